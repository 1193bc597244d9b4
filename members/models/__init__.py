"""Countries and organizations, and how the ones belong to the others."""

from members.models.countries import Country, CountryName
from members.models.expenditure import DefenceExpenditure, SpendingPledge
from members.models.memberships import AccessionStep, Membership, MilitaryParticipation
from members.models.offices import SECRETARY_GENERAL, Office, Person, Term
from members.models.organizations import ALLIANCE, Organization
from members.models.partnerships import Partnership
from members.models.positions import Position

__all__ = [
    "ALLIANCE",
    "SECRETARY_GENERAL",
    "AccessionStep",
    "Country",
    "CountryName",
    "DefenceExpenditure",
    "Membership",
    "MilitaryParticipation",
    "Office",
    "Organization",
    "Partnership",
    "Person",
    "Position",
    "SpendingPledge",
    "Term",
]
