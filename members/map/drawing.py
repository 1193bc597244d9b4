"""The map of the members on a day: who is filled, how, and in what words. Made from rows that are already loaded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from alliance.wording import written
from members.map import shapes
from members.map.patterns import PATTERNS, Pattern
from members.models import Country, Membership

# A member whose land takes up less than this is marked by a dot too: it would be hard to find on a phone.
SMALL = 1500


@dataclass
class Decade:
    """Those that joined within ten years and are members on the day: one entry of the legend."""

    first_year: int
    number: int
    pattern: Pattern
    stays: list[Membership]

    @property
    def id(self) -> str:
        return f"joined-{self.number}"

    @property
    def name(self) -> str:
        return _("%(year)ss") % {"year": self.first_year}

    @property
    def years(self) -> str:
        """The years in which they joined: “1952, 1955”."""
        return ", ".join(str(year) for year in sorted({stay.start.year for stay in self.stays}))


@dataclass
class Shape:
    """One country as it is drawn; one that the knowledge base does not know has no address and no title."""

    path: str
    place: tuple[int, int]
    code: str
    decade: Decade | None = None
    url: str = ""
    title: str = ""
    small: bool = False
    is_new: bool = False


@dataclass
class Drawn:
    """A panel with its countries, members last, so that their outlines and dots lie on top."""

    name: str
    width: int
    height: int
    land: list[Shape]
    members: list[Shape]


@dataclass
class Map:
    """What `includes/map/_map.html` draws."""

    day: date
    europe: Drawn
    america: Drawn
    # All decades in which anybody ever joined: a decade keeps its pattern on any day.
    decades: list[Decade]
    count: int

    @property
    def legend(self) -> list[Decade]:
        return [decade for decade in self.decades if decade.stays]

    @property
    def patterns(self) -> dict[str, Pattern]:
        """Each pattern once, by the id under which shapes refer to it."""
        return {decade.id: decade.pattern for decade in self.decades}


def map_on(day: date, stays: Iterable[Membership], others: Iterable[Country] = ()) -> Map:
    """The map of a day from all stays in one organization; it asks the database nothing.

    The stays are `for_listing()` rows of any time, their countries with the names of the day loaded
    (`CountryName.objects.in_use(day, "country__names")`). `others` are countries that may not be members but can be
    looked up: `named_on(day)` rows.
    """
    dated = [stay for stay in stays if stay.start]
    decades = decades_on(day, dated)
    known = {country.iso2: Shape("", (0, 0), country.iso2, **of_outsider(country, day)) for country in others}
    for code, own in by_country(dated).items():
        known[code] = Shape("", (0, 0), code, **of_stay(told_by(own, day), decades, day))
    europe, america = (drawn(panel, known) for panel in shapes.panels())
    return Map(day, europe, america, decades, count=sum(len(decade.stays) for decade in decades))


def decades_on(day: date, stays: Sequence[Membership]) -> list[Decade]:
    """The decades of joining with the members of the day; beyond the last pattern they share that one."""
    years = sorted({decade_of(stay) for stay in stays})
    return [
        Decade(
            year,
            number := min(place, len(PATTERNS)),
            PATTERNS[number - 1],
            [stay for stay in stays if decade_of(stay) == year and stay.holds_on(day)],
        )
        for place, year in enumerate(years, start=1)
    ]


def decade_of(stay: Membership) -> int:
    return stay.start.year // 10 * 10


def by_country(stays: Iterable[Membership]) -> dict[str, list[Membership]]:
    own = defaultdict(list)
    for stay in sorted(stays, key=lambda stay: stay.start):
        own[stay.country.iso2].append(stay)
    return own


def told_by(stays: Sequence[Membership], day: date) -> Membership:
    """Of one country's stays that in force on the day, else the last one before it, else the first one after it."""
    begun = [stay for stay in stays if stay.start <= day]
    return begun[-1] if begun else stays[0]


def of_stay(stay: Membership, decades: Iterable[Decade], day: date) -> dict:
    """What a shape shows of a country that is, was or will be a member."""
    words = {"country": stay.country.name_on(day), "start": written(stay.start, stay.start_precision)}
    shown = {"url": stay.country.get_absolute_url()}
    if stay.holds_on(day):
        decade = next(one for one in decades if one.first_year == decade_of(stay))
        title = _("%(country)s: member since %(start)s") % words
        return {**shown, "title": title, "decade": decade, "is_new": stay.start == day}
    if stay.start > day:
        return {**shown, "title": _("%(country)s: member from %(start)s on") % words}
    words["end"] = written(stay.end, stay.end_precision)
    return {**shown, "title": _("%(country)s: member until %(end)s") % words}


def of_outsider(country: Country, day: date) -> dict:
    title = _("%(country)s: not a member") % {"country": country.name_on(day)}
    return {"title": title, "url": country.get_absolute_url()}


def drawn(panel: shapes.Panel, known: dict[str, Shape]) -> Drawn:
    """The countries of one panel, each with its outline there."""
    placed = []
    for code, outline in panel.outlines.items():
        shape = known.get(code) or Shape("", (0, 0), code)
        small = bool(shape.decade) and outline.area < SMALL
        placed.append(replace(shape, path=outline.path, place=outline.place, small=small))
    return Drawn(
        panel.name,
        panel.width,
        panel.height,
        land=[shape for shape in placed if not shape.decade],
        members=sorted((shape for shape in placed if shape.decade), key=lambda shape: shape.is_new),
    )
