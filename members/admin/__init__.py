"""The editing of countries and organizations, and of how the ones belong to the others."""

from members.admin import checks
from members.admin.belongings import AccessionStepAdmin, MembershipAdmin, MilitaryParticipationAdmin, PartnershipAdmin
from members.admin.countries import CountryAdmin, CountryNameAdmin
from members.admin.matters import DefenceExpenditureAdmin, PositionAdmin, SpendingPledgeAdmin
from members.admin.offices import OfficeAdmin, PersonAdmin, TermAdmin
from members.admin.organizations import OrganizationAdmin

__all__ = [
    "AccessionStepAdmin",
    "CountryAdmin",
    "CountryNameAdmin",
    "DefenceExpenditureAdmin",
    "MembershipAdmin",
    "MilitaryParticipationAdmin",
    "OfficeAdmin",
    "OrganizationAdmin",
    "PartnershipAdmin",
    "PersonAdmin",
    "PositionAdmin",
    "SpendingPledgeAdmin",
    "TermAdmin",
    "checks",
]
