"""What checking a text finds: each statement with its verdict, in a sentence, and who says so."""

from collections import Counter
from dataclasses import dataclass, field

from alliance.checking import sentences
from alliance.checking.judged import Judged, Moment, Why
from alliance.checking.known import Known
from alliance.checking.statements import Kind, Statement
from alliance.dates import PartialDate
from alliance.extraction.article import Span
from alliance.extraction.candidates import Extraction
from alliance.facts import Fact
from alliance.sources.footnotes import Entry, entries_of
from alliance.sources.judging import UPHELD
from alliance.sources.models import Claim
from alliance.sources.verdicts import Verdict


@dataclass(frozen=True)
class Finding:
    """One statement of a text, said once or in several places, and what is known of it.

    All that is in words is in the language that is active when it is read, and asks no query.
    """

    statement: Statement
    spans: tuple[Span, ...]  # wherever the text says it, in its order
    moment: Moment
    judged: Judged
    known: Known = field(repr=False, compare=False)

    @property
    def kind(self) -> Kind:
        return self.statement.kind

    @property
    def verdict(self) -> Verdict | None:
        """`None` where it could not be judged: then `reason` says why."""
        return self.judged.verdict

    @property
    def why(self) -> Why | None:
        """The reason why it could not be judged as a word, for programs."""
        return self.judged.why

    @property
    def claimed(self) -> str:
        """What the text says, in words: “31 members”, “joined on 30 May 1982”."""
        return sentences.claimed(self)

    @property
    def sentence(self) -> str:
        """What is known, in a sentence or two; empty where nothing is."""
        return sentences.known_of(self)

    @property
    def reason(self) -> str:
        """Why it could not be judged, in a sentence; empty where it was."""
        return sentences.reason(self)

    @property
    def verdict_name(self) -> str:
        """The verdict as a reader calls it: “Outdated”; of what could not be judged, that."""
        return sentences.verdict_name(self.verdict)

    @property
    def notes(self) -> list[str]:
        """What else has to be said: what other sources give, and up to which day is verified what was compared."""
        return sentences.notes(self)

    @property
    def text(self) -> str:
        """All of it, for copying: what is said, the verdict, the sentence."""
        said = f"{self.claimed}: {self.verdict_name}."
        return " ".join(filter(None, [said, self.sentence, self.reason, *self.notes]))

    @property
    def fact(self) -> Fact | None:
        """The record that is spoken of; `None` where none is known."""
        return next(iter(self.judged.facts), None)

    @property
    def address(self) -> str:
        """The page of the fact in the active language; empty where there is none."""
        return self.fact.get_absolute_url() if self.fact else ""

    @property
    def claims(self) -> list[Claim]:
        """The claims that the facts follow, in what was compared; then the pages read for them that give no value."""
        told = [claim for fact in self.judged.facts for claim in fact.footnotes if claim.source.verifies]
        said = [claim for claim in told if claim.verdict in UPHELD and claim.field in sentences.FIELDS[self.kind]]
        return said + [claim for claim in told if said and not (claim.field or claim.paragraph)]

    @property
    def opposed(self) -> list[Claim]:
        """The claims of sources that give something else for the same, and are not followed."""
        return sentences.opposed(self)

    @property
    def sources(self) -> list[Entry]:
        """All of these as footnotes have them: what the same sources say with the same verdict, once."""
        return entries_of([*self.claims, *self.opposed])


@dataclass(frozen=True)
class Check:
    """What was found in a text, in its order."""

    extraction: Extraction
    published: PartialDate | None  # the date for which it was judged
    findings: tuple[Finding, ...]

    @property
    def judged(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.verdict]

    @property
    def unjudged(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.verdict]

    @property
    def counts(self) -> dict[Verdict | None, int]:
        """How many of each verdict, in the order of the verdicts; `None` for those that could not be judged."""
        counted = Counter(finding.verdict for finding in self.findings)
        return {verdict: counted[verdict] for verdict in (*Verdict, None) if counted[verdict]}

    @property
    def summary(self) -> str:
        """“12 statements: 7 hold, 3 outdated, 1 never held, 1 could not be judged.”"""
        return sentences.summary(self.counts)
