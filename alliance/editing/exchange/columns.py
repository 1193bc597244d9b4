"""The columns of a file of records, and what may stand in them."""

from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alliance.facts import Fact, Period
from alliance.keyed import Keyed
from alliance.knowledge.cells import write_cell, write_cells
from alliance.knowledge.rows import Row

KEY, EXPORTED_AT = "key", "exported_at"

# What one file may have.
MOST_ROWS = 10_000
MOST_COLUMNS = 40
MOST_BYTES = 5_000_000


class Column(NamedTuple):
    """A column with its label and the form of its cells in words."""

    name: str
    label: str
    form: str


def fields_of(model: type[Keyed]) -> list[models.Field]:
    """The fields that have a column: those of the class itself first, then its time, then notes and reasons."""
    fields = [field for field in model.public_fields() if not field.name.endswith("_precision")]
    return sorted(fields, key=lambda field: place_of(field.name))


def place_of(name: str) -> int:
    """Which abstract class a field comes from: the more general, the further behind."""
    return next((place for place, base in ((2, Fact), (1, Period)) if name in names_in(base)), 0)


def names_in(base: type[models.Model]) -> set[str]:
    return {field.name for field in base._meta.local_fields}


def names_of(model: type[Keyed]) -> list[str]:
    return [KEY, *(field.name for field in fields_of(model)), EXPORTED_AT]


def described(model: type[Keyed]) -> list[Column]:
    """All columns of a class, for the page on which a file is chosen."""
    return [
        Column(KEY, _("Key"), _("Leave it empty for a new record.")),
        *(Column(field.name, capfirst(field.verbose_name), form_of(field)) for field in fields_of(model)),
        Column(EXPORTED_AT, _("Exported at"), _("Leave it as the export wrote it: changes made since then are kept.")),
    ]


def form_of(field: models.Field) -> str:
    """What a cell looks like."""
    match field:
        case models.ManyToManyField():
            return _("Keys, with semicolons between them")
        case models.ForeignKey():
            return _("The key of a record: %(kind)s") % {"kind": field.related_model._meta.verbose_name}
        case models.BooleanField():
            return _("yes or no")
        case models.DateField():
            return _("YYYY-MM-DD, YYYY-MM or YYYY") if has_precision(field) else _("YYYY-MM-DD")
        case models.DecimalField():
            return _("A number, with a point before decimals")
        case models.IntegerField():
            return _("A whole number")
    if field.choices:
        return ", ".join(str(value) for value, _label in field.flatchoices if value)
    return _("Text")


def has_precision(field: models.Field) -> bool:
    return hasattr(field.model, f"{field.name}_precision")


def in_text(model: type[Keyed], key: str, row: Row) -> list[str]:
    """A record as cells of text, without the last column."""
    cells = write_cells(model, row)
    return [key, *(cells[field.name] for field in fields_of(model))]


def in_json(model: type[Keyed], key: str, row: Row) -> list[Any]:
    """The same with numbers, yes and no, and lists as JSON has them; a date as text."""
    return [key, *(value_in_json(field, row) for field in fields_of(model))]


def value_in_json(field: models.Field, row: Row) -> Any:
    value = row[field.name]
    return write_cell(value, row[f"{field.name}_precision"]) or None if has_precision(field) else value
