"""Where countries and NATO stand: sentences in which one of them is for something that is a topic, or against it."""

from collections.abc import Iterator

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO, PositionNamed
from alliance.extraction.lexicon import Mention
from alliance.extraction.themes import themes_in

NEAR = 8  # words between the holder and the verb; roles and names stand between them


def positions(article: Article) -> Iterator[PositionNamed]:
    """One for each holder and topic of a sentence; what is for and what is against is left to the reader."""
    for sentence in article.sentences_with("position"):
        yield from positions_in(sentence)


def positions_in(sentence: Sentence) -> Iterator[PositionNamed]:
    found = set()
    themes = [theme for theme in themes_in(sentence) if not theme.background]
    for verb in sentence.of("position"):
        holder = holder_of(sentence, verb)
        for theme in themes:
            if holder and theme.end > verb.end and (holder, theme.slug) not in found:
                found.add((holder, theme.slug))
                yield PositionNamed(sentence.span(sentence.start, sentence.end), holder, theme.slug)


def holder_of(sentence: Sentence, verb: Mention) -> str:
    """The country (its code), or NATO, named last before the verb; empty where there is none near."""
    named = [(mention.first, mention.key.upper()) for mention in sentence.of("country")]
    named += [(mention.first, NATO) for mention in sentence.of("organization") if mention.key == NATO]
    near = [(first, key) for first, key in named if 0 < verb.first - first <= NEAR]
    return max(near)[1] if near else ""
