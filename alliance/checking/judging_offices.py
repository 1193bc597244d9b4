"""Whether somebody held an office on a day, as far as its terms are recorded."""

from collections.abc import Sequence
from datetime import timedelta

from alliance.checking.judged import Judged, Moment, Why, unjudged
from alliance.checking.known import Known
from alliance.checking.statements import Statement
from alliance.dates import day_after
from alliance.extraction.candidates import PersonNamed
from alliance.facts import Value
from alliance.sources.judging import UPHELD
from alliance.sources.verdicts import Verdict, judge
from members.models import Term

LONG = timedelta(days=5 * 365)  # nobody is taken for the holder of an office any more after such a time


def office_and_person(key: str) -> tuple[str, str]:
    """The keys of which that of a term is made: `nato/secretary-general`, `mark-rutte`."""
    body, title, person, *_number = key.split("/")
    return f"{body}/{title}", person


def office(statement: Statement, known: Known, moment: Moment) -> Judged:
    """Of an office whose holders are recorded one after another every verdict can be given.

    Of another one only that somebody held it, between two days for which sources say so.
    """
    key, person = office_and_person(statement.key)
    if key not in known.offices:
        return unjudged(Why.OFFICE)
    terms = known.terms.get(key, [])
    theirs = [term for term in terms if term.person.key == person]
    former = isinstance(statement.candidate, PersonNamed) and statement.candidate.former
    if is_complete(terms):
        values = was_held(theirs) if former else Term.holders(terms)
        verdict = judge("yes" if former else person, moment.first, moment.last, values)
        if verdict == Verdict.OUTDATED and moment.published and is_long_ago(theirs, moment):
            return unjudged(Why.LONG_AGO, *theirs)
        then = [term for term in terms if moment.last and term.holds_on(moment.last)]
        facts = tuple(dict.fromkeys([*theirs, *then])) or (terms[-1],)
        return Judged(verdict, None, facts, tuple(values))
    values = [value for term in theirs for value in attested(term)]
    if values and not former and judge(person, moment.first, moment.last, values) == Verdict.AGREES:
        return Judged(Verdict.AGREES, None, tuple(theirs), tuple(values))
    return unjudged(Why.TERM, *theirs)


def is_complete(terms: Sequence[Term]) -> bool:
    """Whether holders are recorded one after another, so that who is not recorded did not hold the office."""
    return len(terms) > 1 and all(term.start for term in terms)


def is_long_ago(terms: Sequence[Term], moment: Moment) -> bool:
    """Whether somebody had left the office so long before that a text can only be telling of the past."""
    last = max((term.end for term in terms if term.end), default=None)
    return bool(last and moment.first and moment.first - last > LONG)


def was_held(terms: Sequence[Term]) -> list[Value]:
    """Whether somebody had held the office before, over time."""
    end = min((term.end for term in terms if term.end), default=None)
    if not end:
        return [(None, None, "no", "exact")]
    return [(None, end, "no", "exact"), (end, None, "yes", "exact")]


def attested(term: Term) -> list[Value]:
    """The time for which sources bear a term out: one without an end goes as far as the last who spoke of it."""
    said = [claim for claim in term.footnotes if claim.field and claim.verdict in UPHELD]
    last = max((last for claim in said if (last := claim.source.written[1])), default=None)
    end = term.end or (last and day_after(last))
    return [(term.start, end, term.person.key, "exact")] if term.start and end and end > term.start else []
