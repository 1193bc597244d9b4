"""Paragraphs of an article and their fingerprints, by which a claim points into a text that is not kept."""

import hashlib
import unicodedata
from itertools import islice
from typing import NamedTuple

LONGEST_WORD = 500  # characters


class Paragraph(NamedTuple):
    """The n-th line that is not blank, noise counted, from 1 on; `sha256` is that of its folded text."""

    number: int
    text: str

    @property
    def sha256(self) -> str:
        return fingerprint(self.text)


def paragraphs(text: str, most: int | None = None) -> list[Paragraph]:
    """The paragraphs of an article in UTF-8 text, the first `most`; white space is folded to single spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [Paragraph(number, line) for number, line in enumerate(islice(filter(None, lines), most), start=1)]


def fingerprint(line: str) -> str:
    """The SHA-256 of a line in Unicode's composed form with white space folded, in hexadecimal digits."""
    folded = " ".join(map(composed, line.split()))
    return hashlib.sha256(folded.encode()).hexdigest()


def composed(word: str) -> str:
    """In Unicode's composed form; a word beyond all length in parts, as time grows with the square of its marks."""
    starts = range(0, len(word), LONGEST_WORD)
    return "".join(unicodedata.normalize("NFC", word[start : start + LONGEST_WORD]) for start in starts)
