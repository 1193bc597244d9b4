"""Countries that came in by what other sentences say: by their number, or because the report is about them.

“Seven countries joined in 2004.” stands apart from the names of the seven. And who hands over the instrument of
accession in a report that has begun with “Montenegro becomes the 29th member” need not be named again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from alliance.extraction import joining
from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import Accession, When
from alliance.extraction.clauses import GONE, Group, groups, spoken_of
from alliance.extraction.founding import OTHER_TREATY
from alliance.extraction.lexicon import Mention
from alliance.extraction.numbers import numbers_in

FEWEST, MOST = 3, 12  # countries that came in, or founded it, together
FOUNDERS = 10  # fewer sign many a thing together
NEAR = 70  # characters between the number and the verb
BACK, ON = 2, 3  # sentences in which they may be named, before and after
LEAD = 6  # sentences with which a report says what it is about
AT_MOST = 40  # characters between a country and its verb there
STATES = re.compile(
    r"(?:[-\s](?:[\w-]+\s){0,4}?(?:countries|nations|states|republics|newcomers|(?:(?:prime|foreign)\s)?ministers|negara\w*"
    r"|anggota|penandatangan)|\s(?:signed|joined|came))\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """So many countries came in then, as a sentence says without naming them."""

    number: int
    sentence: Sentence
    when: When
    organization: str
    founder: bool


def told_by_number(sentence: Sentence, dates: Sequence[When], organization: str) -> Told | None:
    """What a sentence of one year says of a number of countries."""
    text = sentence.text
    if len({when.start.first_day.year for when in dates}) != 1:
        return None
    events = (one for one in joining.EVENT.finditer(text) if one.lastgroup in {*joining.JOINING, "founder"})
    event = next(events, None)
    if event is None and not OTHER_TREATY.search(text):
        event = joining.FOUNDED.search(text)
    if not event or joining.NOT_YET.search(text[: event.start()]) or joining.OTHER_OBJECT.match(text, event.end()):
        return None
    for number in islice(numbers_in(text), 6):
        is_near = abs(number.start - event.start()) < NEAR or abs(event.end() - number.end) < NEAR
        founder = event.lastgroup not in joining.JOINING
        if (FOUNDERS if founder else FEWEST) <= number.value <= MOST and is_near and STATES.match(text, number.end):
            return Told(number.value, sentence, dates[0], organization, founder)
    return None


def named_elsewhere(article: Article, told: Told) -> Iterator[Accession]:
    """The countries near by, where they are just as many: in one enumeration, or in all of a paragraph's."""
    here = told.sentence.number
    around = [*range(here, here + ON + 1), *range(here - 1, here - BACK - 1, -1)]
    near = [article.sentences[number] for number in around if 0 <= number < len(article.sentences)]
    for sentence in near:
        for group in groups(sentence.paragraph.text, sentence.of("country")):
            if len(keys(group.countries)) == told.number:
                yield from of_all(sentence, group.countries, told)
                return
    before = [one for one in near if one.paragraph.number == told.sentence.paragraph.number and one.number <= here]
    every = [(one, mention) for one in before for mention in one.of("country")]
    if len(keys([mention for _, mention in every])) == told.number:
        for sentence, mention in every:
            yield from of_all(sentence, [mention], told)


def keys(countries: Sequence[Mention]) -> set[str]:
    return {mention.key for mention in countries} - GONE


def of_all(sentence: Sentence, countries: Sequence[Mention], told: Told) -> Iterator[Accession]:
    for mention in countries:
        if mention.key not in GONE:
            span = sentence.span(mention.start, mention.end)
            yield Accession(span, mention.key.upper(), told.when, told.organization, told.founder, certainty="inferred")


def newcomer(article: Article) -> Group | None:
    """The country of which the headline, or the lead, says that it is a member now."""
    for sentence in article.sentences[:LEAD]:
        if "country" not in sentence.by_kind:
            continue
        text = sentence.paragraph.text
        found = spoken_of(text, groups(text, sentence.of("country")), sentence.start)
        for event in joining.EVENT.finditer(text, sentence.start, sentence.end):
            before = [group for group in found if 0 <= event.start() - group.end <= AT_MOST]
            if event.lastgroup != "joined" or not before or joining.OTHER_OBJECT.match(text, event.end()):
                continue
            if not joining.NOT_YET.search(text[max(sentence.start, event.start() - 70) : event.start()]):
                return before[-1]
    return None
