"""Rules for meetings and operations."""

import re

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.dates import PartialDate, day_after
from alliance.editing.checks.rules import partial, refuses, spelled, warns
from alliance.summits.models import Meeting, Operation
from alliance.wording import written
from members.admin.checks import before_its_time, not_a_state
from members.models import Term

DATES = ("start_date", "start_date_precision", "end_date", "end_date_precision")
BOUNDS = ("not_before", "not_after")
OF_LEADERS = (Meeting.Kind.SUMMIT, Meeting.Kind.LEADERS)
LONGEST = 7  # days; no meeting of an alliance has taken longer so far
YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


def span(meeting: Meeting):
    """The first and the last day on which it can have been; `None` for an undated one."""
    start = partial(meeting, "start_date")
    return start and (start.first_day, (partial(meeting, "end_date") or start).last_day)


@refuses(Meeting)
def days_in_order(meeting):
    start, end = partial(meeting, "start_date"), partial(meeting, "end_date")
    if end and not start:
        yield (
            "start_date",
            _("A last day needs a first day: give it, or write both as bounds, “not before” and “not after”."),
        )
    elif start and end and end.first_day < start.first_day:
        yield (
            "end_date",
            _(
                "The last day must not come before the first day: the first is %(start)s, the last %(end)s. Correct "
                "one of them, or give both as exactly as they are known."
            )
            % {"start": spelled(start), "end": spelled(end)},
        )


@warns(Meeting, "host", "co_host", *DATES)
def host_is_a_state(meeting, today):
    days = span(meeting)
    for field in ("host", "co_host"):
        country = getattr(meeting, field)
        if days and country and (why := not_a_state(country, *days)):
            yield field, why


@warns(Meeting, "organization", "kind", *DATES)
def not_two_at_once(meeting, today):
    """Meetings of one kind, those of leaders being one; where a day is not known, nothing can be said."""
    days = exact_days(meeting)
    if not days:
        return
    kinds = OF_LEADERS if meeting.kind in OF_LEADERS else (meeting.kind,)
    others = Meeting.objects.filter(
        Q(end_date__gte=days[0]) | Q(end_date=None, start_date__gte=days[0]),
        organization=meeting.organization_id,
        kind__in=kinds,
        start_date__lte=days[1],
    ).exclude(pk=meeting.pk)
    for other in others.order_by("start_date", "key"):
        if other_days := exact_days(other):
            yield (
                "start_date",
                _(
                    "At the same time as “%(other)s” (%(start)s to %(end)s) of this organization: correct the days, "
                    "or edit that record if it is the same meeting."
                )
                % {"other": other, "start": written(other_days[0]), "end": written(other_days[1])},
            )


def exact_days(meeting: Meeting):
    coarse = {meeting.start_date_precision, meeting.end_date_precision if meeting.end_date else "day"} - {"day"}
    return None if coarse else span(meeting)


@warns(Meeting, "status", *DATES, *BOUNDS)
def status_fits_the_day(meeting, today):
    days = span(meeting)
    first, last = days or (meeting.not_before, meeting.not_after)
    if meeting.status == Meeting.Status.PLANNED and last and last < today:
        yield (
            "status",
            _("Planned, but %(day)s is past: was it held? If it was moved, give the new days.")
            % {"day": written(last)},
        )
    if meeting.status == Meeting.Status.HELD and first and first > today:
        yield (
            "status",
            _("Held, but %(day)s has not come yet: choose “planned”, or correct the days.") % {"day": written(first)},
        )


@warns(Meeting, "is_numbered", "kind", "start_date")
def numbered_summits(meeting, today):
    if meeting.is_numbered and meeting.kind not in OF_LEADERS:
        yield (
            "is_numbered",
            _("The numbered list is of summits and leaders' meetings: take this one out of it, or correct its kind."),
        )
    if meeting.is_numbered and not meeting.start_date:
        yield "is_numbered", _("Without a first day it has no place in the numbered list: give the day.")


@warns(Meeting, "is_virtual", "city_en", "city_ind", "host")
def by_video_nowhere(meeting, today):
    if meeting.is_virtual and (meeting.city_en or meeting.city_ind or meeting.host_id):
        yield "is_virtual", _("Held by video, but with a place or a host: empty these, or untick “held by video”.")


@warns(Meeting, "chair", "organization", *DATES)
def chair_in_office(meeting, today):
    """Of persons who have held an office of the organization: was it then?"""
    days = span(meeting)
    terms = (
        days
        and meeting.chair_id
        and Term.objects.filter(person=meeting.chair_id, office__organization=meeting.organization_id)
    )
    if not terms or not terms.exists() or terms.filter(start=None).exists():
        return
    if not terms.overlapping(days[0], day_after(days[1])).exists():
        yield (
            "chair",
            _("By the terms recorded here, %(person)s held no office of the organization on %(day)s: correct one.")
            % {"person": meeting.chair, "day": written(*PartialDate.of(days[0], meeting.start_date_precision))},
        )


@warns(Meeting, *DATES)
def not_for_weeks(meeting, today):
    days = exact_days(meeting)
    length = days and (days[1] - days[0]).days + 1
    if length and length > LONGEST:
        yield (
            "end_date",
            ngettext(
                "It would last %(number)d day: check month and year.",
                "It would last %(number)d days: check month and year.",
                length,
            )
            % {"number": length},
        )


@warns(Meeting, "title_en", "title_ind", *DATES)
def year_of_the_title(meeting, today):
    days = span(meeting)
    for field in ("title_en", "title_ind"):
        years = {int(year) for year in YEAR.findall(getattr(meeting, field))}
        if days and years and not years & {days[0].year, days[1].year}:
            yield (
                field,
                _("The title says %(said)s, the first day is in %(year)s: correct one of the two.")
                % {"said": min(years), "year": days[0].year},
            )


@warns(Meeting, "organization", *DATES)
def organization_existed(meeting, today):
    days = span(meeting)
    if days and (why := before_its_time(meeting.organization, *days)):
        yield "start_date", why


@warns(Operation, "organization", "start", "start_precision")
def organization_existed_then(operation, today):
    start = partial(operation, "start")
    if start and (why := before_its_time(operation.organization, start.first_day, start.last_day)):
        yield "start", why
