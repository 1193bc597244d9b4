"""The page on which a draft is judged: what it would change, what is in the way, and what may be done with it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance.editing import sheets
from alliance.editing.checks.rules import Problem
from alliance.editing.drafts import publishing
from alliance.editing.drafts.keeping import authors_of, move, needs_second_person, state_of
from alliance.editing.drafts.preview import has_page
from alliance.editing.drafts.publishing import NotPublished, admin_of
from alliance.editing.drafts.sending import as_sent, errors_of, tried
from alliance.editing.drafts.side_by_side import compare
from alliance.editing.models import Draft
from alliance.editing.spoken import label_of
from alliance.wording import moment

NOTHING: sheets.Sheet = {"record": {}, "rows": {}, "change": {}}


class Moment(forms.Form):
    use_required_attribute = False  # the other buttons beside it need none

    publish_at = forms.DateTimeField(
        label=gettext_lazy("Publish at (UTC)"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )


class Deed(NamedTuple):
    """`may(admin, request, draft)` whether a user may; `do(request, draft, version)` does it and says so."""

    may: Callable[..., bool]
    do: Callable[..., Any]


def may_publish(model_admin, request: HttpRequest, draft: Draft) -> bool:
    return request.user.has_perm("editing.publish_draft") and not draft.published_at


def may_approve(model_admin, request: HttpRequest, draft: Draft) -> bool:
    return request.user.has_perm("editing.approve_draft") and not draft.published_at


def may_change(model_admin, request: HttpRequest, draft: Draft) -> bool:
    return model_admin.has_change_permission(request, draft)


def publish(request: HttpRequest, draft: Draft, version: int) -> str:
    record = publishing.publish(request, draft, version, request.POST.getlist("confirmed"))
    return _("Published: %(record)s.") % {"record": record}


def schedule(request: HttpRequest, draft: Draft, version: int) -> str:
    form = Moment(request.POST)
    if not form.is_valid():
        raise NotPublished([error for errors in form.errors.values() for error in errors])
    at = form.cleaned_data["publish_at"]
    publishing.schedule(request, draft, version, at, request.POST.getlist("confirmed"))
    return _("To be published: %(moment)s.") % {"moment": moment(at)}


def unschedule(request: HttpRequest, draft: Draft, version: int) -> str:
    move(draft, version, publish_at=None, scheduled_by=None, confirmed=[])
    return _("It will not be published by itself any more.")


def submit(request: HttpRequest, draft: Draft, version: int) -> str:
    move(draft, version, submitted=True)
    return _("Now it waits for approval.")


def withdraw(request: HttpRequest, draft: Draft, version: int) -> str:
    move(draft, version, submitted=False, approved_by=None, publish_at=None, scheduled_by=None, confirmed=[])
    return _("It is in work again.")


def approve(request: HttpRequest, draft: Draft, version: int) -> str:
    publishing.approve(draft, version, request.user)
    return _("Approved.")


DEEDS = {
    "publish": Deed(may_publish, publish),
    "schedule": Deed(may_publish, schedule),
    "unschedule": Deed(may_publish, unschedule),
    "submit": Deed(may_change, submit),
    "withdraw": Deed(may_change, withdraw),
    "approve": Deed(may_approve, approve),
}


def review(draft_admin, request: HttpRequest, draft: Draft) -> dict:
    """What the template shows."""
    record = draft.record
    context = {
        "draft": draft,
        "state": state_of(draft),
        "authors": authors_of(draft),
        "record": record,
        "record_address": record and reverse(admin_urlname(record._meta, "change"), args=[record.pk]),
        "moment": Moment(),
        "now": now(),
    }
    if draft.published_at:
        return context | published(request, draft)
    if admin_of(draft) is None or (draft.key and not record):
        return context | {"hindrance": publishing.hindrance(draft, request)}
    return context | outlook(request, draft, record) | rights(draft_admin, request, draft)


def outlook(request: HttpRequest, draft: Draft, record) -> dict:
    """What publishing would come to now."""
    model_admin = admin_of(draft)
    sent = as_sent(request, model_admin, record, draft.sheet, draft.base)
    trial = tried(sent, model_admin, record)
    attempt = sent.attempt
    before = attempt.before if record else NOTHING
    after = attempt.typed or draft.sheet
    blocking = [told(problem, draft) for problem in trial.problems if problem.blocks]
    return {
        "compared": compare(model_admin, sent, record, before or NOTHING, after),
        "errors": [*blocking, *(errors_of(trial.response) if trial.response else [])],
        "warnings": [problem for problem in trial.problems if not problem.blocks],
        "collision": attempt.collision,
        "is_merged": bool(record) and before != draft.base,
        "previews": settings.LANGUAGES if has_page(draft.model) else (),
    }


def told(problem: Problem, draft: Draft) -> str:
    """With the name of the field, which on a form it would stand beside."""
    names = {field.name for field in draft.model._meta.get_fields()}
    if problem.row or problem.field not in names:
        return problem.text
    return f"{label_of(draft.model, problem.field)}: {problem.text}"


def published(request: HttpRequest, draft: Draft) -> dict:
    model_admin = admin_of(draft)
    if model_admin is None:
        return {}
    obj = draft.record
    before, made = draft.base or NOTHING, draft.base is None
    return {"compared": compare(model_admin, request, None if made else obj, before, draft.sheet)}


def rights(draft_admin, request: HttpRequest, draft: Draft) -> dict:
    may = {name for name, deed in DEEDS.items() if deed.may(draft_admin, request, draft)}
    own = publishing.hindrance_to_approval(draft, request.user)
    return {
        "may": may,
        "hindrance": publishing.hindrance(draft, request) if "publish" in may else "",
        "hindrance_to_approval": own if "approve" in may else "",
        "needs_second_person": needs_second_person(),
        # Whoever may publish by themselves has nobody to ask.
        "is_to_be_submitted": "submit" in may
        and not (draft.submitted or draft.approved_by_id)
        and (needs_second_person() or "publish" not in may),
    }
