"""Which record a candidate means: an existing stay, meeting, office or person, or none that is known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from django.utils.text import slugify

from alliance.checking.known import Known
from alliance.dates import PartialDate
from alliance.extraction.candidates import MeetingNamed, PersonNamed, When
from alliance.sources.verdicts import Match, compare_dates
from alliance.summits.models import Meeting
from alliance.translation import sort_key
from members.models import Membership

# Kinds of meetings that texts call by each other's name.
KIN = {"summit": {"summit", "leaders"}, "leaders": {"summit", "leaders"}}

# Other titles under which an office may be recorded.
SAME_OFFICE = {
    "foreign-minister": "secretary-of-state",
    "secretary-of-state": "foreign-minister",
    "commission-president": "president-of-the-european-commission",
    "council-president": "president-of-the-european-council",
}

NEAR = timedelta(days=45)  # two dates so far apart may mean the same summit
WEEK = timedelta(days=7)  # or the same meeting of ministers, who meet more often
AROUND = timedelta(days=300)  # a meeting without a date is one of about the time of the text
ELSEWHERE = 6  # how well one fits that was then, but at another place
ABOUT_THEN = 3  # how well such a one fits; of several the nearest is meant


def stay_of(organization: str, iso2: str, known: Known, when: When | None = None) -> Membership | None:
    """The stay of a country in an organization that a text means: the one begun or in force then, else the first."""
    stays = known.stays.get((organization, iso2.lower()), [])
    if when:
        begun = [stay for stay in stays if stay.start and agree(when.start, stay.start, stay.start_precision)]
        held = [stay for stay in stays if stay.holds_on(when.start.first_day)]
        stays = begun or held or stays
    return stays[0] if stays else None


def agree(said: PartialDate, day: date | None, precision: str) -> bool:
    """Whether a date that a text gives does not contradict a known one, whichever of them is coarser."""
    if day is None:
        return False
    known = str(PartialDate.of(day, precision))  # type: ignore[arg-type]
    return compare_dates(str(said), known) != Match.NONE


UNSURE = {"weekday", "from-context", "no-publication-date"}


def is_unsure(when: When | None) -> bool:
    """Whether a time was worked out in a way that may be wrong where the text is right."""
    return bool(when and when.why in UNSURE)


def in_year_of(when: When, day: date | None) -> When:
    """A time whose year the text does not give, in the year of a day; any other as it is."""
    if when.why != "nearest-year" or not day:
        return when
    years = day.year - when.start.first_day.year
    try:
        return replace(when, start=moved(when.start, years), end=moved(when.end, years))
    except ValueError:  # 29 February, or a year that there is not
        return when


def moved(said: PartialDate, years: int) -> PartialDate:
    return PartialDate(said.first_day.replace(year=said.first_day.year + years), said.precision)


def meant(when: When, meeting: Meeting) -> When:
    """The time that a text gives for a meeting: without a year, that of the meeting where its days fit."""
    if day_fits(when, meeting) == "same":
        return when
    there = in_year_of(when, meeting.start_date)
    return there if day_fits(there, meeting) == "same" else when


def person_key(candidate: PersonNamed, known: Known) -> str:
    """The key of somebody: of the record with that name, in whatever spelling; else the one that they would get."""
    if candidate.key in known.persons:
        return candidate.key
    person = known.persons_by_name.get(sort_key(candidate.name))
    return person.key if person else slugify(candidate.name)


def office_of(candidate: PersonNamed, person: str, known: Known) -> str:
    """The key of the office that a text gives somebody; empty for none.

    Where it does not say whose office it is (“President Biden”), it is the one of that title that they are known by.
    """
    body, title = candidate.office or ("", "")
    if body or not title:
        return office_key(body, title, known) if title else ""
    held = {
        office
        for office, terms in known.terms.items()
        if office.partition("/")[2] in {title, SAME_OFFICE.get(title)}
        and any(one.person.key == person for one in terms)
    }
    return held.pop() if len(held) == 1 else ""


def office_key(body: str, title: str, known: Known) -> str:
    """The key of an office: of the record whose title says the same or more; else the one that it would get."""
    body = body.lower()
    offices = {key.removeprefix(f"{body}/"): key for key in known.offices if key.startswith(f"{body}/")}
    same = SAME_OFFICE.get(title, title)
    for name in (title, same):
        if name in offices:
            return offices[name]
    longer = [key for name, key in offices.items() if name.startswith((f"{title}-of-", f"{title}-for-"))]
    return longer[0] if len(longer) == 1 else f"{body}/{title}"


def meeting_of(candidate: MeetingNamed, known: Known, published: PartialDate | None = None) -> Meeting | None:
    """The meeting that a text means: the one that fits best by day and place, if no other fits as well."""
    kinds = KIN.get(candidate.kind, {candidate.kind})
    groups = defaultdict(list)
    for meeting in known.meetings.get(candidate.organization, ()):
        if meeting.kind in kinds and (fit := fits(candidate, meeting, published)):
            groups[fit].append(meeting)
    for fit in sorted(groups, reverse=True):
        rivals = [one for one in groups[fit] if one.kind == candidate.kind] or groups[fit]
        if len(rivals) == 1:
            return rivals[0]
        if fit == ABOUT_THEN and published:
            return nearest(rivals, published)
        if fit != ELSEWHERE:  # several at another place tell less than one at that place in another year
            return None
    return None


def nearest(meetings: Iterable[Meeting], published: PartialDate) -> Meeting:
    return min(meetings, key=lambda one: abs(one.start_date - published.first_day) if one.start_date else timedelta.max)


def fits(candidate: MeetingNamed, meeting: Meeting, published: PartialDate | None) -> int:
    """How well day and place of a meeting fit what a text says of it; 0 where the text means another."""
    place = place_fits(candidate, meeting)
    if not candidate.when:
        around = bool(published and meeting.start_date and abs(meeting.start_date - published.first_day) < AROUND)
        # Where neither has a day they are the same as far as anybody can tell.
        otherwise = 1 if is_yearly(meeting) or not meeting.start_date else 0
        return {True: ABOUT_THEN, False: otherwise}[around] if place == "same" else 0
    day = day_fits(candidate.when, meeting)
    if day != "same" and place == "same" and day_fits(meant(candidate.when, meeting), meeting) == "same":
        return 9
    if day == "same":
        exact = candidate.when.start.precision != "year"
        elsewhere = ELSEWHERE if (exact or is_yearly(meeting)) and not is_unsure(candidate.when) else 0
        return {"same": 10, "unsaid": 8 if exact else 7, "other": elsewhere}[place]
    if place != "same":
        return 0
    return {"near": 5, "year": 4 if is_yearly(meeting) else 0, "far": 2 if is_yearly(meeting) else 0}[day]


def is_yearly(meeting: Meeting) -> bool:
    """Whether there are so few of its kind that year and place tell which one is meant."""
    return meeting.kind in KIN


def day_fits(when: When, meeting: Meeting) -> str:
    """`same`: they may share a day; `near`; `year`: of the same year; `far`."""
    first, last = days_of(meeting)
    if not (first and last):
        return "far"
    if when.start.first_day <= last and first <= when.end.last_day:
        return "same"
    if min(abs(when.start.first_day - first), abs(when.end.last_day - last)) <= (NEAR if is_yearly(meeting) else WEEK):
        return "near"
    return "year" if when.start.first_day.year == first.year else "far"


def days_of(meeting: Meeting) -> tuple[date | None, date | None]:
    """The first and the last day on which a meeting may have been held.

    One of unknown date was near its bounds, as far as a text can mean it; bounds far apart tell nothing.
    """
    if meeting.start_date:
        last, precision = meeting.end_date, meeting.end_date_precision
        if not last:
            last, precision = meeting.start_date, meeting.start_date_precision
        return meeting.start_date, PartialDate.of(last, precision).last_day
    first, last = meeting.not_before, meeting.not_after
    first, last = first or (last and last - NEAR), last or (first and first + NEAR)
    return (first, last) if first and last and last - first <= NEAR else (None, None)


def place_fits(candidate: MeetingNamed, meeting: Meeting) -> str:
    """`same`, `other`, or `unsaid` where the text names no place or none is known."""
    if candidate.city and meeting.city_en:
        return "same" if is_at(candidate.city, meeting) else "other"
    if meeting.is_virtual and not meeting.city_en:
        return "other" if candidate.city or candidate.host else "unsaid"
    hosts = {one.key for one in (meeting.host, meeting.co_host) if one}
    if (host := (candidate.host or candidate.iso2).lower()) and hosts:
        return "same" if host in hosts else "other"
    return "unsaid"


def is_at(city: str, meeting: Meeting) -> bool:
    """Whether it was held in a city, or is known by it."""
    return short(city) == short(meeting.city_en) or is_called_after(city, meeting)


def is_called_after(city: str, meeting: Meeting) -> bool:
    """A meeting may be known by another place than the one where it was held: London 2019 met in Watford."""
    return bool(short(city)) and f" {short(city)} " in words_of(meeting.title_en)


@lru_cache(maxsize=1_000)
def words_of(title: str) -> str:
    return f" {sort_key(title).replace('-', ' ').replace(',', ' ')} "


@lru_cache(maxsize=1_000)
def short(city: str) -> str:
    """A city without what tells it from others of its name: `Washington, D.C.`."""
    return sort_key(city).partition(",")[0].replace("-", " ").strip()


def city_of(city: str, meeting: Meeting | None) -> str:
    """The city as the record spells it, where it means the same."""
    return meeting.city_en if meeting and short(city) == short(meeting.city_en) else city
