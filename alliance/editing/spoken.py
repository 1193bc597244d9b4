"""Fields and plain values of records in an editor's words: labels, choices and names instead of columns and keys."""

from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alliance.dates import PRECISIONS
from alliance.keyed import Keyed
from alliance.wording import written

NOTHING = "–"


def label_of(model: type[Keyed], name: str) -> str:
    """The label of a column; what is none is called by its name."""
    try:
        return capfirst(str(model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name


def spoken(model: type[Keyed], name: str, value: Any) -> str:
    """A value of row space in words; a date with its precision is a pair. What is not valid stands as it was typed."""
    if value in (None, "", []):
        return NOTHING
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return str(value)
    if field.is_relation:
        return names_of(field.related_model, value if isinstance(value, list) else [value])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return spoken_date(*value)
    if isinstance(field, models.DateField):
        return spoken_date(value)
    return str(dict(field.flatchoices).get(value, value))


def spoken_date(day: Any, precision: Any = "day") -> str:
    try:
        return written(date.fromisoformat(day), precision if precision in PRECISIONS else "day")
    except (TypeError, ValueError):
        return str(day or NOTHING)


def spoken_row(model: type[Keyed], values: dict[str, Any] | None) -> str:
    """A whole row, a line for each field that says something; of none, that it is gone."""
    if values is None:
        return _("(deleted)")
    said = ((name, value) for name, value in values.items() if value not in (None, "", [], False))
    return "\n".join(f"{label_of(model, name)}: {spoken(model, name, value)}" for name, value in said)


def names_of(model: type[Keyed], keys: list) -> str:
    """The records with these keys by name, in this order."""
    rows = model.objects.filter(key__in=[str(key) for key in keys]).select_related(*model.shown_with)
    names = {row.key: str(row) for row in rows}
    return ", ".join(names.get(key, str(key)) for key in keys)
