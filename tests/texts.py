"""What a page says, piece by piece, each piece with the language in which the page says it is."""

from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple

# Elements without an end, and those whose contents nobody reads as text.
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNREAD = {"script", "style", "pre", "code"}
# Attributes that are read out or shown.
READ = ("alt", "aria-label", "aria-description", "aria-valuetext", "label", "placeholder", "title")


class Said(NamedTuple):
    """A piece of text; `where` is the element, with its attribute where it stands in one."""

    language: str
    text: str
    where: str


class Texts(HTMLParser):
    """Collects all texts of a page: text nodes, attributes that are read out, the description of the page."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, bool]] = []
        self.said: list[Said] = []
        self.feed(html)
        self.close()

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        language = attributes.get("lang") or self.language
        unread = tag in UNREAD or attributes.get("translate") == "no" or bool(self.open and self.open[-1][2])
        if not unread:
            for name in READ:
                self.say(language, attributes.get(name), f"{tag}[{name}]")
            if tag == "meta" and attributes.get("name") == "description":
                self.say(language, attributes.get("content"), "meta[description]")
        if tag not in EMPTY:
            self.open.append((tag, language, unread))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self.open and self.open[-1][0] != tag:
            self.open.pop()  # an end that HTML lets the author leave out
        if self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open and not self.open[-1][2]:
            self.say(self.language, data, self.open[-1][0])

    def say(self, language, text, where):
        if folded := " ".join((text or "").split()):
            self.said.append(Said(language, folded, where))


@cache
def texts_of(html: str) -> tuple[Said, ...]:
    return tuple(Texts(html).said)
