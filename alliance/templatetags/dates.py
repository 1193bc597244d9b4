"""Partial dates, periods and the days of meetings, each written out in the active language."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alliance.dates import PartialDate
from alliance.wording import written

register = template.Library()


def time_element(day, precision, text) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', PartialDate.of(day, precision), text)


@register.simple_tag
def day(value, precision="day") -> str:
    """A date as exactly as it is known; nothing for none."""
    return time_element(value, precision, written(value, precision)) if value else ""


@register.simple_tag
def period(fact) -> str:
    """The time of a `Period`; its end is the first day on which it no longer held."""
    start, end = day(fact.start, fact.start_precision), day(fact.end, fact.end_precision)
    if start and end:
        return format_html(_("from {start} until {end}"), start=start, end=end)
    if start:
        return format_html(_("since {start}"), start=start)
    if end:
        return format_html(_("until {end}; the start is not known"), end=end)
    return _("time not known")


@register.simple_tag
def meeting_days(meeting) -> str:
    """The first to the last day of a meeting, both inclusive; or the bounds between which it must lie."""
    first, last = meeting.start_date, meeting.end_date
    if not first:
        return bounds(meeting.not_before, meeting.not_after)
    if not last or last == first:
        return day(first, meeting.start_date_precision)
    if meeting.start_date_precision != "day":
        beginning = written(first, meeting.start_date_precision)
    elif (first.year, first.month) == (last.year, last.month):
        beginning = str(first.day)
    else:
        beginning = written(first).removesuffix(f" {last.year}")
    return format_html(
        "{}–{}" if beginning.isdigit() else "{} – {}",
        time_element(first, meeting.start_date_precision, beginning),
        day(last, meeting.end_date_precision),
    )


@register.simple_tag
def bounds(not_before, not_after) -> str:
    """Between which days something of unknown date must lie."""
    first, last = day(not_before), day(not_after)
    if first and last:
        return format_html(_("between {first} and {last}"), first=first, last=last)
    if first:
        return format_html(_("on or after {first}"), first=first)
    if last:
        return format_html(_("on or before {last}"), last=last)
    return _("day not known")
