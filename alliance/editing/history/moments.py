"""Moments of histories: as addresses have them, as editors type them, as pages show them. All in UTC."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError

from alliance.filters import InstantField
from alliance.rest.remembered import written
from alliance.wording import moment

__all__ = ["INSTANT", "in_words", "read", "shown", "written"]

# The least that two moments differ by: just before an act its rows stood as it found them.
INSTANT = timedelta(microseconds=1)


def read(text: str) -> datetime:
    """An instant as RFC 3339 has it, or the end of a day. Raises `ValidationError`."""
    return InstantField(upper=True).clean(text)


def in_words(instant: datetime) -> str:
    """To the second: two saves in one minute are two moments."""
    return moment(instant, seconds=True)


def shown(text: str) -> str:
    """A moment that was written down, in words; what is none as it stands."""
    try:
        return in_words(read(text))
    except ValidationError:
        return text
