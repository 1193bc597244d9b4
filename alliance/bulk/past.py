"""Histories and the change log from a dump into the database."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from alliance.bulk.columns import read_instant
from alliance.bulk.rows import BATCH, Found, Taken, checked, wording
from alliance.bulk.tables import ACTIONS, ChangeTable, HistoryTable
from alliance.knowledge.fixtures import Entry
from alliance.knowledge.load import misfit
from alliance.knowledge.models import Change

TYPES = {action: kind for kind, action in ACTIONS.items()}


def take_history(table: HistoryTable, rows: Iterable[tuple[Any, ...]], taken: Taken) -> int:
    """Write what the records of a class have been, in the order of the dump."""
    past, lists = [], []
    for number, found in checked(table, rows):
        past.append(past_row(table, number, found, taken))
        lists.append([keys_in(table, number, found, field) for field in table.several])
    made = table.history.objects.bulk_create(past, batch_size=BATCH)
    for place, field in enumerate(table.several):
        write_lists(table, field, made, [keys[place] for keys in lists], taken)
    return len(made)


def past_row(table: HistoryTable, number: int, found: Found, taken: Taken) -> models.Model:
    made = table.history(
        id=taken.id_ever(table.model, found["id"]),
        key=found["id"],
        history_date=read_instant(found["at"]),
        history_type=TYPES.get(found["action"], ""),
    )
    for field in table.tracked:
        value = found[field.name]
        if field.is_relation:
            setattr(made, field.attname, value and taken.id_ever(field.related_model, value))
        else:
            setattr(made, field.name, field.to_python(value))
    try:
        made.clean_fields(
            exclude={"history_change_reason", *(name.name for name in made._meta.fields if name.is_relation)}
        )
    except ValidationError as error:
        raise misfit(Entry(found, table.name, number), error) from None
    return made


def keys_in(table: HistoryTable, number: int, found: Found, field: models.ManyToManyField) -> list[str]:
    """The keys of a list, which stands in its column as JSON."""
    column = next(column for column in table.columns if column.name == field.name)
    with wording(table, number, column):
        try:
            keys = json.loads(found[field.name])
        except RecursionError:
            keys = None
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise ValueError("a JSON list of keys is expected.")
        return [column.check(key) for key in keys]


def write_lists(
    table: HistoryTable, field: models.ManyToManyField, past: list[models.Model], lists: list[list[str]], taken: Taken
) -> None:
    through = table.through(field)
    own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through.objects.bulk_create(
        [
            # `id` is that of a row which a list no longer has once it is set anew: it means nothing.
            through(id=0, history_id=row.pk, **{own: row.id, other: taken.id_ever(field.related_model, key)})
            for row, keys in zip(past, lists, strict=True)
            for key in keys
        ],
        batch_size=BATCH,
    )


def take_changes(table: ChangeTable, rows: Iterable[tuple[Any, ...]], taken: Taken) -> int:
    """Write the change log with its numbers."""
    changes: dict[int, Change] = {}
    for number, found in checked(table, rows):
        entry = Entry(found, table.name, number)
        change = Change(
            seq=found["seq"],
            kind=found["kind"],
            key=found["id"],
            action=found["action"],
            at=read_instant(found["at"]),
        )
        if found["seq"] in changes or found["seq"] < 1:
            raise entry.error("seq", "numbers begin with 1, and each stands once.")
        try:
            change.clean_fields()
        except ValidationError as error:
            raise misfit(entry, error) from None
        changes[found["seq"]] = change
    Change.objects.bulk_create(changes.values(), batch_size=BATCH)
    return len(changes)
