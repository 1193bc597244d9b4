"""The day on which an article was published, where it says so itself: its byline, its dateline, its place line.

Never a date of the story: only what stands in a line made for it, or after the place with which a report begins.
"""

import re
from collections.abc import Callable, Iterator

from alliance.extraction.article import Language, Role
from alliance.extraction.candidates import When
from alliance.extraction.dateforms import MONTH, WEEKDAY, YEAR
from alliance.extraction.dates import dates_of_text
from alliance.extraction.paragraphs import Paragraph

FIRST = 25  # paragraphs at the beginning of which the date may stand
LAST = 8  # and at the end
SHORT = 170  # characters of a line made for the date
BARE = 110  # characters of one that has no word for it
MOST_ALONE = 3
LATER = 3  # years after the next one that a text of that day would not name
FEW = 9  # words beside a date that stands for itself

LABEL = re.compile(
    r"\b(?:published|posted|publish(?:ed)?\sdate|date|issued|released|first\spublished|written|filed"
    r"|diterbitkan|terbit|dipublikasikan|dipublikasi|tayang|diposting|diunggah|tanggal|tgl|rilis|edisi"
    r"|ditulis|dimuat)\b",
    re.IGNORECASE,
)
# When it was looked at again: the next best where it says nothing else.
REVISED = re.compile(
    r"\b(?:updated?|last\s\w+|modified|reviewed|checked|revised|diperbarui|pembaruan|diperiksa|diubah"
    r"|disunting|pemutakhiran|keadaan|versi)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b(?:WIB|WITA|WIT|GMT|UTC|[ECMP][SD]?T|CEST|CET|BST|AM|PM|a\.m\.|p\.m\.)(?!\w)"
)
# “JAKARTA, 10 Juli 2024 –”, “BRUSSELS, July 10, 2024 (Agency) —”, “WASHINGTON (10/7/2024) -”.
DATELINE = re.compile(
    r"^[^\W\d_][\w .'’/-]{2,40}(?:,\s|\s?\()(?=[^–—]{0,25}\d)[^–—:]{4,45}?(?:\s?\([^()]{1,25}\))?\s?(?:–|—|\s-{1,2})\s",
    re.UNICODE,
)
COPYRIGHT = re.compile(r"©|\bcopyright\b|\(c\)|hak\scipta", re.IGNORECASE)
COMMENT = re.compile(r"\b(?:says|berkata|reply|balas|wrote)\b", re.IGNORECASE)
# A line of the story that is short: an entry of a list, a photograph's caption, an event.
OF_STORY = re.compile(
    r"\b(?:masuk|bergabung|joined|joins|member|anggota|foto|photo|file|arsip|dok|credit|getty|reuters/"
    r"|afp/|ap/|born|lahir|summit|ktt|berdiri|didirikan|founded|established|since|sejak|dibentuk|formed"
    r"|signed|treaty|traktat)\b|[:–—]\s\S+\s\S+\s\S+\s\S+\s\S+|\w{4}[.!?]\s+\S",
    re.IGNORECASE,
)
WORDS = re.compile(rf"(?!{MONTH}|{WEEKDAY})[^\W\d_]{{2,}}", re.IGNORECASE)
EDITION = re.compile(r"\b(?:edisi|edition|issue|updated|published|terbit)\b", re.IGNORECASE)
YEARS = re.compile(YEAR)


def published_in(paragraphs: list[Paragraph], roles: dict[int, Role], language: Language) -> When | None:
    """The first date of day precision in a line made for it, of which the text does not speak as long ago."""
    years: set[int] | None = None
    for when in days_of_lines(paragraphs, roles):
        years = years_of(paragraphs) if years is None else years
        if not is_long_ago(when.start.first_day.year, years):
            return when
    return None


def days_of_lines(paragraphs: list[Paragraph], roles: dict[int, Role]) -> Iterator[When]:
    """The most likely first."""
    body = next((index for index, one in enumerate(paragraphs) if len(one.text) > SHORT), len(paragraphs))
    first = paragraphs[: min(FIRST, body + 4)]
    after = paragraphs[len(first) :][-LAST:]
    last = [one for one in after if roles.get(one.number) == "noise"]
    yield from found_by(labelled, first)
    yield from found_by(dateline, paragraphs[:FIRST])
    # Lines that each are little but a date are one list of the story, where they are many.
    lone = list(found_by(alone, first))
    if lone and len(list(found_by(alone, paragraphs[: 2 * FIRST]))) <= MOST_ALONE:
        yield from lone[:1]
    rest: tuple[tuple[Callable[[str], str], list[Paragraph]], ...]
    rest = ((labelled, last), (revised, first), (revised, after), (signed, after))
    for part_of, where in rest:
        yield from found_by(part_of, where)


def years_of(paragraphs: list[Paragraph]) -> set[int]:
    """Every year that the text names."""
    return {int(year) for one in paragraphs for year in YEARS.findall(one.text)}


def is_long_ago(year: int, years: set[int]) -> bool:
    """Whether a text goes on for years after that one: it tells of that day, and was not written on it."""
    later = sum(1 for one in years if one > year + 1)
    return later >= LATER and later > len(years) - later


def found_by(part_of: Callable[[str], str], where: list[Paragraph]) -> Iterator[When]:
    for paragraph in where:
        if when := of_day(part_of(paragraph.text), paragraph.number):
            yield when


def labelled(text: str) -> str:
    """A line with a word for it, or with the hour."""
    if len(text) > SHORT or COPYRIGHT.search(text) or COMMENT.search(text) or REVISED.match(text.lstrip("(")):
        return ""
    return (
        text
        if (LABEL.search(text) and few_words(text, 2 * FEW)) or (CLOCK.search(text) and few_words(text, FEW + 3))
        else ""
    )


def dateline(text: str) -> str:
    match = DATELINE.match(text[:130])
    return match.group() if match else ""


def alone(text: str) -> str:
    """A line of few words beside the date: an outlet, an author, a section."""
    plain = len(text) <= BARE and few_words(text, FEW) and not COPYRIGHT.search(text)
    return text if plain and not OF_STORY.search(text) and not REVISED.search(text) else ""


def revised(text: str) -> str:
    match = REVISED.search(text) if len(text) <= SHORT else None
    return text[match.start() :] if match else ""


def signed(text: str) -> str:
    """The code line with which an agency ends a report: “(T.H-SA/B/N-002/30-03-2004 09:12:44)”."""
    return text if len(text) <= BARE and text.startswith("(") and text.endswith(")") else ""


def few_words(text: str, most: int) -> bool:
    return len(WORDS.findall(text)) <= most


def of_day(text: str, paragraph: int) -> When | None:
    """The first day that a text gives with its year."""
    if not (YEARS.search(text) or "/" in text):
        return None
    days = list(days_in(text, paragraph))
    whole = [when for when in days if when.start.precision == "day"]
    if len(whole) > 1 and whole[0].span.end == whole[1].span.start:
        return whole[1]  # “10/07/2024October 7, 2024”: the month in letters can be misread by nobody
    # An issue of a magazine has a month.
    return whole[0] if whole else days[0] if days and EDITION.search(text) else None


def days_in(text: str, paragraph: int) -> Iterator[When]:
    for when in dates_of_text(text, paragraph):
        if when.start.precision != "year" and (
            not when.is_range or (when.end.first_day - when.start.first_day).days < 10
        ):
            yield when
