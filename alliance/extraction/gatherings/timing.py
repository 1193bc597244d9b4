"""Which dates of a sentence are those of a meeting, and what they are of it: all its days, its first, its last."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import When
from alliance.extraction.dates import dates_in
from alliance.extraction.gatherings.tenses import moved, reckoned
from alliance.extraction.lexicon import Mention

Part = Literal["whole", "start", "end", "first", "second", "within"]


class Dated(NamedTuple):
    """A date, and which part of the meeting it is."""

    when: When
    part: Part


# Days between two dates that may still be of one meeting.
APART = timedelta(days=3)
BACK = 15  # characters by which a date before those words counts as farther
FAR = 110  # characters between the words for a meeting and a date of it
# What stands between a meeting and a date that is another's.
OTHERS = re.compile(
    r"\b(?:since|after|by|before|joined|joining|invaded|took\soffice|elected|because|when|whose|who|persen|percent|per\scent|target"
    r"|sejak|setelah|sesudah|sebelum|paling\slambat|bergabung|menjabat|ketika|dilantik|terpilih|diinvasi|menginvasi|yang\slalu"
    r"|aneksasi|annex\w+|invasi|invasion|attacks?|serangan|ulang\stahun|anniversary|kunjungan|visit(?:ed|ing)?|ceremony|upacara)\b",
    re.IGNORECASE,
)
SAID_AFTER = re.compile(
    r"^\s(?:announced|said|told|confirmed|mengatakan|menyatakan|mengumumkan|menyampaikan|mengungkapkan)\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:said|says|told|announced|according\sto|reported|tweeted|wrote|kata|ujar|ujarnya|katanya|tutur|ungkap|jelas|tegas|ucap|mengatakan"
    r"|menyampaikan|diungkapkan|disampaikan|dikatakan|menuturkan|mengungkapkan|dikutip|dilansir|melansir|menjelaskan|berbicara|spoke)\b"
    r"[^.;:]{0,50}$",
    re.IGNORECASE,
)
# “On 25 May, when he pushed past him at a meeting”: the day is that of the meeting all the same.
WHEN = re.compile(r"^,?\s(?:when|ketika|saat)\b", re.IGNORECASE)
WAR = re.compile(r"\b(?:war|wars|perang|invasion|invasi)\b[^.,;]{0,20}$", re.IGNORECASE)
ARRIVAL = re.compile(
    r"\b(?:arriv(?:e[ds]?|ing)|landed|lands|f(?:lew|lies|lying)|travel(?:s|led|ed|ling)|depart(?:s|ed)|tiba|bertolak"
    r"|berangkat|mendarat)\b[^.,;]{0,30}$",
    re.IGNORECASE,
)
# “The 2014 Wales summit”: whatever stands before, the year is in its name.
NAMED = re.compile(r"\s(?:[A-Z][\w’'-]+\s){0,2}")
LEADS_TO = re.compile(
    r"^[^,;]{0,30},?\s(?:shortly\s|just\s|right\s)?(?:ahead\sof|on\sthe\seve\sof|menjelang|jelang)\s(?:[\w’'-]+\s){0,5}$",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\b(?:(?P<end>end(?:ed|s|ing)?|clos(?:ed|es|ing)|close\sof|conclu(?:de[ds]?|ding|sion)"
    r"|wr?ap(?:ped|s|ping)\sup|w(?:ind|ound|inds)\sup"
    r"|final\sday|last\sday|berakhir(?:nya)?|ditutup(?:nya)?|akhir"
    r"|rampung|usai|selesai|menutup|mengakhiri|penutupan|hari\sterakhir|hari\spenutup)"
    r"|(?P<start>open(?:ed|s|ing)?|beg[iau]n(?:s|ning)?|start(?:ed|s|ing)?|kick(?:ed|s|ing)?\soff|g[eo]ts?\sunder\sway|dimulai(?:nya)?"
    r"|dibuka(?:nya)?|memulai|mulai|membuka"
    r"|pembukaan))\b",
    re.IGNORECASE,
)
ENDING = re.compile(
    r"\b(?:ending|closing|concluding|wrapping\sup|menutup|mengakhiri|penutupan|akhir)"
    r"\s(?:[\w-]+\s){0,2}(?:meeting|summit|talks|pertemuan|ktt|sidang|rapat)\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:first|opening)\sday\b|\bday\sone\b|\bhari\spertama\b", re.IGNORECASE)
LAST = re.compile(r"\b(?:last|final|closing)\sday\b|\bhari\s(?:terakhir|penutup)\b", re.IGNORECASE)
SECOND = re.compile(
    r"\bsecond\s(?:(?:and|,)?\s?(?:last|final|closing)\s)?day\b|\bday\stwo\b|\bhari\skedua\b|\bhari\ske-2\b",
    re.IGNORECASE,
)
# As many days as a meeting may take.
FEW = {"two": 2, "three": 3, "four": 4, "dua": 2, "tiga": 3, "empat": 4, "2": 2, "3": 3, "4": 4}
NUMBER = "|".join(FEW)
LENGTH = re.compile(
    rf"\b(?P<number>{NUMBER})(?:[- ]day\b|\sdays\sof\b)|\b(?:over|for)\s(?P<over>{NUMBER})\sdays\b"
    rf"|\b(?P<hari>{NUMBER})\shari\b(?!\s(?:lalu|kemudian|setelah|sebelum|sebelumnya|lagi|silam|terakhir|mendatang|menjelang|ke\b))",
    re.IGNORECASE,
)


def length_of(text: str) -> int:
    """How many days a meeting is said to take; 0 where that is not said."""
    match = LENGTH.search(text)
    return FEW[(match["number"] or match["over"] or match["hari"]).casefold()] if match else 0


def day_of(text: str) -> Part:
    """Which day of a meeting a sentence speaks of without giving its date."""
    return (
        "second" if SECOND.search(text) else "first" if FIRST.search(text) else "end" if LAST.search(text) else "whole"
    )


def dated(article: Article, sentence: Sentence, meetings: Sequence[Sequence[Mention]]) -> list[list[Dated]]:
    """For each of the meetings, given by its cues, the dates that belong to it."""
    found: list[list[tuple[int, Dated]]] = [[] for _ in meetings]
    for when in dates_in(article, sentence):
        near = [
            (gap, number, cue)
            for number, cues in enumerate(meetings)
            for cue in cues
            if (gap := gap_of(sentence, cue, when)) >= 0
        ]
        if near:
            gap, number, cue = min(near)
            when = reckoned(article, sentence, cue, when)
            found[number].append((gap, Dated(when, part_of(sentence, cue, when))))
    return [of_one([date for _, date in sorted(dates, key=lambda pair: pair[0])]) for dates in found]


def gap_of(sentence: Sentence, cue: Mention, when: When) -> int:
    """How far the date is from the cue, in characters; -1 where it does not belong to it."""
    text, date = sentence.paragraph.text, when.span
    after = date.start >= cue.end
    left, right = (cue.end, date.start) if after else (date.end, cue.start)
    between = text[left:right] if after else WHEN.sub("", text[left:right])
    if right - left > FAR or OTHERS.search(between) or (after and SAID.search(between)):
        return -1
    if not after and (SAID_AFTER.match(text[date.end : date.end + 20]) or LEADS_TO.search(between)):
        return -1
    if not after and WAR.search(text, max(sentence.start, date.start - 30), date.start):
        return -1
    if not after and ARRIVAL.search(text, max(sentence.start, date.start - 45), date.start):
        return -1
    if not after and NAMED.fullmatch(between):  # “since the 2014 Wales summit”
        return len(between)
    if not after and (
        SAID.search(text[max(sentence.start, date.start - 70) : date.start])
        or OTHERS.search(text[max(sentence.start, date.start - 25) : date.start])
    ):
        return -1
    return len(between) if after else len(between) + (BACK if "," not in between else 3 * BACK)


def part_of(sentence: Sentence, cue: Mention, when: When) -> Part:
    """By the last word before the date that says so: “dibuka Selasa dan ditutup hari ini”."""
    text, date = sentence.paragraph.text, when.span
    if when.is_range:
        return "whole"
    around = text[max(sentence.start, date.start - 45) : min(sentence.end, date.end + 25)]
    if SECOND.search(around):
        return "second"
    if FIRST.search(around):
        return "first"
    if ENDING.search(sentence.text):
        return "end"
    before = text[max(sentence.start, min(cue.start, date.start) - 30, date.start - 120) : date.start]
    last = max(((match.end(), match.lastgroup) for match in BOUND.finditer(before)), default=(0, None))
    return "end" if last[1] == "end" else "start" if last[1] == "start" else "whole"


def of_one(dates: list[Dated]) -> list[Dated]:
    """The nearest to the words for the meeting, with those that can be of the same; days before months and years."""
    days = [date for date in dates if date.when.start.precision == "day"] or dates
    if years := [date.when.start.first_day.year for date in dates if date.when.start.precision == "year"]:
        days = [in_year(date, years[0]) for date in days]
    return [date for date in days if are_near(date.when, days[0].when)]


def in_year(date: Dated, year: int) -> Dated:
    """“Tahun depan, 9-11 Juli”: the days have the year that is said beside them."""
    when = date.when
    return (
        date._replace(when=moved(when, 365 * (year - when.start.first_day.year)))
        if when.why == "nearest-year"
        else date
    )


def are_near(one: When, other: When) -> bool:
    """Whether two dates can be of one meeting: days close to each other, or one within the other."""
    apart = APART if {one.start.precision, other.start.precision} == {"day"} else timedelta()
    return latest(one) + apart >= other.start.first_day and latest(other) + apart >= one.start.first_day


def latest(when: When) -> date:
    return min(when.end.last_day, date.max - 2 * APART)
