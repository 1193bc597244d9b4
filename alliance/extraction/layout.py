"""Which paragraphs are the article's own text, and what each of them is.

First what each line is by its own words (`alliance.extraction.furniture`), then what it is by where it stands: a short
line above the headline is the page's, a list under “Baca juga” belongs to other stories until prose goes on, and what
follows the comments or the most read stories is the page's to its end.
"""

import re

from alliance.extraction.article import Language, Role
from alliance.extraction.furniture import BRAND, CLOCK, COMMENTS, GAMBLING, HEAD, OWN_PAGE, SIGNED_OFF, WEEKDAY, WORDS
from alliance.extraction.language import ENGLISH, INDONESIAN
from alliance.extraction.lines import FULL_STOP, SHORT, Line, line_of
from alliance.extraction.paragraphs import Paragraph

BIOGRAPHY = re.compile(r"\s(?:is|was|covers|writes|has|reports|works|adalah|merupakan|menulis)\b")
MENU = 4  # words of an item of a menu
LONGEST_HEADLINE = 130  # characters
TOP = 4  # lines from the first prose in which a day alone is that of the article
HEADING = 6  # words up to which the last line of a list, right above prose, is the heading of that prose


def roles_of(paragraphs: list[Paragraph], language: Language) -> dict[int, Role]:
    """What each paragraph is, by its number."""
    lines = [line_of(paragraph.text) for paragraph in paragraphs]
    if (asked := question_above(paragraphs, lines)) is not None:
        lines[asked] = Line.SHORT
    roles: dict[int, Role] = {}
    body = first_prose(lines)
    end = end_of_article(paragraphs, lines, body)
    headline = headline_of(paragraphs, lines, body)
    roles |= above(paragraphs, lines, headline, body)
    roles |= within(paragraphs, lines, body, end)
    roles |= {paragraph.number: "noise" for paragraph in paragraphs[end:]}
    roles |= repeated(paragraphs, roles)
    roles |= advertised(paragraphs)
    roles |= below(paragraphs, lines, roles)
    return roles


def first_prose(lines: list[Line]) -> int:
    return next((number for number, line in enumerate(lines) if line is Line.PROSE), len(lines))


def question_above(paragraphs: list[Paragraph], lines: list[Line]) -> int | None:
    """A headline that ends like a sentence: one, with the line of the day or of the author right below it."""
    first = first_prose(lines)
    if first >= min(TOP, len(lines)):
        return None
    text = paragraphs[first].text
    if len(text) > LONGEST_HEADLINE or not text.endswith(("?", "!")):
        return None
    following = set(lines[first + 1 : first + 3])
    return first if following & {Line.DATED, Line.SIGNED} and Line.PROSE in lines[first + 1 :] else None


def end_of_article(paragraphs: list[Paragraph], lines: list[Line], body: int) -> int:
    """The first line of what follows the article: far less prose stands below it than above, or comments do."""
    prose = sum(line is Line.PROSE for line in lines)
    seen = 0
    for number, line in enumerate(lines):
        seen += line is Line.PROSE
        signed_off = line is Line.SIGNED and bool(SIGNED_OFF.match(paragraphs[number].text))
        if (line is Line.END_HEAD or signed_off) and number > body:
            comments = line is Line.END_HEAD and COMMENTS.search(paragraphs[number].text)
            least = prose / 3 if comments else prose * 2 / 3
            if seen >= least:
                return number
    return len(lines)


def headline_of(paragraphs: list[Paragraph], lines: list[Line], body: int) -> int | None:
    """The first line above the text that has the words of a headline, and is not a row of names of sections."""
    for number in range(min(body, 30)):
        text = paragraphs[number].text
        if lines[number] is Line.SHORT and len(WORDS.findall(text)) >= 4 and not is_masthead(text):
            return number
    return None


def is_masthead(text: str) -> bool:
    """The name of a paper with its day and page, a path through a site, a menu."""
    cells = text.split(" | ")
    return bool(
        OWN_PAGE.search(text)
        or (len(cells) > 1 and max(len(cell.split()) for cell in cells) <= MENU)
        or re.search(r"\s[›»>•·▲☰/]\s", text)
        or (text.isupper() and len(text) < 30)
    )


def above(paragraphs: list[Paragraph], lines: list[Line], headline: int | None, body: int) -> dict[int, Role]:
    """The lines before the first prose: of the article are the headline, a standfirst and captions."""
    roles: dict[int, Role] = {}
    for number in range(body):
        paragraph, line = paragraphs[number], lines[number]
        if number == headline:
            roles[paragraph.number] = "headline"
        elif line is Line.CAPTION:
            roles[paragraph.number] = "caption"
        elif line is not Line.SHORT or headline is None or number < headline or is_signature(paragraph.text):
            roles[paragraph.number] = "noise" if headline is not None or line is not Line.SHORT else "body"
        else:
            roles[paragraph.number] = "body"
    return roles


