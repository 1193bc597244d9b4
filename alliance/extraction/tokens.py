"""Words and sentences of a paragraph, with the characters where they stand."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# Runs of letters or of digits; what stands between two of them says whether a name may go on there.
WORD = re.compile(r"\d+|[^\W\d_]+")
# Two words run into one, as where a caption meets the text: “NATODalam”, “JosepBorrell”.
RUN_INTO_ONE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})")

# Where a sentence may end; the characters before decide whether it does.
END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W_a-z])")
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Dr|Drs|Prof|Mr|Mrs|Ms|Sen|Rep|Gen|Lt|Col|Adm|Gov|Jr|Sr|St|No|Ir|Hj?|Tn|Ny|Yth|vs|hlm|dkk|Jend|Letjen|Mayjen|Brigjen|Kol|Letkol|Purn|Abd|Moh|Muh|Inf|Hon|Rev|Maj|Capt|Brig|Sgt|Retd?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Agt|Okt))\.$"
)
LONGEST = 2000  # characters of a sentence: what has no full stop is cut, so that work on one stays bounded


class Token(NamedTuple):
    """A word; `start` and `end` are characters of its paragraph, `folded` is without case and diacritics."""

    start: int
    end: int
    text: str
    folded: str


def folded(text: str) -> str:
    """Without case and diacritics: `Türkiye` as `turkiye`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a part of a paragraph."""
    found = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        if word.islower() or word.isupper() or word.istitle() or word.isdigit():
            found.append(Token(match.start(), match.end(), word, folded(word)))
        else:
            found += split(word, match.start())
    return found


def split(word: str, start: int) -> Iterator[Token]:
    """The parts of a word in mixed letters."""
    cuts = [0, *(match.start() for match in RUN_INTO_ONE.finditer(word)), len(word)]
    for left, right in pairwise(cuts):
        yield Token(start + left, start + right, word[left:right], folded(word[left:right]))


def sentence_bounds(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """First character and end of each sentence of a paragraph, from a character on."""
    for match in END.finditer(text, start):
        stop = match.start() + 1
        if ABBREVIATION.search(text, max(start, stop - 10), stop):
            continue
        yield from pieces(text, start, match.end())
        start = match.end()
    yield from pieces(text, start, len(text))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of a bounded length, cut between words where there is a space."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = start + LONGEST if cut <= start else cut + 1
        yield start, cut
        start = cut
    if start < end:
        yield start, end
