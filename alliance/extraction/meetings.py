"""The meetings of which an article speaks: past or announced, with a date, a month or a place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from alliance.extraction.article import Article
from alliance.extraction.candidates import NATO, MeetingKind, MeetingNamed, When
from alliance.extraction.dates import dates_in
from alliance.extraction.gatherings.events import Event, events, when_of
from alliance.extraction.gatherings.telling import spoken
from alliance.extraction.gatherings.timing import Dated

LEAD = 7  # sentences that say what the news is
CLOSE = timedelta(days=3)


def meetings(article: Article) -> Iterator[MeetingNamed]:
    """In the order in which they are first named. None of NATO in an article that is not about it."""
    for event in events(spoken(article)):
        if not event.dates and not event.ahead and event.organization == NATO and (day := day_of_lead(article, event)):
            event.dates.append(Dated(day, "whole"))
        if event.organization == NATO and not article.about_nato:
            continue
        if (meeting := named(event, article)) is not None:
            yield meeting


def day_of_lead(article: Article, event: Event) -> When | None:
    """The day of the news, for the meeting that it is about: given in the first sentences, close to publication."""
    opening = [sentence for sentence in article.sentences[:12] if sentence.role in {"headline", "body"}][:LEAD]
    if article.published is None or article.published.precision != "day":
        return None
    if not any(event.spans[0].paragraph == sentence.paragraph.number for sentence in opening):
        return None
    said_at = article.published_at.paragraph if article.published_at else 0
    for sentence in opening:
        if sentence.paragraph.number == said_at:
            continue
        for when in dates_in(article, sentence):
            if when.start.precision == "day" and abs(when.start.first_day - article.published.first_day) <= CLOSE:
                return replace(when, certainty="inferred", why="from-context")
    return None


def named(event: Event, article: Article) -> MeetingNamed | None:
    """`None` where the text gives neither time nor place, or names only those who might meet."""
    when = when_of(event)
    if when is None and (event.weak or not (event.place.city or event.place.iso2)):
        return None
    if event.weak and when and when.start.precision != "day" and not event.place.city:
        return None
    return MeetingNamed(
        span=event.spans[0],
        organization=event.organization,
        kind=kind_of(event),
        when=when,
        city=event.place.city,
        iso2=event.place.iso2,
        announced=bool(when and article.published and when.start.first_day > article.published.last_day),
        spans=tuple(event.spans[1:]),
        certainty=when.certainty if when else "stated",
    )


def kind_of(event: Event) -> MeetingKind:
    """`other` where nothing says who met."""
    match event.kind:
        case "summit" | "leaders" | "foreign-ministers" | "defence-ministers" as kind:
            return kind
        case _:
            return "other"
