"""Accessions in lists and tables: lines with a country and a year, or a year above lines with countries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alliance.extraction import joining
from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import Accession, When
from alliance.extraction.clauses import Group, beside, groups
from alliance.extraction.dates import dates_in

LONGEST = 400  # characters of a line in a list
SHORTEST_LIST = 3  # countries
MANY = 8  # countries: a list of so many in an article on the alliance is one of its members
FEW = 6  # words beside the countries and dates of a line
LED = 25  # characters before the date with which an entry begins
ABOVE = 4  # sentences before a list that may say what it is of
# What a list above is of, when it is not of members.
OF_OTHERS = re.compile(
    r"\b(?:summits?|KTT|meetings?|pertemuan|spending|belanja|anggaran|budget|percent|persen|operations?"
    r"|operasi|secretar\w+|sekretaris|sekjen"
    r"|partners?|partnership|PfP|mitra|kemitraan|applied|invited|ratified|ratifikasi|not\smembers"
    r"|bukan\sanggota|visits?|kunjungan)\b",
    re.IGNORECASE,
)
FOUNDERS = re.compile(r"\b(?:founders?|founding|original|pendiri|awal|perintis)\b", re.IGNORECASE)
NOT_MEMBERS = re.compile(
    r"\b(?:not|belum|bukan|candidates?|calon|aspir\w+|partners?|mitra|want|ingin|careful)\b", re.IGNORECASE
)
JOINS = re.compile(r"\b(?:joined|joins|became|bergabung|menjadi)\b", re.IGNORECASE)
ENTRY_NUMBER = re.compile(r"\(?\d{1,3}[.)]?|\(?(?:[a-z]|[ivx]{1,5})[.)]|[•*·–-]")
# What may be told of an entry without being the event of its date: “Spain, after a referendum”.
REMARK = re.compile(
    r"\s*[,(–—-]\s*(?:after|following|despite|once|\w+\s(?:years?|months?|days?)|setelah|usai|sesudah|meski|saat)\b",
    re.IGNORECASE,
)
LETTERS = re.compile(r"[^\W\d_]+")
LEAD = re.compile(r"(?:[Qq]?\d{1,2}[.)]?\s|[•*·–-]\s|No\.?\s\d+\s|)")
# After the date with which a line begins, or which is all of it.
COLON = re.compile(r"\s?[:–—|)-]|\s?$|\s?\(|\.$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: its countries, its dates, and how many words it has beside them."""

    sentence: Sentence
    groups: tuple[Group, ...]
    dates: tuple[When, ...]
    words: int


def listed(article: Article, founding: When | None) -> tuple[list[Accession], set[int]]:
    """What the lists say, and the numbers of the sentences that are their lines."""
    found: list[Accession] = []
    lines: set[int] = set()
    for above, run in runs(article):
        if sum(bool(line.groups) for line in run) < 2 or not is_of_members(above, run):
            continue
        read = list(of_run(run, above, founding))
        if len({accession.iso2 for accession in read}) >= SHORTEST_LIST:
            found += read
            lines.update(line.sentence.number for line in run)
    return found, lines


def is_of_members(above: Sequence[str], run: Sequence[Line]) -> bool:
    """By what stands next above it, or in its own lines."""
    if any(NOT_MEMBERS.search(text) for text in above[-2:]):
        return False
    for text in reversed(above):
        others, members = OF_OTHERS.search(text), joining.OF_MEMBERS.search(text)
        if others and not re.search(r"\b(?:join\w*|bergabung|keanggotaan|anggota|members?\b(?!\sof))", text, re.I):
            return False
        if members:
            return True
    if sum(len(group.countries) for line in run for group in line.groups) >= MANY:
        return True
    return any(joining.OF_MEMBERS.search(line.sentence.text) for line in run)


def runs(article: Article) -> Iterator[tuple[list[str], list[Line]]]:
    """Lines that follow each other, each made of countries and dates, with the sentences above them.

    A remark after an entry in its own paragraph does not end a list, nor does one paragraph that is no entry.
    """
    run: list[Line] = []
    above: list[str] = []
    between: list[str] = []
    for sentence in article.sentences:
        if ENTRY_NUMBER.fullmatch(sentence.text.strip()):
            continue
        if line := line_of(article, sentence):
            run.append(line)
            between = []
            continue
        if run and sentence.paragraph.number == run[-1].sentence.paragraph.number:
            continue
        if run and (between or NOT_MEMBERS.search(sentence.text)):
            yield above[-ABOVE:], run
            run, above = [], between
        (between if run else above).append(sentence.text[:300])
        if not run:
            between = []
    if run:
        yield above[-ABOVE:], run


