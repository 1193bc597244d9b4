"""Paragraphs of an article and their fingerprints, by which a claim points into a text that is not kept."""

import hashlib
import unicodedata
from typing import NamedTuple


class Paragraph(NamedTuple):
    """The n-th line that is not blank, noise counted, from 1 on; `sha256` is that of its folded text."""

    number: int
    text: str

    @property
    def sha256(self) -> str:
        return fingerprint(self.text)


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of an article in UTF-8 text; white space is folded to single spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [Paragraph(number, line) for number, line in enumerate(filter(None, lines), start=1)]


def fingerprint(line: str) -> str:
    """The SHA-256 of a line in Unicode's composed form with white space folded, in hexadecimal digits."""
    folded = unicodedata.normalize("NFC", " ".join(line.split()))
    return hashlib.sha256(folded.encode()).hexdigest()
