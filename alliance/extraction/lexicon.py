"""Every name and cue that is looked for, in one structure that one pass over the words of a text goes through."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from alliance.extraction.tokens import Token, tokens

NAMES = Path(__file__).parent / "names"

# What may stand between two words of one name.
GAPS = {"", " ", "-", "–", "’", "'", ".", ". ", "/", "&", " & ", "‑"}


class Form(NamedTuple):
    """One way of writing a name or a cue, and what it means.

    `kind` is `country`, `organization`, `place`, `person`, `topic` or the name of a cue; `key` is the record's, or what
    the cue says (`en` and `id` words alike: `foreign-ministers`). `exact`: only written just so (`AS`, `US`), else case
    and diacritics do not matter, but a name needs a capital. `language`: only in articles in that language. `use`: how
    the form names it (`name`, `alias`, `demonym`, `abbreviation`, `body`, `city` …).
    """

    kind: str
    key: str
    text: str
    exact: bool = False
    language: str = ""
    use: str = "name"


class Mention(NamedTuple):
    """A form where it stands in a paragraph; `first` and `last` are the numbers of its words in the sentence."""

    form: Form
    start: int
    end: int
    first: int
    last: int

    @property
    def key(self) -> str:
        return self.form.key


# A node has the nodes of the words that may follow, and under the empty word the forms that end with it.
Node = dict[str, Any]


class Lexicon:
    """Names and cues by their words. Names compete with names, cues with cues: the longest at a place wins.

    Made of any forms; one whose words another has too stands beside it (`Jordan`, a country and the name of a man).
    """

    def __init__(self, names: Iterable[Form], cues: Iterable[Form] = ()):
        self.names = trie(names)
        self.cues = trie(cues)

    def mentions(self, text: str, words: Sequence[Token], language: str, shouted: bool = False) -> Iterator[Mention]:
        """The names and cues in the words of one sentence, in the order of their first words.

        `text` is the paragraph that the words were cut from; `shouted`: it is written in capitals throughout, or in
        small letters, so that capitals mean nothing.
        """
        after_name = after_cue = 0
        for number, word in enumerate(words):
            if number >= after_name and (node := self.names.get(word.folded)):
                found = list(longest(node, text, words, number, language, capital=not shouted))
                yield from found
                after_name = found[0].last + 1 if found else after_name
            if number >= after_cue and (node := self.cues.get(word.folded)):
                found = list(longest(node, text, words, number, language, capital=False))
                yield from found
                after_cue = found[0].last + 1 if found else after_cue


def trie(forms: Iterable[Form]) -> Node:
    root: Node = {}
    for form in forms:
        node = root
        for word in tokens(form.text):
            node = node.setdefault(word.folded, {})
        if node is not root:
            ends = node.setdefault("", [])
            if form not in ends:
                ends.append(form)
    return root


def longest(
    node: Node, text: str, words: Sequence[Token], first: int, language: str, capital: bool
) -> Iterator[Mention]:
    """The forms of the longest match that begins with the word number `first`."""
    best: list[Form] = []
    last = number = first
    while True:
        if fitting := [form for form in node.get("", ()) if fits(form, text, words, first, number, language, capital)]:
            best, last = fitting, number
        number += 1
        if number == len(words) or text[words[number - 1].end : words[number].start] not in GAPS:
            break
        if words[number].folded not in node:
            break
        node = node[words[number].folded]
    for form in best:
        yield Mention(form, words[first].start, words[last].end, first, last)


def fits(form: Form, text: str, words: Sequence[Token], first: int, last: int, language: str, capital: bool) -> bool:
    if form.language and form.language != language:
        return False
    if form.exact:
        return text[words[first].start : words[last].end] == form.text.rstrip(".")
    return not capital or any(not word.text.islower() for word in words[first : last + 1])


def read_forms(file: Path, kind: str = "") -> Iterator[Form]:
    """The forms of a table: columns key, form, and as far as it has them exact, language, use, kind."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            exact, use = row.get("exact") == "yes", row.get("use") or "alias"
            yield Form(row.get("kind") or kind, row["key"], row["form"], exact, row.get("language") or "", use)
