"""Cells of a table as people write them, turned into the plain values of a row and back.

A date is partial ISO (`2009-04`), several keys are joined by `;`, a bool is yes or no, an empty cell is no value.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from alliance.dates import PartialDate
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row


class CellError(ValueError):
    """A cell that cannot be read, with its column."""

    def __init__(self, column: str, message: str):
        super().__init__(message)
        self.column = column


def read_cells(model: type[Keyed], cells: Mapping[str, Any]) -> Row:
    """The row that cells mean; columns that are not given are empty. Raises `CellError`."""
    fields = {field.name: field for field in model.public_fields()}
    unknown = [column for column in cells if column not in fields or column.endswith("_precision")]
    if unknown:
        raise CellError(unknown[0], f"a {model.noun()} has no such column.")
    row: Row = {name: empty(field) for name, field in fields.items()}
    for column, cell in cells.items():
        text = clean(cell)
        if not text:
            continue
        field = fields[column]
        try:
            if isinstance(field, models.DateField):
                date = PartialDate.parse(text)
                row[column] = date.first_day.isoformat()
                if f"{column}_precision" in fields:
                    row[f"{column}_precision"] = date.precision
                elif date.precision != "day":
                    row[column] = bound(column, date)
            else:
                row[column] = read_cell(field, text)
        except ValueError as error:
            raise CellError(column, str(error)) from None
    return row


def bound(column: str, date: PartialDate) -> str:
    """A bound without a precision of its own: the last day it can mean where it is an upper one."""
    return (date.last_day if column == "not_after" else date.first_day).isoformat()


def clean(cell: Any) -> str:
    """The text of a cell: trimmed, in Unicode's composed form."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return unicodedata.normalize("NFC", str(cell)).strip()


def empty(field: models.Field) -> Any:
    """What an empty cell means: the default of the field, or nothing."""
    if field.many_to_many:
        return []
    return field.get_default() if field.has_default() or not field.null else None


def read_cell(field: models.Field, text: str) -> Any:
    """The plain value of a cell that is not empty and not a date. Raises `ValueError`."""
    if field.many_to_many:
        return sorted(key.strip() for key in text.split(";"))
    if isinstance(field, models.BooleanField):
        if text not in {"yes", "no"}:
            raise ValueError(f"“{text}” is not yes or no.")
        return text == "yes"
    if isinstance(field, models.DecimalField):
        try:
            return str(Decimal(text).quantize(Decimal(1).scaleb(-field.decimal_places)))
        except InvalidOperation:
            raise ValueError(f"“{text}” is not a number.") from None
    if isinstance(field, models.IntegerField):
        if not text.isascii() or not text.isdigit():
            raise ValueError(f"“{text}” is not a whole number.")
        return int(text)
    return text


def write_cells(model: type[Keyed], row: Row) -> dict[str, str]:
    """The cells that mean a row: `read_cells` makes the same row of them. A date takes its precision along."""
    return {
        field.name: write_cell(row[field.name], row.get(f"{field.name}_precision"))
        for field in model.public_fields()
        if not field.name.endswith("_precision")
    }


def write_cell(value: Any, precision: Any = None) -> str:
    """A plain value as a cell; with a precision it is a date, written as far as it is known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value)
    if precision:
        return str(PartialDate.of(date.fromisoformat(value), precision))
    return str(value)
