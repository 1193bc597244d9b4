"""How dates, counts and names are put into words in the active language. A leaf: it knows no model."""

import re
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alliance.dates import Precision
from alliance.translation import active_language

FORMATS = {"day": "j F Y", "month": "F Y", "year": "Y"}

# English writes "the" before names that are made of a common noun, and before plurals: the United Kingdom, the
# Netherlands.
COMMON_NOUN = re.compile(
    r"\b(Union|Organi[sz]ation|Association|Group|Pact|Republic|Federation|Kingdom|States|Emirates|Islands)\b|(lands|ines)$"
)

COUNT_WORDS = {
    2: _("two"),
    3: _("three"),
    4: _("four"),
    5: _("five"),
    6: _("six"),
    7: _("seven"),
    8: _("eight"),
    9: _("nine"),
    10: _("ten"),
    11: _("eleven"),
    12: _("twelve"),
}


def written(day: date, precision: Precision = "day") -> str:
    """The date as exactly as it is known: “24 August 1949”, “August 1949”, “1949”."""
    return date_format(day, FORMATS[precision])


def clock(at: datetime, seconds: bool = False) -> str:
    """The time of the day: “10:05” in English, “10.05” in Indonesian."""
    return date_format(at, str(_("H:i:s") if seconds else _("H:i")))


def moment(at: datetime, seconds: bool = False) -> str:
    """“23 November 2026, 10:05 UTC”; with seconds where two things of one minute are to be told apart."""
    return _("%(day)s, %(time)s UTC") % {"day": written(at.date()), "time": clock(at, seconds)}


def ordinal(number: int) -> str:
    """“16th” in English, “ke-16” in Indonesian."""
    if active_language() == "id":
        return f"ke-{number}"
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def counted(number: int) -> str:
    """Small numbers in words, others in digits."""
    return str(COUNT_WORDS.get(number, number))


def with_article(name: str) -> str:
    """A country's name as it stands in a sentence: “the Netherlands”; Indonesian has no article."""
    if active_language() == "en" and COMMON_NOUN.search(name) and not name.startswith("the "):
        return f"the {name}"
    return name


def sentence(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
