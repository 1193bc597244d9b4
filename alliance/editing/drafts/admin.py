"""Drafts in the admin: a list, each as the form it will be sent as, and a page on which it is judged and published."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.editing import sheets
from alliance.editing.drafts import keeping
from alliance.editing.drafts.filters import KindFilter, StateFilter, WhoseFilter, name_of
from alliance.editing.drafts.forms import language_of, no_preview
from alliance.editing.drafts.keeping import SavedMeanwhile, state_of
from alliance.editing.drafts.preview import page_of
from alliance.editing.drafts.publishing import NotPublished, admin_of
from alliance.editing.drafts.reviewing import DEEDS, review
from alliance.editing.drafts.sending import as_sent, shown, tried
from alliance.editing.drafts.side_by_side import compare
from alliance.editing.kept import holding
from alliance.editing.models import Draft
from alliance.editing.saving import tidied
from alliance.wording import moment


@admin.register(Draft)
class DraftAdmin(admin.ModelAdmin):
    """Made on the forms of records. Whoever may not publish works on drafts of their own alone."""

    list_display = ["title", "about", "state", "made_by", "saved", "publish_at"]
    list_filter = [StateFilter, WhoseFilter, KindFilter]
    list_select_related = ["made_by", "saved_by"]
    search_fields = ["title", "key"]
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    empty_value_display = "–"
    actions = None

    class Media:
        css = {"all": ["alliance/admin.css"]}

    def get_urls(self):
        view, pages = self.admin_site.admin_view, {"review": self.review_view, "preview": self.preview_view}
        acts = {name: self.act_view(name) for name in DEEDS}
        return [
            *(path(f"<int:number>/{name}/", view(one), name=f"editing_draft_{name}") for name, one in pages.items()),
            *(path(f"<int:number>/{name}/", view(one), name=f"editing_draft_{name}") for name, one in acts.items()),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": capfirst(_("drafts")), **(extra_context or {})})

    @admin.display(description=_("kind"), ordering="kind")
    def about(self, draft):
        return capfirst(name_of(draft.kind)) if draft.key else _("new: %(kind)s") % {"kind": name_of(draft.kind)}

    @admin.display(description=_("status"))
    def state(self, draft):
        return state_of(draft).label

    @admin.display(description=_("saved"), ordering="saved_at")
    def saved(self, draft):
        return f"{moment(draft.saved_at)} · {draft.saved_by or draft.made_by}"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_open_to(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_open_to(request, obj)

    def is_open_to(self, request, draft: Draft | None) -> bool:
        """What is published stays as it was; a draft in work is open to who began it and to who may publish it."""
        if draft is None:
            return True
        return not draft.published_at and (
            draft.made_by_id == request.user.pk or request.user.has_perm("editing.publish_draft")
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The form of the record, filled in with the draft and beside what is wrong with it."""
        draft = self.found(request, object_id)
        may_change, is_gone = self.has_change_permission(request, draft), is_out_of_place(draft)
        if request.method == "POST":
            if not may_change:
                raise PermissionDenied
            if is_gone:
                raise Http404(_("The record of this draft is gone: bring it back first."))
            return self.save_draft(request, draft)
        if not may_change or is_gone:
            return HttpResponseRedirect(reverse("admin:editing_draft_review", args=[draft.pk]))
        if (typed := holding.take(request)) is not None:
            return self.given_back(request, draft, typed)
        return self.filled(request, draft, draft.sheet, draft.base, is_unsaved=False)

    def given_back(self, request, draft, typed):
        """What could not be sent stands on the form again, as of the version that it began with."""
        request.drafting, request.POST = draft.model, tidied(typed)
        draft.version = version_in(request)
        base = sheets.loads(request.POST.get("_base", "")) or draft.base
        sheet = sheets.read(admin_of(draft), request, draft.record, base)
        messages.warning(request, _("What you had typed stands on the form again. It is not saved yet."))
        return self.filled(request, draft, sheet, base)

    def filled(self, request, draft, sheet, base, theirs=None, is_unsaved=True):
        model_admin, record = admin_of(draft), draft.record
        request.drafting = draft.model
        sent = as_sent(request, model_admin, record, sheet, base)
        trial = tried(sent, model_admin, record)
        sent.attempt.problems, sent.attempt.look = trial.problems, None
        is_merged = bool(record) and sent.attempt.base != draft.base
        others = compare(model_admin, sent, record, theirs, sheet) if theirs else ()
        context = {"title": _("Draft"), "draft": draft, "state": state_of(draft), "is_merged": is_merged}
        context |= {"record_name": str(draft.record or "")}  # as published: the form bears the name in the draft
        context |= {"is_unsaved_draft": is_unsaved}
        return shown(sent, model_admin, record, context | {"theirs": others})

    def save_draft(self, request, draft):
        """What was typed is kept whatever it is; where it meets what was published meanwhile the two are merged."""
        model_admin, record = admin_of(draft), draft.record
        request.drafting = draft.model
        request.POST = tidied(request.POST)
        base = sheets.loads(request.POST.get("_base", "")) or draft.base
        sheet = sheets.read(model_admin, request, record, base)
        if record:
            tried(request, model_admin, record)
            met = request.attempt
            sheet, base = (sheet, draft.base) if met.collision or not met.typed else (met.typed, met.before)
        try:
            keeping.save(draft, sheet, base, version_in(request), request.user)
        except SavedMeanwhile as meanwhile:
            return self.saved_meanwhile(request, meanwhile.draft, sheet, base)
        messages.success(request, _("The draft was saved."))
        page = "review" if "_review" in request.POST else "change"
        return HttpResponseRedirect(reverse(f"admin:editing_draft_{page}", args=[draft.pk]))

    def saved_meanwhile(self, request, draft, sheet, base):
        """Nothing typed is lost: it stands on the form, beside what the other one has made of the draft."""
        if draft is None or draft.published_at:
            raise Http404(_("This draft is gone: it was discarded or published."))
        text = _("Not saved: %(user)s has saved this draft meanwhile. What you typed stands below.")
        messages.error(request, text % {"user": draft.saved_by or draft.made_by})
        return self.filled(request, draft, sheet, base, theirs=draft.sheet)

    def review_view(self, request, number):
        """What publishing would change, what is in the way, and the buttons for what this user may do with it."""
        draft = self.found(request, number)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        context |= {"may_change": self.has_change_permission(request, draft)}
        context |= {"may_discard": self.has_delete_permission(request, draft), "title": _("Review and publish")}
        return TemplateResponse(request, "admin/editing/draft/review.html", context | review(self, request, draft))

    def preview_view(self, request, number):
        """The public page as it would be, in one of the languages; all is taken back."""
        draft, language = self.found(request, number), language_of(request.GET)
        if is_out_of_place(draft):
            return HttpResponseRedirect(reverse("admin:editing_draft_review", args=[draft.pk]))
        model_admin, record = admin_of(draft), draft.record
        sent = as_sent(request, model_admin, record, draft.sheet, draft.base)
        trial = tried(sent, model_admin, record, lambda saved: page_of(saved, request, language, draft))
        return trial.seen or no_preview(model_admin, request, trial, draft)

    def act_view(self, name):
        def view(request, number):
            draft = self.found(request, number)
            if not DEEDS[name].may(self, request, draft):
                raise PermissionDenied
            if request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            self.act(request, draft, name)
            return HttpResponseRedirect(reverse("admin:editing_draft_review", args=[draft.pk]))

        return view

    def act(self, request, draft, name):
        try:
            told = DEEDS[name].do(request, draft, version_in(request))
        except SavedMeanwhile:
            messages.error(request, _("Somebody else has changed this draft since you looked at it: look again."))
        except NotPublished as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
        else:
            self.log_change(request, draft, str(told))
            messages.success(request, told)

    def found(self, request, number) -> Draft:
        draft = self.get_object(request, str(number))
        if draft is None:
            raise Http404(_("There is no such draft."))
        if not self.has_view_permission(request, draft):
            raise PermissionDenied
        return draft


def is_out_of_place(draft: Draft) -> bool:
    """Whether there is no form for it: what it is of is gone."""
    return admin_of(draft) is None or bool(draft.key and draft.record is None)


def version_in(request) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
