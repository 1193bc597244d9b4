"""When a topic was on the agenda, drawn along the years of all meetings.

Lengths are whole units of the drawing, as numbers in it must not be written in the way of a language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from alliance.axis import Axis, Tick, diamond
from alliance.summits.models import Meeting
from alliance.wording import written

WIDTH, HEIGHT, LEFT, RIGHT, LINE = 640, 78, 12, 628, 26
# Room between two years that are written, and half the height of a mark.
APART, MARK = 60, 9


@dataclass
class Mark:
    """A meeting that had the topic on its agenda."""

    meeting: Meeting
    path: str

    @property
    def title(self) -> str:
        return f"{self.meeting.title}: {written(self.meeting.start_date, self.meeting.start_date_precision)}"

    @property
    def is_planned(self) -> bool:
        return self.meeting.status == Meeting.Status.PLANNED


@dataclass
class Strip:
    """`marks` oldest first, and where all meetings stand; `undated` counts those that cannot be drawn."""

    marks: list[Mark]
    places: list[int]
    ticks: list[Tick]
    undated: int
    width: int = WIDTH
    height: int = HEIGHT
    line: int = LINE
    left: int = LEFT
    right: int = RIGHT

    @property
    def ends(self) -> list[Meeting]:
        """The first and the last of those held; one where it is the same, none where none was held."""
        held = [mark.meeting for mark in self.marks if not mark.is_planned]
        return [held[0], held[-1]] if len(held) > 1 else held

    @property
    def planned(self) -> list[Meeting]:
        return [mark.meeting for mark in self.marks if mark.is_planned]


def strip(meetings: Iterable[Meeting], days: Sequence[date]) -> Strip | None:
    """The meetings of a topic among the days of all meetings; `None` where none of its own has a day."""
    meetings = list(meetings)
    dated = sorted((one for one in meetings if one.start_date), key=lambda one: (one.start_date, one.key))
    if not dated:
        return None
    years = [day.year for day in (*days, dated[0].start_date, dated[-1].start_date)]
    axis = Axis(min(years), max(years), LEFT, RIGHT)
    return Strip(
        [Mark(one, diamond(axis.around(one.start_date, one.start_date_precision), LINE, MARK)) for one in dated],
        sorted({axis.at(day) for day in days}),
        axis.ticks(APART),
        len(meetings) - len(dated),
    )
