"""The page of an article: its text with marks, and beside it what is to be decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alliance.checking.marking import Row, rows_of
from alliance.dates import PartialDate
from alliance.editing.articles.adding import NOT_ADDED, columns_of, digest_of
from alliance.editing.articles.deciding import CHARACTERS
from alliance.editing.articles.keeping import State, paragraphs_of, state_of
from alliance.editing.articles.outlook import Outlook, outlook
from alliance.editing.articles.records import pair_of
from alliance.editing.articles.taking_in import hindrance, names_of
from alliance.editing.models import Article
from alliance.editing.spoken import label_of
from alliance.extraction.article import Span
from alliance.extraction.layout import roles_of
from alliance.extraction.paragraphs import Paragraph
from alliance.keyed import Keyed
from alliance.knowledge.rows import keyed_models, noun_to_model
from alliance.sources.judging import fact_models
from alliance.sources.models import Source
from alliance.sources.values import field_label
from alliance.wording import written

LONG = ("note_", "reason_", "stance_")


class ShownCell(NamedTuple):
    name: str
    label: str
    value: str
    is_long: bool


class ShownRecord(NamedTuple):
    """A record that the reading would add, as cells to correct; `is_known` where somebody else has added it since."""

    place: int
    kind: str
    name: str
    seen: str
    refused: str
    is_known: bool
    may_leave_out: bool
    cells: list[ShownCell]


class Choice(NamedTuple):
    value: str
    label: str


def page_of(request: HttpRequest, article: Article, read: Sequence[Paragraph] | None = None) -> dict:
    """What the template shows; `read` is a text that was pasted to be looked at and is not kept."""
    shown = outlook(article)
    read = paragraphs_of(article) if read is None else read
    return {
        "article": article,
        "state": state_of(article),
        "is_over": state_of(article) == State.TAKEN_IN,
        "outlook": shown,
        "rows": marked(article, read),
        "date": spoken_date(article.published),
        "source": shown.assembly.instances[Source].get(article.source),
        "records": list(records_of(article, shown)),
        "begun": begun(request.GET.get("kind", "")),
        "facts": references_of(article, shown),
        "fields": fields(),
        "kinds": kinds(),
        "authors": names_of(article),
        "hindrance": hindrance(article, request.user),
        "lookup_address": reverse("admin:editing_article_facts"),
    }


def spoken_date(published: str) -> str:
    return written(*PartialDate.parse(published)) if published else ""


def marked(article: Article, read: Sequence[Paragraph]) -> list[Row]:
    """Only the paragraphs that are still those which were read have marks."""
    hashes = {str(paragraph.number): paragraph.sha256 for paragraph in read}
    spans = {}
    for number, claim in enumerate(article.claims):
        found = CHARACTERS.fullmatch(claim.get("characters", ""))
        if found and hashes.get(claim["paragraph"]) == claim["sha256"]:
            spans[number] = [Span(int(claim["paragraph"]), *map(int, found.groups()))]
    language = "id" if article.language == "id" else "en"
    return rows_of(read, roles_of(list(read), language), spans)


def records_of(article: Article, shown: Outlook) -> Iterable[ShownRecord]:
    for place, record in enumerate(article.facts):
        noun, cells = pair_of(record)
        model, name = noun_to_model()[noun], shown.assembly.made.get(place)
        row = shown.assembly.record("/".join(name)) if name else None
        yield ShownRecord(
            place,
            capfirst(str(model._meta.verbose_name)),
            str(row) if row else cells.get("key", ""),
            digest_of(record),
            shown.assembly.refused.get(place, ""),
            bool(name and not shown.assembly.is_new(name)),
            model is not Source,
            cells_of(model, cells),
        )


def cells_of(model: type[Keyed], cells: Mapping[str, str]) -> list[ShownCell]:
    return [ShownCell(one, label_of(model, one), cells.get(one, ""), one.startswith(LONG)) for one in columns_of(model)]


def begun(noun: str) -> dict:
    """The empty form of another record."""
    model = noun_to_model().get(noun)
    return {"kind": noun, "cells": cells_of(model, {})} if model and model not in NOT_ADDED else {}


def references_of(article: Article, shown: Outlook) -> list[Choice]:
    """The facts that this reading speaks of, for whoever types one."""
    names = {claim["fact"]: str(shown.assembly.record(claim["fact"]) or "") for claim in article.claims}
    for noun, key in shown.assembly.made.values():
        names.setdefault(f"{noun}/{key}", str(shown.assembly.record(f"{noun}/{key}") or ""))
    return [Choice(reference, name) for reference, name in sorted(names.items())]


def fields() -> list[Choice]:
    """What a claim can give, whatever the fact."""
    labels = {name: field_label(model, name) for model in fact_models() for name in model.judged_fields}
    return [Choice("", _("– (only stated)")), *(Choice(name, f"{label} ({name})") for name, label in labels.items())]


def kinds() -> list[Choice]:
    return [
        Choice(model.noun(), capfirst(str(model._meta.verbose_name)))
        for model in keyed_models()
        if model not in NOT_ADDED
    ]
