"""Drafts: forms that are kept instead of sent. Nothing of them is public before they are published."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.text import Truncator, capfirst
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from alliance.editing.models import Draft
from alliance.editing.sheets import Sheet
from alliance.keyed import Keyed

LONGEST_TITLE = 200


class State(models.TextChoices):
    """How far a draft has come: the last of these that is true of it."""

    OPEN = "open", _("in work")
    SUBMITTED = "submitted", _("waits for approval")
    APPROVED = "approved", _("approved")
    FAILED = "failed", _("could not be published")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")


# By what a list of drafts is narrowed to one state; each is true of no draft that a later one is true of.
STATES = {
    State.PUBLISHED: Q(published_at__isnull=False),
    State.SCHEDULED: Q(published_at=None, publish_at__isnull=False),
    State.FAILED: Q(published_at=None, publish_at=None) & ~Q(failure=""),
    State.APPROVED: Q(published_at=None, publish_at=None, failure="", approved_by__isnull=False),
    State.SUBMITTED: Q(published_at=None, publish_at=None, failure="", approved_by=None, submitted=True),
    State.OPEN: Q(published_at=None, publish_at=None, failure="", approved_by=None, submitted=False),
}


class SavedMeanwhile(Exception):  # noqa: N818 – it says what happened
    """Somebody else has saved, published or discarded the draft since it was opened; `draft` is None if discarded."""

    def __init__(self, draft: Draft | None):
        super().__init__()
        self.draft = draft


def state_of(draft: Draft) -> State:
    if draft.published_at:
        return State.PUBLISHED
    if draft.publish_at:
        return State.SCHEDULED
    if draft.failure:
        return State.FAILED
    if draft.approved_by_id:
        return State.APPROVED
    return State.SUBMITTED if draft.submitted else State.OPEN


def open_drafts(record: Keyed) -> models.QuerySet[Draft]:
    """Of a record, those that are not published yet."""
    drafts = Draft.objects.filter(kind=record.noun(), key=record.key, published_at=None)
    return drafts.select_related("made_by")


def authors_of(draft: Draft) -> list:
    """Who began it, then who has worked on it since."""
    return sorted(draft.authors.all(), key=lambda user: (user.pk != draft.made_by_id, user.pk))


def keep(model: type[Keyed], record: Keyed | None, sheet: Sheet, base: Sheet | None, user) -> Draft:
    """Make a draft of a record, or of a new one."""
    with transaction.atomic():
        draft = Draft.objects.create(
            kind=model.noun(),
            key=record.key if record else "",
            title=title_of(model, record, sheet),
            sheet=without_nul(sheet),
            base=base,
            made_by=user,
            saved_by=user,
        )
        draft.authors.add(user)
    return draft


def save(draft: Draft, sheet: Sheet, base: Sheet | None, version: int, user) -> Draft:
    """Save a draft as somebody has changed it who began with `version`; what was approved or scheduled was another.

    Raises `SavedMeanwhile`.
    """
    with transaction.atomic():
        sheet = without_nul(sheet)
        move(
            draft,
            version,
            sheet=sheet,
            base=base,
            title=title_of(draft.model, draft.record, sheet),
            saved_by=user,
            saved_at=now(),
            approved_by=None,
            publish_at=None,
            scheduled_by=None,
            confirmed=[],
            failure="",
        )
        draft.authors.add(user)
    draft.refresh_from_db()
    return draft


def move(draft: Draft, version: int, **values: Any) -> None:
    """Set columns of the draft as somebody has seen it; raises `SavedMeanwhile` if it is another one by now."""
    seen = Draft.objects.filter(pk=draft.pk, version=version, published_at=None)
    if not seen.update(version=version + 1, **values):
        raise SavedMeanwhile(Draft.objects.select_related("saved_by").filter(pk=draft.pk).first())


def title_of(model: type[Keyed], record: Keyed | None, sheet: Sheet) -> str:
    """The name of the record; of a new one what its form begins with, in words."""
    if record:
        return Truncator(str(record)).chars(LONGEST_TITLE)
    named = [value for name, value in sheet["record"].items() if name.startswith(("title", "name", "statement"))]
    said = next((value for value in named if value and isinstance(value, str)), "")
    if not said:
        keys = [field.name for field in model.public_fields() if isinstance(field, models.ForeignKey)]
        said = ", ".join(str(sheet["record"][name]) for name in keys if sheet["record"].get(name))
    kind = capfirst(model._meta.verbose_name)
    return Truncator((f"{kind}: {said}" if said else kind).replace("\0", "")).chars(LONGEST_TITLE)


def without_nul(value: Any) -> Any:
    """PostgreSQL keeps no NUL, and nobody has typed one."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {without_nul(name): without_nul(one) for name, one in value.items()}
    return [without_nul(one) for one in value] if isinstance(value, list) else value


def needs_second_person() -> bool:
    """Whether what one has written another has to approve."""
    return settings.SECOND_PERSON
