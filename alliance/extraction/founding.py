"""Who founded an organization, and when the text says that it was; the two often stand in different sentences."""

import re
from collections.abc import Sequence

from alliance.extraction import joining
from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO, Accession, When
from alliance.extraction.clauses import Group
from alliance.extraction.dates import dates_in

NEAR = 80  # characters between a founder and the word that says so
MANY = 3  # an enumeration of so many belongs to the word wherever it stands in the sentence
# Treaties that are others.
OTHER_TREATY = re.compile(
    r"\b(?:brussels?|brussel|dunkirk|warsaw|warsawa|accession|aksesi|lisbon|lisboa|maastricht|rom[ea]"
    r"|versailles|start|inf|open\sskies"
    r"|non-?proliferasi|perdamaian|peace|dayton|acts?|charter|protocols?|protokol|memorand\w+"
    r"|declaration|deklarasi|friendship|persahabatan)\b",
    re.IGNORECASE,
)
BY_DEED = re.compile(
    r"sign|found(?:ed)|establish|form|creat|set|began|start|launch|menanda|meneken|di\s?(?:tanda|teken|dirikan|bentuk)",
    re.I,
)
OTHER_NAME = re.compile(r"\s(?!Atlanti|North|NATO|Washington|Pertahanan|Utara|That|This)[A-Z]")
TREATIES = ("traktat", "treaty", "pakta", "pact", "perjanjian")
SIGNED = re.compile(r"sign|menandatangani|meneken", re.IGNORECASE)
HINT = re.compile(
    r"riginal|harter|began|tarted|aunched|ignator|nitial|irst members|erintis|emrakarsa|nggota|ound(?:ed|ing)"
    r"|reat(?:ed|ion)|stablish|ormed|set up|igned|igning|irikan|endiri|erdiri|entuk|lahir|tangan|teken|neken|born"
)
OF_IT = re.compile(
    r"\b(?:alliance|aliansi|pakta|pact|treaty|traktat|perjanjian|organi[sz]ation|organisasi|persekutuan)\b",
    re.IGNORECASE,
)
IS_FOUNDER = re.compile(
    r"\b(?:was|is|were|are|among|adalah|merupakan|sebagai|termasuk|salah\ssatu|menjadi|as|itu)\b|,\s|\s(?:also|juga)\s",
    re.I,
)


def founders(
    sentence: Sentence, here: Sequence[Group], dates: Sequence[When], founding: When | None, subject: str
) -> tuple[list[Accession], list[Group]]:
    """The founders that a sentence names with the date of the founding, and the groups that they are."""
    text = sentence.paragraph.text
    if not here or not HINT.search(text, sentence.start, sentence.end):
        return [], []
    for event in joining.EVENT.finditer(text, sentence.start, sentence.end):
        if event.lastgroup != "founder" or is_other_treaty(text, event):
            continue
        if found_groups := founders_at(text, event, here):
            group = found_groups[-1]
            if founding and BY_DEED.match(event.group()) and is_of_another_year(sentence, dates, founding):
                continue
            organization = organization_of(sentence, event, subject)
            when = date_of(group, event, dates, founding if organization == NATO else None)
            if when is None and dates and dates[0].span.paragraph != sentence.paragraph.number:
                when = dates[0]  # of the heading
            found = [
                Accession(sentence.span(one.start, one.end), one.key.upper(), when, organization, founder=True)
                for chosen in found_groups
                for one in chosen.countries
            ]
            return found, found_groups
    return [], []


def is_other_treaty(text: str, event: re.Match[str]) -> bool:
    """“meneken Traktat Brussel”: one with a name that is not the Atlantic one's."""
    named = event.group().casefold().endswith(TREATIES) and OTHER_NAME.match(text, event.end())
    return bool(named or OTHER_TREATY.search(text, event.start(), event.end() + 30))


def is_of_another_year(sentence: Sentence, dates: Sequence[When], founding: When) -> bool:
    """Whether what was signed or set up was so in a year that is not the founding's."""
    years = {when.start.first_day.year for when in dates}
    return bool(years) and founding.start.first_day.year not in years


def founders_at(text: str, event: re.Match[str], here: Sequence[Group]) -> list[Group]:
    """The longest enumeration of the sentence, else the country right before or after the word."""
    largest = max(here, key=lambda group: len(group.countries))
    if len(largest.countries) >= MANY:
        signed = SIGNED.match(event.group()) and largest.end <= event.start()
        if signed:
            return [group for group in here if group.end <= event.start()]
        # “Norway was one of the founders, together with the United States, Canada and Britain.”
        first = [group for group in here if group.end <= event.start() and event.start() - group.end <= NEAR]
        also = first[-1:] if first and IS_FOUNDER.search(text, first[-1].end, event.start()) else []
        with_them = also and also[0] is not largest and joining.WITH.search(text, event.end(), largest.start)
        return [*also, largest] if with_them else [largest]
    before = [group for group in here if group.end <= event.start() and event.start() - group.end <= NEAR]
    if before and IS_FOUNDER.search(text, before[-1].end, event.start()):
        return before[-1:]
    after = [
        group
        for group in here
        if 0 <= group.start - event.end() <= NEAR // 2 and not joining.EVENT.search(text, event.end(), group.start)
    ]
    return after[:1] or before[-1:]


def date_of(group: Group, event: re.Match[str], dates: Sequence[When], founding: When | None) -> When | None:
    """The founding as the text dates it: here where it does so beside the founders, else wherever it does."""
    near = [
        when
        for when in dates
        if min(abs(when.span.start - event.end()), abs(event.start() - when.span.end), abs(when.span.start - group.end))
        < NEAR
    ]
    if founding is None:
        return near[0] if near else None
    same = [when for when in near if when.start.first_day.year == founding.start.first_day.year]
    return same[0] if same else founding


def organization_of(sentence: Sentence, event: re.Match[str], subject: str) -> str:
    named = sentence.of("organization")
    if not named:
        return subject
    return min(named, key=lambda mention: abs(mention.start - event.end())).key


def founding_date(article: Article) -> When | None:
    """When NATO was founded, as the text says: the earliest date beside a word for it."""
    found: list[When] = []
    for sentence in article.sentences:
        if HINT.search(sentence.paragraph.text, sentence.start, sentence.end):
            found += founding_dates(article, sentence)
    return min(found, key=lambda when: (when.start.first_day.year, -len(str(when.start))), default=None)


def founding_dates(article: Article, sentence: Sentence) -> list[When]:
    text = sentence.paragraph.text
    named = sentence.keys("organization")
    words = list(joining.FOUNDED.finditer(text, sentence.start, sentence.end))
    if not words or (named and NATO not in named) or OTHER_TREATY.search(text, sentence.start, sentence.end):
        return []
    if not (NATO in named or OF_IT.search(sentence.text)):
        return []
    days = [when for when in dates_in(article, sentence) if not when.is_range and when.certainty == "stated"]
    return [
        when
        for when in days
        if any(-NEAR < when.span.start - word.end() < NEAR and (when.span.end - word.start() > -NEAR) for word in words)
    ]
