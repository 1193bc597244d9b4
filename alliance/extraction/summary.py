"""What was found in an article as one JSON object, each thing once, in the terms in which extractions are compared."""

from collections.abc import Iterable
from typing import Any

from alliance.dates import PartialDate
from alliance.extraction.candidates import Extraction, PersonNamed, When


def summary(name: str, found: Extraction) -> dict[str, Any]:
    """`name` becomes the `id`. Codes of countries, slugs and dates are texts; what is not known is None."""
    return {
        "id": name,
        "language": found.language,
        "published": text_of(found.published),
        "countries": once(country.iso2 for country in found.countries if not country.optional),
        "organizations": once(organization.slug for organization in found.organizations if not organization.optional),
        "member_count_claims": once_each(
            {"count": claim.count, "as_stated_date": start_of(claim.on)}
            for claim in found.member_counts
            if claim.organization == "nato" and not (claim.optional or claim.others)
        ),
        "accession_claims": once_each(
            {"iso2": accession.iso2, "date": start_of(accession.when), "year": accession.when.start.first_day.year}
            for accession in found.accessions
            if accession.organization == "nato" and accession.when and not accession.optional
        ),
        "meetings": once_each(
            {
                "org": meeting.organization,
                "kind": meeting.kind,
                "start": start_of(meeting.when),
                "end": text_of(meeting.when.end) if meeting.when else None,
                "city": meeting.city or None,
                "country_iso2": meeting.iso2 or None,
            }
            for meeting in found.meetings
        ),
        "topics": once(topic.slug for topic in found.topics),
        "persons": persons_once(person for person in found.persons if not person.optional),
    }


def persons_once(persons: Iterable[PersonNamed]) -> list[dict[str, Any]]:
    """Everybody under one name, with the first role that the text gives."""
    roles: dict[str, str] = {}
    for person in persons:
        roles[person.name] = roles.get(person.name) or person.role
    return [{"name": name, "role": role or None} for name, role in roles.items()]


def start_of(when: When | None) -> str | None:
    return str(when.start) if when else None


def text_of(day: PartialDate | None) -> str | None:
    return str(day) if day else None


def once(values: Iterable[str]) -> list[str]:
    """In order of first appearance."""
    return list(dict.fromkeys(values))


def once_each(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({tuple(row.items()): row for row in rows}.values())
