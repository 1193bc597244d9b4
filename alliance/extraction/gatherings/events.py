"""Which sentences speak of the same meeting, and what they say of it together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from alliance.dates import PartialDate
from alliance.extraction.article import Span
from alliance.extraction.candidates import NATO, When
from alliance.extraction.gatherings.places import NOWHERE, Place, agree
from alliance.extraction.gatherings.spoken import Spoken
from alliance.extraction.gatherings.tenses import AHEAD, moved, shifted
from alliance.extraction.gatherings.timing import Dated, Part, are_near

MOST = 20  # dates kept of one meeting, so that work on each sentence stays bounded
MINISTERIAL = {"foreign-ministers", "defence-ministers"}


@dataclass(slots=True)
class Event:
    """A meeting with all that was said of it so far."""

    organization: str
    kind: str
    dates: list[Dated] = field(default_factory=list)
    length: int = 0
    place: Place = NOWHERE
    spans: list[Span] = field(default_factory=list)
    day: Part = "whole"  # which day of it the article reports, where it says so
    weak: bool = True  # so far only those who meet were named
    last: int = 0  # the number of the sentence that spoke of it last
    ahead: bool = False  # announced by the sentence that named it first

    def add(self, said: Spoken) -> None:
        self.kind = "summit" if "summit" in {self.kind, said.kind} else self.kind or said.kind
        for dated in map(self.fitted, said.dates):
            known = {(one.when.start, one.when.end, one.part) for one in self.dates}
            if len(self.dates) < MOST and (dated.when.start, dated.when.end, dated.part) not in known:
                self.dates.append(dated)
        self.day = said.day if self.day == "whole" else self.day
        self.length = self.length or said.length
        self.place = Place(self.place.city or said.place.city, self.place.iso2 or said.place.iso2)
        if len(self.spans) < MOST * MOST:
            self.spans.append(said.span)
        self.weak = self.weak and said.weak
        self.last = said.sentence.number

    def fitted(self, dated: Dated) -> Dated:
        """A weekday of another week as that of the week of the meeting."""
        for days in (0, 7, -7):
            near = moved(dated.when, days) if dated.when.why == "weekday" else dated.when
            if all(are_near(near, known.when) for known in self.dates):
                return dated._replace(when=near)
        return dated


def events(spoken: Iterable[Spoken]) -> list[Event]:
    """The meetings in the order in which they are first named; the last one spoken of is “the meeting”."""
    found: list[Event] = []
    recent: list[Event] = []  # the last spoken of comes last; bounded, as older ones are not meant by “it”
    for said in spoken:
        if said.kind == "other" and not said.dates and said.place == NOWHERE:
            continue
        event = same_as(said, recent)
        if event is not None:
            recent.remove(event)
        elif said.follows or not (said.kind or said.another or said.organization == NATO or said.dates):
            continue
        else:
            event = begun(said, recent)
            found.append(event)
        event.add(said)
        recent = [*recent[-30:], event]
    return found


def begun(said: Spoken, recent: list[Event]) -> Event:
    """A meeting spoken of for the first time; “the next one” is of the kind of that before, or of that at its place."""
    model = Event(NATO, "")
    if recent:
        like = [event for event in recent if not said.ministers or event.kind in MINISTERIAL]
        model = next((event for event in reversed(like) if event.place == said.place != NOWHERE), (like or recent)[-1])
    kind = said.kind or (model.kind if said.another or is_one_more(said, model) else "")
    return Event(said.organization or model.organization, kind, ahead=bool(AHEAD.search(said.sentence.text)))


def is_one_more(said: Spoken, model: Event) -> bool:
    """“At the Madrid meeting”, in a text on summits."""
    return said.same and model.kind == "summit" and said.place != NOWHERE and not said.ministers


def same_as(said: Spoken, recent: list[Event]) -> Event | None:
    """The meeting that a sentence means: that on its date, that at its place, or the last one of its kind."""
    if said.follows and said.dates:
        return recent[-1] if recent and not recent[-1].dates else None
    fitting = [event for event in reversed(recent) if fits(said, event)]
    if not fitting:
        return None
    if said.dates:
        dated = next((event for event in fitting if event.dates), None)
        return dated or (None if said.another else fitting[0])
    if said.place != NOWHERE:
        there = next((event for event in fitting if agree(event.place, said.place)), None)
        return there or (None if said.another else next((event for event in fitting if event.place == NOWHERE), None))
    if said.another:
        return None
    if not said.kind and said.sentence.number - fitting[0].last > 4:
        # Long after the last one was named, “the meeting” is that of the article.
        return max(fitting, key=lambda event: (bool(event.dates), len(event.spans), -event.spans[0].paragraph))
    return fitting[0]


def fits(said: Spoken, event: Event) -> bool:
    if said.organization and said.organization != event.organization:
        return False
    kinds = {said.kind, event.kind} - {""}
    if said.ministers and event.kind not in MINISTERIAL:
        return False
    if said.kind == "other" and said.same and not said.dates:  # the Council in a meeting of ministers
        kinds = {event.kind}
    if len(kinds) > 1 and kinds != {"summit", "leaders"}:
        return False
    if said.place.city and event.place.city and said.place.city != event.place.city:
        return False
    if said.place.iso2 and event.place.iso2 and said.place.iso2 != event.place.iso2:
        return False
    return all(are_near(event.fitted(new).when, old.when) for new in said.dates for old in event.dates)


def when_of(event: Event) -> When | None:
    """The first and last day as the sentences give them together; else the month, else the year."""
    days = [dated for dated in event.dates if dated.when.start.precision == "day"]
    if not days:
        return min((dated.when for dated in event.dates), key=lambda when: when.start.precision, default=None)
    for dated in days:
        if dated.when.is_range:
            return dated.when
    if event.day != "whole" and all(day.part == "whole" for day in days):
        days = [days[0]._replace(part=event.day), *days[1:]]
    first, last = bounds(days, event.length or 2 * (event.day in {"first", "second"}))
    given = days[0].when
    if first == last == given.start.first_day:
        return given
    return When(PartialDate(first, "day"), PartialDate(last, "day"), given.span, "inferred", "from-context")


def bounds(days: list[Dated], length: int) -> tuple[date, date]:
    """First and last day, out of single days and of how long the meeting took."""
    first, last = min(day.when.start.first_day for day in days), max(day.when.start.first_day for day in days)
    rest = max(length, 1) - 1
    for day in days:
        of_day = day.when.start.first_day
        if day.part in {"start", "first"}:
            return of_day, max(shifted(of_day, rest), last)
        if day.part == "second":
            first = min(first, shifted(of_day, -1))
            return first, max(shifted(first, rest), last)
        if day.part == "end" and length:
            return shifted(of_day, -rest), of_day
    return first, max(last, shifted(first, rest))
