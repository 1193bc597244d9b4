"""The check: what was found in a text, compared with what is known."""

from collections.abc import Iterable
from dataclasses import replace

from alliance.checking.findings import Check, Finding
from alliance.checking.known import Known
from alliance.checking.statements import Statement, statements_of
from alliance.checking.weighing import in_context, weighed
from alliance.dates import PartialDate
from alliance.extraction.article import Span
from alliance.extraction.candidates import Extraction
from alliance.sources.footnotes import load_claims
from alliance.sources.judging import UPHELD
from alliance.sources.verdicts import Verdict


def check(extraction: Extraction, published: PartialDate | None = None, known: Known | None = None) -> Check:
    """Every statement of a text with its verdict; a fixed number of queries, however long the text.

    `published` goes before the date that was found in the text; without both, what changes with time is judged as
    that of a text whose day is not known. `known` is what was loaded already, for another text of the same moment.
    """
    published = published or extraction.published
    known = (known or Known()).load()
    findings = [
        finding
        for statement, spans in folded(statements_of(replace(extraction, published=published), known))
        if is_told(finding := weighed(statement, spans, published, known))
    ]
    findings = in_context(findings)
    load_claims({id(fact): fact for one in findings for fact in one.judged.facts}.values())
    findings.sort(key=lambda one: place(one.spans[0]))
    return Check(extraction, published, tuple(findings))


def folded(statements: Iterable[Statement]) -> list[tuple[Statement, tuple[Span, ...]]]:
    """What says the same, once, with all its places in the order of the text."""
    first: dict[tuple, Statement] = {}
    spans: dict[tuple, set[Span]] = {}
    for statement in statements:
        first.setdefault(statement.identity, statement)
        spans.setdefault(statement.identity, set()).update(statement.spans)
    return [(statement, tuple(sorted(spans[key], key=place))) for key, statement in first.items()]


def place(span: Span) -> tuple[int, int, int]:
    return span.paragraph, span.start, span.end


def is_told(finding: Finding) -> bool:
    """Whether a reader is told of it: what follows from other statements only where it is not so.

    Of a meeting that is not known that is said once. That it was held or planned is told only where it was announced
    after it had been held; a host that follows from the city never is.
    """
    statement = finding.statement
    if statement.kind == "meeting-status":
        when = getattr(statement.candidate, "when", None)
        return statement.value == "planned" and finding.verdict == Verdict.OUTDATED and bool(when and not when.why)
    if statement.noun in {"meeting", "agenda-item"} and finding.why == "meeting-not-recorded":
        return statement.kind == "meeting-kind" and statement.minor
    if statement.minor and statement.kind == "meeting-host":
        return False
    return not statement.minor or (finding.verdict is not None and finding.verdict not in UPHELD)
