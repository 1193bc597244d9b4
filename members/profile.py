"""What the page of a country shows, section by section: a fixed number of queries each, whatever the number of rows."""

from datetime import date

from django.db.models import Prefetch

from alliance.pages import oldest_first
from members.models import ALLIANCE, Country, Membership, Organization, Term
from members.rounds import rounds_of
from members.sentences import standing


def profile(country: Country, day: date) -> dict:
    """The sections of a country's page by their names in the template."""
    alliance = Organization.objects.get(key=ALLIANCE)
    memberships = list(country.memberships.for_listing().with_claims().order_by(*oldest_first("start")))
    stays = [stay for stay in memberships if stay.organization_id == alliance.pk]
    rounds = rounds_of(Membership.objects.of(ALLIANCE))
    return {
        "organization": alliance,
        "sentence": standing(country, alliance, stays, rounds, day),
        "stays": stays,
        "steps": country.accession_steps.filter(organization=alliance).for_listing().with_claims(),
        "outside": country.militaryparticipations.for_listing().with_claims(),
        "names": country.names.for_listing().with_claims().order_by("kind", *oldest_first("start")),
        "partnerships": country.partnerships.for_listing().with_claims().order_by(*oldest_first("start")),
        "positions": country.positions.for_listing().with_claims(),
        "expenditures": country.expenditures.for_listing().with_claims().order_by("-year", "key"),
        "meetings": country.hosted_meetings.model.objects.hosted_by([country]).for_listing().newest_first(),
        "others": [stay for stay in memberships if stay.organization_id != alliance.pk],
        "persons": country.persons.for_listing().prefetch_related(Prefetch("terms", Term.objects.for_listing())),
    }
