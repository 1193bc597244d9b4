"""What is sent to be checked, and what comes of it: the same for the page, the API and the tools.

Nothing of it outlives the answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from alliance.checking.check import check
from alliance.checking.findings import Check, Finding
from alliance.checking.forms import CheckForm
from alliance.checking.names import lexicon
from alliance.dates import PartialDate
from alliance.extraction.article import Role, Span
from alliance.extraction.extract import extraction_of, laid_out
from alliance.extraction.paragraphs import Paragraph

# So many findings, and so many places of one, are shown at most; of the others it is said how many they are.
MOST = 500
MOST_PLACES = 50

WIDEST = 160  # characters of a mark
SENTENCE_ENDS = re.compile(r"[.!?;]\s")

# Where the day of publication comes from: whoever asks, the markup of the page, its text; nowhere.
Origin = Literal["given", "markup", "text", ""]


@dataclass(frozen=True)
class Answer:
    """A text with what was found in it; `label` is what it is called."""

    label: str
    paragraphs: Sequence[Paragraph]
    roles: Mapping[int, Role]
    check: Check
    published_by: Origin

    @property
    def published(self) -> PartialDate | None:
        return self.check.published

    @property
    def published_at(self) -> Span | None:
        """Where the text gives its day, where it was read there."""
        return self.check.extraction.published_at if self.published_by == "text" else None

    @property
    def findings(self) -> Sequence[Finding]:
        return self.check.findings[:MOST]

    @property
    def left_out(self) -> int:
        return len(self.check.findings) - len(self.findings)

    @property
    def noise(self) -> list[int]:
        """The paragraphs that are not the article's own text."""
        return [number for number, role in self.roles.items() if role == "noise"]

    def places(self, finding: Finding) -> list[Span]:
        """Where the text says it: from the word that stands for it to the time that it gives, where that is near."""
        first, *others = finding.spans[:MOST_PLACES]
        return [self.trimmed(span) for span in (self.with_time(first, finding), *others)]

    def trimmed(self, span: Span) -> Span:
        """Without white space at its ends."""
        words = self.quoted(span)
        start = span.start + len(words) - len(words.lstrip())
        return Span(span.paragraph, start, start + len(words.strip()))

    def with_time(self, span: Span, finding: Finding) -> Span:
        said = finding.statement.candidate
        when = getattr(said, "when", None) or getattr(said, "on", None)
        if not when or said.span != span or when.span.paragraph != span.paragraph:
            return span
        start, end = min(span.start, when.span.start), max(span.end, when.span.end)
        apart = SENTENCE_ENDS.search(self.paragraphs[span.paragraph - 1].text, start, end)
        return span if apart or end - start > WIDEST else Span(span.paragraph, start, end)

    def quoted(self, span: Span) -> str:
        """The words of the text in a place."""
        return self.paragraphs[span.paragraph - 1].text[span.start : span.end]


def answer_to(form: CheckForm) -> Answer:
    """The answer to a form that is valid."""
    given, read = form.cleaned_data["published"], form.read
    article = laid_out(read.paragraphs, lexicon(), given or read.published, form.cleaned_data.get("language"))
    found = extraction_of(article)
    origin: Origin = "given" if given else "markup" if read.published else "text" if found.published else ""
    label = form.cleaned_data["label"] or read.title
    return Answer(label, read.paragraphs, article.roles, check(found), origin)
