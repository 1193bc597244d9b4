"""What comes of judging a statement: a verdict, or a word for the reason why there is none, and what it rests on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from alliance.dates import PartialDate
from alliance.extraction.candidates import When
from alliance.facts import Fact, Value
from alliance.sources.verdicts import Verdict


class Why(StrEnum):
    """Why a statement could not be judged."""

    ORGANIZATION = "organization-not-recorded"
    COUNTRY = "country-not-recorded"
    NO_LIST = "member-list-not-kept"
    MEETING = "meeting-not-recorded"
    OFFICE = "office-not-recorded"
    TERM = "term-not-recorded"
    VALUE = "value-not-recorded"
    AGENDA = "not-on-recorded-agenda"
    RANGE = "range-of-time"
    SEAT = "earlier-seats-not-recorded"
    UNSURE = "date-worked-out"
    LONG_AGO = "held-long-before"
    ONE_OF_SEVERAL = "one-of-several-numbers"
    NOT_A_COUNT = "not-the-size-of-that-day"


class Moment(NamedTuple):
    """The time for which a statement is judged: its first and last day, `None` where nothing is known.

    `start` and `end` are how the text, or whoever gave the date of publication, writes it; `published` says that it is
    the date of publication.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    published: bool = True

    @property
    def first(self) -> date | None:
        return self.start.first_day if self.start else None

    @property
    def last(self) -> date | None:
        return self.end.last_day if self.end else None

    @classmethod
    def of(cls, on: When | None, published: PartialDate | None) -> "Moment":
        return cls(on.start, on.end, False) if on else cls(published, published)


@dataclass(frozen=True, slots=True)
class Judged:
    """`facts` are what the verdict rests on, the one that is spoken of first; `values` are those compared with."""

    verdict: Verdict | None
    why: Why | None = None
    facts: tuple[Fact, ...] = ()
    values: tuple[Value, ...] = ()


def unjudged(why: Why, *facts: Fact | None) -> Judged:
    return Judged(None, why, tuple(fact for fact in facts if fact))
