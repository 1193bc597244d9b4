"""Drafts sent, now or when they are due: by the path of a form that is saved, merged with what is there by then."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import admin
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _

from alliance.editing.drafts.keeping import SavedMeanwhile, authors_of, move, needs_second_person
from alliance.editing.drafts.sending import as_sent, errors_of, number_of
from alliance.editing.models import Draft
from alliance.history import told
from alliance.keyed import Keyed


class NotPublished(Exception):  # noqa: N818 – it says what happened
    """In words why it could not be; nothing was changed."""

    def __init__(self, reasons: Sequence[str]):
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def admin_of(draft: Draft) -> admin.ModelAdmin | None:
    """Whose form a draft is of; none where its class is no more."""
    return admin.site._registry.get(draft.model)


def publish(request: HttpRequest, draft: Draft, version: int, confirmed: Sequence[str] = ()) -> Keyed:
    """Send a draft as the user of a request has seen it, who has read the warnings with these codes.

    Raises `SavedMeanwhile` or `NotPublished`.
    """
    with transaction.atomic():
        seen = Draft.objects.select_for_update().filter(pk=draft.pk, version=version, published_at=None).first()
        if seen is None:
            raise SavedMeanwhile(Draft.objects.filter(pk=draft.pk).first())
        if words := hindrance(seen, request):
            raise NotPublished([words])
        record = send(request, seen, confirmed)
        Draft.objects.filter(pk=seen.pk).update(
            published_at=now(), publish_at=None, failure="", key=record.key, version=F("version") + 1
        )
    return record


def send(request: HttpRequest, draft: Draft, confirmed: Sequence[str]) -> Keyed:
    """The record as saved; what keeps it from being saved is raised as `NotPublished`."""
    model_admin, obj = admin_of(draft), draft.record
    sent = as_sent(request, model_admin, obj, draft.sheet, draft.base, publishing=draft)
    sent.POST.setlist("confirmed", confirmed)
    change = draft.sheet["change"]
    with told(why=why_of(draft), source=change.get("source", ""), user=request.user):
        response = model_admin.changeform_view(sent, number_of(obj))
    if (record := getattr(sent, "published", None)) is not None:
        return record
    attempt = getattr(sent, "attempt", None)
    raise NotPublished(unconfirmed(attempt, confirmed) or errors_of(response) or [_("It could not be saved.")])


def unconfirmed(attempt, confirmed: Sequence[str]) -> list[str]:
    problems = attempt.problems if attempt else []
    return [problem.text for problem in problems if problem.blocks or problem.code not in confirmed]


def hindrance(draft: Draft, request: HttpRequest) -> str:
    """In words why this user cannot publish this draft, whatever is in it; "" if nothing is in the way."""
    model_admin, record = admin_of(draft), draft.record
    if model_admin is None or (draft.key and record is None):
        return _("The record of this draft is gone: bring it back first.")
    may = model_admin.has_change_permission(request, record) if record else model_admin.has_add_permission(request)
    if not (may and request.user.has_perm("editing.publish_draft")):
        return _("%(user)s may not publish this.") % {"user": request.user}
    if needs_second_person() and not draft.approved_by_id:
        return _("Somebody who has not written any of it has to approve it first.")
    return ""


def why_of(draft: Draft) -> str:
    """The reason that the history keeps: in the editor's words, and whose work it was."""
    names = {"made": ", ".join(author.get_username() for author in authors_of(draft)), "number": draft.pk}
    whose = _("Draft %(number)d by %(made)s") % names
    if draft.approved_by:
        whose = _("Draft %(number)d by %(made)s, approved by %(approved)s") % {
            **names,
            "approved": draft.approved_by.get_username(),
        }
    return "\n".join(filter(None, [draft.sheet["change"].get("why", ""), whose]))


def hindrance_to_approval(draft: Draft, user) -> str:
    if draft.authors.filter(pk=user.pk).exists():
        return _("Some of it is your own work: another person has to approve it.")
    return ""


def approve(draft: Draft, version: int, user) -> None:
    """Raises `SavedMeanwhile` or `NotPublished`."""
    if words := hindrance_to_approval(draft, user):
        raise NotPublished([words])
    move(draft, version, approved_by=user, failure="")


def schedule(request: HttpRequest, draft: Draft, version: int, at: datetime, confirmed: Sequence[str] = ()) -> None:
    """Have it published at a moment to come, in the name of this user. Raises `SavedMeanwhile` or `NotPublished`."""
    if at <= now():
        raise NotPublished([_("This moment has passed: publish it now, or choose one to come.")])
    if words := hindrance(draft, request):
        raise NotPublished([words])
    move(draft, version, publish_at=at, scheduled_by=request.user, confirmed=list(confirmed), failure="")


def due() -> list[Draft]:
    """The drafts whose moment has come, the oldest first."""
    return list(Draft.objects.filter(published_at=None, publish_at__lte=now()).order_by("publish_at", "pk"))


def publish_if_due(number: int) -> Keyed | None:
    """In a transaction of its own; `None` where another run was quicker. Raises `NotPublished`, told in the draft, too.

    A draft that could not be published is not tried again before somebody has looked at it.
    """
    try:
        with transaction.atomic():
            skip = connection.features.has_select_for_update_skip_locked
            waiting = Draft.objects.select_for_update(skip_locked=skip)
            draft = waiting.filter(pk=number, published_at=None, publish_at__lte=now()).first()
            return publish(request_of(draft.scheduled_by), draft, draft.version, draft.confirmed) if draft else None
    except NotPublished as refused:
        reasons = "\n".join(refused.reasons)
        Draft.objects.filter(pk=draft.pk, version=draft.version).update(
            failure=reasons, publish_at=None, version=F("version") + 1
        )
        raise


def request_of(user) -> HttpRequest:
    """As if that user sent a form; there is no browser to which anything could be told."""
    request = HttpRequest()
    request.META |= {"SCRIPT_NAME": "", "SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    request.user, request.session = user, {}
    request._messages = CookieStorage(request)
    return request
