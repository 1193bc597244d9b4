"""Entries of histories as plain values: a history has database ids where a row has keys."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import models

from alliance.keyed import Keyed
from alliance.knowledge.rows import Row, plain


def rows_of_entries(model: type[Keyed], entries: Collection[models.Model]) -> dict[int, Row]:
    """The rows that entries of one history tell, by the entry's id; as many queries as the class has references."""
    columns = [field for field in model.public_fields() if not field.is_relation]
    rows = {entry.pk: {field.name: plain(entry, field) for field in columns} for entry in entries}
    for field in model.public_fields():
        if field.many_to_many:
            add_list(rows, model, field)
        elif field.is_relation:
            keys = keys_of(field.related_model, {getattr(entry, field.attname) for entry in entries})
            for entry in entries:
                rows[entry.pk][field.name] = keys.get(getattr(entry, field.attname))
    order = [field.name for field in model.public_fields()]
    return {number: {name: row[name] for name in order} for number, row in rows.items()}


def add_list(rows: dict[int, Row], model: type[Keyed], field: models.ManyToManyField) -> None:
    """Each entry has its own copy of a list."""
    lines = getattr(model.history.model, field.name).model.objects.filter(history__in=list(rows))
    pairs = list(lines.values_list("history_id", f"{field.m2m_reverse_field_name()}_id"))
    keys = keys_of(field.related_model, {other for _, other in pairs})
    listed: dict[int, list[str]] = defaultdict(list)
    for number, other in pairs:
        if other in keys:
            listed[number].append(keys[other])
    for number, row in rows.items():
        row[field.name] = sorted(listed[number])


def keys_of(model: type[Keyed], ids: Iterable[int | None]) -> dict[int, str]:
    """The keys of rows by their database ids, of those that are gone by their history."""
    wanted = {number for number in ids if number is not None}
    keys = dict(model._base_manager.filter(pk__in=wanted).values_list("pk", "key"))
    if gone := wanted - keys.keys():
        keys |= dict(model.history.filter(id__in=gone).order_by().values_list("id", "key"))
    return keys
