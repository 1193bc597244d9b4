"""What has to be said beside a verdict: what other sources give, and how far the knowledge behind it reaches."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance.checking.sentences.claims import NOUNS
from alliance.checking.statements import DATED
from alliance.extraction.candidates import MemberCount
from alliance.facts import Fact
from alliance.sources.models import Claim
from alliance.sources.verdicts import Verdict
from alliance.wording import written

if TYPE_CHECKING:
    from alliance.checking.findings import Finding

MOST = 3  # of other sources

# Why a date was read as it was, by the word that the extraction has for it.
INFERRED: Mapping[str, str] = {
    "nearest-year": gettext_lazy("The text gives no year: the one nearest to its publication was taken."),
    "weekday": gettext_lazy("The text names a weekday: the date was worked out from its publication."),
    "from-context": gettext_lazy("The date was taken from another place in the text."),
    "no-publication-date": gettext_lazy("Without a date of publication, the date in the text is uncertain."),
}


def notes(finding: "Finding") -> list[str]:
    return [*reading(finding), *others(finding), *settled(finding), *through(finding), *unverified(finding)]


def reading(finding: "Finding") -> list[str]:
    """What in the statement does not stand in the text as it is given here."""
    candidate = finding.statement.candidate
    told = []
    if isinstance(candidate, MemberCount) and candidate.others:
        words = {"others": candidate.count - 1, "count": candidate.count}
        told.append(_("The text says %(others)s others; with the one it speaks of, that makes %(count)s.") % words)
    when = finding.statement.on or getattr(candidate, "when", None)
    if when and when.why in INFERRED and (finding.statement.on or finding.kind in DATED):
        told.append(str(INFERRED[when.why]))
    return told


def others(finding: "Finding") -> list[str]:
    """What sources that are not followed give for the same, in our words."""
    told = list(dict.fromkeys(str(claim.statement) for claim in opposed(finding)))
    if finding.kind == "founder":
        return []  # they differ about the day, not about who was one
    return [_("Sources differ: %(statement)s") % {"statement": statement} for statement in told[:MOST]]


def opposed(finding: "Finding") -> list[Claim]:
    """The claims that give something else for the field at issue."""
    fact = finding.fact
    return [claim for claim in fact.footnotes if differs(claim, finding)] if fact else []


def settled(finding: "Finding") -> list[str]:
    """Why a fact is settled so where sources differ, and what has to be known of the founding of an organization."""
    fact = finding.fact
    if not fact or finding.verdict != Verdict.DISAGREES:
        return []
    told = [_("Why it is settled so: %(reason)s") % {"reason": fact.reason}] if fact.reason and others(finding) else []
    return [*told, str(fact.note)] if fact.note and finding.kind in {"founded", "dissolved"} else told


def differs(claim: Claim, finding: "Finding") -> bool:
    return claim.verdict == Verdict.DISAGREES and bool(claim.field) and claim.field == finding.statement.field


def through(finding: "Finding") -> list[str]:
    """Where the text speaks of a day up to which nobody has looked."""
    day = finding.known.through.get(NOUNS[finding.kind])
    if not day or not finding.verdict or not finding.moment.last or finding.moment.last <= day:
        return []
    return [_("Verified through %(day)s: later changes may be missing.") % {"day": written(day)}]


def unverified(finding: "Finding") -> list[str]:
    fact = finding.fact
    if finding.verdict and fact and fact.verification == Fact.UNVERIFIED:
        return [_("What is recorded here is not yet verified.")]
    return []
