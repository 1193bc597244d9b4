"""Whether what a text says of a meeting holds: its kind, days, place, host, agenda."""

from alliance.checking.facts import KIN, is_called_after
from alliance.checking.judged import Judged, Moment, Why, unjudged
from alliance.checking.known import Known
from alliance.checking.statements import Statement
from alliance.extraction.candidates import MeetingNamed
from alliance.sources.verdicts import Verdict, judge
from alliance.summits.models import AgendaItem, Meeting


def meeting_of(statement: Statement) -> Meeting | None:
    return statement.fact if isinstance(statement.fact, Meeting) else None


def kind(statement: Statement, known: Known, moment: Moment) -> Judged:
    """A leaders' meeting that is called a summit is told more coarsely, not wrongly."""
    meeting = meeting_of(statement)
    if not meeting or not isinstance(statement.candidate, MeetingNamed):
        return unjudged(Why.MEETING)
    said = statement.candidate.kind
    alike = Verdict.IMPRECISE if meeting.kind in KIN.get(said, ()) else Verdict.DISAGREES
    return Judged(Verdict.AGREES if said == meeting.kind else alike, None, (meeting,))


def day(statement: Statement, known: Known, moment: Moment) -> Judged:
    """A day in the middle of a meeting does not contradict its first one."""
    meeting = meeting_of(statement)
    if not meeting:
        return unjudged(Why.MEETING)
    if not statement.field:
        return Judged(Verdict.IMPRECISE, None, (meeting,))
    return fixed(statement, meeting)


def fixed(statement: Statement, meeting: Meeting) -> Judged:
    values = meeting.values_of(statement.field)
    if not values:
        return unjudged(Why.VALUE, meeting)
    return Judged(judge(statement.value, None, None, values), None, (meeting,), tuple(values))


def place(statement: Statement, known: Known, moment: Moment) -> Judged:
    """One that is known by another place was, loosely, held there; one held by video was held nowhere."""
    meeting = meeting_of(statement)
    if not meeting:
        return unjudged(Why.MEETING)
    if meeting.is_virtual and not meeting.city_en:
        return Judged(Verdict.DISAGREES, None, (meeting,))
    found = fixed(statement, meeting)
    if found.verdict == Verdict.DISAGREES and is_called_after(statement.value, meeting):
        return Judged(Verdict.IMPRECISE, None, found.facts, found.values)
    return found


def host(statement: Statement, known: Known, moment: Moment) -> Judged:
    """Either of two hosts is right."""
    meeting = meeting_of(statement)
    if not meeting:
        return unjudged(Why.MEETING)
    if meeting.co_host and statement.value == meeting.co_host.key:
        return Judged(Verdict.AGREES, None, (meeting,))
    return fixed(statement, meeting)


def status(statement: Statement, known: Known, moment: Moment) -> Judged:
    meeting = meeting_of(statement)
    if not meeting:
        return unjudged(Why.MEETING)
    values = meeting.values_of("status")
    return Judged(judge(statement.value, moment.first, moment.last, values), None, (meeting,), tuple(values))


def topic(statement: Statement, known: Known, moment: Moment) -> Judged:
    """A topic above or beneath one on the agenda is nearly it; one that is not recorded may have been there, too."""
    if isinstance(statement.fact, AgendaItem):
        return Judged(Verdict.AGREES, None, (statement.fact,))
    meeting_key = statement.key.rpartition("/")[0]
    meetings = (one for meetings in known.meetings.values() for one in meetings)
    meeting = next((one for one in meetings if one.key == meeting_key), None)
    if not meeting:
        return unjudged(Why.MEETING)
    for item in meeting.agenda.all():
        if is_part(item.topic.key, statement.value, known) or is_part(statement.value, item.topic.key, known):
            return Judged(Verdict.IMPRECISE, None, (item,))
    return unjudged(Why.AGENDA, meeting)


def is_part(key: str, of: str, known: Known) -> bool:
    """Whether a topic is a part of another."""
    topic = known.topics.get(key)
    return bool(topic and topic.parent and topic.parent.key == of)
