"""What a line is by its own words, whatever stands around it."""

import re
from enum import Enum

from alliance.extraction.furniture import (
    BYLINE,
    CAPTION,
    CLOCK,
    CREDIT,
    CREDIT_LINE,
    DATE_WORD,
    DISCLAIMER,
    END_HEAD,
    HEAD,
    LIST_HEAD,
    MARK,
    POINTER,
    PUBLISHED,
    TAIL,
    WORDS,
    WRITERS,
    ZONE,
)

SHORT = 14  # words of a line that may be a byline or a date
SIGNATURE = 6  # words of a line “Editor: Ida N.”
PROSE = 9  # words from which a line that ends like a sentence is prose
LONG = 30  # words from which a line is prose however it ends
BULLETS = "•*»►▶"
FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
ROW = re.compile(r"\s\|\s|^\||\|$")


class Line(Enum):
    """What a line is by its own words."""

    PROSE = "prose"
    SHORT = "short"  # a heading, a headline, an item of a list, a row of a table
    DATED = "dated"  # a day or a time of day and little else
    SIGNED = "signed"  # who wrote it
    CAPTION = "caption"
    FURNITURE = "furniture"
    LIST_HEAD = "list head"
    END_HEAD = "end head"


def line_of(text: str) -> Line:
    """What a line is by its own words, whatever stands around it."""
    head = text[:HEAD]
    words = len(WORDS.findall(head))
    ended = bool(FULL_STOP.search(text[-TAIL:]))
    if words <= SHORT and END_HEAD.match(head):
        return Line.END_HEAD
    if words <= SHORT and LIST_HEAD.match(head):
        return Line.LIST_HEAD
    if len(text) <= 80 and MARK.match(text):
        return Line.FURNITURE
    if (POINTER.match(head) and (words <= 40 or not ended)) or (words <= 60 and DISCLAIMER.search(head)):
        return Line.FURNITURE
    if text[0] in BULLETS and not ROW.search(head) and is_headline(head):
        return Line.FURNITURE
    if words <= SHORT + 4 and is_dated(head, words):
        return Line.DATED
    if CAPTION.match(head):
        return Line.CAPTION
    if words <= SIGNATURE and BYLINE.match(head) and ":" in head:
        return Line.SIGNED
    if words <= SHORT and not ended and (BYLINE.match(head) or WRITERS.search(head)):
        return Line.SIGNED
    if words <= SHORT and CREDIT_LINE.match(head):
        return Line.FURNITURE
    if is_caption(text):
        return Line.CAPTION
    if (ended and words >= PROSE and not ROW.search(head) and not is_headline(head)) or words >= LONG:
        return Line.PROSE
    return Line.SHORT


def is_headline(text: str) -> bool:
    """Whether nearly every word has a capital, as in the headlines of portals: “Swedia Gagal, Ini Alasannya!”"""
    words = [word for word in WORDS.findall(text) if len(word) > 3 and not word.isdigit()]
    return 4 <= len(words) <= 20 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 9


def is_dated(text: str, words: int) -> bool:
    """Whether a line says when, and little else: “Kompas.com - 22/04/2021, 16:06 WIB”, “Wednesday, 10 July 2024”."""
    if not any(letter.isdigit() for letter in text):
        return False
    others = [word for word in WORDS.findall(text) if not DATE_WORD.match(word)]
    if CLOCK.search(text) and ZONE.search(text):
        return len(others) <= max(4, words // 2) and not FULL_STOP.search(text)
    return not others or (words <= SHORT and bool(PUBLISHED.match(text)) and not FULL_STOP.search(text))


def is_caption(text: str) -> bool:
    """Whether a paragraph ends in the credit of a photograph, or begins as a caption."""
    if len(text) > 1_000:
        return False
    return any(match.end() >= len(text) - 3 for match in CREDIT.finditer(text, max(0, len(text) - TAIL)))