def line_of(article: Article, sentence: Sentence) -> Line | None:
    """The sentence as a line of a list: little but countries and dates, or an entry that begins with a date."""
    text, start = sentence.paragraph.text, sentence.start
    has_country = "country" in sentence.by_kind
    if sentence.end - start > LONGEST or not (has_country or any(word.text.isdigit() for word in sentence.words)):
        return None
    dates = [when for when in dates_in(article, sentence) if not when.is_range]
    found = groups(text, sentence.of("country"))
    begins = not text[:start].strip(" 0123456789.)Q") or bool(ENTRY_NUMBER.fullmatch(text[:start].strip()))
    if (not dates and not found) or (not begins and not found):
        return None
    words = words_beside(sentence, found, dates)
    lead = LEAD.match(text)
    led = dates[0].span.start - (lead.end() if lead else 0) < LED if dates else False
    if not found and joining.FOUNDED.search(text, start, dates[0].span.start) and not FOUNDERS.search(sentence.text):
        return None  # “NATO was founded in 1949.”
    entry = begins and led and COLON.match(text, dates[0].span.end)
    few = FEW if begins and beside(text, found, dates) else 2 if begins else 1
    if not entry and words > 2 and JOINS.search(text, start, sentence.end):
        return None  # a sentence of its own
    if entry or words <= (FEW if begins and not found else few):
        return Line(sentence, tuple(found), tuple(dates), words)
    return None


def words_beside(sentence: Sentence, found: Sequence[Group], dates: Sequence[When]) -> int:
    named = sum(mention.last - mention.first + 1 for group in found for mention in group.countries)
    months = sum(len(LETTERS.findall(sentence.paragraph.text[when.span.start : when.span.end])) for when in dates)
    words = sum(1 for word in sentence.words if len(word.text) > 1 and not word.text.isdigit())
    joints = sum(1 for word in sentence.words if word.folded in {"and", "dan", "the", "serta"})
    return words - named - months - joints


def of_run(run: Sequence[Line], above: Sequence[str], founding: When | None) -> Iterator[Accession]:
    """Each line's countries with its own date, else with that of the heading above them, else with the next line's."""
    said = above[-1] if above else ""
    founder = bool(FOUNDERS.search(said))
    headings = [founding] if founder and founding else []
    below = bool(run[0].groups) and not run[0].dates and not headings
    waiting: list[tuple[Sentence, Group]] = []
    for line in run:
        sentence = line.sentence
        if not line.groups:
            founder = bool(FOUNDERS.search(sentence.text))
            if below and line.dates:
                for other, group in waiting[-1:]:
                    yield from of_group(other, group, line.dates[0], founder)
                waiting = []
            headings = list(line.dates) or headings
            continue
        founder = founder if not line.dates else bool(FOUNDERS.search(sentence.text))
        for group, when in entries_of(line, [] if below else headings):
            if when is None:
                waiting.append((sentence, group))
                continue
            if line.dates and line.dates[0].span.start < line.groups[0].start:
                headings = list(line.dates[:1])
            yield from of_group(sentence, group, when, founder)


def entries_of(line: Line, headings: Sequence[When]) -> list[tuple[Group, When | None]]:
    """The countries that a line lists, each with its date; none where it tells of something else."""
    sentence = line.sentence
    text = sentence.paragraph.text
    if not line.dates:
        event = joining.EVENT.search(text, sentence.start, sentence.end)
        if event and event.lastgroup == "other":
            return []
        if len(headings) == len(line.groups):  # “2017 and 2020” above “Montenegro, then North Macedonia”
            return list(zip(line.groups, headings, strict=True))
        return [(group, headings[0] if headings else None) for group in line.groups]
    if line.dates[0].span.start < line.groups[0].start:
        return of_dated(line, text)
    pairs = beside(text, line.groups, line.dates)
    event = joining.EVENT.search(text, line.groups[0].end, line.dates[0].span.start)
    return [*pairs] if pairs else [] if event and event.lastgroup == "other" else [(line.groups[0], line.dates[0])]


def of_dated(line: Line, text: str) -> list[tuple[Group, When | None]]:
    """A line that begins with its date: “2004: Bulgaria, Estonia …”, “2017: Montenegro joins in June”."""
    group, first = line.groups[0], line.dates[0]
    tail = text[group.end : line.sentence.end]
    between = text[first.span.end : group.start]
    event = joining.EVENT.search(re.split(r"[;.]", tail)[0])
    if event and event.lastgroup == "other" and REMARK.match(tail):
        event = None
    if len(between) > 40 or (event and event.lastgroup == "other") or has_verb(between):
        return []
    if event:
        later = [when for when in line.dates[1:] if when.span.start > group.end]
        same_year = bool(later) and later[0].start.first_day.year == first.start.first_day.year
        return [(group, later[0] if same_year else first)]
    if line.words > FEW and not tail.lstrip().startswith((".", ",", ";", "(", "–")):
        return []
    return [(group, first)]


def has_verb(between: str) -> bool:
    event = joining.EVENT.search(between)
    return bool(event and event.lastgroup == "other")


def of_group(sentence: Sentence, group: Group, when: When, founder: bool) -> Iterator[Accession]:
    founder = founder or bool(FOUNDERS.search(sentence.text))
    for mention in group.countries:
        span = sentence.span(mention.start, mention.end)
        yield Accession(span, mention.key.upper(), when, founder=founder, certainty=when.certainty)
