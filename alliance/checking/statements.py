"""What a text says of facts: each candidate of the extraction as statements in the form that claims have.

Whoever checks a text and whoever proposes claims from it starts here, so that both mean the same fact.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.text import slugify

from alliance.checking.facts import agree, city_of, in_year_of, meant, meeting_of, office_of, person_key, stay_of
from alliance.checking.known import Known
from alliance.dates import PartialDate
from alliance.extraction.article import Span
from alliance.extraction.candidates import (
    Accession,
    Extraction,
    Headquarters,
    MeetingNamed,
    MemberCount,
    MembershipNamed,
    OrganizationFounded,
    PersonNamed,
    TopicNamed,
    When,
)
from alliance.facts import Fact
from alliance.summits.models import Meeting
from members.models import Membership

Kind = Literal[
    "member-count",
    "joining",
    "founder",
    "membership",
    "founded",
    "dissolved",
    "headquarters",
    "meeting-date",
    "meeting-end",
    "meeting-kind",
    "meeting-place",
    "meeting-host",
    "meeting-status",
    "topic",
    "office",
]
# Kinds that are about the date itself.
DATED: frozenset[Kind] = frozenset({"joining", "founder", "founded", "dissolved", "meeting-date", "meeting-end"})

Candidate = (
    MemberCount
    | Accession
    | MembershipNamed
    | OrganizationFounded
    | Headquarters
    | MeetingNamed
    | TopicNamed
    | PersonNamed
)


@dataclass(frozen=True, slots=True)
class Statement:
    """That the `field` of one fact has a `value`, as a text says it.

    `noun`, `key`, `field` and `value` are those of a claim. A field and a value that are empty are only stated: what
    the text says has no field of its own (a founder without a year, a day in the middle of a meeting), and `kind` says
    what it is. `fact` is the record; where there is none, `key` is the one that it would get.
    """

    kind: Kind
    noun: str
    key: str
    field: str
    value: str
    spans: tuple[Span, ...]
    candidate: Candidate
    fact: Fact | None = None
    on: When | None = None  # the time of which the text speaks, where it names one
    minor: bool = False  # follows from what else the text says: not worth telling a reader where it holds

    @property
    def identity(self) -> tuple:
        """What two statements have in common that say the same."""
        said = self.candidate if not self.field else None
        on = self.on and (self.on.start, self.on.end)
        return self.kind, self.noun, self.key, self.field, self.value, on, without_place(said)


def without_place(candidate: Candidate | None) -> tuple | None:
    """What a candidate says, without where it says so."""
    if candidate is None:
        return None
    when = getattr(candidate, "when", None)
    return type(candidate).__name__, when and (when.start, when.end)


def statements_of(extraction: Extraction, known: Known) -> Iterator[Statement]:
    """Everything that a text says and that has a place in the knowledge base; in the order of the classes."""
    for group, told in TOLD:
        for candidate in getattr(extraction, group):
            yield from told(candidate, known)
    meetings = [meeting_of(candidate, known, extraction.published) for candidate in extraction.meetings]
    for candidate, meeting in zip(extraction.meetings, meetings, strict=True):
        yield from of_meeting(candidate, meeting)
    for topic in extraction.topics:
        if topic.meeting is not None and topic.meeting < len(meetings):
            yield of_topic(topic, extraction.meetings[topic.meeting], meetings[topic.meeting])


def of_count(candidate: MemberCount, known: Known) -> Iterator[Statement]:
    fact = known.organizations.get(candidate.organization)
    yield Statement(
        "member-count",
        "organization",
        candidate.organization,
        "member_count",
        str(candidate.count),
        (candidate.span,),
        candidate,
        fact,
        candidate.on,
    )


def of_accession(candidate: Accession, known: Known) -> Iterator[Statement]:
    """A founder without a time is only stated; a range is, too, as no claim can give one."""
    stay = stay_of(candidate.organization, candidate.iso2, known, candidate.when)
    key = stay.key if stay else f"{candidate.organization}/{candidate.iso2.lower()}"
    when = candidate.when and joined_when(candidate.when, stay)
    value = str(when.start) if when and not when.is_range else ""
    if not candidate.founder and not candidate.when:
        yield Statement("membership", "membership", key, "member", "yes", (candidate.span,), candidate, stay)
        return
    kind: Kind = "founder" if candidate.founder else "joining"
    yield Statement(kind, "membership", key, "start" if value else "", value, (candidate.span,), candidate, stay)


def joined_when(when: When, stay: Membership | None) -> When:
    """The time that a text gives for joining: without a year, that in which the country joined, where the day fits."""
    there = in_year_of(when, stay.start) if stay else when
    return there if stay and agree(there.start, stay.start, stay.start_precision) else when


def of_membership(candidate: MembershipNamed, known: Known) -> Iterator[Statement]:
    stay = stay_of(candidate.organization, candidate.iso2, known, candidate.on)
    key = stay.key if stay else f"{candidate.organization}/{candidate.iso2.lower()}"
    value = "yes" if candidate.member else "no"
    yield Statement("membership", "membership", key, "member", value, (candidate.span,), candidate, stay, candidate.on)


def of_founding(candidate: OrganizationFounded, known: Known) -> Iterator[Statement]:
    field: Kind = "dissolved" if candidate.dissolved else "founded"
    value = "" if candidate.when.is_range else str(candidate.when.start)
    fact = known.organizations.get(candidate.organization)
    key = candidate.organization
    yield Statement(field, "organization", key, field if value else "", value, (candidate.span,), candidate, fact)


def of_headquarters(candidate: Headquarters, known: Known) -> Iterator[Statement]:
    """The city, and the country only where no city is named."""
    fact = known.organizations.get(candidate.organization)
    field, value = ("headquarters_en", candidate.city) if candidate.city else ("host", candidate.iso2.lower())
    if value:
        key, spans = candidate.organization, (candidate.span,)
        yield Statement("headquarters", "organization", key, field, value, spans, candidate, fact)


def of_person(candidate: PersonNamed, known: Known) -> Iterator[Statement]:
    """Somebody with an office; `former` holders are only stated."""
    person = person_key(candidate, known)
    office = office_of(candidate, person, known)
    if not office:
        return
    terms = [term for term in known.terms.get(office, ()) if term.person.key == person]
    key = terms[0].key if terms else f"{office}/{person}"
    field, value = ("", "") if candidate.former else ("person", person)
    fact = terms[0] if terms else None
    yield Statement("office", "term", key, field, value, (candidate.span,), candidate, fact, candidate.on)


def of_meeting(candidate: MeetingNamed, meeting: Meeting | None) -> Iterator[Statement]:
    """Its kind, days, place, host and whether it was still to come; what follows from the others is `minor`."""
    key, spans = meeting.key if meeting else new_key(candidate), (candidate.span, *candidate.spans)

    def said(kind: Kind, field: str, value: str, minor: bool = False) -> Statement:
        where = (candidate.when.span,) if candidate.when and field in DAYS else spans
        return Statement(kind, "meeting", key, field, value, where, candidate, meeting, None, minor)

    yield said("meeting-kind", "", "", minor=bool(candidate.when or candidate.city))
    when = meant(candidate.when, meeting) if candidate.when and meeting else candidate.when
    if when and meeting and is_within(when, meeting):
        yield said("meeting-date", "", "")
    elif when:
        yield said("meeting-date", "start_date", str(when.start))
    if when and when.is_range and when.end.precision == "day":
        yield said("meeting-end", "end_date", str(when.end), minor=True)
    if candidate.city:
        yield said("meeting-place", "city_en", city_of(candidate.city, meeting))
    if host := candidate.host or candidate.iso2:
        yield said("meeting-host", "host", host.lower(), minor=not candidate.host and bool(candidate.city))
    yield said("meeting-status", "status", "planned" if candidate.announced else "held", minor=True)


DAYS = {"start_date", "end_date"}  # stand where the text gives the date, not where it names the meeting


def is_within(when: When, meeting: Meeting) -> bool:
    """Whether a single day is one of a meeting, but not its first."""
    day = when.start.first_day
    return (
        not when.is_range
        and when.start.precision == "day"
        and meeting.end_date is not None
        and meeting.end_date_precision == "day"
        and meeting.start_date < day <= meeting.end_date
    )


def of_topic(candidate: TopicNamed, named: MeetingNamed, meeting: Meeting | None) -> Statement:
    """A topic on the agenda of a meeting of the text."""
    key = f"{meeting.key if meeting else new_key(named)}/{candidate.slug}"
    items = meeting.agenda.all() if meeting else ()
    fact = next((item for item in items if item.topic.key == candidate.slug), None)
    spans = (candidate.span,)
    return Statement("topic", "agenda-item", key, "topic", candidate.slug, spans, candidate, fact, minor=not meeting)


def new_key(candidate: MeetingNamed) -> str:
    """The key of a meeting that is not recorded yet: what is known of it, as exactly as the month of its first day."""
    first: PartialDate | None = candidate.when.start if candidate.when else None
    when = str(first)[:7] if first else ""
    return slugify(" ".join([candidate.organization, candidate.kind, when or candidate.city or candidate.iso2]))


TOLD: tuple[tuple[str, Callable], ...] = (
    ("member_counts", of_count),
    ("accessions", of_accession),
    ("memberships", of_membership),
    ("founded", of_founding),
    ("headquarters", of_headquarters),
    ("persons", of_person),
)
