"""One flat list of what happened on a date: who joined and left, steps of accession, meetings, changes of office.

Undated meetings stand in no timeline, nor does what has no known start.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from alliance.facts import Fact
from alliance.summits.models import Meeting
from alliance.translation import SUFFIXES, active_language
from members.models import (
    ALLIANCE,
    SECRETARY_GENERAL,
    AccessionStep,
    Country,
    Membership,
    Organization,
    Person,
    Term,
)

KINDS = {
    "joined": _("joined"),
    "left": _("left"),
    "accession-step": _("accession step"),
    "meeting": _("meeting"),
    "took-office": _("took office"),
    "left-office": _("left office"),
}


class Event(NamedTuple):
    """What happened, on which date; `key` is that of the fact, of class `noun`, that says so."""

    date: date
    date_precision: str
    kind: str
    noun: str
    key: str
    title_en: str
    title_ind: str
    country: Country | None = None
    organization: Organization | None = None
    person: Person | None = None
    # Members of the organization once it had happened, where somebody joined or left.
    members_after: int | None = None
    # The fact itself, and the field of it that has the date.
    fact: Fact | None = None
    field: str = ""

    @property
    def title(self) -> str:
        return getattr(self, f"title_{SUFFIXES[active_language()]}")

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it stands on the timeline, no two in one place."""
        return self.date.isoformat(), self.kind, self.key

    @property
    def anchor(self) -> str:
        """Where it stands on a page: `joined-nato-tr`."""
        return f"{self.kind}-{self.key.replace('/', '-')}"


def timeline(question: dict, kinds: Iterable[str] = KINDS.keys()) -> list[Event]:
    """The events of these kinds that a question asks for, oldest first; seven queries at most.

    A question may name, each by a cleaned value: `as_of`, `country`, `year`, `first_year`, `last_year`,
    `date_from`, `date_to`.
    """
    asked = set(kinds)
    counts = member_counts() if {"joined", "left"} & asked else {}
    sources = {
        "joined": lambda: stays(question, "start", "joined", _("%(country)s joins %(organization)s"), counts),
        "left": lambda: stays(question, "end", "left", _("%(country)s leaves %(organization)s"), counts),
        "accession-step": lambda: steps(question),
        "meeting": lambda: meetings(question),
        "took-office": lambda: terms(question, "start", "took-office", _("%(person)s becomes %(office)s")),
        "left-office": lambda: terms(question, "end", "left-office", _("%(person)s ceases to be %(office)s")),
    }
    events = [event for kind, source in sources.items() if kind in asked for event in source()]
    return sorted(events, key=attrgetter("place"))


def within(rows, column: str, question: dict):
    """The rows whose event, dated by `column`, is asked for."""
    rows = rows.filter(**{f"{column}__isnull": False})
    if day := question.get("as_of"):
        rows = rows.filter(**{f"{column}__lte": day})
    if year := question.get("year"):
        rows = rows.filter(**{f"{column}__year": year})
    if first := question.get("first_year"):
        rows = rows.filter(**{f"{column}__year__gte": first})
    if last := question.get("last_year"):
        rows = rows.filter(**{f"{column}__year__lte": last})
    if start := question.get("date_from"):
        rows = rows.filter(**{f"{column}__gte": start})
    if end := question.get("date_to"):
        rows = rows.filter(**{f"{column}__lte": end})
    return rows.order_by(column, "key")


def titles(text: Promise | str, **values) -> Iterator[str]:
    """The title in English and in Indonesian; a value is a text or has one in each language."""
    for language, suffix in SUFFIXES.items():
        with override(language):
            words = {
                name: value if isinstance(value, str | Promise) else value[suffix] for name, value in values.items()
            }
            yield str(text) % words


def in_both(row, name: str) -> dict[str, str]:
    return {suffix: getattr(row, f"{name}_{suffix}") for suffix in SUFFIXES.values()}


def short_name(organization: Organization) -> dict[str, str]:
    """The abbreviation, or the name where there is none."""
    return {
        suffix: getattr(organization, f"abbreviation_{suffix}") or getattr(organization, f"name_{suffix}")
        for suffix in SUFFIXES.values()
    }


def of_country(rows, question: dict, path: str = "country"):
    return rows.filter(**{f"{path}__in": question["country"]}) if question.get("country") else rows


def member_counts() -> dict[date, int]:
    """How many members there were from each day on which any came or went, also where as many came as went."""
    return {point.day: point.total for point in Membership.objects.of(ALLIANCE).turning_points()}


def stays(question: dict, column: str, kind: str, title: Promise, counts: dict[date, int]) -> Iterator[Event]:
    """Joining and leaving, under the name of the day, with the number of members from that day on."""
    rows = of_country(Membership.objects.of(ALLIANCE).for_listing().with_name_then(column), question)
    for stay in within(rows, column, question):
        day = getattr(stay, column)
        names = titles(title, country=in_both(stay, "name_then"), organization=short_name(stay.organization))
        yield Event(
            day,
            getattr(stay, f"{column}_precision"),
            kind,
            stay.noun(),
            stay.key,
            *names,
            country=stay.country,
            organization=stay.organization,
            members_after=counts.get(day),
            fact=stay,
            field=column,
        )


def steps(question: dict) -> Iterator[Event]:
    rows = of_country(AccessionStep.objects.for_listing().with_name_then("date"), question)
    for step in within(rows, "date", question):
        names = titles(
            _("%(country)s: %(step)s"),
            country=in_both(step, "name_then"),
            step=AccessionStep.Step(step.step).label,
        )
        yield Event(
            step.date,
            step.date_precision,
            "accession-step",
            step.noun(),
            step.key,
            *names,
            country=step.country,
            organization=step.organization,
            fact=step,
            field="date",
        )


def meetings(question: dict) -> Iterator[Event]:
    rows = Meeting.objects.dated().select_related("organization", "host")
    if countries := question.get("country"):
        rows = rows.hosted_by(countries)
    for meeting in within(rows, "start_date", question):
        yield Event(
            meeting.start_date,
            meeting.start_date_precision,
            "meeting",
            meeting.noun(),
            meeting.key,
            meeting.title_en,
            meeting.title_ind,
            country=meeting.host,
            organization=meeting.organization,
            fact=meeting,
            field="start_date",
        )


def terms(question: dict, column: str, kind: str, title: Promise) -> Iterator[Event]:
    rows = of_country(Term.objects.in_office(SECRETARY_GENERAL).for_listing(), question, "person__country")
    for term in within(rows, column, question):
        names = titles(title, person=term.person.name, office=in_both(term.office, "title"))
        yield Event(
            getattr(term, column),
            getattr(term, f"{column}_precision"),
            kind,
            term.noun(),
            term.key,
            *names,
            country=term.person.country,
            organization=term.office.organization,
            person=term.person,
            fact=term,
            field=column,
        )
