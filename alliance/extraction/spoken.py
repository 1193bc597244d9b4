"""Which organization is spoken of where a sentence names none: “the 32 members”, “it joined in 2004”."""

import re

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO
from alliance.extraction.lexicon import Mention

# “bekas anggota Pakta Warsawa”: named to say what somebody no longer belongs to.
FORMER = re.compile(
    r"\b(?:bekas|eks|mantan|former|ex)[\s-](?:(?:anggota|negara|members?|states?|of|the|blok)\s){0,3}$", re.IGNORECASE
)
AT_THE_HEAD = 30  # characters
BLOC = re.compile(r"\b(?:the\s(?:[\w-]+\s)?(?:bloc|union)|blok(?:\s\w+)?\s(?:itu|ini|tersebut))\b", re.IGNORECASE)


def spoken_of(sentence: Sentence) -> list[Mention]:
    """The organizations of a sentence, without those whose former members it speaks of."""
    text = sentence.paragraph.text
    return [
        mention
        for mention in sentence.of("organization")
        if not FORMER.search(text, max(sentence.start, mention.start - 30), mention.start)
    ]


class Subject:
    """The organization spoken of, sentence by sentence; that of an article about NATO is NATO.

    Within a paragraph it is the one with which a sentence begins, but NATO where a sentence names that too.
    """

    def __init__(self, article: Article):
        self.at_first = article.about_nato
        self.last = self.here = NATO
        self.paragraph = 0

    def at(self, sentence: Sentence) -> str:
        if sentence.paragraph.number != self.paragraph:
            self.paragraph = sentence.paragraph.number
            self.here = NATO if self.at_first else self.last
        return self.last if BLOC.search(sentence.paragraph.text, sentence.start, sentence.end) else self.here

    def after(self, sentence: Sentence) -> None:
        if named := spoken_of(sentence):
            self.last = named[-1].key
            if NATO in {mention.key for mention in named}:
                self.here = NATO
            elif not self.at_first or named[0].start - sentence.start < AT_THE_HEAD:
                self.here = named[0].key
