"""Whether a day that is named with a meeting is behind or ahead: the tense of the sentence tells."""

import re
from dataclasses import replace
from datetime import date, timedelta

from alliance.dates import PartialDate
from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import When
from alliance.extraction.lexicon import Mention

# “NATO ministers meet on Thursday” is written before they do.
PRESENT = {"meet", "meets", "gather", "gathers", "convene", "convenes", "assemble"}
NOW = re.compile(
    r"\b(?:starting|starts|beginning|begins|opening|opens|ends|closes|concludes|goes|go|gather|gathers|meet|meets|fly|flies|head|heads|travels"
    r"|arrives?|lands?|attends?|hosts?|joins?|faces?|expects?|plans?|hopes?|convenes?|takes\splace"
    r"|is|are|dimulai|berlangsung)\b|['’]ll\b",
    re.IGNORECASE,
)
AHEAD_OF_IT = re.compile(
    r"['’]ll\b|\b(?:will|would|(?:is|are)\s(?:to|due|expected|set|likely)|akan|bakal|dijadwalkan)\b", re.IGNORECASE
)
# “On Thursday NATO blows out its candles at a meeting …”
PRESENT_FIRST = re.compile(
    r"^,?\s(?:[A-Z][\w’'-]*\s|the\s|of\s|and\s|\d+\s|foreign\s|defen[cs]e\s|ministers\s|leaders\s){1,8}[a-z]+s?\s"
)
WENT = re.compile(
    r"\b(?:came|went|gave|saw|made|spoke|left|set|put|became|won|broke|brought|kept|sat|stood|drew|rose|fell|wrote|sent|chose"
    r"|fought|knew|paid|led|heard|found|laid|threw|sought|did)\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:\w{3,}ed|met|was|were|held|began|had|took|told|said|telah|usai)\b", re.IGNORECASE)
BEFORE_IT = re.compile(r"\b(?:ahead\sof|before|prior\sto|menjelang|jelang|sebelum)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
# “June last year”, “Juli lalu”: the year is told.
TOLD = re.compile(r"\b(?:year|tahun|lalu|silam|kemarin)\b", re.IGNORECASE)
NEXT = re.compile(r"\b(?:next|last)\s$", re.IGNORECASE)
SPEECH = re.compile(
    r"\b(?:speaks|spoke|speaking|addresses|news\sconference|press\sconference|briefing|berbicara|konferensi\spers|jumpa\spers|memberi\w*"
    r"|tiba|arrives?|arrived)\b",
    re.IGNORECASE,
)
# What announces a meeting.
AHEAD = re.compile(
    r"\b(?:will|ahead\sof|upcoming|forthcoming|scheduled|planned|due|next|akan|bakal|jelang|menjelang|mendatang|dijadwalkan"
    r"|direncanakan|depan|persiapan|berikutnya)\b",
    re.IGNORECASE,
)


def reckoned(article: Article, sentence: Sentence, cue: Mention, when: When) -> When:
    """The date of the meeting that the cue names, as the sentence tells of it."""
    if is_of_speech_before(sentence, cue):
        return roughly(when)
    present = sentence.words[cue.first].folded in PRESENT or is_present(sentence, cue, when)
    named_so = NEXT.search(sentence.paragraph.text, max(0, when.span.start - 5), when.span.start)
    if when.why == "nearest-year" and TOLD.search(sentence.paragraph.text, when.span.start, when.span.end + 6):
        return when
    return likely(of_week(sentence, when, article), article, present and not named_so)


def is_present(sentence: Sentence, cue: Mention, when: When) -> bool:
    """“A summit starting on Tuesday”, “on Friday she’ll sit in on the summit”: told in the present, so it is ahead."""
    text = sentence.paragraph.text
    before = text[max(sentence.start, when.span.start - 60) : when.span.start]
    between = text[when.span.end : cue.start]
    if AHEAD_OF_IT.search(between) and not PAST.search(between):
        return True
    if (
        sentence.role == "body"
        and PRESENT_FIRST.match(between)
        and not (PAST.search(sentence.text) or WENT.search(sentence.text))
    ):
        return True
    return bool(NOW.search(before)) and not PAST.search(before)


def of_week(sentence: Sentence, when: When, article: Article) -> When:
    """“Last Wednesday”, said on a Wednesday, is that of the week before."""
    today = article.published is not None and when.start == article.published
    before = sentence.paragraph.text[max(sentence.start, when.span.start - 5) : when.span.start].casefold()
    return moved(when, -7) if today and when.why == "weekday" and before == "last " else when


def is_of_speech_before(sentence: Sentence, cue: Mention) -> bool:
    """“Spoke to the press ahead of the meeting in Brussels on Monday”: the day is that of the speech."""
    before = sentence.paragraph.text[max(sentence.start, cue.start - 90) : cue.start]
    return bool(BEFORE_IT.search(before) and SPEECH.search(before))


def roughly(when: When) -> When:
    """The month of a day, as the meeting is close to it."""
    start, end = (PartialDate.of(day.first_day, "month") for day in (when.start, when.end))
    return (
        replace(when, start=start, end=end, certainty="uncertain", why="from-context")
        if when.start.precision == "day"
        else when
    )


def likely(when: When, article: Article, present: bool) -> When:
    """The other weekday or year than the rule for dates gave, where what is said of a meeting speaks for that.

    “Ministers meet on Thursday”: the next one; the day of publication stays. “11-12 Juli” of a meeting: the nearest.
    """
    day = article.published.first_day if article.published and article.published.precision == "day" else None
    if day is not None and when.why == "weekday" and when.start.first_day == shifted(day, 7):
        return moved(when, -7) if present else when
    if day is None or when.start.first_day >= day:
        return when
    if when.why == "weekday" and present:
        return moved(when, 7)
    if when.why == "nearest-year" and when.start.precision != "year":
        behind = (day - when.start.first_day).days
        return moved(when, 365) if behind > 1.3 * (365 - behind) else when
    return when


def moved(when: When, days: int) -> When:
    """By days; by years where that is what 365 of them are, so that the day of the month stays."""
    start, end = (day._replace(first_day=shifted(day.first_day, days)) for day in (when.start, when.end))
    return replace(when, start=start, end=end)


def shifted(day: date, days: int) -> date:
    """The day itself where the calendar ends before the other."""
    try:
        if not days or days % 365:
            return day + timedelta(days=days)
        return day.replace(year=day.year + days // 365, day=min(day.day, 28) if day.month == 2 else day.day)
    except (OverflowError, ValueError):
        return day