def is_signature(text: str) -> bool:
    """A name, with or without what its bearer is: a few words, nearly all with a capital."""
    words = WORDS.findall(text[:HEAD])
    if text.startswith("|"):  # a row of a table
        return False
    if not 0 < len(words) <= 8 or FULL_STOP.search(text) or any(word.isdigit() for word in words):
        return is_masthead(text) and len(words) <= SHORT
    return (sum(word[0].isupper() for word in words) >= len(words) - 1 and len(words) <= 6) or is_masthead(text)


def within(paragraphs: list[Paragraph], lines: list[Line], body: int, end: int) -> dict[int, Role]:
    """From the first prose on: the article's own, but for lines that point away, and lists of other stories."""
    roles: dict[int, Role] = {}
    listed: list[Paragraph] | None = None  # of other stories, as long as no prose has gone on
    for number in range(body, end):
        paragraph, line = paragraphs[number], lines[number]
        if line in {Line.LIST_HEAD, Line.END_HEAD}:
            listed = []
        elif line in {Line.PROSE, Line.CAPTION}:
            if listed and len(listed) > 1 and len(WORDS.findall(listed[-1].text[:HEAD])) <= HEADING:
                roles[listed[-1].number] = "body"
            listed = None
        elif listed is not None:
            listed.append(paragraph)
        noise = listed is not None or line in {Line.FURNITURE, Line.SIGNED} or is_clocked(line, paragraph)
        noise = noise or (line is Line.DATED and number < body + TOP and bool(WEEKDAY.search(paragraph.text)))
        roles[paragraph.number] = "noise" if noise else "caption" if line is Line.CAPTION else "body"
    return roles


def is_clocked(line: Line, paragraph: Paragraph) -> bool:
    """A line that gives a time of day; a day alone may be the heading of a chronicle."""
    return line is Line.DATED and bool(CLOCK.search(paragraph.text))


def repeated(paragraphs: list[Paragraph], roles: dict[int, Role]) -> dict[int, Role]:
    """A paragraph of some length that stood before already: the text was pasted twice."""
    seen: set[str] = set()
    twice: dict[int, Role] = {}
    for paragraph in paragraphs:
        if roles[paragraph.number] == "noise" or len(paragraph.text) < 40:
            continue
        if paragraph.text in seen:
            twice[paragraph.number] = "noise"
        seen.add(paragraph.text)
    return twice


def advertised(paragraphs: list[Paragraph]) -> dict[int, Role]:
    """Advertising wrapped around a copied article: paragraphs with its words, and those that name what it sells."""
    spam = [paragraph for paragraph in paragraphs if is_spam(paragraph.text[:2_000])]
    brands = {brand for paragraph in spam for brand in BRAND.findall(paragraph.text[:2_000])}
    named = [paragraph for paragraph in paragraphs if brands and brands & set(BRAND.findall(paragraph.text[:2_000]))]
    return {paragraph.number: "noise" for paragraph in spam + named}


def is_spam(text: str) -> bool:
    """A short line with one of its words, or a longer one with two: a report may speak of gambling once."""
    first = GAMBLING.search(text)
    return bool(first and (len(text) <= 200 or GAMBLING.search(text, first.end())))


def below(paragraphs: list[Paragraph], lines: list[Line], roles: dict[int, Role]) -> dict[int, Role]:
    """After the last prose: labels in small letters, and what is said of those who signed the article above."""
    last = max((number for number, line in enumerate(lines) if line is Line.PROSE), default=-1)
    tail = paragraphs[max(last, len(lines) - TOP) :]
    above_text = lines[: min(first_prose(lines), 20)]
    signed = {name for number, line in enumerate(above_text) for name in names_in(paragraphs[number].text, line)}
    labels = [paragraph for paragraph in paragraphs[last + 1 :][-TOP * 2 :] if is_labels(paragraph.text)]
    authors = [
        paragraph
        for paragraph in tail
        if len(paragraph.text) < 400 and any(is_about(paragraph.text, name) for name in signed)
    ]
    return {paragraph.number: "noise" for paragraph in labels + authors if roles[paragraph.number] in {"body", "noise"}}


def is_about(text: str, name: str) -> bool:
    """A biography: “Anna Kroll is …”, “About Anna Kroll …”, “Anna covers …”."""
    first = name.split()[0]
    if text.removeprefix("About ").startswith(name):
        return True
    return len(first) > 2 and text.startswith(first) and bool(BIOGRAPHY.match(text, len(first)))


def names_in(text: str, line: Line) -> list[str]:
    """The name in a byline: “By Anna Kroll”, “Diarmuid Fennessy”, as a biography begins with it."""
    if line not in {Line.SIGNED, Line.SHORT} or not is_signature(text):
        return []
    words = text.removeprefix("By ").removeprefix("Oleh ").split()
    return [" ".join(words[:2])] if len(words) >= 2 and all(word[0].isupper() for word in words[:2]) else []


def is_labels(text: str) -> bool:
    """“nato rusia ukraina stoltenberg”: words without a capital, and none of those that make sentences."""
    words = text.split()
    return (
        1 < len(words) <= 10
        and text.islower()
        and all(word.isalpha() and not ENGLISH.match(word) and not INDONESIAN.match(word) for word in words)
    )
