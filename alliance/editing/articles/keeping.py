"""Articles that are being read, kept with every decision; their text no longer than the setting allows."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.utils.text import Truncator, slugify
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from alliance.dates import PartialDate
from alliance.editing.articles.engine import read
from alliance.editing.models import Article
from alliance.extraction.paragraphs import Paragraph, paragraphs
from alliance.sources.models import Source

Cells = dict[str, str]


class State(models.TextChoices):
    """How far the reading of an article has come."""

    OPEN = "open", _("being read")
    SUBMITTED = "submitted", _("waits to be taken in")
    TAKEN_IN = "taken-in", _("taken in")


class OverError(ValueError):
    """The article was taken in, or thrown away, meanwhile."""


def state_of(article: Article) -> State:
    if article.taken_in_at:
        return State.TAKEN_IN
    return State.SUBMITTED if article.submitted else State.OPEN


def add(
    read_from: Sequence[Paragraph], published: PartialDate | None, source: Source | Cells, file: str, user
) -> Article:
    """Begin the reading of an article by a known source, or by one of which these are the cells."""
    facts = [] if isinstance(source, Source) else [{Source.noun(): source}]
    key = source.key if isinstance(source, Source) else slugify(source["title"])
    title = str(source) if isinstance(source, Source) else source["title"]
    reading, found = read(read_from, published, {"facts": facts, "claims": []})
    day = str(published or found.published or "")
    with transaction.atomic():
        article = Article(
            title=Truncator(title).chars(250), file=(file or f"{key}.txt").replace("\0", "")[:200], source=key
        )
        article.language, article.published, article.is_dated = found.language, day, False
        article.reading, article.made_by = reading, user
        keep_text(article, read_from)
        article.save()
        article.authors.add(user)
    return article


def keep_text(article: Article, read_from: Sequence[Paragraph]) -> None:
    """As long as the setting says; not at all where that is no day."""
    if settings.ARTICLE_TEXTS > 0:
        article.text, article.text_at = "\n".join(paragraph.text for paragraph in read_from), now()


def paragraphs_of(article: Article) -> list[Paragraph]:
    """Nothing where the text is not kept any more."""
    return paragraphs(article.text) if is_kept(article) else []


def published_of(article: Article) -> PartialDate | None:
    return PartialDate.parse(article.published) if article.published else None


def is_kept(article: Article) -> bool:
    return bool(article.text and article.text_at and article.text_at > oldest(now()))


def oldest(moment: datetime) -> datetime:
    return moment - timedelta(days=settings.ARTICLE_TEXTS)


def prune(moment: datetime) -> int:
    """Forget the texts that have been kept long enough, and those of articles that are taken in; tells how many."""
    old = models.Q(text_at__lte=oldest(moment)) | models.Q(text_at=None) | models.Q(taken_in_at__isnull=False)
    return Article.objects.exclude(text="").filter(old).update(text="", text_at=None)


def change(article: Article, user, do: Callable[[Article], Any]) -> Any:
    """Change an article as it stands now, one editor after the other. Raises `OverError`, with nothing changed."""
    with transaction.atomic():
        standing = Article.objects.select_for_update().filter(pk=article.pk, taken_in_at=None).first()
        if standing is None:
            raise OverError
        before = standing.reading, standing.source
        outcome = do(standing)
        standing.version, standing.saved_at = F("version") + 1, now()
        standing.save()
        if (standing.reading, standing.source) != before:
            standing.authors.add(user)
    article.refresh_from_db()
    return outcome
