"""What one sentence says of a meeting: its kind, whose it is, when and where."""

import re
from dataclasses import dataclass, field

from alliance.extraction.article import Article, Sentence, Span
from alliance.extraction.candidates import NATO, When
from alliance.extraction.dates import dates_in
from alliance.extraction.gatherings.kinds import (
    ALLIED,
    NEAR,
    NOT_ALLIED,
    SPECIFIC,
    is_meeting,
    is_opening,
    kind_by_those_who_meet,
    kind_is_of_others,
    organization_of,
)
from alliance.extraction.gatherings.places import NOWHERE, Place, city_beside, place_of
from alliance.extraction.gatherings.timing import Dated, Part, dated, day_of, length_of
from alliance.extraction.lexicon import Mention

ANOTHER = re.compile(
    r"\b(?:next|previous|another|following|again|earlier|future|last\s(?:year|month|autumn|spring|summer|winter)(?:['’]s)?"
    r"|berikutnya|sebelumnya|selanjutnya|terdahulu|serupa|lainnya|mendatang\slagi|tahun\s(?:lalu|depan)|kembali)\b",
    re.IGNORECASE,
)
THE_SAME = re.compile(r"\b(?:the|this|that|their|its)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
SAME_AFTER = re.compile(r"^\s(?:[\w-]+\s){0,2}(?:itu|ini|tersebut|kali\sini)\b", re.IGNORECASE)
SAME_DAY = re.compile(
    r"\b(?:on\sthe\ssame\sday|later\sthat\sday|coincid(?:ed|es|ing)\swith|(?:pada|di)\shari\s(?:yang\ssama|itu\sjuga)|bertepatan\sdengan)\b",
    re.IGNORECASE,
)
THEN = re.compile(
    r"\b(?:after|before|following|ahead\sof|since|who|whose|setelah|sesudah|sebelum|usai|seusai|selepas|menjelang|jelang)\b",
    re.IGNORECASE,
)
# Not one meeting.
MANY = {"meetings", "sessions", "talks"}


@dataclass(slots=True)
class Spoken:
    """A meeting as one sentence speaks of it; what it leaves out is empty.

    `weak`: those who meet are named with a day or place, a meeting is not. `same`: “the meeting”, “KTT itu”.
    `another`: “the next meeting”.
    """

    sentence: Sentence
    span: Span
    kind: str = ""
    organization: str = ""
    dates: list[Dated] = field(default_factory=list)
    length: int = 0  # in days
    place: Place = NOWHERE
    day: Part = "whole"  # which day of it the sentence is about, where it says so without a date
    another: bool = False
    same: bool = False
    weak: bool = False
    ministers: bool = False  # some, the text does not say which
    follows: bool = False  # says more of the meeting just spoken of, or nothing


def spoken_in(article: Article, sentence: Sentence) -> list[Spoken]:
    """The meetings of a sentence in order; words for the same one are one."""
    dates_in(article, sentence)
    groups: list[tuple[list[Mention], Spoken]] = []
    vague = []  # “a meeting”, which is that which the sentence also names otherwise
    for cue in sentence.of("meeting"):
        if not is_meeting(sentence, cue):
            continue
        if (said := spoken_as(sentence, cue)) is None:
            vague.append(cue)
        elif groups and is_same(groups[-1][1], said) and not is_other(sentence, groups[-1][0][-1], cue):
            groups[-1][0].append(cue)
            take_in(groups[-1][1], said)
        else:
            groups.append(([cue], said))
    if len(groups) == 1:
        groups[0][0].extend(vague)
    groups += [weak for weak in weakly(sentence) if not groups or is_apart(weak[0], groups)]
    for (cues, said), dates in zip(groups, dated(article, sentence, [cues for cues, _ in groups]), strict=True):
        said.dates = dates or ([Dated(when, "whole")] if (when := same_day(article, sentence)) and said.kind else [])
        said.organization = said.organization or of_another(sentence, said)
        said.length = length_of(sentence.text)
        said.day = day_of(sentence.text)
        said.place = place_of(sentence, cues, alone=len(groups) == 1, near=is_brief(said, len(groups)))
    return [said for _, said in groups]


def of_another(sentence: Sentence, said: Spoken) -> str:
    """“The European Union threatened sanctions at a summit on 24 September”: the only one that the sentence names."""
    named = sentence.keys("organization") - {"un"}
    return named.pop() if len(named) == 1 and said.dates and not said.same and not said.another else ""


def is_brief(said: Spoken, number: int) -> bool:
    """Whether only a place right beside the words for the meeting is its own."""
    return said.same or not (said.kind or said.another) or (said.weak and number > 1)


def is_apart(cues: list[Mention], groups: list[tuple[list[Mention], Spoken]]) -> bool:
    return all(abs(cue.first - other.first) > 2 * NEAR for cue in cues for others, _ in groups for other in others)


def same_day(article: Article, sentence: Sentence) -> When | None:
    """“On the same day”: the last day given before, in this sentence or an earlier one."""
    if not SAME_DAY.search(sentence.text):
        return None
    for earlier in reversed(article.sentences[max(0, sentence.number - 30) : sentence.number + 1]):
        for when in reversed(dates_in(article, earlier)):
            if when.start.precision == "day" and not when.is_range:
                return when
    return None


def spoken_as(sentence: Sentence, cue: Mention) -> Spoken | None:
    text = sentence.paragraph.text
    before, after = (
        text[max(sentence.start, cue.start - 40) : cue.start],
        text[cue.end : min(sentence.end, cue.end + 40)],
    )
    said = Spoken(sentence, sentence.span(cue.start, cue.end), organization=organization_of(sentence, cue))
    said.kind = cue.key if cue.key in SPECIFIC else kind_by_those_who_meet(sentence, cue)
    apart = text[cue.start : cue.end].casefold() == "leaders meeting" and not before.endswith(
        (" a ", "the ", "next ", "last ")
    )
    if said.kind == "leaders" and (
        apart or cue.key == "meet" or before.endswith((", ", " are ", " were ")) or is_opening(sentence, cue)
    ):
        said.kind = "summit"
    said.same = bool(THE_SAME.search(before) or SAME_AFTER.match(after))
    said.place = city_beside(sentence, cue)
    said.another = bool(ANOTHER.search(before[-28:]) or ANOTHER.search(after[:28]))
    if said.kind:
        return said
    if cue.key == "meet":
        those_before = [those.key for those in sentence.of("ministers") if 0 < cue.first - those.last <= NEAR]
        said.same, said.ministers = bool(those_before), "ministers" in those_before
        return said if said.same and not kind_is_of_others(sentence, cue) else None
    if text[cue.start : cue.end].casefold() in MANY and not length_of(sentence.text):
        return None
    beside = any(
        abs(word.first - cue.last) <= 2 or abs(cue.first - word.last) <= 2 for word in sentence.of("organization")
    )
    return (
        said
        if said.same or said.another or (beside and said.organization == NATO) or length_of(sentence.text)
        else None
    )


def weakly(sentence: Sentence) -> list[tuple[list[Mention], Spoken]]:
    """“The foreign ministers of the Alliance promised on Tuesday …”"""
    for those in sentence.of("ministers"):
        before = sentence.paragraph.text[max(sentence.start, those.start - 14) : those.start]
        if those.key not in SPECIFIC or NOT_ALLIED.search(before):
            continue
        if not ALLIED.search(sentence.text) and (
            those.key == "leaders" or not any(when.is_range for when in sentence.dates or ())
        ):
            continue
        organization = organization_of(sentence, those)
        if organization in {"", NATO}:
            kind = "summit" if those.key == "leaders" else those.key
            return [([those], Spoken(sentence, sentence.span(those.start, those.end), kind, organization, weak=True))]
    return []


def is_same(one: Spoken, other: Spoken) -> bool:
    kinds = {one.kind, other.kind} - {""}
    organizations = {one.organization, other.organization} - {""}
    cities = {one.place.city, other.place.city} - {""}
    same_kind = len(kinds) <= 1 or kinds == {"summit", "leaders"}
    return same_kind and len(organizations) <= 1 and len(cities) <= 1 and one.another == other.another


def is_other(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """“The summit will be held after that of the G7.”"""
    return bool(THEN.search(sentence.paragraph.text, one.end, max(one.end, other.start)))


def take_in(one: Spoken, other: Spoken) -> None:
    one.kind = "summit" if "summit" in {one.kind, other.kind} else one.kind or other.kind
    one.organization = one.organization or other.organization
    one.same = one.same or other.same
    one.place = one.place if one.place.city else other.place
