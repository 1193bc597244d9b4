"""Rows as plain values: what fixtures, merges and the change log compare.

A row is a dict from field name to JSON-friendly value: text, number, yes or no as a bool, a date in ISO form, another
row as its key, several as a sorted list of keys. Computed fields and database ids are no part of it.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from alliance.keyed import Keyed

Row = dict[str, Any]
References = dict[type[Keyed], dict[str, int]]


class FixtureError(ValueError):
    """Something wrong in a file, with the place: file, row and column, as far as there is one."""

    def __init__(self, file: str, row: int, column: str, message: str):
        place = [file, f"row {row}" if row else "", "" if column == "-" else f"column {column}"]
        super().__init__(f"{', '.join(filter(None, place))}: {message}")


@cache
def keyed_models() -> tuple[type[Keyed], ...]:
    """All classes of keyed rows, each after those it refers to."""
    waiting = sorted(
        (model for model in apps.get_models() if issubclass(model, Keyed)), key=lambda model: model.__name__
    )
    ordered: list[type[Keyed]] = []
    while waiting:
        ready = [model for model in waiting if not (referred(model) - {model}) & set(waiting)]
        ordered += ready
        waiting = [model for model in waiting if model not in ready]
    return tuple(ordered)


def referred(model: type[Keyed]) -> set[type[Keyed]]:
    return {field.related_model for field in model.public_fields() if field.is_relation}


def noun_to_model() -> dict[str, type[Keyed]]:
    """From the name of a class outside (`accession-step`) to the class."""
    return {model.noun(): model for model in keyed_models()}


def rows_of(model: type[Keyed], keys: Iterable[str] | None = None) -> dict[str, Row]:
    """The rows of one class, or those with these keys, by key; a fixed number of queries."""
    instances = model.objects.all() if keys is None else model.objects.filter(key__in=keys)
    return plain_rows(instances)


def plain_rows(instances: models.QuerySet) -> dict[str, Row]:
    """These rows of one class, by key, with all that they refer to in a fixed number of queries."""
    fields = instances.model.public_fields()
    related = [field.name for field in fields if isinstance(field, models.ForeignKey)]
    several = [field.name for field in fields if field.many_to_many]
    complete = instances.select_related(*related).prefetch_related(*several)
    return {instance.key: row_of(instance) for instance in complete}


def row_of(instance: Keyed) -> Row:
    """One row as plain values."""
    return {field.name: plain(instance, field) for field in instance.public_fields()}


def plain(instance: Keyed, field: models.Field) -> Any:
    if field.many_to_many:
        return sorted(other.key for other in getattr(instance, field.name).all())
    if isinstance(field, models.ForeignKey):
        other = getattr(instance, field.name)
        return other.key if other else None
    value = getattr(instance, field.name)
    if isinstance(field, models.DateField | models.DecimalField):
        return field.value_to_string(instance) if value is not None else None
    return value


def digest(row: Row) -> str:
    """The SHA-256 of a row, the same for the same values in any order."""
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def assign(instance: Keyed, row: Row, references: References) -> None:
    """Set the columns of an instance from plain values; many-to-many fields are not columns.

    Raises `ValidationError` by field name for a value that does not fit its field or a reference to nothing.
    """
    errors = {}
    for field in instance.public_fields():
        if field.name not in row or field.many_to_many:
            continue
        value = row[field.name]
        try:
            if isinstance(field, models.ForeignKey) and value is not None:
                setattr(instance, field.attname, referred_id(field, value, references))
            else:
                setattr(instance, field.name, field.to_python(value))
        except ValidationError as error:
            errors[field.name] = error.messages
    if errors:
        raise ValidationError(errors)
    instance.compute()


def referred_ids(field: models.ManyToManyField, keys: list[str], references: References) -> list[int]:
    """The database ids of the rows that a list of keys means; raises `ValidationError` for a key of nothing."""
    return [referred_id(field, key, references) for key in keys]


def referred_id(field: models.Field, key: str, references: References) -> int:
    try:
        return references[field.related_model][key]
    except KeyError:
        raise ValidationError(
            _("There is no %(kind)s “%(key)s”.") % {"kind": field.related_model.noun(), "key": key}
        ) from None


def reference_ids() -> References:
    """Every key with its database id, by class: one query a class."""
    return {model: dict(model.objects.order_by().values_list("key", "pk")) for model in keyed_models()}
