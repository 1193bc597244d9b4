"""`known_at`: a question about what was known here at an earlier instant."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from django.core.exceptions import ValidationError
from django.db import models

from alliance.filters import InstantField
from alliance.held import DELETED

CREATED = "+"

KNOWN_AT = {"known_at": InstantField(upper=True, required=False)}


def to_come(question: dict) -> Iterator[tuple[str, ValidationError]]:
    """An instant that is still to come; the end of today is as good as now."""
    instant, now = question.get("known_at"), datetime.now(UTC)
    if instant and instant > now and instant != datetime.combine(now, time.max, UTC):
        yield (
            "known_at",
            ValidationError(
                f"{written(instant)} lies in the future: nobody knows what will be known then. Give an instant up to "
                "now, or today's date.",
                code="future",
            ),
        )


def written(instant: datetime) -> str:
    """As in RFC 3339, in UTC."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def since_when(record: models.Model | None, model: type[models.Model], key: str, instant: datetime) -> str:
    """In words, why a record was not known at an instant; `record` is that of now. Empty where it never was known."""
    entries = model.history.model.objects.filter(key=key)
    before = entries.filter(history_date__lte=instant).order_by("history_date", "history_id").last()
    after = entries.filter(history_date__gt=instant).order_by("history_date", "history_id").first()
    said = []
    if before and before.history_type == DELETED:
        said.append(f"It was deleted at {written(before.history_date)}.")
    if after and after.history_type == CREATED:
        said.append(f"It is known {'again ' if said else ''}since {written(after.history_date)}.")
    elif after:
        said.append(
            f"Its history begins at {written(after.history_date)}: it was loaded without one, and what was known of it "
            "earlier is not recorded."
        )
    elif record and not before:
        said.append("It was loaded without a history: what was known of it earlier is not recorded.")
    if not said:
        return ""
    return f"The {model._meta.verbose_name} “{key}” was not known at {written(instant)}. {' '.join(said)}"
