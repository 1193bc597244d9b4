"""A sheet sent as a browser would send it: to look at, to try, to publish."""

from copy import copy

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.utils.datastructures import MultiValueDict

from alliance.editing import sheets
from alliance.editing.saving import Trial
from alliance.editing.sheets import Sheet
from alliance.keyed import Keyed


def as_sent(
    request: HttpRequest, model_admin: ModelAdmin, obj: Keyed | None, sheet: Sheet, base: Sheet | None, publishing=None
) -> HttpRequest:
    """The request of the same user in which this sheet is posted to the form of a record, or of a new one.

    `publishing` is the draft that it publishes; without it the form is open to everybody, and nothing is to be saved.
    """
    sent = copy(request)
    sent.method, sent.publishing = "POST", publishing
    sent.drafting = None if publishing else model_admin.model
    sent.GET = QueryDict()
    sent._files = MultiValueDict()  # before POST: a request reads both from its body, once
    sent.POST = sheets.to_post(model_admin, sent, obj, sheet)
    if base:
        sent.POST["_base"] = sheets.dumps(base)
    sent._dont_enforce_csrf_checks = True  # the request that it is a copy of has passed them
    return sent


def tried(sent: HttpRequest, model_admin: ModelAdmin, obj: Keyed | None, look=lambda record: None) -> Trial:
    """What publishing would come to, whoever asks: all is taken back."""
    sent.drafting = model_admin.model
    return model_admin.trial(sent, number_of(obj), look=look)


def shown(sent: HttpRequest, model_admin: ModelAdmin, obj: Keyed | None, context: dict) -> TemplateResponse:
    """The form filled in with what is sent, put together with what is there by now and beside what is wrong with it.

    Nothing is saved.
    """
    sent.is_only_shown = True
    return ModelAdmin._changeform_view(model_admin, sent, number_of(obj), "", context)


def number_of(obj: Keyed | None) -> str | None:
    return str(obj.pk) if obj else None


def errors_of(response: TemplateResponse) -> list[str]:
    """What a form that was not saved says, each with the name of its field."""
    context = response.context_data or {}
    forms = [context["adminform"].form] if "adminform" in context else []
    found = []
    for inline in context.get("inline_admin_formsets", ()):
        forms += inline.formset.forms
        found += inline.formset.non_form_errors()
    for form in forms:
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            found += [f"{label}: {error}" if label else error for error in errors]
    return list(dict.fromkeys(map(str, found)))
