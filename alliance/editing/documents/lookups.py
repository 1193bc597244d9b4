"""Records by their keys, as they stand or stood: in as many queries as there are classes and hundreds of keys."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import models

from alliance.editing.documents.entries import rows_of_entries
from alliance.held import DELETED
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row, rows_of

BATCH = 500


def batches(keys: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(sorted(set(keys)))
    while batch := list(islice(waiting, BATCH)):
        yield batch


def current_rows(model: type[Keyed], keys: Iterable[str]) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for batch in batches(keys):
        rows |= rows_of(model, batch)
    return rows


def held_rows(model: type[Keyed], keys: Iterable[str], at: datetime) -> dict[str, Row]:
    """The rows as they were held at an instant, by their histories."""
    rows: dict[str, Row] = {}
    for batch in batches(keys):
        entries = model.history.filter(key__in=batch, history_date__lte=at).order_by("history_date", "history_id")
        last = [entry for entry in {entry.key: entry for entry in entries}.values() if entry.history_type != DELETED]
        told = rows_of_entries(model, last)
        rows |= {entry.key: told[entry.pk] for entry in last}
    return rows


def once_there(model: type[Keyed], keys: Iterable[str]) -> set[str]:
    """Those of these keys that a history knows."""
    return {
        key
        for batch in batches(keys)
        for key in model.history.filter(key__in=batch).order_by().values_list("key", flat=True).distinct()
    }


def instances(model: type[Keyed], keys: Iterable[str]) -> dict[str, Keyed]:
    """Records with what their own key is made of."""
    found: dict[str, Keyed] = {}
    for batch in batches(keys):
        rows = model.objects.filter(key__in=batch).select_related(*model.shown_with)
        found |= {row.key: row for row in rows}
    return found


def named(field: models.Field, row: Row) -> list[str]:
    """The keys that a row gives for a reference or a list of them."""
    value = row[field.name]
    return value if isinstance(value, list) else [value] if value else []
