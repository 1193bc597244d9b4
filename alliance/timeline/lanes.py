"""The timeline in lanes: which events of the alliance stand in which, and which of them a page is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance.axis import Axis
from alliance.pages import by_name
from alliance.summits.models import Meeting
from alliance.timeline.events import Event, timeline
from members.models import ALLIANCE

MEMBERSHIPS, STEPS, SUMMITS, OFFICE = "memberships", "accession-steps", "summits", "secretaries-general"

# The lanes from top to bottom.
LANES = {
    MEMBERSHIPS: _("memberships"),
    STEPS: _("accession steps"),
    SUMMITS: _("summits"),
    OFFICE: _("Secretaries General"),
}
LANE_OF = {
    "joined": MEMBERSHIPS,
    "left": MEMBERSHIPS,
    "accession-step": STEPS,
    "meeting": SUMMITS,
    "took-office": OFFICE,
    "left-office": OFFICE,
}
AT_THE_SUMMIT = {Meeting.Kind.SUMMIT, Meeting.Kind.LEADERS}


@dataclass
class Excerpt:
    """What a page is asked for, out of all that has `always` happened in its lanes; each list oldest first."""

    lanes: list[str]
    always: list[Event]
    # Those in the years that are asked for, and those of them up to the day that is asked for.
    of_the_years: list[Event]
    shown: list[Event]
    # The first and the last year; `None` where they follow from what is shown.
    first_year: int | None
    last_year: int | None
    # The day up to which the drawing knows what holds.
    day: date
    # Whether all countries are shown: of a single one the timeline knows its own events only.
    of_all: bool

    def axis(self, left: int, right: int) -> Axis:
        """The years that are asked for; without such, those of the events."""
        years = [event.date.year for event in self.shown] or [self.first_year or self.last_year or self.day.year]
        first, last = self.first_year or min(years), self.last_year or max(years)
        return Axis(min(first, last), max(first, last), left, right)

    def in_lane(self, lane: str, events: list[Event]) -> list[Event]:
        return [event for event in events if LANE_OF[event.kind] == lane]


def excerpt(question: Mapping[str, Any], now: date) -> Excerpt:
    """The excerpt that a cleaned `TimelinePageForm` asks for; seven queries at most."""
    lanes = [question["kind"]] if question.get("kind") else list(LANES)
    kinds = [kind for kind, lane in LANE_OF.items() if lane in lanes]
    events = timeline({"country": question.get("country")}, kinds)
    always = sorted(filter(is_of_the_alliance, events), key=place)
    first, last, day = (question.get(name) for name in ("first_year", "last_year", "as_of"))
    in_years = [event for event in always if (first or event.date.year) <= event.date.year <= (last or event.date.year)]
    shown = [event for event in in_years if not day or event.date <= day]
    return Excerpt(lanes, always, in_years, shown, first, last, min(day or now, now), not question.get("country"))


def place(event: Event) -> tuple:
    """On a page countries stand in the order of their names in the language that is read."""
    return event.date, event.kind, getattr(event.country, by_name(), ""), event.key


def is_of_the_alliance(event: Event) -> bool:
    """The API tells of the steps and meetings of other organizations, too, and of meetings of ministers."""
    if event.organization is None or event.organization.key != ALLIANCE:
        return False
    return event.kind != "meeting" or event.fact.kind in AT_THE_SUMMIT
