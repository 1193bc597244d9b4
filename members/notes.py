"""Why a list of members may be empty."""

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from alliance.sources.notes import Note
from members.models import Membership


def on_members(organization, day, memberships=None):
    """Notes on an organization whose members are not kept, and on a day before it had any; at most one query.

    The first day comes from the memberships themselves: those of now, unless others are given.
    """
    if not organization.has_member_list:
        return [Note(_("The members of %(organization)s are not kept here."), {"organization": organization})]
    if memberships is None:
        memberships = Membership.objects.all()
    first = memberships.of(organization.key).aggregate(day=Min("start"))["day"] if day else None
    if not first or day >= first:
        return []
    if organization.kind == organization.Kind.MILITARY_ALLIANCE:
        return [Note(_("The treaty was not in force yet: the first members joined on %(day)s."), {"day": first})]
    return [Note(_("Nobody was a member yet: the first members joined on %(day)s."), {"day": first})]
