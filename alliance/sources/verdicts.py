"""What a claim is worth: its value compared with the fact's, as of the time its source was written."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from alliance.facts import Value
from alliance.translation import sort_key


class Verdict(StrEnum):
    AGREES = "agrees"
    OUTDATED = "outdated"
    AHEAD = "ahead"
    IMPRECISE = "imprecise"
    DISAGREES = "disagrees"
    UNDATED = "undated"
    STATED = "stated"


class Match(StrEnum):
    NONE = "none"
    COARSE = "coarse"
    EXACT = "exact"


def judge(value: str, written_from: date | None, written_to: date | None, values: Sequence[Value]) -> Verdict:
    """Judge a claimed `value` against the `values` that the fact has over time.

    `written_from` and `written_to` are the first and the last day on which the source may have been written; `None`
    leaves that side open. They must not come from the claim being judged. Values have half-open periods; a value
    without bounds never changes. A claim with nothing to compare is only stated.
    """
    if not value or not values:
        return Verdict.STATED
    matches = [
        (start, end, match)
        for start, end, known, precision in values
        if (match := compare(value, known, precision)) != Match.NONE
    ]
    if not matches:
        return Verdict.DISAGREES
    true = Verdict.AGREES if any(match == Match.EXACT for *_, match in matches) else Verdict.IMPRECISE
    periods = joined([(start or date.min, end or date.max) for start, end, _ in matches])
    first, last = written_from or date.min, written_to or date.max
    if any(start <= first and (last < end or end == date.max) for start, end in periods):
        return true
    if any(start <= last and first < end for start, end in periods):
        return Verdict.UNDATED
    return Verdict.OUTDATED if any(end <= first for _, end in periods) else Verdict.AHEAD


def joined(periods: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The same days in as few periods as possible, in order."""
    result: list[tuple[date, date]] = []
    for start, end in sorted(periods):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def compare(claimed: str, known: str, precision: str) -> Match:
    """Whether a claimed text says the same as the known one, says it more coarsely, or says something else."""
    if precision in {"day", "month", "year"}:
        return compare_dates(claimed, known)
    try:
        return compare_numbers(Decimal(claimed), Decimal(known))
    except InvalidOperation:
        return Match.EXACT if sort_key(claimed) == sort_key(known) else Match.NONE


def compare_dates(claimed: str, known: str) -> Match:
    """`1949` is coarser than `1949-08-24`; a day inside a fact known to the month does not contradict it."""
    if claimed == known or claimed.startswith(f"{known}-"):
        return Match.EXACT
    return Match.COARSE if known.startswith(f"{claimed}-") else Match.NONE


def compare_numbers(claimed: Decimal, known: Decimal) -> Match:
    """A claim with fewer decimals is coarser where the known number rounds to it: 2.1 for 2.06."""
    if claimed == known:
        return Match.EXACT
    if places(claimed) >= places(known):
        return Match.NONE
    rounded = known.quantize(Decimal(1).scaleb(-places(claimed)), rounding=ROUND_HALF_UP)
    return Match.COARSE if rounded == claimed else Match.NONE


def places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
