"""The forms of records as those of drafts: kept, shown as the page they would make, and open to those who suggest."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance.editing import sheets
from alliance.editing.drafts import keeping
from alliance.editing.drafts.preview import has_page, page_of
from alliance.editing.drafts.sending import errors_of
from alliance.editing.saving import Trial, tidied
from alliance.keyed import Keyed

NO_PREVIEW = "admin/editing/draft/no_preview.html"


class Drafting:
    """For an admin of keyed rows, before `Saving`: whoever may draft finds its forms open, and saves nothing by them.

    Where everything needs a second person, all that is saved in a form is kept as a draft.
    """

    # Of what new records may be saved by one person even so: what is cited has to be there first.
    adds_without_second_person = False

    def get_urls(self):
        name, view = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("draft/", view(self.draft_view), name=f"{name}_draft_add"),
            path("<path:object_id>/draft/", view(self.draft_view), name=f"{name}_draft"),
            path("preview/", view(self.preview_view), name=f"{name}_preview_add"),
            path("<path:object_id>/preview/", view(self.preview_view), name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and self.is_closed(request, adding=object_id is None):
            messages.warning(request, _("Here a second person has to approve: what you entered is kept as a draft."))
            return self.draft_view(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(self, request, extra_context=None):
        """Whoever may not add records may suggest some."""
        if self.may_draft(request) and not self.has_add_permission(request):
            address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_draft_add")
            extra_context = {"suggest_address": address, **(extra_context or {})}
        return super().changelist_view(request, extra_context)

    def draft_view(self, request, object_id=None):
        """GET: the form of a new draft. POST: what stands on a form is kept, however far it has come."""
        obj = self.drafted(request, object_id)
        if request.method != "POST":
            title = _("Suggest a change") if obj else _("Suggest a new record")
            return self.changeform_view(request, object_id, extra_context={"title": title})
        request.POST = tidied(request.POST)
        base = sheets.loads(request.POST.get("_base", "")) or (sheets.stored(self, request, obj) if obj else None)
        draft = keeping.keep(self.model, obj, sheets.read(self, request, obj, base), base, request.user)
        messages.success(request, _("Kept as a draft. Nothing of it is public before it is published."))
        return HttpResponseRedirect(reverse("admin:editing_draft_change", args=[draft.pk]))

    def preview_view(self, request, object_id=None):
        """What stands on a form, as the public page that it would make; nothing is saved."""
        obj = self.drafted(request, object_id, also_editors=True)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        language = language_of(request.POST)
        trial = self.trial(request, object_id if obj else None, look=lambda record: page_of(record, request, language))
        return trial.seen or no_preview(self, request, trial)

    def drafted(self, request: HttpRequest, object_id: str | None, also_editors: bool = False) -> Keyed | None:
        """The record of an address, `None` for a new one; from here on its form is open to whoever may draft."""
        obj = self.get_object(request, object_id) if object_id else None
        if object_id and obj is None:
            raise Http404
        may_edit = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        if not (self.may_draft(request, obj) or (also_editors and may_edit)):
            raise PermissionDenied
        request.drafting = self.model
        return obj

    def may_draft(self, request: HttpRequest, obj: Keyed | None = None) -> bool:
        return request.user.has_perm("editing.add_draft") and super().has_view_permission(request, obj)

    def is_closed(self, request: HttpRequest, adding: bool) -> bool:
        """Whether a form must not be saved by one person alone."""
        if is_drafting(request, self.model) or getattr(request, "publishing", None):
            return False
        return keeping.needs_second_person() and not (adding and self.adds_without_second_person)

    def has_add_permission(self, request):
        return is_drafting(request, self.model) or super().has_add_permission(request)

    def has_change_permission(self, request, obj=None):
        return is_drafting(request, self.model) or super().has_change_permission(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if getattr(request, "is_only_shown", False):
            form.is_valid = never_valid
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= self.draft_context(request, obj)
        if "is_unsaved_draft" in context:
            context["is_unsaved"] = context["is_unsaved_draft"]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def draft_context(self, request: HttpRequest, obj: Keyed | None) -> dict:
        """Where the form can be sent besides being saved, and what else is being worked on."""
        if "_popup" in request.GET or "_popup" in request.POST:
            return {}
        closed = dict.fromkeys(("show_save", "show_save_and_continue", "show_save_and_add_another"), False)
        may_draft, name = self.may_draft(request, obj), f"admin:{self.opts.app_label}_{self.opts.model_name}"
        may_edit = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        arguments = [obj.pk] if obj else []
        return {
            "draft_url": reverse(f"{name}_{'draft' if obj else 'draft_add'}", args=arguments) if may_draft else "",
            "preview_url": reverse(f"{name}_{'preview' if obj else 'preview_add'}", args=arguments)
            if has_page(self.model) and (may_draft or may_edit)
            else "",
            "drafting": is_drafting(request, self.model),
            "form_is_open": may_edit,
            "previews": settings.LANGUAGES,
            "drafts": keeping.open_drafts(obj) if obj and request.user.has_perm("editing.view_draft") else (),
            **(closed if self.is_closed(request, adding=obj is None) else {}),
        }

    def response_add(self, request, obj, post_url_continue=None):
        return published(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return published(request, obj) or super().response_change(request, obj)


class DraftedRows:
    """For the rows beneath a record: open where the form of the record is that of a draft."""

    def has_add_permission(self, request, obj=None):
        return is_drafting(request, self.parent_model) or super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return is_drafting(request, self.parent_model) or super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return is_drafting(request, self.parent_model) or super().has_delete_permission(request, obj)


def is_drafting(request: HttpRequest, model: type[Keyed]) -> bool:
    """Whether the form of a class is open for a draft, or a trial, in this request: nothing is saved by it."""
    return getattr(request, "drafting", None) is model


def never_valid(form) -> bool:
    """For a form that is looked at and not sent: it says what is wrong, and is not saved either way."""
    form.full_clean()
    return False


def published(request: HttpRequest, obj: Keyed) -> HttpResponse | None:
    """The end of a form that was sent by `alliance.editing.drafts.publishing`, which has its own words."""
    if getattr(request, "publishing", None) is None:
        return None
    request.published = obj
    return HttpResponse()


def language_of(data) -> str:
    asked = data.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else get_language()


def no_preview(model_admin, request: HttpRequest, trial: Trial, draft=None) -> TemplateResponse:
    """In words why there is no page to be seen."""
    reasons = [problem.text for problem in trial.problems] + (errors_of(trial.response) if trial.response else [])
    title = _("There is no preview yet")
    context = {**model_admin.admin_site.each_context(request), "title": title, "reasons": reasons, "draft": draft}
    return TemplateResponse(request, NO_PREVIEW, context, status=422)
