"""Articles for tests of the readers, laid out with the tables of names alone: without a database, without fixtures."""

from functools import cache

from alliance.extraction.article import Article, read_sentences
from alliance.extraction.layout import roles_of
from alliance.extraction.lexicon import NAMES, Lexicon, read_forms
from alliance.extraction.paragraphs import paragraphs

KINDS = ("country", "organization", "place", "outlet", "region")


@cache
def lexicon() -> Lexicon:
    names = [form for kind in KINDS for form in read_forms(NAMES / f"{kind}.csv", kind)]
    return Lexicon(names, read_forms(NAMES / "cue-subject.csv"))


def article(text: str, language: str = "en", whole: bool = True) -> Article:
    """`whole`: every paragraph is the article's own; else as the layout has it."""
    lines = paragraphs(text)
    roles = {line.number: "body" for line in lines} if whole else roles_of(lines, language)
    return Article(language, lines, roles, read_sentences(lines, roles, lexicon(), language))
