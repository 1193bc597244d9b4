"""When and where a meeting was held, who was the host, and what stood on its agenda."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alliance.checking.known import Known
from alliance.checking.sentences.times import DAY, on, span
from alliance.sources.verdicts import Verdict
from alliance.summits.models import AgendaItem, Meeting
from alliance.wording import sentence, with_article, written

if TYPE_CHECKING:
    from alliance.checking.findings import Finding


def meeting_of(finding: "Finding") -> Meeting | None:
    fact = finding.fact
    return fact.meeting if isinstance(fact, AgendaItem) else fact if isinstance(fact, Meeting) else None


def known_of(finding: "Finding") -> str:
    """One sentence with the days and the place, whichever of them is at issue; then what else is."""
    meeting = meeting_of(finding)
    if not meeting:
        return ""
    return " ".join(filter(None, [held(meeting, finding.known), besides(finding, meeting)]))


def held(meeting: Meeting, known: Known) -> str:
    """“Brussels Summit 2021: held on 14 June 2021 in Brussels, Belgium.”"""
    parts = " ".join(filter(None, [days(meeting), place(meeting, known)]))
    if not parts:
        return ""
    planned = meeting.status == Meeting.Status.PLANNED
    text = _("%(title)s: planned %(parts)s.") if planned else _("%(title)s: held %(parts)s.")
    return text % {"title": meeting.title, "parts": parts}


def days(meeting: Meeting) -> str:
    """Its first and last day, both inclusive; one whose day is not known has bounds instead."""
    first, last = meeting.start_date, meeting.end_date
    if not first:
        return between(meeting.not_before, meeting.not_after)
    if not last or last == first or meeting.end_date_precision != "day":
        return on(first, meeting.start_date_precision)
    return span(first, meeting.start_date_precision, last + DAY, "day")


def between(not_before: date | None, not_after: date | None) -> str:
    """Between which days one of unknown date must lie."""
    words = {"first": written(not_before) if not_before else "", "last": written(not_after) if not_after else ""}
    if not_before and not_after:
        return _("between %(first)s and %(last)s") % words
    if not_before:
        return _("on or after %(first)s") % words
    return _("on or before %(last)s") % words if not_after else ""


def place(meeting: Meeting, known: Known) -> str:
    """The city with its country, under the name that it had then."""
    if meeting.is_virtual and not meeting.city:
        return _("by video")
    hosts = [with_article(known.name_of(one.key, meeting.start_date)) for one in (meeting.host, meeting.co_host) if one]
    where = ", ".join(filter(None, [str(meeting.city), " / ".join(hosts)]))
    return _("in %(place)s") % {"place": where} if where else ""


def besides(finding: "Finding", meeting: Meeting) -> str:
    if finding.kind == "meeting-kind" and finding.verdict not in {Verdict.AGREES, None}:
        kind = sentence(str(meeting.get_kind_display()))
        return _("It is recorded here as another kind of meeting: %(kind)s.") % {"kind": kind}
    if finding.kind == "meeting-host" and meeting.host and not meeting.co_host:
        return _("The host: %(country)s.") % {"country": finding.known.name_of(meeting.host.key, meeting.start_date)}
    return ""


def on_agenda(finding: "Finding") -> str:
    fact = finding.fact
    if not isinstance(fact, AgendaItem):
        return ""
    words = {"topic": fact.topic.name, "title": fact.meeting.title}
    if finding.verdict == Verdict.IMPRECISE:
        return _("On the agenda of %(title)s, “%(topic)s” is recorded.") % words
    return _("“%(topic)s” is recorded on the agenda of %(title)s.") % words
