"""A web page as lines of text in the order of the page, one for each block, item of a list and row of a table.

Read by events, without a tree: in one go, in memory bounded by the text. What a page holds besides its article is left
out where the markup says so; what it says in words is for `alliance.extraction.layout`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from alliance.extraction.markup import DATE_NAME, is_beside, is_hidden, kind_of

DEEPEST = 500  # elements within each other: beyond, a page is an attack on whoever reads it
CHUNK = 65_536

ISO_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")
LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"\s*(\d{4}-\d{2}-\d{2})')


class TooDeepError(ValueError):
    """Elements within each other beyond what a page has."""


class Block(NamedTuple):
    """A line. `beside`: by its markup it is not the article's. `place`: the number of the article element around it."""

    text: str
    beside: bool = False
    place: int = 0
    heading: bool = False


@dataclass
class Page:
    """What the markup says: the lines, and the title, language and day of publication, empty where it does not say."""

    lines: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    published: str = ""


def read_page(text: str) -> Page:
    """Raises `TooDeepError`."""
    collector = Collector()
    parser = etree.HTMLParser(
        target=collector, encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    content = text.encode("utf-8", "replace")
    for start in range(0, len(content), CHUNK):
        parser.feed(content[start : start + CHUNK])
        if collector.depth > DEEPEST:
            raise TooDeepError("elements nested more deeply than any page has them")
    parser.close()
    return collector.page()


class Collector:
    """The target of the parser's events."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.said = Page()
        self.dates: dict[str, str] = {}
        self.open: list[tuple[str, bool, bool, int]] = []  # tag, and the state to return to: unseen, beside, place
        self.unseen = self.beside = False
        self.place = self.places = 0
        self.text: list[str] = []
        self.linked = self.letters = self.links = 0
        self.heading = False
        self.cells: list[list[Block]] | None = None
        self.rows: list[list[list[Block]] | None] = []
        self.title: list[str] | None = None
        self.linked_data: list[str] | None = None

    @property
    def depth(self) -> int:
        return len(self.open)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = kind_of(tag)
        if kind.block or tag == "br":
            self.flush()
        if not kind.void:
            if self.depth > DEEPEST:
                raise TooDeepError("elements nested more deeply than any page has them")
            self.open.append((tag, self.unseen, self.beside, self.place))
            self.unseen = self.unseen or kind.unseen or bool(attributes and is_hidden(attributes))
            self.beside = self.beside or kind.beside or bool(attributes and is_beside(tag, attributes))
        self.look_at(tag, attributes)
        if tag in {"table", "tr", "td", "th"}:
            self.start_of_table(tag)

    def look_at(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What an element says of itself and of what is in it."""
        if tag == "meta":
            self.look_at_meta(attributes)
        elif tag == "title":
            self.title = []
        elif tag == "script":
            self.linked_data = [] if "ld+json" in (attributes.get("type") or "")[:100] else None
        elif tag == "time" and attributes.get("datetime"):
            self.dates.setdefault("time", attributes["datetime"][:40])
        elif tag == "html":
            self.said.language = (attributes.get("lang") or "")[:20].lower()
        elif tag == "a":
            self.links += 1
        elif tag == "h1":
            self.heading = True
        elif tag in {"article", "main"} and not self.place:
            self.places += 1
            self.place = self.places

    def look_at_meta(self, attributes: Mapping[str, str]) -> None:
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "")[:60].lower()
        content = (attributes.get("content") or "")[:300]
        if DATE_NAME.match(name):
            self.dates.setdefault("meta", content)
        elif name == "og:title":
            self.said.title = " ".join(content.split())

    def end(self, tag: str) -> None:
        if kind_of(tag).block:
            self.flush()
        if tag == "title" and self.title is not None:
            self.said.title = self.said.title or " ".join("".join(self.title).split())[:300]
            self.title = None
        elif tag == "script" and self.linked_data is not None:
            if found := LINKED_DATE.search("".join(self.linked_data)[:200_000]):
                self.dates.setdefault("linked", found.group(1))
            self.linked_data = None
        elif tag == "a":
            self.links = max(0, self.links - 1)
        elif tag in {"tr", "table"}:
            self.end_of_table(tag)
        if self.open and self.open[-1][0] == tag:
            _, self.unseen, self.beside, self.place = self.open.pop()
        if tag == "h1":
            self.heading = False

    def data(self, text: str) -> None:
        if self.title is not None:
            self.title.append(text[:1_000])
        elif self.linked_data is not None:
            self.linked_data.append(text)
        if self.unseen:
            return
        self.text.append(text)
        letters = len(text) - text.count(" ")
        self.letters += letters
        self.linked += letters if self.links else 0

    def start_of_table(self, tag: str) -> None:
        if tag == "table":
            self.end_row()
            self.rows.append(None)
        elif tag == "tr":
            self.end_row()
            self.cells = []
        elif self.cells is not None:
            self.flush()
            self.cells.append([])

    def end_of_table(self, tag: str) -> None:
        self.end_row()
        if tag == "table" and self.rows:
            self.cells = self.rows.pop()

    def end_row(self) -> None:
        """A row of short cells is one line; cells that hold paragraphs are laid out, and stand by themselves."""
        self.flush()
        cells, self.cells = self.cells, None
        blocks = [block for cell in cells or () for block in cell]
        if all(len(cell) <= 3 and sum(len(block.text) for block in cell) <= 200 for cell in cells or ()):
            row = " | ".join(" ".join(block.text for block in cell) for cell in cells or () if cell)
            blocks = [Block(row, all(block.beside for block in blocks), self.place)] if row else []
        self.blocks += blocks

    def flush(self) -> None:
        """End of a line."""
        if not self.text:
            return
        text = " ".join("".join(self.text).split())
        linked = self.linked * 10 > self.letters * 9
        self.text.clear()
        self.linked = self.letters = 0
        if not text:
            return
        pointing = linked and not self.heading and not self.cells and text.count(" ") >= 3
        block = Block(text, self.beside or pointing, self.place, self.heading)
        (self.cells[-1] if self.cells else self.blocks).append(block)

    def close(self) -> None:
        self.end_row()

    def page(self) -> Page:
        self.said.lines = [block.text for block in own(self.blocks)]
        for source in ("meta", "linked", "time"):
            if found := ISO_DAY.match(self.dates.get(source, "").strip()):
                self.said.published = "-".join(found.groups())
                break
        return self.said


def own(blocks: list[Block]) -> list[Block]:
    """The blocks of the article: not those beside it, and only those of the article element that has most of the prose.

    Each only where enough of the prose is left: pages use their markup as they please.
    """
    prose = length_of_prose(blocks)
    inside = [block for block in blocks if not block.beside]
    if length_of_prose(inside) * 10 >= prose * 3:
        blocks, prose = inside, length_of_prose(inside)
    lengths: dict[int, int] = {}
    for block in blocks:
        lengths[block.place] = lengths.get(block.place, 0) + is_prose(block) * len(block.text)
    place = max(lengths, key=lambda place: lengths[place], default=0)
    if place and lengths[place] * 10 >= prose * 6:
        blocks = [block for block in blocks if block.place == place or block.heading]
    return blocks


def is_prose(block: Block) -> bool:
    return len(block.text) >= 80 and block.text.count(" ") >= 9


def length_of_prose(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks if is_prose(block))
