"""The role of somebody as the text gives it, and the office that it means."""

from dataclasses import dataclass

from alliance.extraction.candidates import NATO
from alliance.extraction.lexicon import Mention
from alliance.extraction.persons.evidence import Around
from alliance.extraction.persons.labels import covered
from alliance.extraction.persons.sighting import Sighting
from alliance.extraction.persons.words import words_of

# Offices that only one body has, or that the words name with their body.
BODIES = {
    "saceur": NATO,
    "military-committee-chair": NATO,
    "commission-president": "eu",
    "council-president": "eu",
    "parliament-president": "eu",
    "high-representative": "eu",
}
# What says no more than the standing of somebody, and is no office.
NO_OFFICES = frozenset(
    {"rank", "expert", "journalist", "official", "person", "head", "party-chair", "leader", "strongman", "mr"}
)
DEPUTY = "deputy-prime-minister"
# Words with which something else begins than the role.
ENDS = frozenset(
    {"who", "whose", "yang", "said", "told", "was", "is", "since", "sejak", "on", "pada", "until", "hingga", "sampai"}
)
LONGEST = 160  # characters of a role


@dataclass(frozen=True, slots=True)
class Role:
    """In the words of the text; the offices that it means as (body, title); whether it is a former one."""

    text: str = ""
    offices: tuple[tuple[str, str], ...] = ()
    former: bool = False


def role_of(sighting: Sighting, about_nato: bool) -> Role:
    around, run, before, after = sighting.around, sighting.run, sighting.before, sighting.after
    if sighting.body and before:
        text = f"{around.text[before.start : before.end]} {around.text[sighting.body.start : sighting.body.end]}"
        return Role(text, ((sighting.body.key.lower(), before.key),))
    if before:
        first, last = start_of(around, before), run.first - 1
        while last > before.last and around.sentence.words[last].folded in words_of("copula") | words_of("joint"):
            last -= 1
    elif after:
        first, last = run.last + 1, end_of(around, after)
        while first < after.first and around.sentence.words[first].folded in words_of("beginning"):
            first += 1
    else:
        return Role()
    words = around.sentence.words
    text = around.text[words[first].start : words[last].end][:LONGEST]
    return Role(text, offices(around, first, last, about_nato), is_former(around, first, last))


def start_of(around: Around, title: Mention) -> int:
    """The first word of the phrase: titles, countries and adjectives before the title belong to it."""
    labels, words = around.labels, around.sentence.words
    first = title.first
    while first > 0:
        gap, before = labels.gap(first - 1), first - 1
        possessive = words[first].folded if gap in {"'", "’"} else words[before].folded if gap == " " else ""
        if possessive == "s":
            first = before
        elif gap not in {" ", "-", ". ", ".-", " (", ") ", "' ", "’ "}:
            break
        elif (other := labels.titles.get(before) or labels.others.get(before)) and other.key != "person":
            first = other.first
        elif words[before].folded in words_of("adjective"):
            first = before
        elif deputy := deputy_before(around, before):
            first = deputy.first
        else:
            break
    while first < title.first and words[first].folded in {"s", "the"}:
        first += 1
    return first


def deputy_before(around: Around, number: int) -> Mention | None:
    """“Wakil Perdana Menteri Belgia” before the “dan” that is word `number`."""
    labels = around.labels
    if number < 2 or around.sentence.words[number].folded not in {"dan", "and"}:
        return None
    other = labels.others.get(number - 1)
    title = labels.titles.get(other.first - 1 if other else number - 1)
    return title if title and title.key == DEPUTY else None


def end_of(around: Around, title: Mention) -> int:
    """The last word before the next comma, bracket or verb of speech."""
    words, last = around.sentence.words, title.last
    while last + 1 < len(words) and last - title.last < 10:
        if around.labels.gap(last) not in {" ", "-", "'", "’", "/", " (", "."} or (last + 1) in around.speech:
            break
        if words[last + 1].folded in ENDS:
            break
        last += 1
    return last


def offices(around: Around, first: int, last: int, about_nato: bool) -> tuple[tuple[str, str], ...]:
    """Those that the words mean; the body is empty where they do not say whose office it is.

    Of several titles none, but a minister may be deputy prime minister too.
    """
    titles = dict.fromkeys(title.key for title in mentions(around.labels.titles, first, last))
    held = [title for title in titles if title not in NO_OFFICES]
    if len(held) > 1 and DEPUTY not in held:
        return ()
    return tuple((body(around, first, last, title, about_nato), title) for title in held)


def body(around: Around, first: int, last: int, title: str, about_nato: bool) -> str:
    if title in BODIES:
        return BODIES[title]
    if title.endswith("secretary-general"):
        return secretariat(around, first, last, about_nato)
    others = mentions(around.labels.others, first, last)
    named = [other.key for other in others if other.form.kind in {"country", "organization"}]
    return (named[0] if named else shared(around, first)).lower()


def shared(around: Around, first: int) -> str:
    """The country of a title before: “Wakil Perdana Menteri Belgia dan Menteri Luar Negeri …”."""
    labels = around.labels
    if first < 2 or around.sentence.words[first - 1].folded not in {"dan", "and"} or labels.gap(first - 1) != " ":
        return ""
    before = labels.titles.get(first - 2)
    other = labels.others.get(before.first - 1 if before else first - 2)
    return other.key if other and other.form.kind == "country" else ""


def mentions(labelled: dict[int, Mention], first: int, last: int) -> list[Mention]:
    return [labelled[number] for number in range(first, last + 1) if number in labelled]


def secretariat(around: Around, first: int, last: int, about_nato: bool) -> str:
    """Whose secretary general: NATO's where no other is named in an article about NATO."""
    labels = around.labels
    words = around.sentence.words  # capitals of whatever kind: “Sekjen PBB” is no less another's than “Sekjen Kemhan”
    numbers = [
        number for number in range(first, last + 1) if not words[number].text.islower() and number not in labels.titles
    ]
    others = [labels.others.get(number) for number in numbers]
    for other in others:
        if other and other.form.kind == "organization":
            return other.key
    return NATO if about_nato and all(others) else ""


def is_former(around: Around, first: int, last: int) -> bool:
    former = covered(around.sentence, ("former",))
    return any(number in former for number in range(max(first - 1, 0), min(last + 2, len(around.sentence.words))))
