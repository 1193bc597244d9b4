"""Which countries a text says to have joined, or founded, an organization, and when.

Prose goes by its verbs: a date belongs to the event that it stands with. Lists and tables, whose lines have none, go by
what the lines above them say.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from alliance.dates import PartialDate
from alliance.extraction import joining
from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO, Accession, When
from alliance.extraction.clauses import GONE, Group, Part, groups, parts, spoken_of
from alliance.extraction.dates import dates_in
from alliance.extraction.enumerations import enumerated
from alliance.extraction.founding import founders, founding_date
from alliance.extraction.joiners import Going, Thread, event_of, happened, joiners, joins, one_by_one, waited_for
from alliance.extraction.lexicon import Mention
from alliance.extraction.listed import listed
from alliance.extraction.newcomers import Told, named_elsewhere, newcomer, told_by_number
from alliance.extraction.spoken import Subject
from alliance.extraction.spoken import spoken_of as organizations_of

OBJECT = 40  # characters between a verb and what is joined
LONGEST_HEADING = 45  # characters of a line that is a date
NOT_LONG_AGO = 3  # sentences
AND = re.compile(r"\s(?:and|dan)\s(?:(?:in|on|pada|tahun)\s){0,2}")  # “joined in 2023 and 2024”
EACH = re.compile(r"\b(?:respectively|masing-masing|berturut-turut)\b", re.IGNORECASE)


def accessions(article: Article) -> Iterator[Accession]:
    """In the order of the text, each statement once for each country; none of NATO where it is not the subject."""
    founding = founding_date(article)
    found, lines = listed(article, founding)
    thread, subject = Thread(newcomer=newcomer(article)), Subject(article)
    by_number: list[Told] = []
    for sentence in article.sentences:
        thread.subject = subject.at(sentence)
        text = sentence.paragraph.text
        here = groups(text, sentence.of("country")) if "country" in sentence.by_kind else []
        new: list[Accession] = []
        thread.heading = heading_at(article, sentence, thread.heading)
        if sentence.number not in lines and (here or any(word.text.isdigit() for word in sentence.words)):
            new = of_sentence(article, sentence, here, thread, founding)
            if not new and (told := told_in(article, sentence, thread.subject)):
                by_number.append(told)
        found += new
        remember(article, thread, sentence, here, bool(new))
        subject.after(sentence)
    for told in by_number:
        found += named_elsewhere(article, told)
    found = [one for one in found if one.iso2.casefold() not in GONE and not is_ahead(article, one)]
    found.sort(key=lambda accession: (accession.span.paragraph, accession.span.start))
    yield from (one for one in found if one.organization != NATO or article.about_nato)


def told_in(article: Article, sentence: Sentence, subject: str) -> Told | None:
    dates = [when for when in dates_in(article, sentence) if not when.is_range]
    if not dates:
        return None
    organization = organization_of(sentence, Part(sentence.start, sentence.end, None, ()), None, subject)
    return told_by_number(sentence, dates, organization)


def day_at(sentence: Sentence, day: tuple[int, When] | None) -> tuple[int, When] | None:
    days = [when for when in sentence.dates or () if when.start.precision == "day" and not when.is_range]
    return (sentence.number, days[-1]) if days else day


def heading_at(article: Article, sentence: Sentence, heading: When | None) -> When | None:
    """The date that is a whole line, for the paragraph below it."""
    text = sentence.paragraph.text
    if len(text) <= LONGEST_HEADING and any(word.text.isdigit() for word in sentence.words):
        days = dates_in(article, sentence)
        if not days:
            return heading
        if "country" in sentence.by_kind:
            return None
        if article.published_at and article.published_at.paragraph == sentence.paragraph.number:
            return None
        return days[0] if len(days) == 1 and len(text) - (days[0].span.end - days[0].span.start) < 12 else None
    above = article.paragraphs[max(0, sentence.paragraph.number - 2)]
    return heading if heading and heading.span.paragraph in {above.number, above.number - 1} else None


def remember(article: Article, thread: Thread, sentence: Sentence, here: list[Group], joined: bool) -> None:
    """What the next sentence may take up: countries by a pronoun, an event by “followed by”."""
    text = sentence.paragraph.text
    thread.day = day_at(sentence, thread.day)
    thread.groups = spoken_of(text, here, sentence.start) or here or thread.groups
    thread.unfinished = joined and text[sentence.start : sentence.end].rstrip()[-1:] not in {".", "!", "?"}
    is_far = sentence.number - thread.joined_at > NOT_LONG_AGO
    if (
        here
        and not joined
        and is_far
        and not (thread.event and joining.EVENT.search(text, sentence.start, sentence.end))
    ):
        thread.event = ""
    elif joined:
        thread.event, thread.joined_at = "joined", sentence.number


def is_ahead(article: Article, accession: Accession) -> bool:
    """Whether the day was still to come when the article was written: no joining then, but a plan."""
    when, published = accession.when, article.published
    return bool(when and published and when.start.first_day - published.last_day > timedelta(days=1))


def of_sentence(
    article: Article, sentence: Sentence, here: list[Group], thread: Thread, founding: When | None
) -> list[Accession]:
    dates = [when for when in dates_in(article, sentence) if not when.is_range]
    if thread.heading:
        dates = [in_year_of(thread.heading, when) for when in dates]
    headings = [] if dates or not thread.heading else [thread.heading]
    found, taken = founders(sentence, here, dates or headings, founding, thread.subject)
    rest = [group for group in here if group not in taken]
    if pairs := enumerated(article, sentence, rest, dates, bool(thread.event)):
        organization = organization_of(sentence, Part(sentence.start, sentence.end, None, ()), None, thread.subject)
        for group, when in pairs:
            found += [of_country(sentence, mention, when, organization) for mention in group.countries]
        return found
    if dates and sentence.text.count(" | ") < 2:  # the row of a table of something else
        found += list(of_prose(sentence, rest, dates, thread))
    elif rest and headings:
        found += list(under_heading(sentence, rest, headings[0], thread))
    elif thread.day and sentence.number - thread.day[0] <= NOT_LONG_AGO and joining.THUS.search(sentence.text):
        found += list(
            under_heading(sentence, rest, replace(thread.day[1], certainty="inferred", why="from-context"), thread)
        )
    return found


def in_year_of(heading: When, when: When) -> When:
    """A date without a year below a line that gives one."""
    if when.why != "nearest-year":
        return when
    first, year = when.start.first_day, heading.start.first_day.year
    start = PartialDate.of(
        first.replace(year=year, day=min(first.day, 28) if first.month == 2 else first.day), when.start.precision
    )
    return replace(when, start=start, end=start)


def under_heading(sentence: Sentence, here: list[Group], heading: When, thread: Thread) -> Iterator[Accession]:
    """What a paragraph below a line with a date says, as if the date stood right after its event."""
    text = sentence.paragraph.text
    event = joining.EVENT.search(text, sentence.start, sentence.end)
    if event and event.lastgroup in {"joined", "admitted", "entry"}:
        when = replace(heading, span=sentence.span(event.end(), event.end()))
        part = Part(sentence.start, sentence.end, when, tuple(here))
        if happened(text, part, event):
            for group in joiners(text, part, event, Going(), thread, sentence.start):
                organization = organization_of(sentence, part, event, thread.subject)
                yield from (of_country(sentence, mention, heading, organization) for mention in group.countries)


def of_prose(sentence: Sentence, here: list[Group], dates: list[When], thread: Thread) -> Iterator[Accession]:
    text = sentence.paragraph.text
    in_turn = len(dates) == 2 and AND.fullmatch(text, dates[0].span.end, dates[1].span.start)
    if (in_turn or EACH.search(text, sentence.start, sentence.end)) and (pairs := one_by_one(text, here, dates)):
        event = joining.EVENT.search(text, sentence.start, sentence.end)
        if event and event.lastgroup in joining.JOINING:
            organization = organization_of(
                sentence, Part(sentence.start, sentence.end, None, ()), event, thread.subject
            )
            yield from (of_country(sentence, mention, when, organization) for mention, when in pairs)
        return
    going = Going(thread.event if thread.unfinished else "")
    for part in parts(sentence, here, dates):
        event = event_of(text, part, going)
        if (
            event
            and event.lastgroup == "sequel"
            and not (going.event in {*joining.JOINING, "founder"} or thread.event or joins(text, part))
            and not joining.AS_MEMBERS.search(text, sentence.start, sentence.end)
        ):
            event = None
        going.event = event.lastgroup or "" if event else going.event
        if part.when and is_bound(text, part, part.when):
            continue
        if part.when is None or going.event not in joining.JOINING or (event and not happened(text, part, event)):
            going.group = part.groups[0] if part.groups else going.group
            continue
        found = joiners(text, part, event, going, thread, sentence.start)
        if (
            not event
            and not part.groups
            and not any(part.start <= mention.start < part.end for mention in organizations_of(sentence))
        ):
            found = []  # “… and the euro in 2023”
        if found:
            going.group = found[0]
        if event or not part.groups or not going.organization:
            going.organization = organization_of(sentence, part, event, thread.subject)
        for mention in (mention for group in found for mention in group.countries):
            yield of_country(sentence, mention, part.when, going.organization)


def is_bound(text: str, part: Part, when: When) -> bool:
    """Whether the date only bounds: “those that came after 1997”, but not “had to wait until 2024”."""
    start = when.span.start
    return bool(joining.BOUND.search(text, max(part.start, start - 20), start)) and not waited_for(text, part, when)


def of_country(sentence: Sentence, mention: Mention, when: When, organization: str) -> Accession:
    start, end = mention.start, mention.end
    if not sentence.start <= start < sentence.end:  # a pronoun stands for it
        start, end = when.span.start, when.span.end
    return Accession(sentence.span(start, end), mention.key.upper(), when, organization, certainty=when.certainty)


def organization_of(sentence: Sentence, part: Part, event: re.Match[str] | None, subject: str) -> str:
    """What is joined: the organization named right after the verb, else the one that is spoken of."""
    every = organizations_of(sentence)
    named = [mention for mention in every if part.start <= mention.start < part.end]
    if event is None:
        return named[0].key if named else NATO if not every else subject
    text = sentence.paragraph.text
    for mention in named:
        between = text[event.end() : mention.start]
        if mention.start >= event.start() and len(between) <= OBJECT and "," not in between:
            return mention.key
    if NATO in {mention.key for mention in every}:
        return NATO
    before = [mention for mention in named if mention.end <= event.start()]
    return before[0].key if before else subject
