"""What has changed lately: as a page, entry by entry, and as a feed to follow."""

import uuid

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from alliance.knowledge.models import Change
from alliance.takeaway.batches import batches, newest, single, with_records
from alliance.templatetags.wording import grouped
from alliance.wording import sentence
from alliance.xml import legal

FEED = uuid.uuid5(uuid.NAMESPACE_URL, "alliance/changes")


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


class ChangesFeed(Feed):
    """The newest entries as Atom; an entry keeps its id for good, whatever host and address it is read from."""

    feed_type = Atom1Feed
    title = _("Alliance: changes")
    subtitle = _("What was added, corrected or removed in the knowledge base about NATO.")
    author_name = "Alliance"
    link = reverse_lazy("changes")
    newest = 50

    def feed_guid(self):
        return self.lasting_id("")

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

    def lasting_id(self, of):
        """An entry in another language is another entry."""
        return uuid.uuid5(FEED, f"{get_language()} {of}").urn
