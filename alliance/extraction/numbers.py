"""Numbers as articles write them: in digits, in words of both languages, and as ordinals."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Words from one to nineteen, English then Indonesian; the Indonesian teens are run into one word.
UNITS = {
    word: number
    for number, words in enumerate(
        (
            "one satu",
            "two dua",
            "three tiga",
            "four empat",
            "five lima",
            "six enam",
            "seven tujuh",
            "eight delapan",
            "nine sembilan",
            "ten sepuluh",
            "eleven sebelas",
            "twelve duabelas dozen selusin",
            "thirteen tigabelas",
            "fourteen empatbelas",
            "fifteen limabelas",
            "sixteen enambelas",
            "seventeen tujuhbelas",
            "eighteen delapanbelas",
            "nineteen sembilanbelas",
        ),
        start=1,
    )
    for word in words.split()
}
TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}


def one_of(words: dict[str, int], most: int = 99) -> str:
    """The words up to a number as alternatives, longest first."""
    return "|".join(sorted((word for word, number in words.items() if number <= most), key=len, reverse=True))


SMALL = one_of(UNITS, most=9)
WORDS = (
    rf"(?:{one_of(TENS)})(?:[- ](?:{SMALL}))?|(?:{SMALL})\s?puluh(?:\s(?:{SMALL}))?|(?:{SMALL})\sbelas|{one_of(UNITS)}"
)
NTH = rf"(?:{one_of(TENS)})[- ](?:{one_of(ORDINALS, most=9)})|{one_of(ORDINALS)}"
# One pass over a sentence finds all of them; a year, a share or a part of a longer number is none.
NUMBERS = re.compile(
    rf"(?<![\w.,/$€£])(?:(?P<nth>\d{{1,3}}(?:st|nd|rd|d|th)\b|(?:{NTH})\b)"
    rf"|(?P<ke>ke(?:\s?[-–]\s?|\s)?(?:\d{{1,3}}(?![\d.,/]\d|[\d%])|(?:{WORDS})\b))"
    rf"|(?P<cardinal>\d{{1,3}}(?![\d.,:/]\d|[\d%])|(?:{WORDS})\b))",
    re.IGNORECASE,
)
# What a number from ten to sixty-nine has in it: a quick look, before any of this is tried.
HINT = re.compile(
    r"[1-6]\d|uluh|elas|teen|went[iy]|hirt[iy]|ort[iy]|ift[iy]|ixt[iy]|wel(?:ve|fth)|leven|ozen|lusin|\b[Tt]en(?:th)?\b"
    r"|PULUH|BELAS|TEEN|TWENT|THIRT|DOZEN"
)


class Number(NamedTuple):
    """A number up to 999, and where it stands. `form`: `cardinal`, `nth` (32nd), or `ke`, which may be either."""

    value: int
    start: int
    end: int
    form: str


def numbers_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Every number of a stretch of text, in order."""
    for match in NUMBERS.finditer(text, start, len(text) if end is None else end):
        form = match.lastgroup or "cardinal"
        if value := number_of(match.group()[2 if form == "ke" else 0 :]):
            yield Number(value, match.start(), match.end(), form)


def number_of(text: str) -> int | None:
    """The value of one number in digits or words, `thirty-two` and `tiga puluh dua` alike; `None` for anything else."""
    text = text.casefold().strip(" -–")
    if digits := re.match(r"\d{1,3}", text):
        return int(digits.group())
    total = 0
    for word in re.split(r"[\s–-]+", text):
        stem, tens, _ = word.partition("puluh")
        if word == "belas":
            total += 10
        elif tens:
            total = (UNITS.get(stem, 0) or total) * 10
        elif value := UNITS.get(word) or TENS.get(word) or ORDINALS.get(word):
            total += value
        else:
            return None
    return total or None
