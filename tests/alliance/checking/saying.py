"""What a text says, made by hand: candidates of the extraction, each at a place of its own."""

from functools import cache
from itertools import count

from alliance.checking.check import check
from alliance.checking.findings import Check, Finding
from alliance.checking.known import Known
from alliance.dates import PartialDate
from alliance.extraction.article import Span
from alliance.extraction.candidates import (
    Accession,
    Extraction,
    MeetingNamed,
    MemberCount,
    MembershipNamed,
    OrganizationFounded,
    PersonNamed,
    TopicNamed,
    When,
)

places = count(1)
GROUPS = {
    MemberCount: "member_counts",
    Accession: "accessions",
    MembershipNamed: "memberships",
    OrganizationFounded: "founded",
    MeetingNamed: "meetings",
    TopicNamed: "topics",
    PersonNamed: "persons",
}


def span() -> Span:
    place = next(places) * 200
    return Span(1, place, place + 5)


def when(start: str, end: str = "", why: str = "") -> When:
    return When(PartialDate.parse(start), PartialDate.parse(end or start), span(), why=why)


def text(*candidates) -> Extraction:
    """A text that says these things."""
    groups: dict = {}
    for candidate in candidates:
        name = GROUPS.get(type(candidate), "headquarters")
        groups[name] = (*groups.get(name, ()), candidate)
    return Extraction("en", None, None, True, **groups)


@cache
def recorded() -> Known:
    """What the fixtures hold, loaded once for all tests that add nothing to it."""
    return Known().load()


def checked(*candidates, on: str = "", known: Known | None = None) -> Check:
    """The check of a text that says these things and was published then."""
    return check(text(*candidates), PartialDate.parse(on) if on else None, known or recorded())


def found(*candidates, on: str = "", known: Known | None = None) -> Finding:
    """The first thing that such a check finds."""
    return checked(*candidates, on=on, known=known).findings[0]


def members(count: int, organization: str = "nato", **values) -> MemberCount:
    return MemberCount(span(), count, organization, **values)


def joined(iso2: str, day: str = "", organization: str = "nato", founder: bool = False) -> Accession:
    return Accession(span(), iso2, when(day) if day else None, organization, founder)


def belongs(iso2: str, organization: str = "nato", member: bool = True, on: str = "") -> MembershipNamed:
    return MembershipNamed(span(), iso2, organization, member, when(on) if on else None)


def summit(day: str = "", city: str = "", end: str = "", kind="summit", organization: str = "nato", **values):
    return MeetingNamed(span(), organization, kind, when(day, end) if day else None, city, **values)


def holder(name: str, body: str = "nato", title: str = "secretary-general", **values) -> PersonNamed:
    return PersonNamed(span(), name, title, office=(body, title), **values)
