"""The day for which a page answers, and the days before and after it on which the answer changes. A leaf."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance.dates import Precision
from alliance.filters import DayField, StrictForm
from alliance.turning_points import TurningPoint


class AsOfForm(StrictForm):
    """A page for a day that asks for nothing else."""

    as_of = DayField(label=_("as of"), required=False)


class Turn(NamedTuple):
    """A day on which the answer changes, and how, in a few words: “+3 → 19”; `day` as exactly as it is known."""

    day: date
    text: str
    precision: Precision = "day"


def turns_of(points: Iterable[TurningPoint]) -> list[Turn]:
    """How a number changes from day to day: what came, what went, how many there are then."""
    return [Turn(point.day, f"{came_and_went(point)} → {point.total}") for point in points]


def came_and_went(point: TurningPoint) -> str:
    parts = [f"+{point.gained}" if point.gained else "", f"−{point.lost}" if point.lost else ""]
    return " ".join(filter(None, parts))


@dataclass
class Bar:
    """What the bar with the day shows; `day` is `None` where the page answers for no single day.

    `always` says that the page answers for today where no day is asked for.
    """

    form: forms.Form
    day: date | None
    today: date
    # Whether the address names the day.
    asked: bool
    always: bool = True
    notes: Sequence = ()
    turns: Sequence[Turn] = ()
    # The other parameters that the bar offers as fields.
    offered: Sequence[str] = ()

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def previous(self) -> Turn | None:
        """The last change before the day, or before today where there is no day."""
        day = self.day or self.today
        return max((turn for turn in self.turns if turn.day < day), default=None)

    @property
    def next(self) -> Turn | None:
        day = self.day or self.today
        return min((turn for turn in self.turns if turn.day > day), default=None)

    @property
    def fields(self) -> list[forms.BoundField]:
        return [self.form[name] for name in self.offered]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The parameters of the address that the bar does not offer: asking for another day must not lose them."""
        shown = {"as_of", *self.offered}
        return [(name, value) for name, value in self.form.data.items() if name in self.form.fields.keys() - shown]
