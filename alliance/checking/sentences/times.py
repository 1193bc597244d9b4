"""Days, months, years and spans of time as they stand in a sentence."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from alliance.checking.judged import Moment
from alliance.dates import PartialDate, Precision
from alliance.wording import written

DAY = timedelta(days=1)


def when(said: PartialDate) -> str:
    """“on 4 April 2025”, “in April 2025”, “in 2025”."""
    words = {"time": written(*said)}
    return (_("on %(time)s") if said.precision == "day" else _("in %(time)s")) % words


def on(day: date, precision: Precision = "day") -> str:
    return when(PartialDate.of(day, precision))


def at(moment: Moment) -> str:
    """The time for which something is judged; empty where it is not known."""
    if not (moment.start and moment.end):
        return ""
    if moment.start == moment.end:
        return when(moment.start)
    return _("from %(start)s to %(end)s") % {"start": written(*moment.start), "end": written(*moment.end)}


def span(start: date | None, start_precision: Precision, end: date | None, end_precision: Precision) -> str:
    """A half-open span; its last day is named where that is known to the day: “from 4 April 2023 to 6 March 2024”."""
    first = written(start, start_precision) if start else ""
    if not end:
        return _("since %(start)s") % {"start": first} if first else _("at all times")
    if end_precision == "day":
        last = end - DAY
        if start and start_precision == "day":
            first = beginning(start, last)
        words = {"start": first, "end": written(last)}
        return (_("from %(start)s to %(end)s") if first else _("up to %(end)s")) % words
    words = {"start": first, "end": written(end, end_precision)}
    return (_("from %(start)s until %(end)s") if first else _("until %(end)s")) % words


def beginning(first: date, last: date) -> str:
    """The first day without what it has in common with the last one: “9” of “9 to 11 July 2024”."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return written(first).removesuffix(f" {last.year}")


def listed(parts: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
