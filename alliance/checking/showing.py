"""An answer as a page shows it: rows of text with the findings beside them, numbered in the order of the text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.checking import marking
from alliance.checking.answering import Answer
from alliance.checking.findings import Finding
from alliance.checking.tones import TONES, WEIGHTS, Tone
from alliance.extraction.article import Language, Role
from alliance.knowledge.records import page_of
from alliance.sources.footnotes import Entry, entries_of
from alliance.summits.models import AgendaItem
from alliance.translation import active_language
from alliance.wording import written
from members.models import Membership, Organization, Term

# So many findings beside one paragraph are tied to their marks by the stylesheet; further ones by their numbers alone.
TIED = 12
# So many findings are seen without being told first what is wrong among them.
IN_VIEW = 5
FOLDED = 3  # lines of menus, of other news or of comments, and more than that
AS_SAID = {"holds", "coarse"}
AMISS = {"never", "outdated", "ahead", "undated"}

Absolute = Callable[[str], str]


@dataclass(frozen=True)
class Numbered:
    """A finding with its number; `tie` is its place among those beside a paragraph, 0 beyond what is tied."""

    number: int
    finding: Finding
    quote: str
    absolute: Absolute
    tie: int = 0

    @property
    def tone(self) -> Tone:
        return TONES[self.finding.verdict]

    @property
    def label(self) -> str:
        return self.finding.verdict_name

    @property
    def anchor(self) -> str:
        return marking.Place(self.number, 1).anchor

    @property
    def again(self) -> int:
        """In how many more places the text says it."""
        return len(self.finding.spans) - 1

    @property
    def page(self) -> str:
        return page_of(self.finding.fact) if self.finding.fact else ""

    @cached_property
    def told(self) -> tuple[str, ...]:
        """What it answers; two that have this in common, with their verdict, stand on one card."""
        return self.tone.name, self.finding.sentence, self.finding.reason, self.page


@dataclass(frozen=True)
class Card:
    """Findings of one paragraph with one answer: where a meeting was held, and when."""

    parts: Sequence[Numbered]

    @property
    def first(self) -> Numbered:
        return self.parts[0]

    @property
    def claimed(self) -> str:
        return "; ".join(dict.fromkeys(one.finding.claimed for one in self.parts))

    @property
    def is_restated(self) -> bool:
        """Whether the answer says again what the text says."""
        return self.first.tone.name in AS_SAID and bool(self.first.finding.sentence)

    @property
    def notes(self) -> list[str]:
        return list(dict.fromkeys(note for one in self.parts for note in one.finding.notes))

    @property
    def again(self) -> int:
        """In how many more places the text says it."""
        return max(one.again for one in self.parts)

    @property
    def page_title(self) -> str:
        """What the record is called, in short: of a topic the meeting, of a term the person, of a stay the country."""
        match self.first.finding.fact:
            case AgendaItem(meeting=meeting):
                return str(meeting)
            case Term(person=person):
                return str(person)
            case Membership(country=country):
                return str(country)
            case Organization(abbreviation=abbreviation) if abbreviation:
                return str(abbreviation)
            case fact:
                return str(fact)

    @property
    def sources(self) -> list[Entry]:
        claims = [claim for one in self.parts for claim in (*one.finding.claims, *one.finding.opposed)]
        return entries_of({claim.pk: claim for claim in claims}.values())

    @property
    def text(self) -> str:
        """The card for somebody who has neither the text nor this page."""
        first = self.first
        quotes = dict.fromkeys(f"“{one.quote}”" for one in self.parts)
        head = f"{', '.join(str(one.number) for one in self.parts)}. {' '.join(quotes)}"
        told = [f"{self.claimed}: {first.label}.", first.finding.sentence, first.finding.reason]
        said = " ".join([*filter(None, told), *self.notes])
        return "\n".join(filter(None, [head, said, first.page and first.absolute(first.page)]))


def cards_of(findings: Iterable[Numbered]) -> list[Card]:
    """In the order of the first of each."""
    alike: dict[tuple[str, ...], list[Numbered]] = {}
    for one in findings:
        alike.setdefault(one.told, []).append(one)
    return [Card(parts) for parts in alike.values()]


@dataclass(frozen=True)
class Mark:
    """Some characters of a paragraph; `refs` are the findings that end with them, each with the id of its place."""

    text: str
    tone: str = ""
    ties: str = ""
    refs: Sequence[tuple[str, Numbered]] = ()


@dataclass(frozen=True)
class Line:
    """A paragraph, and the findings that it is the first to give."""

    number: int
    role: Role
    marks: Sequence[Mark]
    cards: Sequence[Card]

    @property
    def is_noise(self) -> bool:
        return self.role == "noise"


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row; many that are no part of the article are folded."""

    lines: Sequence[Line]

    @property
    def is_folded(self) -> bool:
        return len(self.lines) > FOLDED and all(line.is_noise for line in self.lines)


