"""Dates in the sentences of an article: both languages, ranges, and what is left out filled in from the publication.

Day first, always. Without a year: the year nearest to publication, past in a report, future where the sentence
announces. A weekday: the nearest such day before publication, or after it. What cannot be resolved is left out.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from alliance.dates import PartialDate, Precision
from alliance.extraction.article import Article, Sentence, Span
from alliance.extraction.candidates import When
from alliance.extraction.dateforms import MONTHS, WEEKDAYS, Written, written
from alliance.extraction.numbers import number_of

WHICH = {"last": -1, "previous": -1, "lalu": -1, "kemarin": -1}
WHICH |= {"this": 0, "ini": 0, "next": 1, "depan": 1, "mendatang": 1, "nanti": 1}
DAYS = {"yesterday": -1, "kemarin": -1, "today": 0, "tonight": 0, "hari ini": 0, "tomorrow": 1, "besok": 1, "lusa": 2}
# The nearest of these before a date, else the first after it, says whether the date is behind or ahead.
TENSES = re.compile(
    r"\b(?:(?P<future>will|would|shall|next|upcoming|forthcoming|scheduled|due|set\sto|is\sto|are\sto|ahead\sof|plans?"
    r"|planned|later\sthis|coming|akan|bakal|mendatang|depan|dijadwalkan|direncanakan|rencananya|nanti|menjelang|jelang"
    r"|segera|berencana|hendak)|said|says|told|was|were|had|has|have|met|held|took|began|made|taken|given|last|earlier"
    r"|telah|sudah|usai|seusai"
    r"|kata|ujar|ucap|tutur|mengatakan|menyatakan|berkata|menegaskan|mengungkapkan|menyebut|lalu|silam"
    r"|kemarin|\w{3,}ed)\b",
    re.IGNORECASE,
)
MOST = 40  # dates of one sentence: what has more is no sentence
REACH = 100  # characters
# A date this close on the other side is meant where the rule would go back, or ahead, most of a year.
NEAR = timedelta(days=75)
FAR = timedelta(days=270)
# A year lends itself to a date without one that follows it so closely, or stands right before it.
LENT_ON, LENT_BACK = 60, 12  # characters

Tense = Literal["past", "future"]


def dates_in(article: Article, sentence: Sentence) -> list[When]:
    """The dates of a sentence in order, resolved; kept with it, as several readers ask."""
    if sentence.dates is None:
        sentence.dates = list(read(article, sentence))
    return sentence.dates


def dates_of_text(text: str, paragraph: int, published: PartialDate | None = None, tense: Tense = "past") -> list[When]:
    """The dates of any text, as of a paragraph that is no sentence of the article."""
    found = (resolved(one, paragraph, published, tense, None) for one in written(text, 0, len(text)))
    return [when for when in found if when]


def read(article: Article, sentence: Sentence) -> Iterator[When]:
    text = sentence.paragraph.text
    published = article.published
    found = list(islice(written(text, sentence.start, sentence.end), MOST))
    last: When | None = None
    for one in found:
        if one.name in {"later", "same"}:
            last = last or before_it(article, sentence)
            if last and (when := of_later(one.match, sentence, last)):
                yield when
            continue
        tense: Tense = "past"
        lent = None
        if not one.match.groupdict().get("year"):
            tense, lent = tense_of(text, sentence, one), lent_year(one, found)
        if when := resolved(one, sentence.paragraph.number, published, tense, lent):
            last = when
            yield when


def tense_of(text: str, sentence: Sentence, one: Written) -> Tense:
    start, end = one.match.span()
    before = list(TENSES.finditer(text, max(sentence.start, start - REACH), start))
    said = before[-1] if before else TENSES.search(text, end, min(sentence.end, end + REACH))
    return "future" if said and said["future"] else "past"


def lent_year(one: Written, among: list[Written]) -> int | None:
    """The year that stands near a date without one: “in 2004, on 29 March”."""
    for other in among:
        if (year := other.match.groupdict().get("year")) and len(year) == 4:
            on, back = one.match.start() - other.match.end(), other.match.start() - one.match.end()
            if 0 <= on <= LENT_ON or 0 <= back <= LENT_BACK:
                return int(year)
    return None


def resolved(
    one: Written, paragraph: int, published: PartialDate | None, tense: Tense, year: int | None
) -> When | None:
    """The date that is written; `year` is one that its sentence lends to it."""
    span = Span(paragraph, one.match.start(), one.match.end())
    anchor = published.first_day if published and published.precision == "day" else None
    try:
        if one.name == "weekdays":
            return of_weekdays(one.match, span, anchor, tense)
        if one.name == "relative":
            return of_relative(one.match.group(), span, published)
        if one.name in {"later", "same"}:
            return None
        if one.name == "years":
            return of_years(one.match, span)
        return of_calendar(one.match.groupdict(), span, published, tense, year)
    except (ValueError, OverflowError):  # 31 April, or beyond the last day that there is
        return None


def before_it(article: Article, sentence: Sentence) -> When | None:
    """The last date with its year that the sentence before gives, in the same paragraph."""
    before = article.sentences[sentence.number - 1] if sentence.number else sentence
    if before.paragraph.number != sentence.paragraph.number or before is sentence:
        return None
    dates = dates_of_text(before.text, before.paragraph.number)
    return dates[-1] if dates else None


def of_later(match: re.Match[str], sentence: Sentence, last: When) -> When | None:
    """“Three years later”, “the same year”: the year by the date that the sentence has named before."""
    said = match.groupdict()
    years = 0 if "years" not in said else 1 if said["one"] else number_of(match["years"])
    if years is None:
        return None
    years = -years if said.get("earlier") else years
    found = partial(last.start.first_day.year + years)
    return When(found, found, sentence.span(match.start(), match.end()), "inferred", "from-context")


def of_years(match: re.Match[str], span: Span) -> When | None:
    first, last = int(match["year"]), match["last_year"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return When(partial(first), partial(end), span) if end > first else None


def of_calendar(
    part: dict[str, str | None], span: Span, published: PartialDate | None, tense: Tense, lent: int | None
) -> When | None:
    """A year, a month or a day, or from one day to another, with the year or without."""
    given = full_year(part.get("first_year") or part.get("year")) or year_told(part.get("which_year"), published)
    month, day = month_of(part.get("month")), number(part.get("day"))
    last_month = month_of(part.get("last_month")) or month
    year = given or lent or (month and year_meant(published, month, day, tense))
    if not year:
        return None
    start = partial(year, month, day)
    later = year + 1 if month and last_month and last_month < month else year
    end = partial(later, last_month, number(part.get("last_day")) or day)
    if end.first_day < start.first_day:
        return None
    if given and not part.get("which_year"):
        return When(start, end, span)
    return When(start, end, span, "inferred", "year-of-sentence" if lent else "nearest-year")


def year_told(words: str | None, published: PartialDate | None) -> int | None:
    """“April last year”, by the year of publication."""
    if not words or not published:
        return None
    return published.first_day.year + next(WHICH[word] for word in words.casefold().split() if word in WHICH)


def number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def full_year(digits: str | None) -> int | None:
    """A year of two digits is one of the hundred years that end with 2049."""
    year = number(digits)
    return year if year is None or year > 99 else year + (2000 if year < 50 else 1900)


def month_of(written_so: str | None) -> int | None:
    if not written_so:
        return None
    return int(written_so) if written_so.isdigit() else MONTHS[written_so[:3].casefold()]


def partial(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    precision: Precision = "day" if day else "month" if month else "year"
    return PartialDate(date(year, month or 1, day or 1), precision)


def year_meant(published: PartialDate | None, month: int, day: int | None, tense: Tense) -> int | None:
    """The year that is meant where none is given: the last one for a report, the next one for an announcement."""
    if published is None:
        return None
    anchor = published.first_day
    if published.precision != "day" or (day is None and month == anchor.month):
        # Within the month of publication it is this one, whichever way.
        return anchor.year
    day = day or (1 if month > anchor.month else 28)
    choices = [in_year(anchor.year + offset, month, day) for offset in (-1, 0, 1)]
    past = max(choice for choice in choices if choice <= anchor + timedelta(days=1))
    future = min(choice for choice in choices if choice >= anchor - timedelta(days=1))
    chosen, other = (future, past) if tense == "future" else (past, future)
    if abs(chosen - anchor) > FAR and abs(other - anchor) <= NEAR:
        chosen = other
    return chosen.year


def in_year(year: int, month: int, day: int) -> date:
    """29 February of a year without one is the day before."""
    return date(year, month, min(day, 28) if month == 2 else min(day, 30) if month in {4, 6, 9, 11} else day)


def of_weekdays(match: re.Match[str], span: Span, anchor: date | None, tense: Tense) -> When | None:
    if anchor is None:
        return None
    which = WHICH.get((match["which"] or "").casefold())
    before = which == -1 if which is not None else tense == "past"
    first = last = weekday_near(anchor, WEEKDAYS[match["weekday"].casefold()], before)
    if match["last_weekday"]:
        last = first + timedelta(days=(WEEKDAYS[match["last_weekday"].casefold()] - first.weekday()) % 7)
        if before and last > anchor:
            first, last = first - timedelta(days=7), last - timedelta(days=7)
    return When(PartialDate(first, "day"), PartialDate(last, "day"), span, "inferred", "weekday")


def weekday_near(anchor: date, weekday: int, before: bool) -> date:
    """The day of publication itself counts in a report: it comes out on the evening of the day."""
    if before:
        return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
    return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)


def of_relative(words: str, span: Span, published: PartialDate | None) -> When | None:
    """“tomorrow”, “last year”, “bulan depan”: counted from the publication."""
    if published is None:
        return None
    anchor, said = published.first_day, " ".join(words.casefold().split())
    if said in DAYS:
        if published.precision != "day":
            return None
        found = PartialDate(anchor + timedelta(days=DAYS[said]), "day")
    else:
        offset = next(WHICH[word] for word in said.split() if word in WHICH)
        if "year" in said or "tahun" in said:
            found = partial(anchor.year + offset)
        else:
            months = anchor.year * 12 + anchor.month - 1 + offset
            found = partial(months // 12, months % 12 + 1)
    return When(found, found, span, "inferred", "relative")
