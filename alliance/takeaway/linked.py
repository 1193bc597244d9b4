"""Pages as linked data: the terms of schema.org, dates only as exactly as they are known."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance.dates import PartialDate, Precision
from alliance.sources.models import Source
from alliance.summits.models import AgendaItem, Meeting
from alliance.takeaway.citation import site_name
from members.models import Country, Membership, Organization

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Absolute = Callable[[str], str]
Linked = dict[str, object]


def website(absolute: Absolute) -> Linked:
    """The site, and how to search it."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": "Alliance",
        "alternateName": site_name(),
        "url": absolute(reverse("home")),
        "inLanguage": get_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(reverse('search'))}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def dataset(absolute: Absolute, first: date | None) -> Linked:
    """The members on any day, as data: from the `first` day on which there were any."""
    page = absolute(reverse("members:members"))
    described = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": _("Members of NATO on any day"),
        "description": _("Which countries were members of NATO on a day, since when, and which sources say so."),
        "url": page,
        "inLanguage": get_language(),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Alliance", "url": absolute(reverse("home"))},
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": absolute("/api/v1/memberships/"),
        },
    }
    return described | ({"temporalCoverage": f"{first.isoformat()}/.."} if first else {})


def country(of: Country, stays: Iterable[Membership], absolute: Absolute) -> Linked:
    """A country and the organizations that it has belonged to; `stays` with their organizations loaded."""
    described = {
        "@context": CONTEXT,
        "@type": "Country",
        "name": str(of.name),
        "url": absolute(of.get_absolute_url()),
        "identifier": of.iso2,
        "memberOf": [role(stay, absolute) for stay in stays],
    }
    if of.wikidata_qid:
        described["sameAs"] = f"https://www.wikidata.org/entity/{of.wikidata_qid}"
    return {name: value for name, value in described.items() if value}


def role(stay: Membership, absolute: Absolute) -> Linked:
    """A stay as schema.org has it: the role stands between the country and the organization, and has the dates."""
    described = {"@type": "Role", "memberOf": organization(stay.organization, absolute)}
    if stay.start:
        described["startDate"] = known(stay.start, stay.start_precision)
    if stay.end:
        # Our end is the first day outside; that of schema.org is the last day inside.
        last = stay.end - timedelta(days=1) if stay.end_precision == "day" else stay.end
        described["endDate"] = known(last, stay.end_precision)
    return described


def organization(of: Organization, absolute: Absolute) -> Linked:
    described = {"@type": "Organization", "name": str(of.name), "url": absolute(of.get_absolute_url())}
    return described | ({"alternateName": str(of.abbreviation)} if of.abbreviation else {})


def event(
    meeting: Meeting,
    agenda: Iterable[AgendaItem],
    absolute: Absolute,
    guests: Iterable[Country] = (),
    guest_organizations: Iterable[Organization] = (),
    documents: Iterable[Source] = (),
) -> Linked:
    """A meeting; one whose day is not known has none here either. Guests are called as on its first day."""
    day = meeting.start_date
    described = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": str(meeting.title),
        "url": absolute(meeting.get_absolute_url()),
        "inLanguage": get_language(),
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{CONTEXT}/{'Online' if meeting.is_virtual else 'Offline'}EventAttendanceMode",
        "startDate": meeting.start_date and known(meeting.start_date, meeting.start_date_precision),
        "endDate": meeting.end_date and known(meeting.end_date, meeting.end_date_precision),
        "location": place(meeting, absolute),
        "organizer": organization(meeting.organization, absolute),
        "attendee": [
            *(guest(one, day, absolute) for one in guests),
            *(organization(one, absolute) for one in guest_organizations),
        ],
        "about": [{"@type": "Thing", "name": str(item.topic.name)} for item in agenda],
        "subjectOf": [document(one, absolute) for one in documents],
    }
    return {name: value for name, value in described.items() if value}


def guest(of: Country, day: date | None, absolute: Absolute) -> Linked:
    name = of.name_on(day) if day else of.name
    return {"@type": "Country", "name": str(name), "url": absolute(of.get_absolute_url()), "identifier": of.iso2}


def document(of: Source, absolute: Absolute) -> Linked:
    """A text at its own address; one that has none is at ours."""
    described = {
        "@type": "CreativeWork",
        "name": str(of),
        "url": of.url or absolute(of.get_absolute_url()),
        "archivedAt": of.archived_url,
        "inLanguage": of.language,
        "datePublished": of.published and known(of.published, of.published_precision),
    }
    return {name: value for name, value in described.items() if value}


def place(meeting: Meeting, absolute: Absolute) -> Linked | None:
    if meeting.is_virtual:
        return {"@type": "VirtualLocation", "url": absolute(meeting.get_absolute_url())}
    address = {"addressLocality": str(meeting.city), "addressCountry": meeting.host.iso2 if meeting.host else ""}
    address = {name: value for name, value in address.items() if value}
    name = str(meeting.city or (meeting.host and meeting.host.name) or "")
    return {"@type": "Place", "name": name, "address": {"@type": "PostalAddress", **address}} if address else None


def known(day: date, precision: Precision) -> str:
    return str(PartialDate.of(day, precision))
