"""Countries in groups and dates in the order of a sentence, and which date belongs to which group."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alliance.extraction.article import Sentence
from alliance.extraction.candidates import When
from alliance.extraction.joining import ASIDE, EVENT, NOUN_AFTER, TITLE_AFTER, WITH
from alliance.extraction.lexicon import Mention

# Between two countries of one enumeration: a comma, a conjunction, an article, a number of the list.
JOINT = re.compile(
    r"\s?(?:[,/•|&()–-]|\b(?:and|dan|serta|as\swell\sas|plus|the|kemudian|negara|tiga|dua|three|two"
    r"|Balti[ck]|states|republics?|bekas|former|eks|Republik|Kerajaan|then|juga|along\swith"
    r"|together\swith"
    r"|alongside|bersama(?:an)?(?:\sdengan)?|beserta)\b|\b\d{1,2}[.)]|\s){0,12}",
    re.IGNORECASE,
)
INVADED = re.compile(
    r"\b(?:(?:invasion|annexation|occupation)\sof|(?:war|attack|assault|aggression)\s(?:in|on|against)|(?:invasi|agresi"
    r"|serangan|perang)(?:\s\w+)?\s(?:ke|di|terhadap))\s(?:the\s)?$",
    re.IGNORECASE,
)
# States that are no more: none of them ever came in.
GONE = frozenset({"dd", "su", "yu", "cs"})
# Where, between two dates, what is said of the first ends.
TURN = re.compile(
    r";\s|\.\s|,?\s(?=followed\sby|di\s?ikuti|disusul|menyusul|while\s|whereas\s|sedangkan\s"
    r"|sementara\s|lalu\s|kemudian\s|then\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Countries that stand together; `start` and `end` are characters of the paragraph."""

    countries: tuple[Mention, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence with one date, or with none, and the groups in it."""

    start: int
    end: int
    when: When | None
    groups: tuple[Group, ...]


def groups(text: str, countries: Sequence[Mention]) -> list[Group]:
    """The countries of a sentence as enumerations; each place in the text counts once.

    A metonym (“the White House”) is no country that comes in.
    """
    found: list[list[Mention]] = []
    for mention in countries:
        if mention.form.use == "metonym" or (found and mention.start < found[-1][-1].end):
            continue
        if found and not is_aside(text, found[-1]) and JOINT.fullmatch(text, found[-1][-1].end, mention.start):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [Group(tuple(group), group[0].start, group[-1].end) for group in found]


def is_aside(text: str, group: Sequence[Mention]) -> bool:
    """“After the invasion of Ukraine, Finland …”: no enumeration begins there."""
    start = group[0].start
    return len(group) == 1 and bool(INVADED.search(text, max(0, start - 30), start))


def spoken_of(text: str, found: Sequence[Group], start: int) -> list[Group]:
    """Without the countries that are named in passing: a border with one, another's president."""
    return [
        group
        for group in found
        if len(group.countries) > 2
        or group.countries[-1].key in GONE
        or not (ASIDE.search(text, max(start, group.start - 40), group.start) or TITLE_AFTER.match(text, group.end))
    ]


def parts(sentence: Sentence, found: Sequence[Group], dates: Sequence[When]) -> list[Part]:
    """The sentence cut so that each part has one date, with the countries that are said with it."""
    if not dates:
        return [Part(sentence.start, sentence.end, None, tuple(found))]
    cuts = [sentence.start, *cuts_between(sentence, found, dates), sentence.end]
    return [
        Part(left, right, when, tuple(group for group in found if left <= group.start < right))
        for left, right, when in zip(cuts, cuts[1:], dates, strict=False)
    ]


def cuts_between(sentence: Sentence, found: Sequence[Group], dates: Sequence[When]) -> Iterator[int]:
    """“Greece in 1952, Spain in 1982” is cut after its dates, “in 1952 Greece, in 1982 Spain” before them."""
    text = sentence.paragraph.text
    dates_first = not any(group.start < dates[0].span.start for group in found)
    for when, following in pairwise(dates):
        left, right = when.span.end, following.span.start
        between = [group for group in found if left <= group.start < right]
        if not dates_first or not between:
            noun = NOUN_AFTER.match(text, left)  # “Montenegro's 2017 accession”
            beside_it = between[0] if between and between[0].start - left < 25 else None
            if beside_it and WITH.search(text, left, beside_it.start) and left == when.span.end:
                yield beside_it.end  # “Turkey joined in 1952 together with Greece”
                continue
            yield noun.end() if noun else left
            continue
        last = between[-1]
        if not any(group.start > right for group in found) and RIGHT_BEFORE.fullmatch(text, last.end, right):
            yield last.start  # “… in 1955 and Spain in 1982”
            continue
        if not any(group.start > right for group in found) and EVENT.search(text, last.end, right):
            yield last.start  # “… in May, weeks after Latvia had joined NATO in March”
            continue
        turns = [turn.end() for turn in TURN.finditer(text, between[0].end, right)]
        turn = next((turn for turn in turns if any(group.start >= turn for group in between)), None)
        if turn is None and len(between) > 1 and not any(group.start > right for group in found):
            turn = between[-1].start
        yield turn or right


RIGHT_BEFORE = re.compile(r"\s(?:(?:in|on|pada|tahun)\s){0,2}", re.IGNORECASE)
# Right between a country and its date, in either order, where no verb is needed.
BESIDE = re.compile(
    r"\*?\s?(?:[(:|,–—-]|\s)\s?(?:(?:in|on|pada|tahun|since|sejak|tanggal|tgl|joined|bergabung|masuk"
    r"|member|anggota|year|mulai|per|resmi|founder|pendiri|kemudian)\.?,?:?\s){0,4}",
    re.IGNORECASE,
)
OPENING = re.compile(r"\s?\)?\s?[(:|–—-]\s?")


def beside(text: str, found: Sequence[Group], dates: Sequence[When]) -> list[tuple[Group, When]]:
    """Countries and dates that stand right beside each other: “Albania (2009)”, “2009: Albania and Croatia”."""
    after = [
        (group, when)
        for group in found
        for when in dates
        if group.end <= when.span.start <= group.end + 45 and BESIDE.fullmatch(text, group.end, when.span.start)
    ]
    before = [
        (group, when)
        for group in found
        for when in dates
        if when.span.end <= group.start <= when.span.end + 12
        and OPENING.match(text, when.span.end, group.start)
        and not text[when.span.end : group.start].strip(" (:|–—-)")
    ]
    return after if len(after) >= len(before) else before
