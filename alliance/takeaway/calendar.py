"""The summits as iCalendar (RFC 5545), to be subscribed to: later versions of an event replace the earlier ones."""

import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Max
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View
from icalendar import Calendar, Event

from alliance.knowledge.models import Change
from alliance.summits.models import AgendaItem, Meeting
from members.models import ALLIANCE

EVENTS = uuid.uuid5(uuid.NAMESPACE_URL, "alliance/meetings")
# What a program has to know that subscribes; the change log may have something new each day.
REFRESH = timedelta(days=1)
# Where no change was ever logged; an event must have a stamp.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Revision(NamedTuple):
    """Which version of an event this is: the number of its changes after the first, and when the last one was."""

    sequence: int
    at: datetime


class SummitCalendarView(View):
    """The alliance's summits, planned ones as tentative; those whose day is not known are in no calendar."""

    def get(self, request):
        summits = Meeting.objects.of(ALLIANCE).filter(kind=Meeting.Kind.SUMMIT, start_date_precision="day").dated()
        summits = summits.for_listing().with_agenda().order_by("start_date", "key")
        calendar = calendar_of(summits, revisions(), request.build_absolute_uri)
        response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'inline; filename="summits-{get_language()}.ics"'
        return response


def calendar_of(summits: Iterable[Meeting], of: dict[str, Revision], absolute: Callable[[str], str]) -> Calendar:
    """The calendar in the active language; `absolute` makes an address of a path, `of` has revisions by key."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Alliance//Summits//{get_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", _("NATO summits"))
    calendar.add("x-wr-calname", _("NATO summits"))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for summit in summits:
        calendar.add_component(event_of(summit, of.get(summit.key, Revision(0, LONG_AGO)), absolute))
    return calendar


def event_of(summit: Meeting, revision: Revision, absolute: Callable[[str], str]) -> Event:
    """Whole days: the end is the first day after, as RFC 5545 has it."""
    event = Event()
    event.add("uid", str(uuid.uuid5(EVENTS, summit.key)))
    event.add("sequence", revision.sequence)
    event.add("dtstamp", revision.at)
    event.add("last-modified", revision.at)
    event.add("dtstart", summit.start_date)
    if (last := summit.end_date or summit.start_date) < date.max:
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", str(summit.title))
    event.add("status", "TENTATIVE" if summit.status == Meeting.Status.PLANNED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", absolute(summit.get_absolute_url()))
    if place := place_of(summit):
        event.add("location", place)
    if topics := [str(item.topic.name) for item in summit.agenda.all()]:
        event.add("description", _("On the agenda: %(topics)s.") % {"topics": "; ".join(topics)})
    return event


def place_of(summit: Meeting) -> str:
    if summit.is_virtual:
        return _("held by video")
    return ", ".join(str(name) for name in (summit.city, summit.host and summit.host.name) if name)


def revisions() -> dict[str, Revision]:
    """By key of the meeting, from the change log: its own changes count, those of its agenda renew the stamp."""
    logged = Change.objects.filter(kind__in=[Meeting.noun(), AgendaItem.noun()]).order_by()
    counts, stamps = {}, {}
    for kind, key, count, at in logged.values_list("kind", "key").annotate(Count("pk"), Max("at")):
        meeting = key if kind == Meeting.noun() else key.split("/")[0]
        stamps[meeting] = max(at, stamps.get(meeting, at))
        if kind == Meeting.noun():
            counts[meeting] = count
    return {meeting: Revision(max(counts.get(meeting, 0) - 1, 0), at) for meeting, at in stamps.items()}
