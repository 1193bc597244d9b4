"""Lists of members that are written as a sentence: “Greece (1952), Spain (1982) and Poland (1999) followed”."""

import re
from collections.abc import Iterator
from itertools import pairwise

from alliance.extraction import joining
from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import When
from alliance.extraction.clauses import GONE, Group, beside

SHORT = 80  # characters of an answer
# From one entry of a list in a sentence to the next.
BETWEEN = re.compile(r"\W{0,4}(?:[\w'’-]+\W{1,3}){0,4}")
LATEST = re.compile(
    r"\b(?:newest|latest|most\srecent|last(?!\s(?:year|month|week))|recent\w*|terbaru|terakhir|paling\s(?:baru|bontot|akhir|anyar|muda))\b",
    re.IGNORECASE,
)


def enumerated(
    article: Article, sentence: Sentence, here: list[Group], dates: list[When], goes_on: bool
) -> list[tuple[Group, When]]:
    """The pairs of a list that is written as a sentence, where it is one of members."""
    pairs = beside(sentence.paragraph.text, here, dates) if here and dates else []
    text = sentence.text
    is_latest = LATEST.search(text) or (len(text) < SHORT and sentence.number and asked_last(article, sentence))
    if len(pairs) < (1 if is_latest and (len(here) == 1 or not joining.JOINED.search(text)) else 2):
        return []
    above = " ".join(one.text[:200] for one in article.sentences[max(0, sentence.number - 2) : sentence.number])
    if not (goes_on or joining.OF_MEMBERS.search(text) or (len(pairs) > 2 and joining.OF_MEMBERS.search(above))):
        return []
    kinds = {event.lastgroup for event in joining.EVENT.finditer(text)}
    first = pairs[0][0]
    begun = [group for group in here if group.end < first.start and group.countries[-1].key not in GONE]
    if any(group.end <= when.span.start < first.start for group in begun for when in dates[:1]):
        return []  # “Greece followed in 1952, Spain in 1982”
    bare = is_running(sentence.paragraph.text, pairs) and len(pairs) >= len(
        [group for group in here if group.start > pairs[0][0].start]
    )
    in_brackets = goes_on and all(text[when.span.start - sentence.start - 1] == "(" for _, when in pairs)
    if not bare or ("other" in kinds and not (in_brackets or kinds & {"joined", "admitted", "founder"})):
        return []
    return [*pairs, *with_them(sentence.paragraph.text, here, pairs)]


def asked_last(article: Article, sentence: Sentence) -> bool:
    """Whether it answers who came in last."""
    before = article.sentences[sentence.number - 1].text[-200:]
    return before.rstrip().endswith("?") and bool(LATEST.search(before))


def with_them(text: str, here: list[Group], pairs: list[tuple[Group, When]]) -> Iterator[tuple[Group, When]]:
    """“… and Albania, which joined along with Croatia in 2009”."""
    for group, when in pairs:
        before = [other for other in here if other.end < group.start]
        between = (before[-1].end, group.start) if before else (group.start, group.start)
        if joining.JOINED.search(text, *between) and joining.WITH.search(text, *between):
            yield before[-1], when


def is_running(text: str, pairs: list[tuple[Group, When]]) -> bool:
    """Whether nothing else stands between one pair and the next, as in “Cyprus in 1974, the purchase … in 2019”."""
    ends = [(min(group.start, when.span.start), max(group.end, when.span.end)) for group, when in pairs]
    return all(
        BETWEEN.fullmatch(text, left[1], right[0]) or joining.JOINED.search(text, left[1], right[0])
        for left, right in pairwise(ends)
    )
