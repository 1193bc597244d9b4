"""An article laid out for reading: its paragraphs, which of them are its own text, and their sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from alliance.dates import PartialDate
from alliance.extraction.furniture import without_credits
from alliance.extraction.lexicon import Lexicon, Mention
from alliance.extraction.paragraphs import Paragraph
from alliance.extraction.tokens import Token, sentence_bounds, tokens

if TYPE_CHECKING:
    from alliance.extraction.candidates import When

Language = Literal["en", "id"]
# What a paragraph is. Noise is all that is not the article: menus, related stories, comments, adverts.
Role = Literal["headline", "body", "caption", "noise"]


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: the number of the paragraph, and the characters of its folded text, [start, end)."""

    paragraph: int
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """A sentence of the article's own text; `start` and `end` are characters of the paragraph."""

    paragraph: Paragraph
    role: Role
    number: int  # among all sentences of the article, from 0 on
    start: int
    end: int
    words: list[Token]
    mentions: list[Mention]
    by_kind: dict[str, list[Mention]] = field(default_factory=dict)
    dates: list["When"] | None = None  # once `alliance.extraction.dates` has read them

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]

    def of(self, kind: str) -> list[Mention]:
        """The mentions of one kind, in order."""
        return self.by_kind.get(kind, [])

    def keys(self, kind: str) -> set[str]:
        return {mention.key for mention in self.of(kind)}

    def span(self, start: int, end: int) -> Span:
        """Characters of the paragraph as a span."""
        return Span(self.paragraph.number, start, end)


@dataclass
class Article:
    """What all readers read. `published` is the day of the article as far as known: given, else found in it."""

    language: Language
    paragraphs: list[Paragraph]
    roles: dict[int, Role]
    sentences: list[Sentence]
    published: PartialDate | None = None
    published_at: Span | None = None  # where the article says so; None where it was given or is not known

    about_nato: bool = True  # see `alliance.extraction.subject`

    def sentences_with(self, *kinds: str) -> Iterator[Sentence]:
        """Those in which at least one mention of each kind stands."""
        return (sentence for sentence in self.sentences if all(kind in sentence.by_kind for kind in kinds))


def read_sentences(
    paragraphs: list[Paragraph],
    roles: dict[int, Role],
    lexicon: Lexicon,
    language: Language,
    begins: Mapping[int, int] | None = None,
) -> list[Sentence]:
    """Every sentence of the article's own text, with what the lexicon finds in it.

    `begins`: the character at which the text of a paragraph begins, where its first words are a dateline.
    """
    found: list[Sentence] = []
    for paragraph in paragraphs:
        role = roles.get(paragraph.number, "body")
        if role == "noise":
            continue
        text = without_credits(paragraph.text)
        for start, end in sentence_bounds(text, (begins or {}).get(paragraph.number, 0)):
            words = tokens(text, start, end)
            shouted = is_shouted(text[start:end])
            mentions = list(lexicon.mentions(text, words, language, shouted))
            sentence = Sentence(paragraph, role, len(found), start, end, words, mentions)
            for mention in mentions:
                sentence.by_kind.setdefault(mention.form.kind, []).append(mention)
            found.append(sentence)
    return found


def is_shouted(text: str) -> bool:
    """Whether capitals mean nothing here: a line of some length in capitals, or in small letters throughout."""
    return len(text) > 20 and (text.isupper() or text.islower())
