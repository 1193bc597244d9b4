"""Documents as they stand, and as they stood at a moment.

What hangs on a record are the rows that are deleted with it: of a meeting its agenda and the claims about both.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import datetime
from functools import cache

from django.db import models
from django.db.models import Exists, OuterRef, Q

from alliance.editing.documents.entries import rows_of_entries
from alliance.held import DELETED, last_entry
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row, keyed_models, plain_rows

# By noun and key.
Document = dict[str, dict[str, Row]]

# Rows of one class that a condition finds, by key, and their database ids.
Found = tuple[dict[str, Row], set[int]]


@cache
def dependants(model: type[Keyed]) -> tuple[tuple[type[Keyed], models.ForeignKey], ...]:
    """The classes whose rows are deleted with a row of this one, each with the reference that says so."""
    return tuple(
        (other, field)
        for other in keyed_models()
        for field in other.public_fields()
        if isinstance(field, models.ForeignKey)
        and field.related_model is model
        and field.remote_field.on_delete is models.CASCADE
    )


def document(record: Keyed) -> Document:
    """As it stands now; of a record that is not saved nothing."""

    def find(model: type[Keyed], condition: Q) -> Found:
        rows = model.objects.filter(condition)
        return plain_rows(rows), set(rows.values_list("pk", flat=True))

    return gather(type(record), Q(pk=record.pk), find)


def document_at(model: type[Keyed], key: str, instant: datetime) -> Document:
    """As it stood then, by its history; nothing where it was not there. A row made anew under its key goes on.

    A row of which nothing is recorded but its deletion, as can be after `loaddata`, stands as that tells it.
    """

    def find(model: type[Keyed], condition: Q) -> Found:
        known = Q(pk=last_entry(model, "id", instant)) & ~Q(history_type=DELETED)
        unrecorded = Q(history_type=DELETED, history_date__gt=instant) & ~Exists(earlier(model))
        entries = list(model.history.model.objects.filter(condition, known | unrecorded))
        rows = rows_of_entries(model, entries)
        return {entry.key: rows[entry.pk] for entry in entries}, {entry.id for entry in entries}

    return gather(model, Q(key=key), find)


def earlier(model: type[Keyed]) -> models.QuerySet:
    """What is recorded of a row before an entry of the outer query."""
    before = Q(history_date__lt=OuterRef("history_date")) | Q(
        history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")
    )
    return model.history.model.objects.filter(before, id=OuterRef("id")).order_by()


def gather(root: type[Keyed], condition: Q, find: Callable[[type[Keyed], Q], Found]) -> Document:
    """One step for each class that can hang on the root: classes come after those they refer to."""
    found: Document = {}
    conditions: dict[type[Keyed], Q] = defaultdict(Q, {root: condition})
    for model in keyed_models():
        if model not in conditions:
            continue
        rows, ids = find(model, conditions[model])
        if rows:
            found[model.noun()] = rows
            hang_on(conditions, model, ids)
    return found


def hang_on(conditions: dict[type[Keyed], Q], model: type[Keyed], ids: Collection[int]) -> None:
    for other, field in dependants(model):
        conditions[other] |= Q(**{f"{field.attname}__in": ids})


def classes_of(root: type[Keyed]) -> list[type[Keyed]]:
    """The class of a record and those of all that can hang on it, in the order of references."""
    conditions: dict[type[Keyed], Q] = defaultdict(Q, {root: Q(pk=0)})
    for model in keyed_models():
        if model in conditions:
            hang_on(conditions, model, ())
    return [model for model in keyed_models() if model in conditions]
