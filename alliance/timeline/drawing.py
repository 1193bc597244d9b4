"""The drawing of an excerpt from the timeline: its lanes one below the other, along the years.

Lengths are whole units of the drawing, as numbers in it must not be written in the way of a language.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from django.utils.translation import gettext as _

from alliance.axis import Axis, Tick, box, diamond
from alliance.timeline.events import Event
from alliance.timeline.lanes import LANES, MEMBERSHIPS, OFFICE, STEPS, SUMMITS, Excerpt
from alliance.wording import sentence, written
from members.models import Term

WIDTH, LEFT, RIGHT = 1000, 10, 990
# The room for the name of a lane above what it shows, and for the years at the foot.
NAME, FOOT = 26, 26
HEIGHTS = {MEMBERSHIPS: 104, STEPS: 64, SUMMITS: 30, OFFICE: 70}
# The height of a lane that shows one country only.
LOWEST = 40
# Room that a letter takes, and a line of text.
LETTER, LINE = 6.8, 13


@dataclass
class Shape:
    """One mark: its path, what it stands for, and the row of the table that says so."""

    look: str
    path: str
    title: str = ""
    row: str = ""


@dataclass
class Label:
    x: int
    y: int
    text: str
    look: str = "middle"
    # How it is turned: `rotate(-90 120 40)`.
    turn: str = ""


@dataclass
class Lane:
    name: str
    top: int
    height: int
    shapes: list[Shape] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass
class Drawing:
    """`title` and `summary` say in words what is drawn; `now` is where the day stands, if within these years."""

    title: str
    summary: str
    lanes: list[Lane]
    ticks: list[Tick]
    now: Label | None
    legend: list[Shape]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT

    @property
    def foot(self) -> int:
        return self.height - FOOT


def draw(excerpt: Excerpt) -> Drawing | None:
    """The drawing in the active language, `None` where there is nothing to draw; runs no query.

    A lane in which nothing happened takes no room.
    """
    axis = excerpt.axis(LEFT, RIGHT)
    lanes: list[Lane] = []
    for name in excerpt.lanes:
        top = lanes[-1].bottom + NAME if lanes else NAME
        lane = Lane(sentence(str(LANES[name])), top, HEIGHTS[name] if excerpt.of_all else min(LOWEST, HEIGHTS[name]))
        FILL[name](lane, excerpt, axis)
        if lane.shapes:
            lanes.append(lane)
    if not lanes:
        return None
    words = {"first": axis.first, "last": axis.last}
    return Drawing(
        _("What happened from %(first)s to %(last)s") % words,
        summary(excerpt),
        lanes,
        axis.ticks(),
        Label(axis.at(excerpt.day), 0, written(excerpt.day)) if axis.holds(excerpt.day) else None,
        legend(lanes),
        lanes[-1].bottom + FOOT + 6,
    )


def legend(lanes: list[Lane]) -> list[Shape]:
    """What the marks mean that are drawn, each with one of its kind."""
    drawn = {shape.look for lane in lanes for shape in lane.shapes}
    meanings = {
        "stairs": (box(1, 3, 19, 15), _("number of members")),
        "step": (box(8, 2, 12, 15), _("a day with steps: the higher, the more")),
        "planned": (diamond(10, 8), _("planned")),
        "acting": (box(1, 2, 19, 15), _("acting")),
    }
    return [Shape(look, path, meaning) for look, (path, meaning) in meanings.items() if look in drawn]


def summary(excerpt: Excerpt) -> str:
    """How many events each lane has that has any: “Summits: 40.” Who takes an office and who leaves it are two."""
    counts = [(lane, len(excerpt.in_lane(lane, excerpt.shown))) for lane in excerpt.lanes]
    named = {lane: sentence(str(name)) for lane, name in LANES.items()}
    named[OFFICE] = _("Secretaries General taking or leaving office")
    return " ".join(
        _("%(lane)s: %(count)s.") % {"lane": named[lane], "count": count} for lane, count in counts if count
    )


def by_day(events: Iterable[Event]) -> list[list[Event]]:
    """Events of one day together, as one mark stands for them."""
    days = defaultdict(list)
    for event in events:
        days[event.date].append(event)
    return list(days.values())


def told(events: list[Event]) -> str:
    """A day and what happened on it."""
    first = events[0]
    return f"{written(first.date, first.date_precision)}: {', '.join(event.title for event in events)}"


def fill_memberships(lane: Lane, excerpt: Excerpt, axis: Axis) -> None:
    """The number of members as a flight of stairs; of one country, a mark for each day."""
    days = by_day(excerpt.in_lane(MEMBERSHIPS, excerpt.shown))
    if not days and axis.begins > excerpt.day:
        return
    if not excerpt.of_all:
        fill_with_pins(lane, days, axis)
        return
    counts = {event.date: event.members_after for event in excerpt.in_lane(MEMBERSHIPS, excerpt.always)}
    most = max(counts.values(), default=1)

    def height(count: int) -> int:
        return round(lane.bottom - count / most * (lane.height - LINE))

    if excerpt.day < axis.begins or min(counts, default=date.max) > min(excerpt.day, axis.ends):
        return
    before = [count for day, count in counts.items() if day < axis.begins]
    path = f"M{axis.left} {lane.bottom}V{height(before[-1] if before else 0)}"
    for day, count in counts.items():
        if axis.holds(day) and day <= excerpt.day:
            path += f"H{axis.at(day)}V{height(count)}"
    lane.shapes.append(Shape("stairs", f"{path}H{axis.at(excerpt.day)}V{lane.bottom}Z"))
    for events in days:
        x, count = axis.at(events[0].date), events[0].members_after
        lane.shapes.append(
            Shape("riser", box(x - 2, height(count), x + 2, lane.bottom), told(events), events[0].anchor)
        )
        lane.labels.append(Label(x, height(count) - 5, str(count)))
    lane.labels = apart(lane.labels)


def fill_with_pins(lane: Lane, days: list[list[Event]], axis: Axis) -> None:
    for events in days:
        x = axis.around(events[0].date, events[0].date_precision)
        look = "start" if x < (axis.left + axis.right) / 2 else "end"
        shift = 10 if look == "start" else -10
        lane.shapes.append(Shape("mark", diamond(x, lane.bottom - 14), told(events), events[0].anchor))
        lane.labels.append(Label(x + shift, lane.bottom - 10, events[0].title, look))


def apart(labels: list[Label]) -> list[Label]:
    """Of labels that would touch the later ones, which stand at the end of a row."""
    kept: list[Label] = []
    for label in reversed(labels):
        if not kept or kept[-1].x - label.x > 20:
            kept.append(label)
    return kept[::-1]


def fill_steps(lane: Lane, excerpt: Excerpt, axis: Axis) -> None:
    """A bar for each day, as high as there were steps on it."""
    days = by_day(excerpt.in_lane(STEPS, excerpt.shown))
    most = max(Counter(event.date for event in excerpt.in_lane(STEPS, excerpt.always)).values(), default=1)
    for events in days:
        x = axis.around(events[0].date, events[0].date_precision)
        top = round(lane.bottom - 10 - (len(events) - 1) / most * (lane.height - 10))
        lane.shapes.append(Shape("step", box(x - 2, top, x + 2, lane.bottom), told(events), events[0].anchor))


def fill_summits(lane: Lane, excerpt: Excerpt, axis: Axis) -> None:
    for event in excerpt.in_lane(SUMMITS, excerpt.shown):
        x = axis.around(event.date, event.date_precision)
        look = "planned" if event.fact.status == event.fact.Status.PLANNED else "mark"
        lane.shapes.append(Shape(look, diamond(x, lane.top + lane.height // 2), told([event]), event.anchor))


def fill_office(lane: Lane, excerpt: Excerpt, axis: Axis) -> None:
    """Each term as a bar, also one that began before these years."""
    rows = {event.key: event.anchor for event in reversed(excerpt.in_lane(OFFICE, excerpt.shown))}
    terms = {event.key: event.fact for event in excerpt.in_lane(OFFICE, excerpt.always)}
    dated = (term for term in terms.values() if term.start and term.start <= min(excerpt.day, axis.ends))
    for number, term in enumerate(dated):
        end = min(term.end or excerpt.day, excerpt.day)
        if end <= axis.begins:
            continue
        left, right = axis.at(term.start), axis.at(end)
        look = "acting" if term.acting else ("term", "other-term")[number % 2]
        path = box(left, lane.top, max(right, left + 2), lane.bottom)
        lane.shapes.append(Shape(look, path, spelled(term), rows.get(term.key, "")))
        lane.labels += named(term, left, right, lane)


def spelled(term: Term) -> str:
    """A name with its time in office: “Mark Rutte, 1 October 2024 –”."""
    end = written(term.end, term.end_precision) if term.end else ""
    return f"{term.person.name}, {written(term.start, term.start_precision)} – {end}".strip()


def named(term: Term, left: int, right: int, lane: Lane) -> list[Label]:
    """The name in its bar, in as many lines as it takes; upright in a narrow one, none where it has no room at all."""
    width, middle, centre = right - left, (left + right) // 2, (lane.top + lane.bottom) // 2
    if lines := fitting(term.person.name, width, lane.height):
        first = centre - len(lines) * LINE // 2 + 10
        return [Label(middle, first + number * LINE, line, "in-bar") for number, line in enumerate(lines)]
    lines = fitting(term.person.name, lane.height, width)
    places = [middle - len(lines) * LINE // 2 + 10 + number * LINE for number in range(len(lines))]
    return [
        Label(x, centre, line, "in-bar", f"rotate(-90 {x} {centre})") for x, line in zip(places, lines, strict=True)
    ]


def fitting(name: str, width: int, height: int) -> list[str]:
    """The lines of a name in a box; none where they do not fit."""
    letters = int((width - 4) / LETTER)
    lines = wrap(name, letters, break_long_words=False) if letters > 1 else []
    fit = lines and len(lines) * LINE <= height and max(map(len, lines)) <= letters
    return lines if fit else []


FILL = {MEMBERSHIPS: fill_memberships, STEPS: fill_steps, SUMMITS: fill_summits, OFFICE: fill_office}
