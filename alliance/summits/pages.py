"""What the page of a meeting shows: a fixed number of queries, whatever the number of rows."""

from datetime import date

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from alliance.pages import by_name, oldest_first
from alliance.sources.footnotes import Derived, Footnotes, entries_of, load_claims, told
from alliance.summits.models import Meeting
from members.models import Country, CountryName, Membership


def meeting_page(meeting: Meeting, today: date) -> dict:
    """The parts of a meeting's page by their names in the template; `meeting` has its ordinal."""
    agenda = list(meeting.agenda.for_listing().order_by("position", "key"))
    guests = list(meeting.guests.order_by(by_name(), "key"))
    load_claims([meeting], agenda)
    name_on(meeting.start_date, meeting.host, meeting.co_host, *guests)
    return {
        "footnotes": Footnotes(),
        "agenda": agenda,
        "guests": guests,
        "guest_organizations": list(meeting.guest_organizations.order_by(by_name(), "key")),
        "documents": list(meeting.documents.order_by(*oldest_first("published"))),
        "spoken": [(item, told(item.footnotes)) for item in agenda],
        "counted": counted_in(meeting),
        "counts": entries_of(claim for claim in meeting.footnotes if claim.field == "ordinal"),
        "is_ahead": bool(meeting.start_date and meeting.start_date > today),
        "members": members_at(meeting),
        "members_counted": Derived(_("Counted here from the memberships, on the first day of the meeting.")),
        **beside(meeting),
    }


def name_on(day: date | None, *countries: Country | None) -> None:
    """Load what these countries were called on a day, for `Country.name_on`; one query."""
    if day:
        named = [country for country in countries if country]
        prefetch_related_objects(named, CountryName.objects.in_use(day, "names"))


def counted_in(meeting: Meeting) -> Derived | None:
    """By whose count a meeting has its ordinal: by ours."""
    if not meeting.ordinal:
        return None
    return Derived(
        _("Counted here in the order of their dates, among the meetings that the usual list numbers."),
        f"{reverse('summits:meetings')}?organization={meeting.organization.key}",
    )


def members_at(meeting: Meeting) -> list[Membership] | None:
    """The members on the first day of a meeting, by the names of that day; `None` where they are not known."""
    day, organization = meeting.start_date, meeting.organization
    if not day or not organization.has_member_list:
        return None
    stays = Membership.objects.of(organization.key).as_of(day).for_listing().order_by(by_name("country__"), "key")
    return list(stays.prefetch_related(CountryName.objects.in_use(day, "country__names")))


def beside(meeting: Meeting) -> dict:
    """The meetings of the same organization before and after."""
    if not meeting.start_date:
        return {}
    others = Meeting.objects.of(meeting.organization.key).dated().exclude(pk=meeting.pk)
    return {
        "previous": others.as_of(meeting.start_date).order_by("-start_date", "-key").first(),
        "next": others.filter(start_date__gt=meeting.start_date).order_by("start_date", "key").first(),
    }
