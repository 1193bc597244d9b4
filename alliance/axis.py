"""Days along a line: where they stand in a drawing of some years. A leaf: it knows no model.

Lengths are whole units of the drawing, as numbers in it must not be written in the way of a language.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from alliance.dates import PartialDate, Precision

# After how many years the next may be written.
STRIDES = (1, 2, 5, 10, 20, 50)


class Tick(NamedTuple):
    """A year at the place where it begins."""

    year: int
    x: int


@dataclass(frozen=True)
class Axis:
    """The years from `first` to `last`, both whole, between `left` and `right`."""

    first: int
    last: int
    left: int
    right: int

    @property
    def begins(self) -> date:
        return date(self.first, 1, 1)

    @property
    def ends(self) -> date:
        """The last day; a year 10000 is none of the calendar."""
        return date(self.last, 12, 31)

    def at(self, day: date) -> int:
        """Where a day stands; one outside these years stands at the edge."""
        # By their numbers: after the last day of the calendar there is no other.
        begin, end = self.begins.toordinal(), self.ends.toordinal() + 1
        passed, days = min(max(day.toordinal(), begin), end) - begin, end - begin
        return round(self.left + passed / days * (self.right - self.left))

    def around(self, day: date, precision: Precision = "day") -> int:
        """Where a date stands that is known to the month or year: in the middle of it."""
        partial = PartialDate.of(day, precision)
        return (self.at(partial.first_day) + self.at(partial.last_day)) // 2

    def holds(self, day: date) -> bool:
        return self.begins <= day <= self.ends

    def ticks(self, apart: int = 44) -> list[Tick]:
        """Round years that stand at least `apart` from each other."""
        width = (self.right - self.left) / (self.last - self.first + 1)
        stride = next((stride for stride in STRIDES if stride * width >= apart), STRIDES[-1])
        years = range(-(-self.first // stride) * stride, self.last + 1, stride)
        return [Tick(year, self.at(date(year, 1, 1))) for year in years]


def diamond(x: int, y: int, size: int = 7) -> str:
    """The path of a mark for a day."""
    return f"M{x} {y - size}l{size} {size}l-{size} {size}l-{size} -{size}Z"


def box(left: int, top: int, right: int, bottom: int) -> str:
    """The path of a rectangle."""
    return f"M{left} {top}H{right}V{bottom}H{left}Z"
