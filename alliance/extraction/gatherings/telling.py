"""All that an article says of meetings: sentences that name one, those that say more of it, titles of sections."""

import re
from collections.abc import Iterator

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO
from alliance.extraction.dates import dates_in
from alliance.extraction.gatherings.places import place_at
from alliance.extraction.gatherings.spoken import Spoken, spoken_in
from alliance.extraction.gatherings.timing import Dated, Part, length_of

THEY = re.compile(r"\b(?:they|leaders|ministers|allies|mereka|para)\b", re.IGNORECASE)
# What stands in a title or a row before the date and place: “1. ”, “KTT ”, “In ”.
FIRST = re.compile(r"[\W\d]{0,6}(?:(?:KTT|Summit|The|In|At|Di|Pada)\s)?[\W\d]{0,4}")
BETWEEN = re.compile(r"[\s,|(:–—-]{1,5}|\s(?:in|on|pada)\s")
# What goes on about the meeting just named: “It starts on 24 June”, “Acara itu digelar 9-11 Juli”.
IT = re.compile(
    r"^(?:it|this|they|the\s(?:event|gathering|occasion)|(?:acara|agenda|kegiatan|perhelatan|forum|ajang|hajatan|agenda)(?:\s[\w-]+){0,2})\s"
    r"(?:[\w-]+\s){0,3}?(?P<verb>starts?|started|begins?|began|opens?|opened|kicks?\soff|runs?|lasts?|takes?\splace|took\splace|held"
    r"|(?:last\s)?gathers?|meets?|digelar|dimulai|dibuka|berlangsung|diadakan|dilaksanakan|diselenggarakan|dihelat|dijadwalkan)\b",
    re.IGNORECASE,
)
OPENS = re.compile(r"start|beg|open|kick|dimulai|dibuka", re.IGNORECASE)
# “A year later, in Vilnius, 11 and 12 July”: the same again at another place.
AGAIN = re.compile(
    r"\b(?:again|this\stime|(?:a|one|two|three)\syears?\s(?:later|on)|lagi|kali\sini|(?:se|dua\s|tiga\s)tahun\s(?:kemudian|berselang|setelahnya)"
    r"|setahun\s(?:kemudian|berselang))\b",
    re.IGNORECASE,
)
ON = re.compile(r"^[\"“]?(?:On|From|Pada|Dari|Selama)\s", re.IGNORECASE)


def spoken(article: Article) -> Iterator[Spoken]:
    """All that the article says of meetings, sentence by sentence."""
    listing = any("summit" in sentence.keys("meeting") for sentence in article.sentences[:3])
    after = 0  # sentences that may still say more of the last meeting
    for sentence in article.sentences:
        if "meeting" in sentence.by_kind or "ministers" in sentence.by_kind:
            found = spoken_in(article, sentence) or more_of(sentence)
            if not found and after and (followed := following(article, sentence)):
                found = [followed]
            yield from found
            after = 3 if found else after
        elif listing and (titled := in_title(article, sentence)):
            yield titled
        elif after and (followed := following(article, sentence)):
            yield followed
        after = max(0, after - 1)


def more_of(sentence: Sentence) -> list[Spoken]:
    """“Over two days the ministers heard …”"""
    if not (length := length_of(sentence.text)):
        return []
    return [Spoken(sentence, sentence.span(sentence.start, sentence.end), length=length, same=True, follows=True)]


def following(article: Article, sentence: Sentence) -> Spoken | None:
    """“On 24 and 25 June they are to …”, “It starts on 24 June”, after a sentence that spoke of the meeting."""
    on = ON.match(sentence.text) and THEY.search(sentence.text)
    it = IT.match(sentence.text)
    part: Part = "start" if it and OPENS.search(it["verb"]) else "whole"
    days = [when for when in dates_in(article, sentence) if when.start.precision == "day"][:1]
    dates = [Dated(when, part) for when in days if when.is_range or on or it]
    if not dates:
        return None
    span, places = sentence.span(sentence.start, sentence.end), sentence.of("place")
    if places and AGAIN.search(sentence.text):
        return Spoken(sentence, span, dates=dates, place=place_at(places[0]), another=True)
    return Spoken(sentence, span, dates=dates, same=True, follows=True)


def in_title(article: Article, sentence: Sentence) -> Spoken | None:
    """A meeting as the title of a section or the row of a table in an article on many: “Madrid, 8-9 Juli 1997”."""
    text = sentence.paragraph.text
    for when in dates_in(article, sentence)[:1]:
        for place in sentence.of("place"):
            left, right = sorted(((when.span.start, when.span.end), (place.start, place.end)))
            if FIRST.fullmatch(text[sentence.start : left[0]]) and BETWEEN.fullmatch(text[left[1] : right[0]]):
                span = sentence.span(left[0], right[1])
                return Spoken(
                    sentence, span, "summit", NATO, [Dated(when, "whole")], place=place_at(place), another=True
                )
    return None
