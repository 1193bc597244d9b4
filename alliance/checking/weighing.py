"""Each statement judged, and what the text around it changes: of which time a number of members seems to be."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from alliance.checking.facts import is_unsure
from alliance.checking.findings import Finding
from alliance.checking.judged import Moment, Why
from alliance.checking.judging import judged
from alliance.checking.known import Known
from alliance.checking.statements import DATED, Statement
from alliance.dates import PartialDate
from alliance.extraction.article import Span
from alliance.extraction.candidates import Accession, When
from alliance.sources.judging import UPHELD
from alliance.sources.verdicts import Verdict

BESIDE = 100  # characters between two numbers that are compared with each other
MOST_TIMES = 5  # that are tried for one number


def weighed(statement: Statement, spans: tuple[Span, ...], published: PartialDate | None, known: Known) -> Finding:
    moment = Moment.of(statement.on, published)
    outcome = judged(statement, known, moment)
    if outcome.verdict == Verdict.UNDATED and not moment.published:
        # right for a part of the time that the text names: coarser than what is known, and no contradiction
        outcome = replace(outcome, verdict=Verdict.IMPRECISE)
    when = getattr(statement.candidate, "when", None)
    if outcome.verdict == Verdict.DISAGREES and statement.kind in DATED and is_unsure(when):
        outcome = replace(outcome, verdict=None, why=Why.UNSURE)
    return Finding(statement, spans, moment, outcome, known)


def in_context(findings: list[Finding]) -> list[Finding]:
    """The findings, with numbers of members judged for the time of which the text around them speaks."""
    times = times_of(findings)
    timed = [of_its_time(one, times) if is_of_another_time(one) else one for one in findings]
    right = places_of(one for one in timed if is_of_its_day(one))
    return [as_one_of_several(one, right[one.statement.key]) if is_of_another_time(one) else one for one in timed]


def is_of_another_time(finding: Finding) -> bool:
    """Whether it is a number that was right, but not on the day of the text, which names no other time for it."""
    changed = finding.verdict in {Verdict.OUTDATED, Verdict.AHEAD}
    return finding.kind == "member-count" and changed and finding.moment.published


def is_of_its_day(finding: Finding) -> bool:
    """Whether it is a number of members that is right on the day of the text."""
    return finding.kind == "member-count" and finding.verdict in UPHELD and finding.moment.published


def times_of(findings: Iterable[Finding]) -> dict[int, list[When]]:
    """The times of joining that each paragraph gives: “1952: Greece and Turkey bring membership to 14”."""
    times: dict[int, dict[tuple, When]] = defaultdict(dict)
    for one in findings:
        candidate = one.statement.candidate
        if isinstance(candidate, Accession) and candidate.when and one.verdict in UPHELD:
            when = candidate.when
            for span in one.spans:
                times[span.paragraph].setdefault((when.start, when.end), when)
    return {paragraph: list(islice(whens.values(), MOST_TIMES)) for paragraph, whens in times.items()}


def of_its_time(finding: Finding, times: dict[int, list[When]]) -> Finding:
    """A number that was right when countries joined of which its paragraph speaks; any other as it was."""
    paragraphs = {span.paragraph for span in finding.spans}
    for when in times.get(min(paragraphs), []) if len(paragraphs) == 1 else []:
        then = replace(finding.statement, on=replace(when, why="from-context"))
        again = weighed(then, finding.spans, None, finding.known)
        if again.verdict in UPHELD:
            return again
    return finding


def places_of(findings: Iterable[Finding]) -> dict[str, dict[int, list[int]]]:
    """Where findings stand: by organization and paragraph, the first characters in order."""
    places: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in findings:
        for span in one.spans:
            insort(places[one.statement.key][span.paragraph], span.start)
    return places


def as_one_of_several(finding: Finding, right: dict[int, list[int]]) -> Finding:
    """Beside the number of its day another one is how it was before, or will be: “from 19 to 26”; nobody knows when."""
    if not all(is_beside(span, right.get(span.paragraph, [])) for span in finding.spans):
        return finding
    return replace(finding, judged=replace(finding.judged, verdict=None, why=Why.ONE_OF_SEVERAL))


def is_beside(span: Span, starts: list[int]) -> bool:
    place = bisect_left(starts, span.start - BESIDE)
    return place < len(starts) and starts[place] <= span.start + BESIDE