class Page:
    """What the template shows of an answer; `absolute` makes whole addresses of paths."""

    def __init__(self, answer: Answer, absolute: Absolute):
        self.answer, self.absolute = answer, absolute

    @property
    def label(self) -> str:
        return self.answer.label

    @property
    def language(self) -> Language:
        return self.answer.check.extraction.language

    @property
    def foreign(self) -> str:
        """The language of the text where it is not that of the page."""
        return self.language if self.language != active_language() else ""

    @property
    def summary(self) -> str:
        return self.answer.check.summary

    @cached_property
    def findings(self) -> list[Numbered]:
        """By number, from 1 on; untied."""
        return [
            Numbered(number, finding, self.answer.quoted(self.answer.places(finding)[0]), self.absolute)
            for number, finding in enumerate(self.answer.findings, start=1)
        ]

    @property
    def signs(self) -> list[Tone]:
        """Those that the text bears; what weighs most first."""
        met = {one.tone.name: one.tone for one in self.findings}
        return sorted(met.values(), key=lambda tone: WEIGHTS[tone.name])

    @property
    def amiss(self) -> list[Card]:
        """What does not hold, or not always, for those who read no further; nothing where all is in view anyhow."""
        found = [one for one in self.findings if one.tone.name in AMISS] if len(self.findings) > IN_VIEW else []
        return sorted(cards_of(found), key=lambda card: WEIGHTS[card.first.tone.name])

    @cached_property
    def lines(self) -> list[Line]:
        return list(self.rows())

    @property
    def stretches(self) -> list[Stretch]:
        return [Stretch(list(lines)) for _noise, lines in groupby(self.lines, key=lambda line: line.is_noise)]

    def rows(self) -> Iterator[Line]:
        spans = {one.number: self.answer.places(one.finding) for one in self.findings}
        for row in marking.rows_of(self.answer.paragraphs, self.answer.roles, spans):
            ties = {number: place for place, number in enumerate(row.beside[:TIED], start=1)}
            beside = [self.tied(number, ties) for number in row.beside]
            yield Line(row.number, row.role, [self.mark(piece, ties) for piece in row.pieces], cards_of(beside))

    def tied(self, number: int, ties: dict[int, int]) -> Numbered:
        return replace(self.findings[number - 1], tie=ties.get(number, 0))

    def mark(self, piece: marking.Piece, ties: dict[int, int]) -> Mark:
        if not piece.numbers:
            return Mark(piece.text)
        tone = min((self.findings[number - 1].tone.name for number in piece.numbers), key=WEIGHTS.__getitem__)
        tied = " ".join(f"m{ties[number]}" for number in dict.fromkeys(piece.numbers) if number in ties)
        return Mark(piece.text, tone, tied, [(place.anchor, self.tied(place.number, ties)) for place in piece.ended])

    @property
    def dated(self) -> str:
        """The day for which the text was judged, and where it comes from."""
        day = self.answer.published
        if not day:
            return _("No day of publication is known: what changes with time can be judged only in part.")
        words = {"day": written(day.first_day, day.precision)}
        if span := self.answer.published_at:
            words["number"] = str(span.paragraph)
            return _("Judged as of %(day)s, the date that the text gives in paragraph %(number)s.") % words
        if self.answer.published_by == "given":
            return _("Judged as of %(day)s, the day that you gave.") % words
        return _("Judged as of %(day)s, the day that the file gives.") % words

    @property
    def notes(self) -> Iterator[str]:
        if not self.answer.check.extraction.about_nato:
            yield _("This text is not about NATO, or names it only in passing: little in it can be compared.")
        if count := self.answer.left_out:
            yield ngettext(
                "%(count)s more statement is not shown.", "%(count)s more statements are not shown.", count
            ) % {"count": count}

    @property
    def text(self) -> str:
        """All of it as text, for taking along."""
        head = [*filter(None, [self.label]), self.summary, self.dated]
        return "\n\n".join(["\n".join(head), *(card.text for line in self.lines for card in line.cards)])
