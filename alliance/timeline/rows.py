"""The table of the timeline: events by decade, each with who says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from alliance.sources.footnotes import load_claims
from alliance.sources.models import Claim, Source
from alliance.sources.verdicts import Verdict
from alliance.timeline.events import Event

BORNE_OUT = {Verdict.AGREES, Verdict.IMPRECISE}
# Whom to name first: a text that was read, the tables that were compiled from several, at last general knowledge.
TRUSTED = [Source.Kind.PAGE, Source.Kind.ARTICLE, Source.Kind.COMPILATION, Source.Kind.UNVERIFIED]


@dataclass
class Row:
    """An event, the claim that bears its date out best, how many more sources speak of it, and whether they differ."""

    event: Event
    claim: Claim | None
    more: int
    is_disputed: bool


@dataclass
class Decade:
    first: int
    rows: list[Row]

    @property
    def last(self) -> int:
        return self.first + 9


def decades(events: Iterable[Event]) -> list[Decade]:
    """The rows of events, oldest first; one query."""
    events = list(events)
    load_claims(event.fact for event in events)
    by_decade = groupby(events, key=lambda event: event.date.year // 10 * 10)
    return [Decade(first, [row_of(event) for event in group]) for first, group in by_decade]


def row_of(event: Event) -> Row:
    claims = event.fact.footnotes
    best = min(claims, key=lambda claim: worth(claim, event.field), default=None)
    disputed = any(claim.field == event.field and claim.verdict == Verdict.DISAGREES for claim in claims)
    return Row(event, best, len({claim.source_id for claim in claims}) - 1, disputed)


def worth(claim: Claim, field: str):
    """Sorts first what was read, then what gives the date of the event, then what is known by more than its address."""
    bears_out = claim.field == field and claim.verdict in BORNE_OUT
    only_stated = not claim.field
    return (
        TRUSTED.index(claim.source.kind) > 1,
        not bears_out,
        not only_stated,
        TRUSTED.index(claim.source.kind),
        not claim.source.publisher or claim.source.publisher in claim.source.url,
        claim.source.key,
        claim.key,
    )
