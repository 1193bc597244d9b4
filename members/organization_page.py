"""What the page of an organization shows beside its members: a fixed number of queries, whatever the number of rows."""

from datetime import date

from alliance.pages import newest_first
from alliance.sources.footnotes import Footnotes, load_claims
from members.models import Organization, Term


def organization_page(organization: Organization, day: date | None = None) -> dict:
    """The sections by their names in the template: of all times, or of one day; `left_out` has no known start."""
    terms = Term.objects.filter(office__organization=organization).order_by(*newest_first("start"))
    positions = organization.positions.order_by("key")
    pledges = organization.spending_pledges.order_by("agreed", "key")
    undated = positions.none()
    if day:
        undated = positions.with_unknown_start()
        terms, positions, pledges = terms.as_of(day), positions.as_of(day), pledges.as_of(day)
    sections = {
        "terms": list(terms.for_listing()),
        "positions": list(positions.for_listing()),
        "pledges": list(pledges.for_listing()),
    }
    load_claims([organization], *sections.values())
    return sections | {
        "footnotes": Footnotes(),
        "number_is_claimed": any(claim.field == "member_count" for claim in organization.footnotes),
        "meeting_count": organization.meetings.count(),
        "operation_count": organization.operations.count(),
        "undated": list(organization.memberships.with_unknown_start().for_listing()),
        "left_out": undated.count(),
    }
