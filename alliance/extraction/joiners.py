"""Which countries came in by an event: by name or by a pronoun, alone or with others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from alliance.extraction import joining
from alliance.extraction.candidates import NATO, When
from alliance.extraction.clauses import BESIDE, GONE, Group, Part, spoken_of
from alliance.extraction.lexicon import Mention

POSSESSIVE = re.compile(r"(?:['’]s?\s(?:\w+\s)?)|\s")  # “Sweden's formal accession”


ANOTHER = re.compile(r",?\s(?:and|dan|serta)\s(?:the\s)?(?:[^\W_]+\s){1,3}(?:in|on|pada)\s(?:tahun\s)?", re.IGNORECASE)


AT_THE_HEAD = 30  # characters: “Slovenian troops … since the country joined”


@dataclass
class Thread:
    """What one sentence leaves for the next: the countries spoken of, the event that goes on, the organization."""

    groups: list[Group] = field(default_factory=list)
    subject: str = NATO
    event: str = ""  # where others have just joined, so that “followed by” and “then” go on with it
    joined_at: int = 0  # the sentence in which they did
    day: tuple[int, When] | None = None  # the last day that was named, and in which sentence
    heading: When | None = None  # a line that is a date, over the lines that follow
    newcomer: Group | None = None  # the country that the report is about, where it has just come in
    unfinished: bool = False  # its line ended without a full stop


@dataclass
class Going:
    """What one part of a sentence leaves for the next one."""

    event: str = ""
    group: Group | None = None
    organization: str = ""


def event_of(text: str, part: Part, going: Going) -> re.Match[str] | None:
    """The event that the date of a part is the date of: the last before it, else the first after it."""
    if part.when is None:
        return None
    events = list(joining.EVENT.finditer(text, part.start, part.end))
    before = [event for event in events if event.end() <= part.when.span.start]
    after = [event for event in events if event.start() >= part.when.span.end]
    if before and not (after and is_told_after(part, part.when, before[-1], after[0])):
        return before[-1]
    goes_before = any(group.end <= part.when.span.start for group in part.groups)
    # “…, Spain in 1982, which angered …”: an event goes on where its date follows a country.
    if after and joining.NOUN_AFTER.match(text, part.when.span.end):
        return after[0]  # “North Macedonia's 2020 accession”
    if not after or (goes_before and going.event):
        return None
    moves_on = goes_before and joining.MOVES_ON.search(text, part.when.span.end, after[0].start())
    return None if moves_on else after[0]


def is_told_after(part: Part, when: When, noun: re.Match[str], verb: re.Match[str]) -> bool:
    """“The second enlargement, in 1999, took in Poland”: the noun has no country, the verb after the date has."""
    bare = not any(group.start < when.span.start for group in part.groups)
    return bare and noun.lastgroup == "entry" and verb.lastgroup in {"joined", "admitted", "entry"}


def happened(text: str, part: Part, event: re.Match[str]) -> bool:
    when = part.when
    if when and joining.STATE.match(event.group()) and not is_since(text, when):
        return False
    if when and joining.WOULD.match(text, when.span.end):
        return False
    left = max(part.start, event.start() - 70)
    if when and waited_for(text, part, when):
        left = max(left, when.span.end)
    before = joining.NEXT_STEP.split(text[left : event.start()])[-1]
    return not joining.NOT_YET.search(before) and not joining.OTHER_OBJECT.match(text, event.end())


def waited_for(text: str, part: Part, when: When) -> bool:
    return bool(joining.WAITED.search(text, max(part.start, when.span.start - 30), when.span.start))


def is_since(text: str, when: When) -> bool:
    return bool(joining.SINCE.search(text, max(0, when.span.start - 60), when.span.start))


def joins(text: str, part: Part) -> bool:
    """Whether a part has an event that needs none before it."""
    return any(
        event.lastgroup in {"joined", "admitted"} for event in joining.EVENT.finditer(text, part.start, part.end)
    )


def one_by_one(text: str, here: list[Group], dates: list[When]) -> list[tuple[Mention, When]]:
    """“Finland and Sweden joined in 2023 and 2024 respectively”."""
    for group in spoken_of(text, here, 0):
        if len(group.countries) == len(dates) > 1:
            return list(zip(group.countries, dates, strict=True))
    return []


def joiners(
    text: str, part: Part, event: re.Match[str] | None, going: Going, thread: Thread, start: int
) -> list[Group]:
    """The countries that came in, by name or by a pronoun, and those that they came in with."""
    if event and joining.DEPOSIT.match(event.group()):
        return depositors(part, event, thread)
    group = joiner(text, part, event, going, start)
    if group is None and event:
        before = text[part.start : event.start()]
        starts = not before.strip(" ,;") and not going.group
        group = going.group or (thread.groups[-1] if starts and thread.groups and thread.event else None)
        group = group or said_before(thread.groups, text[start : event.start()])
        if group is None and len(part.groups) == 1 and joining.WE.search(text, start, event.start()):
            group = part.groups[0]
    if group is None and event is None and not part.groups and part.when and going.group:
        # “Poland joined NATO in 1999 and the EU in 2004.”
        return [going.group] if ANOTHER.fullmatch(text, part.start, part.when.span.start) else []
    if group is None:
        return []
    beside_it = [
        other
        for other in part.groups
        if other is not group
        and event
        and part.when
        and event.end() < other.start < max(event.end(), part.when.span.end) + 85
        and ";" not in text[event.end() : other.start]
        and (said := joining.WITH.search(text, event.end(), other.start))
        and not (said.group().casefold().startswith("with") and "," in text[event.end() : other.start])
        and not joining.EVENT.search(text, event.end(), other.start)
    ]
    return [group, *beside_it]


def depositors(part: Part, event: re.Match[str], thread: Thread) -> list[Group]:
    """Those who hand over their instruments: named before the verb, else whom the report is about."""
    before = [group for group in part.groups if group.start < event.end()]
    if before:
        return [max(before, key=lambda group: len(group.countries))]
    return [thread.newcomer] if thread.newcomer else []


def joiner(text: str, part: Part, event: re.Match[str] | None, going: Going, start: int) -> Group | None:
    """The countries of a part that came in then, where it names them. `start`: that of the sentence."""
    if part.when is None:
        return None
    found = spoken_of(text, part.groups, part.start)
    if event is None:
        before = [group for group in found if group.end <= part.when.span.start]
        after = [group for group in found if group.start >= part.when.span.end]
        if not before:
            return first_led_to(text, part.when.span.end, after)
        # Nothing but joints: a verb that is none of ours would be another event.
        start = max(part.start, text.rfind(",", part.start, before[-1].start))
        contrast = joining.CONTRAST.match(text, start)
        joined = joining.LEADS_TO.fullmatch(text, contrast.end() if contrast else start, before[-1].start)
        return before[-1] if joined and BESIDE.fullmatch(text, before[-1].end, part.when.span.start) else None
    named = [group for group in part.groups if group.end <= event.start()]
    if about := [group for group in named if joining.RELATIVE.fullmatch(text, group.end, event.start())]:
        return about[-1]
    before = [group for group in found if group.end <= event.start()]
    if event.lastgroup == "entry":
        before = [group for group in named if POSSESSIVE.fullmatch(text, group.end, event.start())]
    if not before and event.lastgroup == "joined":
        before = [group for group in part.groups if event.start() <= group.start < event.end()]
        if before:
            return before[0]
    if not before and joining.HIS_COUNTRY.search(text, part.start, event.start()):
        before = named
    if not before and named and named[0].start - start < AT_THE_HEAD and is_one(text, named[0].end, event.start()):
        return named[0]
    after = [group for group in part.groups if group.start >= event.end()]
    for group in after:
        since = joining.SINCE_THEN.fullmatch(text, event.end(), group.start)
        if since and BESIDE.fullmatch(text, group.end, part.when.span.start):
            return group
    led_to = first_led_to(text, event.end(), after)
    if led_to and event.lastgroup in {"admitted", "entry", "sequel"}:
        return led_to
    # “The Czech Republic (formerly part of Czechoslovakia)”
    before = [one for one in before if one.countries[-1].key not in GONE or text[one.end] != ")"]
    if before:
        return max(before, key=lambda group: (len(group.countries) > 2, group.start))
    if joining.PRONOUN.search(text, part.start, event.start()) or (going.group and event.end() <= part.when.span.start):
        return None
    between = [group for group in found if event.end() <= group.start and group.end <= part.when.span.start]
    is_named = between and joining.COPULA.fullmatch(text, event.end(), between[0].start)
    if len(between) == 1 and (is_named or len(between[0].countries) > 1 or event.lastgroup != "joined"):
        return between[0]
    return led_to or first_led_to(text, part.when.span.end, after)


def first_led_to(text: str, start: int, after: Sequence[Group]) -> Group | None:
    """The first of the groups, where nothing but joints stands before it."""
    first = next((group for group in after if group.start >= start), None)
    return first if first and joining.LEADS_TO.fullmatch(text, start, first.start) else None


def is_one(text: str, start: int, end: int) -> bool:
    pronoun = joining.PRONOUN.search(text, start, end)
    return bool(pronoun and pronoun["one"])


def said_before(before: Sequence[Group], part: str) -> Group | None:
    """The countries that a pronoun means: the last ones named, all of an enumeration for a plural."""
    pronoun = joining.PRONOUN.search(part)
    if not before or not pronoun:
        return None
    if pronoun["several"]:
        return (
            before[-1] if len(before[-1].countries) > 1 else Group(tuple(m for g in before for m in g.countries), 0, 0)
        )
    return Group(before[0].countries[:1], before[0].start, before[0].end)
