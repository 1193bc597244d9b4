"""What has changed lately: as a page, entry by entry, and as a feed to follow."""

from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from alliance.feeds import LastingFeed
from alliance.knowledge.models import Change
from alliance.takeaway.batches import batches, newest, single, with_records
from alliance.templatetags.wording import grouped
from alliance.wording import sentence
from alliance.xml import legal


class ChangesView(ListView):
    """Every public change, newest first; what a load wrote at once is one entry."""

    template_name = "changes/change_list.html"
    paginate_by = 50

    def get_queryset(self):
        return batches()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"batches": with_records(context["page_obj"])}


class ChangeView(ListView):
    """All that was changed in one go, record by record."""

    template_name = "changes/change_detail.html"
    paginate_by = 100

    def get_queryset(self):
        self.first = get_object_or_404(Change, seq=self.kwargs["seq"])
        return Change.objects.filter(kind=self.first.kind, action=self.first.action, at=self.first.at)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        row = {name: getattr(self.first, name) for name in ("seq", "kind", "key", "action", "at")}
        return context | {"batch": with_records([row | {"count": count}])[0], "singles": single(context["page_obj"])}


class ChangesFeed(LastingFeed):
    """The newest entries as Atom; an entry keeps its id for good, whatever host and address it is read from."""

    lasting_name = "alliance/changes"
    title = _("Alliance: changes")
    subtitle = _("What was added, corrected or removed in the knowledge base about NATO.")
    link = reverse_lazy("changes")
    newest = 50

    def items(self):
        return newest(self.newest)

    def item_title(self, batch):
        if batch.is_single:
            return legal(f"{sentence(batch.action_name)}: {batch.kind_name}, {batch.name}")
        return f"{sentence(batch.action_name)}: {grouped(batch.count)} {batch.kind_name}"

    def item_description(self, batch):
        if batch.is_single:
            return escape(legal(batch.name))  # a summary in Atom is HTML here, a title is text
        return gettext("%(count)s %(kind)s were written at once.") % {
            "count": grouped(batch.count),
            "kind": batch.kind_name,
        }

    def item_link(self, batch):
        return batch.page or reverse("change", args=[batch.seq])

    def item_guid(self, batch):
        return self.lasting_id(f"{batch.seq} {batch.at.isoformat()}")

    def item_pubdate(self, batch):
        return batch.at

    item_updateddate = item_pubdate
