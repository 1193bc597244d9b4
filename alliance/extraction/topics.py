"""The topics of an article: what its meetings discuss, its enlargement news, what it presents as NATO's tasks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO, Accession, MeetingNamed, TopicNamed
from alliance.extraction.scopes import BACKGROUND, Scopes, weight_of
from alliance.extraction.textform import TextForm, form_of, is_heading, is_news, is_of_joining, opening
from alliance.extraction.themes import Theme, themes_in

ENOUGH = 0.4
ENLARGEMENT = "enlargement"
JOINING = 0.3  # of a sentence in which a country joins, or wants to
MANY = 5  # accessions with dates, which make an article one on enlargement
FURTHEST = 2000  # characters from the first quotation mark to the second
CLOSING = ('"', "”")
QUOTES = ('"', "“", "'", "‘", "``", "''")
# Sentences without any of these name no topic, and say nothing of how others are to be read.
KINDS = ("topic", "stance", "agenda", "meeting", "ministers", "joining")


def topics(
    article: Article, meetings: Sequence[MeetingNamed], accessions: Sequence[Accession] = ()
) -> Iterator[TopicNamed]:
    """Each topic once, where it is first named as such. None in an article that is not about NATO."""
    if not article.about_nato or not article.sentences:
        return
    form = form_of(article, meetings, accessions)
    weights: dict[str, float] = defaultdict(float)
    first: dict[str, TopicNamed] = {}
    for sentence, theme, weight in weighed(article, form):
        weights[theme.slug] += weight
        if theme.slug not in first:
            span = sentence.span(theme.start, theme.end)
            first[theme.slug] = TopicNamed(span, theme.slug, meeting_at(sentence, meetings))
    if form == ENLARGEMENT or tells_of_joining(article, form, accessions):
        opens = article.sentences[0]
        first.setdefault(ENLARGEMENT, TopicNamed(opens.span(opens.start, opens.end), ENLARGEMENT))
        weights[ENLARGEMENT] += ENOUGH
    yield from (topic for slug, topic in first.items() if weights[slug] >= ENOUGH)


def tells_of_joining(article: Article, form: TextForm, accessions: Sequence[Accession]) -> bool:
    if any(is_news(article, accession) for accession in accessions):
        return True
    dated = {accession.iso2 for accession in accessions if accession.organization == NATO and accession.when}
    return form != "meeting" and len(dated) >= MANY


def weighed(article: Article, form: TextForm) -> Iterator[tuple[Sentence, Theme, float]]:
    """Every theme with how much its sentence says for it; what is said with quotation marks counts half."""
    headline = {sentence.number for sentence in opening(article)[0]}
    scopes = Scopes(article, headline)
    for sentence in article.sentences:
        title = sentence.number in headline or is_heading(sentence)
        if not title and not any(kind in sentence.by_kind for kind in KINDS):
            continue
        weight = weight_of(form, scopes.of(sentence, title))
        for theme in themes_in(sentence):
            said = BACKGROUND if theme.background else weight
            yield sentence, theme, said / 2 if is_quoted(sentence) else said
        if is_of_joining(sentence):
            told = ENOUGH if sentence.number in headline else JOINING
            yield sentence, Theme(ENLARGEMENT, sentence.start, sentence.end), told


def is_quoted(sentence: Sentence) -> bool:
    """Whether it is what somebody says in quotation marks, from the first words of the sentence or paragraph on."""
    text = sentence.paragraph.text
    if text.startswith(QUOTES):
        ends = [end for mark in CLOSING if (end := text.find(mark, 1, FURTHEST)) > 0]
        return sentence.start < min(ends, default=1)
    return sentence.text.startswith(QUOTES)


def meeting_at(sentence: Sentence, meetings: Sequence[MeetingNamed]) -> int | None:
    """The number of the meeting spoken of in the paragraph, or last before it."""
    best, place = None, 0
    for number, meeting in enumerate(meetings):
        for span in (meeting.span, *meeting.spans):
            if meeting.organization == NATO and place < span.paragraph <= sentence.paragraph.number:
                best, place = number, span.paragraph
    return best
