"""The topics that a sentence touches: by name, or as a country together with what is said of it."""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from alliance.extraction.article import Sentence
from alliance.extraction.lexicon import NAMES, Mention

NEAR = 5  # words between a country and what is said of it
WEAK = "weak"  # use of a form that names its topic only among what was discussed: “teknologi”
LIST = 14  # words after “discussed”, in which bare names of countries are what was discussed
BEHIND = 7  # words after “since”, in which a topic is only background

with (NAMES / "concern.csv").open(encoding="utf-8", newline="") as lines:
    # By country and what is said of it: the topic that this is; by the country alone: the topic that a list means.
    CONCERN = {(row["country"], row["stance"]): row["topic"] for row in csv.DictReader(lines)}
# Whom the name of a country belongs to where it is no topic: “the President of Ukraine”, “from Russia”.
BELONGS = re.compile(
    r"\b(?:presiden|menlu|menhan|menteri(?:\s\w+){0,2}|pm|perdana\smenteri|dubes|juru\sbicara|pemerintah|parlemen|warga|rakyat|dari|oleh"
    r"|dengan|seperti|kepada|president(?:\sof)?|minister(?:\sof)?|from|by|with|like|government(?:\sof)?|of|said|kata)\s(?:the\s)?$",
    re.IGNORECASE,
)
# “Since the Cold War”, “sejak 1949”: tells how long, not why.
LONG_AGO = re.compile(
    r"\s(?:the\s|its\s|akhir\s|berakhirnya\s|usai\s)?(?:end\sof\sthe\s)?(?:cold\swar|second\sworld|world\swar|perang\sdingin|perang\sdunia"
    r"|(?:19|20)\d\d|founding|foundation|creation|berdiri\w*|didirikan)\b",
    re.IGNORECASE,
)
BREAK = re.compile(r"[;:.!?]|\s[–—-]\s")


class Theme(NamedTuple):
    """A topic where a sentence touches it; `background`: as what happened before (“since the invasion of Ukraine”)."""

    slug: str
    start: int
    end: int
    background: bool = False


def themes_in(sentence: Sentence) -> list[Theme]:
    """In the order of the text, each topic once, and not as background where it is touched otherwise as well."""
    found: dict[str, Theme] = {}
    behind = [word for word in words_of(sentence, "background") if not is_record(sentence, word)]
    for slug, first, start, end in [
        *named(sentence),
        *concerned(sentence),
        *listed(sentence),
        *partners(sentence),
    ]:
        theme = Theme(slug, start, end, any(0 <= first - word <= BEHIND for word in behind))
        if slug not in found or found[slug].background:
            found[slug] = theme
    return sorted(found.values(), key=lambda theme: theme.start)


Found = tuple[str, int, int, int]  # slug, number of the first word, characters


def named(sentence: Sentence) -> Iterator[Found]:
    talks, above = words_of(sentence, "discuss"), words_of(sentence, "dominate")
    for mention in sentence.of("topic"):
        told_of = any(0 < mention.first - word <= 2 * LIST for word in talks)
        if mention.form.use != WEAK or told_of or any(0 < word - mention.last <= LIST for word in above):
            yield mention.key, mention.first, mention.start, mention.end


def is_record(sentence: Sentence, word: int) -> bool:
    """“The first plans since the Cold War”: what stands beside “since” is no background."""
    return bool(LONG_AGO.match(sentence.paragraph.text, sentence.words[word].end))


def countries_in(sentence: Sentence) -> Iterator[tuple[str, Mention]]:
    """With a city for its country: “Kyiv”, “Moskow”."""
    for mention in sentence.of("country"):
        yield mention.key.lower(), mention
    for mention in sentence.of("place"):
        yield mention.form.use.lower(), mention


def concerned(sentence: Sentence) -> Iterator[Found]:
    """Countries with what is said of them: a threat from Russia, support for Ukraine."""
    stances = sentence.of("stance")
    if not stances:
        return
    text = sentence.paragraph.text
    for code, country in countries_in(sentence):
        for stance in stances:
            slug = CONCERN.get((code, stance.key))
            if slug is None or min(abs(stance.first - country.last), abs(country.first - stance.last)) > NEAR:
                continue
            left, right = sorted((stance, country), key=lambda mention: mention.start)
            if not BREAK.search(text, left.end, right.start):
                yield slug, left.first, left.start, right.end


def listed(sentence: Sentence) -> Iterator[Found]:
    """Countries as such as what was discussed: “membahas Afghanistan, Rusia, dan Tiongkok”, “China dominated”."""
    talks, above = words_of(sentence, "discuss"), [cue.first for cue in sentence.of("agenda") if cue.key == "dominate"]
    if not talks and not above:
        return
    for code, country in countries_in(sentence):
        slug = CONCERN.get((code, ""))
        if slug is None or country.form.use == "demonym":
            continue
        after = any(0 < country.first - word <= LIST for word in talks)
        if not (after or any(0 < word - country.last <= LIST - 4 for word in above)):
            continue
        if not BELONGS.search(sentence.paragraph.text, max(sentence.start, country.start - 30), country.start):
            yield slug, country.first, country.start, country.end


def words_of(sentence: Sentence, key: str) -> list[int]:
    """The numbers of the last words of the cues."""
    return [cue.last for cue in sentence.of("agenda") if cue.key == key]


def partners(sentence: Sentence) -> Iterator[Found]:
    """Two or more of the partners in one region named together."""
    found = [(slug, country) for code, country in countries_in(sentence) if (slug := CONCERN.get((code, "partner")))]
    if len({country.key for _, country in found}) > 1:
        slug, country = found[0]
        yield slug, country.first, country.start, country.end
