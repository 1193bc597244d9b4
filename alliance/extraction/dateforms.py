"""How dates are written in English and Indonesian: one table of forms, whose parts have the same names throughout.

`day month year` are those of the only or the first day, `last_day last_month last_year` those of a range's last one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# By their first three letters, so that an abbreviation of either language is found too.
MONTHS = {
    letters: number
    for number, words in enumerate(
        [
            "jan",
            "feb peb",
            "mar",
            "apr",
            "mei may",
            "jun",
            "jul",
            "aug agu agt ags",
            "sep",
            "oct okt",
            "nov nop",
            "dec des",
        ],
        start=1,
    )
    for letters in words.split()
}
WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "senin selasa rabu kamis jumat sabtu minggu",
        "senin selasa rabu kamis jum'at sabtu ahad",
        "senin selasa rabu kamis jum’at sabtu ahad",
    )
    for number, name in enumerate(names.split())
}
MONTH = (
    r"(?:januar[iy]|februar[iy]|pebruari|march|maret|april|mei|may|june|juni|july|juli|august|agustus|september"
    r"|o[ck]tober|no[vp]ember|de[cs]ember|(?:jan|feb|peb|mar|apr|jun|jul|aug|agu|agt|ags|sept?|oct|okt|nov"
    r"|nop|dec|des)\b\.?)"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
NUMERAL = r"(?:0?[1-9]|1[0-2])"
NTH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:19[0-9]\d|20\d\d)"
WHICH_YEAR = r"(?:tahun\s(?:lalu|ini|depan)|(?:last|this|next)\syear)"
OF_YEAR = rf"(?:,?[\s-](?:of\s|tahun\s|thn?\.?\s)?(?P<year>{YEAR})|,?\s(?P<which_year>{WHICH_YEAR}))?"
THROUGH = r"\s?(?:-|–|—|to|until|till|through|sampai(?:\sdengan)?|hingga|s\.?/?d\.?)\s?"
TO = rf"(?:{THROUGH}|\s?(?:and|&|dan)\s?)"
LISTED = rf"(?:{NTH},\s?{DAY}){{0,3}}"  # the days between the first and the last: “9, 10 and 11 July”
RELATIVE = (
    r"(?:yesterday|today|tonight|tomorrow|kemarin|hari\sini|besok|lusa"
    r"|(?:last|this|next|previous)\s(?:year|month)|(?:tahun|bulan)\s(?:lalu|kemarin|ini|depan|mendatang))"
)


# “three years later” after another date.
COUNT = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
)
LATER = r"(?:kemudian|berselang|sesudahnya|setelahnya|setelah\situ|sesudah\situ)"


ONE_LATER = rf"(?:a\syear\s(?:later|afterwards)|the\s(?:following|next)\syear|setahun\s{LATER}|tahun\sberikutnya)"
SAME = r"(?:(?:the|that)\ssame\syear|tahun\syang\ssama)"


class DateForm(NamedTuple):
    """`name` says how it is read; `pattern` is tried where a number, the name of a month or of a day begins."""

    name: str
    pattern: re.Pattern[str]


def form(name: str, pattern: str) -> DateForm:
    """What follows may have run into it: “10/15/2025October 15, 2025”, “July 10, 20246:18 PM”."""
    return DateForm(
        name, re.compile(rf"(?:{pattern})(?=T|\W|_|$|(?<=\d)(?-i:[A-Z])|(?<=\d{{4}})\d\d?:\d\d)", re.IGNORECASE)
    )


LATER_ON = form(
    "later",
    rf"(?P<years>{COUNT})\s(?:years?\s(?:later|afterwards|(?P<earlier>earlier))|tahun\s{LATER})|(?P<one>{ONE_LATER})",
)
# In the order in which they are tried at a place: the longest first.
OF_DIGITS = (
    form("calendar", rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    form("calendar", rf"(?P<year>{YEAR})/(?P<month>0?[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    form("numeric", rf"(?P<day>{DAY}){TO}(?P<last_day>{DAY})/(?P<month>{NUMERAL})(?:/(?P<year>{YEAR}|\d\d))?(?![/\d])"),
    form("numeric", rf"(?P<day>{DAY})/(?P<month>{NUMERAL})(?:/(?P<year>{YEAR}|\d\d))?(?![/\d%])"),
    # The other way round only where it can be nothing else: 10/18/2024.
    form("numeric", rf"(?P<month>{NUMERAL})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{YEAR})(?![/\d])"),
    form("calendar", rf"(?P<day>{DAY})[.-](?P<month>{NUMERAL})[.-](?P<year>{YEAR})(?!\d)"),
    form(
        "calendar",
        rf"(?P<day>{DAY}){NTH}\s(?P<month>{MONTH})(?:,?\s(?P<first_year>{YEAR}))?{THROUGH}(?:{WEEKDAY},?\s)?"
        rf"(?P<last_day>{DAY}){NTH}\s(?P<last_month>{MONTH}){OF_YEAR}",
    ),
    form(
        "calendar",
        rf"(?P<day>{DAY}){NTH}{LISTED}(?:\s\({WEEKDAY}\))?{TO}(?:{WEEKDAY},?\s)?(?P<last_day>{DAY}){NTH}\s(?:of\s)?"
        rf"(?P<month>{MONTH}){OF_YEAR}",
    ),
    form("calendar", rf"(?P<day>{DAY}){NTH}[\s-](?:of\s)?(?P<month>{MONTH}){OF_YEAR}"),
    LATER_ON,
    form("years", rf"(?P<year>{YEAR})\s?[-–/]\s?(?P<last_year>{YEAR}|\d\d)(?!\d)"),
    form("year", rf"(?P<year>{YEAR})(?![\d%]|[.,]\d|s\b|-an\b)"),
)
OF_LETTERS = (
    form(
        "calendar",
        rf"(?P<month>{MONTH})\s(?P<day>{DAY}){NTH}(?:,?\s(?P<first_year>{YEAR}))?{THROUGH}(?P<last_month>{MONTH})\s"
        rf"(?P<last_day>{DAY}){NTH}(?!\d)(?:,?\s(?P<year>{YEAR}))?",
    ),
    form(
        "calendar",
        rf"(?P<month>{MONTH})\s(?P<day>{DAY}){NTH}{LISTED}{TO}(?:{WEEKDAY},?\s)?(?P<last_day>{DAY}){NTH}(?!\d)"
        rf"(?:,?\s(?P<year>{YEAR}))?",
    ),
    form(
        "calendar",
        rf"(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY}){NTH}(?![\d%]|\.\d|\s(?:persen|percent|million|billion))"
        rf"{OF_YEAR}",
    ),
    form(
        "calendar",
        rf"(?P<month>{MONTH})(?:\s(?P<first_year>{YEAR}))?{THROUGH}(?P<last_month>{MONTH})\s(?P<year>{YEAR})",
    ),
    form("month", rf"(?P<month>{MONTH}){OF_YEAR}"),
    LATER_ON,
    form(
        "weekdays",
        rf"(?P<weekday>{WEEKDAY})(?:{TO}(?P<last_weekday>{WEEKDAY}))?"
        r"(?:\s(?P<which>lalu|kemarin|depan|mendatang|nanti))?",
    ),
    form("relative", RELATIVE),
    form("same", SAME),
)
# Where one may begin: two thirds of all sentences have no such place, and cost no more than this one search.
BEGINNING = re.compile(
    rf"(?:(?<![\w/.])|(?<=/\d{{4}})(?=[a-z]))(?:(?P<digits>\d{{1,4}}(?!\d))|{MONTH}|{WEEKDAY}|{RELATIVE}|{SAME}|{ONE_LATER}|{COUNT}(?=\s(?:years?|tahun)\s))",
    re.IGNORECASE,
)

# What makes four digits an amount and not a year.
AMOUNT = re.compile(
    r"\s(?:troops|soldiers|tanks|people|personnel|kilomet\w+|km|miles|orang|pasukan|tentara|personel"
    r"|prajurit|warga|unit|ton"
    r"|dollars|dolar|euro)\b",
    re.IGNORECASE,
)
MONEY = re.compile(r"(?:[$€£]|\bRp\.?|\bUSD|\bUS\$)\s?$")
MAY_DO = re.compile(r"\s(?:be|have|not|well|also|the)\b")
NEAR_WEEKDAY = re.compile(rf"(?:\(|\b{WEEKDAY},?\s?\(?)$", re.IGNORECASE)


class Written(NamedTuple):
    """A date as it is written, and how it is to be read."""

    name: str
    match: re.Match[str]


def written(text: str, start: int, end: int) -> Iterator[Written]:
    """The dates of a stretch of text; a weekday beside the date that it belongs to is part of that."""
    waiting: Written | None = None  # a weekday, until it is known whether its date follows
    for found in unjoined(text, start, end):
        if (waiting and text[waiting.match.end() : found.match.start()].strip(" ,(")) or found.name == "weekdays":
            if waiting:
                yield waiting
            waiting = None
        if found.name == "weekdays":
            waiting = found
            continue
        waiting = None
        yield found
    if waiting:
        yield waiting


def unjoined(text: str, start: int, end: int) -> Iterator[Written]:
    after = start
    for place in BEGINNING.finditer(text, start, end):
        if place.start() < after:
            continue
        for name, pattern in OF_DIGITS if place["digits"] else OF_LETTERS:
            match = pattern.match(text, place.start(), end)
            if match and is_date(name, match, text):
                after = match.end()
                yield Written(name, match)
                break


def is_date(name: str, match: re.Match[str], text: str) -> bool:
    """Whether what looks like one is one: “may” and “march” are words, 2000 troops are no year."""
    if name == "month" and not match["year"]:
        word = match["month"]
        plain = word[:1].isupper() or (len(word) > 3 and word != "march")
        return plain and not (word == "May" and MAY_DO.match(text, match.end()))
    if name == "year":
        money = MONEY.search(text, max(0, match.start() - 5), match.start())
        return not money and not AMOUNT.match(text, match.end())
    if name == "weekdays":
        # “minggu” is a week, too.
        return match["weekday"][:1].isupper()
    if name == "numeric" and not match["year"]:
        return bool(NEAR_WEEKDAY.search(text[max(0, match.start() - 12) : match.start()].rstrip()))
    return True
