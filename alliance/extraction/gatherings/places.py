"""Where a meeting is said to take place: the city named with it, or only the country."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from alliance.extraction.article import Sentence
from alliance.extraction.lexicon import Mention

AT = re.compile(
    r"\b(?:in|at|di|kota|ke|to|outside|near|dekat|city\sof|ibu\s?kota|for)\s(?:the\s|central\s|downtown\s)?$",
    re.IGNORECASE,
)
IN_COUNTRY = re.compile(r"\b(?:in|di|ibu\s?kota|capital\sof)\s(?:the\s)?$", re.IGNORECASE)
CAPITAL_AFTER = re.compile(r"^\scapital\b", re.IGNORECASE)
DASH = re.compile(r"\s[-–—|]{1,2}\s|[–—|:;]")
FAR, BESIDE = 14, 4  # words


class Place(NamedTuple):
    """`city` in English; either may be empty."""

    city: str = ""
    iso2: str = ""


NOWHERE = Place()


def agree(one: Place, other: Place) -> bool:
    """Whether both can be the same: “the summit in Spain” and that in Madrid."""
    if one.city and other.city:
        return one.city == other.city
    return bool(one.iso2) and one.iso2 == other.iso2


def city_beside(sentence: Sentence, cue: Mention) -> Place:
    """The city in the name of a meeting: “the Madrid summit”, “KTT Wales”, “the summit in Riga”."""
    for place in sentence.of("place"):
        between = place.first - cue.last
        if between > 2:
            break
        beside = place.last + 1 == cue.first or between == 1 or (between == 2 and is_where(sentence, [], place))
        if beside and is_joined(sentence, cue, place):
            return place_at(place)
    return NOWHERE


def place_of(sentence: Sentence, cues: Sequence[Mention], alone: bool, near: bool) -> Place:
    """The place of the meeting that the cues name; `alone`: the sentence names no other; `near`: only right beside."""
    found = min(
        ((distance(cues, place), place) for place in sentence.of("place") if is_where(sentence, cues, place)),
        default=None,
    )
    far = BESIDE if near else FAR
    if found and found[0] <= far:
        place = place_at(found[1])
        return place._replace(iso2=country_beside(sentence, found[1]) or place.iso2)
    countries = [
        (distance(cues, country), country) for country in sentence.of("country") if is_country_of(sentence, country)
    ]
    if countries and min(countries)[0] <= far:
        return Place("", min(countries)[1].key.upper())
    return place_at(seats[0]) if alone and (seats := sentence.of("seat")) else NOWHERE


def place_at(mention: Mention) -> Place:
    """A city with the country that the table of places gives it."""
    return Place(mention.key, mention.form.use.upper() if len(mention.form.use) == 2 else "")


def distance(cues: Sequence[Mention], other: Mention) -> int:
    """In words, to the nearest of the cues; what follows counts nearer."""
    return min(other.first - cue.last if other.first > cue.last else 2 * (cue.first - other.last) for cue in cues)


def is_joined(sentence: Sentence, cue: Mention, place: Mention) -> bool:
    """Not “Jakarta - KTT NATO”, where a report begins with the place that it comes from."""
    left, right = sorted((cue, place), key=lambda mention: mention.start)
    return not DASH.search(sentence.paragraph.text, left.end, right.start)


def is_where(sentence: Sentence, cues: Sequence[Mention], place: Mention) -> bool:
    if any(
        (place.last + 1 == cue.first or 0 < place.first - cue.last <= 2) and is_joined(sentence, cue, place)
        for cue in cues
    ):
        return True
    return bool(AT.search(sentence.paragraph.text, max(sentence.start, place.start - 12), place.start))


def is_country_of(sentence: Sentence, country: Mention) -> bool:
    text = sentence.paragraph.text
    if country.form.use == "demonym":
        return bool(CAPITAL_AFTER.match(text[country.end : country.end + 10]))
    return bool(IN_COUNTRY.search(text, max(sentence.start, country.start - 14), country.start))


def country_beside(sentence: Sentence, place: Mention) -> str:
    """The country named right after the city, “Newport, Inggris”: it goes before the city's own."""
    for country in sentence.of("country"):
        if 0 < country.start - place.end <= 3 and country.form.use != "demonym":
            return country.key.upper()
    return ""
