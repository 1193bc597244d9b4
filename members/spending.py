"""What a country spent on defence, drawn: a column for each year, a line for each share that was pledged.

The drawing has lengths in whole units of its own, as numbers in it must not be written in the way of a language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from members.models import DefenceExpenditure, SpendingPledge

WIDTH, HEIGHT = 648, 360
LEFT, RIGHT, TOP, BOTTOM = 44, 634, 26, 322
# Of two years less than this far apart only one is written below the columns.
BETWEEN_YEARS = 62


@dataclass
class Column:
    """The spending of one year."""

    year: int
    share: str
    is_estimate: bool
    x: int
    y: int
    width: int
    height: int


@dataclass
class Mark:
    """A year or a share, written at the edge."""

    at: int
    text: str


@dataclass
class Line:
    """A share that was pledged, from the year in which that was agreed on."""

    pledge: SpendingPledge
    text: str
    x: int
    y: int
    label_y: int


@dataclass
class Chart:
    """`columns` oldest first, `lines` by their share; `title` and `summary` say the same in words."""

    title: str
    summary: str
    columns: list[Column]
    lines: list[Line]
    years: list[Mark]
    shares: list[Mark]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM

    @property
    def has_estimates(self) -> bool:
        return any(column.is_estimate for column in self.columns)

    @property
    def has_results(self) -> bool:
        return not all(column.is_estimate for column in self.columns)


def spending_chart(expenditures: Iterable[DefenceExpenditure], pledges: Iterable[SpendingPledge]) -> Chart | None:
    """The chart of one country's spending, in the active language; `None` where no share is known.

    What is related to defence is no part of these figures: a pledge on that alone has no line.
    """
    spent = sorted((row for row in expenditures if row.share_of_gdp is not None), key=lambda row: row.year)
    if not spent:
        return None
    drawn = sorted((one for one in pledges if one.kind != one.Kind.RELATED), key=lambda one: (one.share, one.key))
    last = max([spent[-1].year, *(one.agreed.year for one in drawn), *(one.by_year or 0 for one in drawn)])
    years = Years(min([spent[0].year, *(one.agreed.year for one in drawn)]), last)
    shares = Shares(max([*(row.share_of_gdp for row in spent), *(one.share for one in drawn)]))
    return Chart(
        _("Share of gross domestic product spent on defence, %(first)s–%(last)s")
        % {"first": spent[0].year, "last": spent[-1].year},
        summary(spent),
        [column(row, years, shares) for row in spent],
        [line(pledge, years, shares) for pledge in drawn],
        years.marks(),
        shares.marks(),
    )


class Years:
    """Places from left to right, one for each year."""

    def __init__(self, first: int, last: int):
        self.first, self.last = first, last
        self.step = (RIGHT - LEFT) / (last - first + 1)

    def start(self, year: int) -> int:
        return round(LEFT + (year - self.first) * self.step)

    def middle(self, year: int) -> int:
        return round(LEFT + (year - self.first + 0.5) * self.step)

    def marks(self) -> list[Mark]:
        """As many years as can be read beside each other."""
        every = ceil(BETWEEN_YEARS / self.step)
        return [Mark(self.middle(year), str(year)) for year in range(self.first, self.last + 1, every)]


class Shares:
    """Heights from nothing up to the next whole percent above the largest share."""

    def __init__(self, largest):
        self.top = int(largest) + 1
        self.every = ceil(self.top / 8)

    def height(self, share) -> int:
        return round(BOTTOM - float(share) / self.top * (BOTTOM - TOP))

    def marks(self) -> list[Mark]:
        return [Mark(self.height(share), percent(share)) for share in range(0, self.top + 1, self.every)]


def column(row: DefenceExpenditure, years: Years, shares: Shares) -> Column:
    gap = max(1, round(years.step / 8))
    x, y = years.start(row.year) + gap, shares.height(row.share_of_gdp)
    width = years.start(row.year + 1) - years.start(row.year) - 2 * gap
    return Column(row.year, percent(row.share_of_gdp), row.is_estimate, x, y, max(width, 1), BOTTOM - y)


def line(pledge: SpendingPledge, years: Years, shares: Shares) -> Line:
    y = shares.height(pledge.share)
    return Line(pledge, label(pledge), years.start(pledge.agreed.year), y, y - 7)


def label(pledge: SpendingPledge) -> str:
    """The pledge in a few words: “3.5% (core defence) by 2035”."""
    words = {
        "share": percent(pledge.share),
        "kind": pledge.get_kind_display(),
        "agreed": pledge.agreed.year,
        "by": pledge.by_year,
    }
    if pledge.by_year:
        return _("%(share)s (%(kind)s) by %(by)s") % words
    return _("%(share)s (%(kind)s), agreed in %(agreed)s") % words


def summary(spent: Sequence[DefenceExpenditure]) -> str:
    """What the columns show: the least, the most and the last."""
    least, most = (of(spent, key=lambda row: row.share_of_gdp) for of in (min, max))
    words = {"least": percent(least.share_of_gdp), "least_year": least.year, "last_year": spent[-1].year}
    words |= {"most": percent(most.share_of_gdp), "most_year": most.year, "last": percent(spent[-1].share_of_gdp)}
    return (
        _("Least: %(least)s in %(least_year)s. Most: %(most)s in %(most_year)s. Latest: %(last)s in %(last_year)s.")
        % words
    )


def percent(share) -> str:
    return f"{number_format(share, use_l10n=True)}%"
