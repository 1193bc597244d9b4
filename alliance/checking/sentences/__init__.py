"""Findings in words, in the active language: what is said, what is known, why something cannot be judged."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.checking.sentences import claims, counts, joining, meetings, membership, offices, organizations
from alliance.checking.sentences.claims import claimed
from alliance.checking.sentences.notes import notes, opposed
from alliance.checking.sentences.reasons import reason
from alliance.checking.statements import Kind
from alliance.checking.tones import TONES
from alliance.sources.verdicts import Verdict

if TYPE_CHECKING:
    from alliance.checking.findings import Finding

__all__ = ["FIELDS", "claimed", "known_of", "notes", "opposed", "reason", "summary", "verdict_name"]

# The fields of claims that bear on each kind, on whichever of its facts they are.
FIELDS = claims.FIELDS

KNOWN: Mapping[Kind, Callable[["Finding"], str]] = {
    "member-count": counts.known_of,
    "joining": joining.known_of,
    "founder": joining.known_of,
    "membership": membership.known_of,
    "founded": organizations.founded,
    "dissolved": organizations.dissolved,
    "headquarters": organizations.headquarters,
    "meeting-date": meetings.known_of,
    "meeting-end": meetings.known_of,
    "meeting-kind": meetings.known_of,
    "meeting-place": meetings.known_of,
    "meeting-host": meetings.known_of,
    "meeting-status": meetings.known_of,
    "topic": meetings.on_agenda,
    "office": offices.known_of,
}

# The verdicts in the order of a summary, each with how many statements got it in words.
SUMMED: tuple[tuple[Verdict | None, Callable[[int], str]], ...] = (
    (Verdict.AGREES, lambda count: ngettext("%(count)s holds", "%(count)s hold", count)),
    (Verdict.IMPRECISE, lambda count: ngettext("%(count)s holds roughly", "%(count)s hold roughly", count)),
    (Verdict.OUTDATED, lambda count: ngettext("%(count)s outdated", "%(count)s outdated", count)),
    (Verdict.AHEAD, lambda count: ngettext("%(count)s ahead of its time", "%(count)s ahead of their time", count)),
    (
        Verdict.UNDATED,
        lambda count: ngettext(
            "%(count)s depends on when it was written", "%(count)s depend on when they were written", count
        ),
    ),
    (Verdict.DISAGREES, lambda count: ngettext("%(count)s never held", "%(count)s never held", count)),
    (None, lambda count: ngettext("%(count)s could not be judged", "%(count)s could not be judged", count)),
)


def known_of(finding: "Finding") -> str:
    """What is known of the matter; empty where no record of it is known."""
    return KNOWN[finding.kind](finding) if finding.judged.facts else ""


def verdict_name(verdict: Verdict | None) -> str:
    return str(TONES[verdict].label)


def summary(counted: Mapping[Verdict | None, int]) -> str:
    """“12 statements: 7 hold, 3 outdated, 1 never held, 1 could not be judged.”"""
    total = sum(counted.values())
    if not total:
        return _("No statement was found that could be checked.")
    parts = [said(number) % {"count": number} for verdict, said in SUMMED if (number := counted.get(verdict, 0))]
    text = ngettext("%(count)s statement: %(parts)s.", "%(count)s statements: %(parts)s.", total)
    return text % {"count": total, "parts": ", ".join(parts)}
