"""The admin's pages about what was: the story of a record, then and now, what was deleted, what a deletion takes."""

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.editing.history.comparing import Comparison
from alliance.editing.history.deleting import delete_with_reason, deletion_of
from alliance.editing.history.moments import in_words
from alliance.editing.history.restoring import NotRestoredError, RestoreForm, WhyForm, restore
from alliance.editing.history.story import Story
from alliance.editing.history.telling import Names
from alliance.editing.history.undelete import gone
from alliance.filters import InstantField
from alliance.history import told
from alliance.keyed import Keyed
from alliance.knowledge import changes

PAGES = "admin/editing/history/"
LONGEST_NUMBER = 18  # digits of a database id


class MomentsForm(forms.Form):
    """Between which moments to compare; without an end it is now."""

    def __init__(self, data: QueryDict):
        super().__init__({name: data[name] for name in ("from", "to") if data.get(name, "").strip()})
        self.fields["from"] = InstantField(upper=True, required=False)
        self.fields["to"] = InstantField(upper=True, required=False)


class Storied:
    """For an admin of keyed rows. Who sees a history needs the permission to view it, class by class."""

    delete_confirmation_template = f"{PAGES}deletion.html"
    delete_selected_confirmation_template = f"{PAGES}deletions.html"

    def get_urls(self):
        name, view = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("deleted/", view(self.deleted_view), name=f"{name}_deleted"),
            path("<path:object_id>/history/then/", view(self.restore_view), name=f"{name}_restore"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        """All that happened to the record and to what hangs on it."""
        self.check_may_see(request)
        key = self.key_of(object_id)
        page = Story(self.model, key, self.may_see_of(request)).page(request.GET.get("p", 1))
        return self.page_about(request, "story.html", object_id, key, title=_("History"), page=page)

    def restore_view(self, request, object_id):
        """Then and now, with a box for each difference; POST takes back what is ticked."""
        self.check_may_see(request)
        key, moments = self.key_of(object_id), MomentsForm(request.GET)
        comparison = form = None
        if moments.is_valid() and moments.cleaned_data["from"]:
            between = moments.cleaned_data["from"], moments.cleaned_data["to"]
            comparison = Comparison(self.model, key, *between, self.may_see_of(request))
            form = RestoreForm(comparison, request.POST or None) if self.may_restore(request, comparison) else None
            if request.method == "POST" and self.restored(request, key, comparison, form):
                return HttpResponseRedirect(reverse(admin_urlname(self.opts, "history"), args=[object_id]))
        ticked = form.ticked() if form and form.is_bound and comparison.token == form.data.get("token") else ()
        context = {"title": _("Then and now"), "moments": moments, "comparison": comparison, "form": form}
        context["ticked"] = ticked
        return self.page_about(request, "then.html", object_id, key, **context)

    def restored(self, request, key: str, comparison: Comparison, form: RestoreForm | None) -> bool:
        if form is None:
            raise PermissionDenied
        if not form.is_valid():
            return False
        try:
            restore(request.user, comparison, form)
        except NotRestoredError as error:
            form.add_error(None, error.reasons)
            comparison.look_again()
            return False
        messages.success(request, _("Restored as it was on %(moment)s.") % {"moment": in_words(comparison.then)})
        return True

    def deleted_view(self, request):
        """Records that are gone, each with the way back."""
        self.check_may_see(request)
        search = request.GET.get("q", "")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted records"),
            "subtitle": capfirst(str(self.opts.verbose_name_plural)),
            "opts": self.opts,
            "search": search,
            "page": gone(self.model, search, request.GET.get("p", 1)),
        }
        return TemplateResponse(request, f"{PAGES}deleted.html", context)

    def page_about(self, request, template: str, object_id: str, key: str, **context) -> TemplateResponse:
        names = Names({self.model: [key]})
        name = names.of(self.model.noun(), key)
        about = {"opts": self.opts, "number": object_id, "name": name, "object": names.row(self.model.noun(), key)}
        context = {**self.admin_site.each_context(request), "subtitle": name, **about, **context}
        return TemplateResponse(request, f"{PAGES}{template}", context)

    def key_of(self, object_id: str) -> str:
        """The key of a record that is there or was; not found where there never was one."""
        if not (object_id.isascii() and object_id.isdecimal() and len(object_id) <= LONGEST_NUMBER):
            raise Http404
        keys = self.model._base_manager.filter(pk=object_id).values_list("key", flat=True)
        key = keys.first() or self.model.history.filter(id=object_id).values_list("key", flat=True).first()
        if not key:
            raise Http404
        return key

    def check_may_see(self, request) -> None:
        if not (self.has_view_permission(request) and may_see_history(request.user, self.model)):
            raise PermissionDenied

    def may_see_of(self, request):
        """Of which classes the history may be shown."""
        return partial(may_see_history, request.user)

    def may_restore(self, request, comparison: Comparison) -> bool:
        """Who may bring back what stood then into what stands now: whether all of it, is known when it is chosen."""
        if comparison.until or not comparison.was_there or not may_act_alone(request.user):
            return False
        return has_permission(request.user, "change" if comparison.record else "add", self.model)

    def changelist_view(self, request, extra_context=None):
        deleted = may_see_history(request.user, self.model) and reverse(admin_urlname(self.opts, "deleted"))
        return super().changelist_view(request, {"deleted_records": deleted, **(extra_context or {})})

    def render_change_form(self, request, context, *args, **kwargs):
        context["hides_history"] = not may_see_history(request.user, self.model)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _action, name, description = actions["delete_selected"]
            actions["delete_selected"] = (delete_with_reason, name, description)
        return actions

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and may_act_alone(request.user)

    def get_deleted_objects(self, objs, request):
        """For the stock views; our pages show `request.deletion`, which names no more than a page can hold."""
        rows = objs if hasattr(objs, "model") else self.model.objects.filter(pk__in=[row.pk for row in objs])
        request.deletion = deletion_of(rows)
        counts = {group.kind: group.count for group in request.deletion.with_it}
        protected = [group.kind for group in request.deletion.in_its_way]
        return [], counts, request.deletion.forbidden_to(request.user), protected

    def delete_view(self, request, object_id, extra_context=None):
        """Asks what goes with it and why; without a reason it asks again."""
        form = WhyForm(request.POST or None)
        context = {"why_form": form, **(extra_context or {})}
        if not form.is_valid():
            request.POST = QueryDict()
            return super().delete_view(request, object_id, context)
        with changes.held(), told(why=form.cleaned_data["why"]):
            return super().delete_view(request, object_id, context)

    def response_delete(self, request, obj_display, obj_id):
        if may_see_history(request.user, self.model):
            back = reverse(admin_urlname(self.opts, "deleted"))
            messages.info(request, format_html('<a href="{}">{}</a>', back, _("It can be brought back.")))
        return super().response_delete(request, obj_display, obj_id)


def may_see_history(user, model: type[Keyed]) -> bool:
    return has_permission(user, "view", model.history.model)


def has_permission(user, action: str, model) -> bool:
    return user.has_perm(f"{model._meta.app_label}.{get_permission_codename(action, model._meta)}")


def may_act_alone(user) -> bool:
    """Where a second person has to approve, only who may approve deletes and restores: neither can be a draft."""
    return not settings.SECOND_PERSON or user.has_perm("editing.approve_draft")
