"""Partial dates: a day, a month or a year, kept as the first day plus a precision.

The text form is ISO 8601 at reduced precision: `1949-08-24`, `1949-08`, `1949`.
"""

import re
from calendar import monthrange
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "year"]

PRECISIONS: tuple[Precision, ...] = ("day", "month", "year")
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

# Whether the day was asked for: what was worked out since this was set to False follows from it, and ends with it.
asked_for_today: ContextVar[bool] = ContextVar("asked_for_today", default=False)


class PartialDate(NamedTuple):
    """A date as exactly as it is known; `first_day` is the first day it can mean."""

    first_day: date
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises `ValueError` for anything else."""
        found = PARTIAL.fullmatch(text.strip())
        if not found:
            raise ValueError(f"“{text}” is not a date: write YYYY-MM-DD, YYYY-MM or YYYY.")
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            first_day = date(year or 0, month or 1, day or 1)
        except ValueError as error:
            raise ValueError(f"“{text}” is not a date: {error}.") from error
        return cls(first_day, "day" if day else "month" if month else "year")

    @classmethod
    def of(cls, day: date, precision: Precision) -> "PartialDate":
        """The date kept in two columns, brought to the first day of its month or year."""
        if precision == "year":
            day = day.replace(month=1, day=1)
        elif precision == "month":
            day = day.replace(day=1)
        return cls(day, precision)

    @classmethod
    def between(cls, first: date | None, last: date | None) -> "PartialDate | None":
        """What two bounds say of the day between them: the day, its month or its year; `None` where they say less."""
        if first is None or last is None or first.year != last.year:
            return None
        return cls.of(first, "day" if first == last else "month" if first.month == last.month else "year")

    def __str__(self) -> str:
        return self.first_day.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    @property
    def last_day(self) -> date:
        """The last day it can mean."""
        if self.precision == "day":
            return self.first_day
        if self.precision == "year":
            return self.first_day.replace(month=12, day=31)
        return self.first_day.replace(day=monthrange(self.first_day.year, self.first_day.month)[1])


def today() -> date:
    """The UTC date. Called at the edge only (a view, a command): everything below takes the day as an argument."""
    asked_for_today.set(True)
    return datetime.now(UTC).date()


def day_after(day: date) -> date:
    """The next day, with which a period up to `day` ends; after the last one that there is comes none."""
    return min(day, date.max - timedelta(days=1)) + timedelta(days=1)
