"""The one pass: an article in, everything that was found in it out."""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from alliance.dates import PartialDate
from alliance.extraction.accessions import accessions
from alliance.extraction.article import Article, Language, read_sentences
from alliance.extraction.candidates import Extraction
from alliance.extraction.counts import member_counts
from alliance.extraction.language import language_of
from alliance.extraction.layout import roles_of
from alliance.extraction.lexicon import Lexicon
from alliance.extraction.meetings import meetings
from alliance.extraction.memberships import founded, headquarters, memberships
from alliance.extraction.named import countries, organizations
from alliance.extraction.paragraphs import Paragraph
from alliance.extraction.persons import persons
from alliance.extraction.positions import positions
from alliance.extraction.published import dateline, published_in
from alliance.extraction.subject import is_about_nato
from alliance.extraction.topics import topics

Found = TypeVar("Found")

MOST = 20_000  # of each list


def laid_out(
    paragraphs: list[Paragraph],
    lexicon: Lexicon,
    published: PartialDate | None = None,
    language: Language | None = None,
) -> Article:
    """The article ready for reading. `published` and `language`, where given, go before what the text says."""
    language = language or language_of(paragraphs)
    roles = roles_of(paragraphs, language)
    found = published_in(paragraphs, roles, language)
    begins = {one.number: len(dateline(one.text)) for one in paragraphs if found and one.number == found.span.paragraph}
    article = Article(language, paragraphs, roles, read_sentences(paragraphs, roles, lexicon, language, begins))
    article.published = published or (found.start if found else None)
    article.published_at = found.span if found and not published else None
    article.about_nato = is_about_nato(article)
    return article


def extract(paragraphs: list[Paragraph], lexicon: Lexicon, published: PartialDate | None = None) -> Extraction:
    """Everything found in the article; time linear in its length."""
    return extraction_of(laid_out(paragraphs, lexicon, published))


def extraction_of(article: Article) -> Extraction:
    cut: list[str] = []

    def bounded(name: str, found: Iterable[Found]) -> tuple[Found, ...]:
        kept = tuple(islice(found, MOST + 1))
        if len(kept) > MOST:
            cut.append(name)
        return kept[:MOST]

    found_meetings = bounded("meetings", meetings(article))
    found_accessions = bounded("accessions", accessions(article))
    return Extraction(
        language=article.language,
        published=article.published,
        published_at=article.published_at,
        about_nato=article.about_nato,
        countries=bounded("countries", countries(article)),
        organizations=bounded("organizations", organizations(article)),
        member_counts=bounded("member_counts", member_counts(article)),
        accessions=found_accessions,
        memberships=bounded("memberships", memberships(article)),
        founded=bounded("founded", founded(article)),
        headquarters=bounded("headquarters", headquarters(article)),
        meetings=found_meetings,
        topics=bounded("topics", topics(article, found_meetings, found_accessions)),
        persons=bounded("persons", persons(article)),
        positions=bounded("positions", positions(article)),
        cut=tuple(cut),
    )
