"""A file or an upload as the paragraphs of an article: plain text or HTML, in whatever encoding it says it has."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from alliance.dates import PartialDate
from alliance.extraction.html import TooDeepError, read_page
from alliance.extraction.paragraphs import Paragraph, paragraphs

LARGEST = 10_000_000  # bytes
MOST_PARAGRAPHS = 100_000  # what is kept of a paragraph is many times as long as the shortest of them

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Files that people take for texts, by their first bytes.
OTHER_FORMATS = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "DOCX or ZIP"), (b"\xd0\xcf\x11\xe0", "DOC"), (b"{\\rtf", "RTF"))
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.I
)
# The encodings that pages declare; others that Python knows are none of texts.
USUAL = re.compile(
    r"(?:utf-?8|us-ascii|latin-?1|(?:windows-?|cp)125\d|iso-?8859-?\d{1,2}|koi8-[ru]|macintosh|gb2312|gbk|big5|"
    r"shift_jis|euc-(?:jp|kr))$"
)
MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|article|section|main|div|h[1-6]|p|table|ul|br|span|center|font)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
# Characters that no text has: control characters but for white space, and what stands for undecodable bytes.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


class UnreadableError(ValueError):
    """Why something cannot be read as an article, in words that say what to do.

    `reason` names it: `size`, `missing`, `format`, `binary`, `depth`.
    """

    def __init__(self, words: str, reason: str):
        super().__init__(words)
        self.reason = reason


@dataclass(frozen=True)
class Read:
    """The paragraphs, and what the markup of a page says of it, as far as there is any."""

    paragraphs: list[Paragraph]
    published: PartialDate | None = None
    title: str = ""
    language: str = ""  # as declared: `id`, `en-gb`


def read_file(file: Path) -> Read:
    """Raises `UnreadableError`."""
    try:
        if file.stat().st_size > LARGEST:
            raise too_large()
        with file.open("rb") as content:
            return read_bytes(content.read(LARGEST + 1))
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}.", "missing") from error


def read_bytes(content: bytes) -> Read:
    """Raises `UnreadableError` for what is no text. Nothing at all is an article without paragraphs."""
    if len(content) > LARGEST:
        raise too_large()
    for first, name in OTHER_FORMATS:
        if content.startswith(first):
            raise UnreadableError(f"is a {name} file: copy its text, or save it as plain text.", "format")
    return read_text(decoded(content))


def read_text(text: str) -> Read:
    """Of a text that is decoded already: plain, or the source of a page. Raises `UnreadableError`."""
    if not MARKUP.search(text, 0, 3_000):
        return Read(bounded(text.replace("\0", "")))
    try:
        page = read_page(text.replace("\0", ""))
    except TooDeepError as error:
        raise UnreadableError(f"cannot be read: {error}.", "depth") from error
    lines = bounded("\n".join(page.lines))
    return Read(lines, day_of(page.published), page.title, page.language)


def bounded(text: str) -> list[Paragraph]:
    """Raises `UnreadableError` where there are too many."""
    found = paragraphs(text, MOST_PARAGRAPHS + 1)
    if len(found) > MOST_PARAGRAPHS:
        raise UnreadableError(f"has more than {MOST_PARAGRAPHS:,} lines: that is no article.", "size")
    return found


def too_large() -> UnreadableError:
    return UnreadableError(f"larger than {LARGEST // 1_000_000} MB: that is no article.", "size")


def day_of(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def decoded(content: bytes) -> str:
    """By its mark, as UTF-8, by what it declares, or as Windows-1252: the first that gives a text.

    Raises `UnreadableError`.
    """
    for encoding in encodings_of(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if looks_like_text(text):
            return text.removeprefix("\ufeff")
    raise UnreadableError("is no text: its bytes make no words in any usual encoding.", "binary")


def encodings_of(content: bytes) -> list[str]:
    """In the order in which they are tried."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return [encoding]
    tried = ["utf-8"]
    start = content[:4_000]
    if start.count(0) * 3 >= len(start) > 2:  # every other byte, as in Latin letters of two bytes
        tried = ["utf-16-le", "utf-16-be"] if start[1:2] == b"\0" else ["utf-16-be", "utf-16-le"]
    if (found := DECLARED.search(start)) and USUAL.match(name := found.group(1).decode("ascii").lower()):
        tried.append("cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else name)
    return [*tried, "cp1252"]


def looks_like_text(text: str) -> bool:
    """At most one character in a hundred of the first hundred thousand is none that a text has."""
    start = text[:100_000]
    return len(CONTROL.findall(start)) * 100 <= len(start)
