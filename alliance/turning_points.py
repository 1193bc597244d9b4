"""The days on which the answer to a question about time changes. A leaf, in plain Python."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class TurningPoint(NamedTuple):
    """A day on which rows begin or end to hold: how many of each, and how many hold from that day on."""

    day: date
    gained: int
    lost: int
    total: int


def turning_points(spans: Iterable[tuple[date, date | None]]) -> list[TurningPoint]:
    """The days on which any of these half-open spans begins or ends, oldest first; `None` as an end is open."""
    gained: Counter[date] = Counter()
    lost: Counter[date] = Counter()
    for start, end in spans:
        gained[start] += 1
        if end:
            lost[end] += 1
    points, total = [], 0
    for day in sorted(gained | lost):
        total += gained[day] - lost[day]
        points.append(TurningPoint(day, gained[day], lost[day], total))
    return points
