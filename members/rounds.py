"""The rounds of accession: who joined on which day, by which steps, and how many the members then were."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from alliance.turning_points import turning_points
from members.models import AccessionStep, Membership


@dataclass
class Round:
    """Those that joined on one day; `total` counts the members at the end of it."""

    day: date
    stays: list[Membership]
    total: int
    steps: list[list[AccessionStep]] = field(default_factory=list)

    @property
    def joined(self) -> int:
        return len(self.stays)


def rounds_of(stays: Iterable[Membership], steps: Iterable[AccessionStep] = ()) -> list[Round]:
    """All rounds, oldest first, each with the steps of those that joined in it."""
    dated = sorted((stay for stay in stays if stay.start), key=lambda stay: stay.start)
    totals = {point.day: point.total for point in turning_points((stay.start, stay.end) for stay in dated)}
    taken = list(steps)
    return [
        Round(day, joined := list(group), totals[day], taken_together(taken, joined))
        for day, group in groupby(dated, key=lambda stay: stay.start)
    ]


def taken_together(steps: Iterable[AccessionStep], stays: Iterable[Membership]) -> list[list[AccessionStep]]:
    """The steps of these countries in order of time; the same step of several on one day stands together."""
    countries = {stay.country_id for stay in stays}

    def moment(step):
        return step.date, step.date_precision, step.step

    theirs = sorted((step for step in steps if step.country_id in countries), key=moment)
    return [list(group) for _moment, group in groupby(theirs, key=moment)]


def still_outside(steps: Iterable[AccessionStep], stays: Iterable[Membership]) -> list[AccessionStep]:
    """The steps of countries that have not joined."""
    joined = {stay.country_id for stay in stays}
    return [step for step in steps if step.country_id not in joined]
