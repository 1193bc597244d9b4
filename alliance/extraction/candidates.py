"""What can be found in an article. Each candidate says where it stands and how sure the reading is.

Dates are as exact as the text gives them. A `certainty` below `stated` comes with `why`, a word for the reason that
whoever shows it puts into a sentence: `nearest-year` (no year given: that nearest to publication), `weekday`,
`no-publication-date`, `from-context`.
"""

from dataclasses import dataclass
from typing import Literal

from alliance.dates import PartialDate
from alliance.extraction.article import Language, Span

Certainty = Literal["stated", "inferred", "uncertain"]
MeetingKind = Literal["summit", "foreign-ministers", "defence-ministers", "leaders", "other"]
NATO = "nato"


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month or a year that the text gives, or the first and last day of a range; where it stands."""

    start: PartialDate
    end: PartialDate
    span: Span
    certainty: Certainty = "stated"
    why: str = ""

    @property
    def is_range(self) -> bool:
        return self.start != self.end


@dataclass(frozen=True, slots=True)
class CountryNamed:
    """A country, by its ISO code in capitals; `optional` where only a city, a metonym or a past state stands for it."""

    span: Span
    iso2: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class OrganizationNamed:
    span: Span
    slug: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class MemberCount:
    """A number that the text gives as the size of an organization; `others`: it said “the other 29”, `count` is 30."""

    span: Span
    count: int
    organization: str = NATO
    on: When | None = None  # the day for which the text gives it, where it gives one
    others: bool = False
    optional: bool = False  # a prospective ordinal, the twelve founders
    certainty: Certainty = "stated"


@dataclass(frozen=True, slots=True)
class Accession:
    """A country is said to have joined, or founded, an organization then; `when` is None where no time is given."""

    span: Span
    iso2: str
    when: When | None
    organization: str = NATO
    founder: bool = False
    optional: bool = False
    certainty: Certainty = "stated"


@dataclass(frozen=True, slots=True)
class MembershipNamed:
    """A country is said to belong to an organization (`member`), or not to, without a date."""

    span: Span
    iso2: str
    organization: str
    member: bool = True
    on: When | None = None


@dataclass(frozen=True, slots=True)
class OrganizationFounded:
    """When an organization is said to have been founded, or dissolved."""

    span: Span
    organization: str
    when: When
    dissolved: bool = False


@dataclass(frozen=True, slots=True)
class Headquarters:
    """Where an organization is said to have its seat."""

    span: Span
    organization: str
    city: str = ""
    iso2: str = ""


@dataclass(frozen=True, slots=True)
class MeetingNamed:
    """A meeting, past or announced. `city` in English; `first_named` is where it is named first."""

    span: Span
    organization: str
    kind: MeetingKind
    when: When | None = None
    city: str = ""
    iso2: str = ""
    host: str = ""  # the country that is said to be the host, where the text says so
    announced: bool = False
    spans: tuple[Span, ...] = ()  # wherever else it is spoken of
    certainty: Certainty = "stated"


@dataclass(frozen=True, slots=True)
class TopicNamed:
    """A topic on the agenda; `meeting` is the number of the meeting among those found, where it belongs to one."""

    span: Span
    slug: str
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody named; `name` is the usual full name, `key` that of the record where there is one.

    `role` is as the text gives it. `office` is what the role means: (`us`, `president`), (`nato`, `secretary-general`),
    the body by its code or slug, the title as a cue; empty where it is not known. `former`: “mantan”, “then”, “late”.
    """

    span: Span
    name: str
    role: str = ""
    key: str = ""
    office: tuple[str, str] | None = None
    former: bool = False
    on: When | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PositionNamed:
    """Where a country or an organization stands on a topic: a sentence that says so. `holder` is a code or a slug."""

    span: Span
    holder: str
    topic: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found, each list in the order of the text; lists are bounded, `cut` names those that were longer."""

    language: Language
    published: PartialDate | None
    published_at: Span | None
    about_nato: bool
    countries: tuple[CountryNamed, ...] = ()
    organizations: tuple[OrganizationNamed, ...] = ()
    member_counts: tuple[MemberCount, ...] = ()
    accessions: tuple[Accession, ...] = ()
    memberships: tuple[MembershipNamed, ...] = ()
    founded: tuple[OrganizationFounded, ...] = ()
    headquarters: tuple[Headquarters, ...] = ()
    meetings: tuple[MeetingNamed, ...] = ()
    topics: tuple[TopicNamed, ...] = ()
    persons: tuple[PersonNamed, ...] = ()
    positions: tuple[PositionNamed, ...] = ()
    cut: tuple[str, ...] = ()
