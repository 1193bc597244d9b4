"""Meetings as iCalendar (RFC 5545), to be subscribed to: later versions of an event replace the earlier ones."""

import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from icalendar import Calendar, Event
from rest_framework.renderers import BaseRenderer

from alliance.summits.models import Meeting
from alliance.translation import FALLBACK, active_language

EVENTS = uuid.uuid5(uuid.NAMESPACE_URL, "alliance/meetings")
# What a program has to know that subscribes; the change log may have something new each day.
REFRESH = timedelta(days=1)
# Before there was anything to change: from here on versions are counted, in seconds.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
MEDIA_TYPE = "text/calendar"

Absolute = Callable[[str], str]


class ICalendarRenderer(BaseRenderer):
    """Asks for rows with their agenda. It is in one language: the one that is asked for, else English."""

    media_type = MEDIA_TYPE
    format = "ics"
    charset = "utf-8"
    render_style = "binary"
    whole = True

    def render(self, data, accepted_media_type=None, renderer_context=None):
        view, request = renderer_context["view"], renderer_context["request"]
        language = renderer_context["response"].headers["Content-Language"] = view.shape.language or FALLBACK
        with override(language):
            name = _("Meetings") if view.action == "list" else str(view.rows[0].title)
            return calendar_of(view.rows, name, request.build_absolute_uri).to_ical()


def calendar_of(meetings: Iterable[Meeting], name: str, absolute: Absolute) -> Calendar:
    """The calendar in the active language; `absolute` makes an address of a path.

    A meeting whose day is not known is in no calendar: the description says how many were left out.
    """
    meetings = list(meetings)
    on_days = [meeting for meeting in meetings if meeting.start_date and meeting.start_date_precision == "day"]
    calendar = Calendar()
    calendar.add("prodid", f"-//Alliance//Meetings//{active_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if left_out := len(meetings) - len(on_days):
        calendar.add("x-wr-caldesc", without_a_day(left_out))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for meeting in on_days:
        calendar.add_component(event_of(meeting, absolute))
    return calendar


def without_a_day(count: int) -> str:
    text = ngettext(
        "%(count)s meeting is left out, since its day is not known.",
        "%(count)s meetings are left out, since their days are not known.",
        count,
    )
    return text % {"count": count}


def event_of(meeting: Meeting, absolute: Absolute) -> Event:
    """Whole days: the end is the first day after, as RFC 5545 has it."""
    event, stamp = Event(), stamp_of(meeting)
    event.add("uid", str(uuid.uuid5(EVENTS, meeting.key)))
    event.add("sequence", sequence_of(meeting))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", meeting.start_date)
    if (last := meeting.end_date or meeting.start_date) < date.max:
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", str(meeting.title))
    event.add("status", "TENTATIVE" if meeting.status == Meeting.Status.PLANNED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", absolute(meeting.get_absolute_url()))
    if place := place_of(meeting):
        event.add("location", place)
    if topics := [str(item.topic.name) for item in meeting.agenda.all()]:
        event.add("description", _("On the agenda: %(topics)s.") % {"topics": "; ".join(topics)})
    return event


def sequence_of(meeting: Meeting) -> int:
    """A number that grows with every change of the meeting, the same wherever the record is kept."""
    return max(int(((meeting.changed_at or BEGINNING) - BEGINNING).total_seconds()), 0)


def stamp_of(meeting: Meeting) -> datetime:
    """When the meeting or anything on its agenda last changed; an event must have a stamp."""
    changes = [meeting.changed_at, *(item.changed_at for item in meeting.agenda.all())]
    return max((at for at in changes if at), default=BEGINNING)


def place_of(meeting: Meeting) -> str:
    if meeting.is_virtual:
        return _("held by video")
    return ", ".join(str(name) for name in (meeting.city, meeting.host and meeting.host.name) if name)
