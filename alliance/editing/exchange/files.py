"""Files of records, written by tablib: CSV and XLSX for spreadsheets, JSON for programs.

In CSV and XLSX every cell is text, and what a spreadsheet would take for a formula has an apostrophe before it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from tablib import Dataset
from tablib.formats import registry

from alliance.editing.exchange.columns import in_json, in_text, names_of
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row
from alliance.rest.formats.csv import escaped

TEXT = "@"  # so a spreadsheet calls the format of cells that it leaves as they are typed
WIDTH = 24  # characters
LONGEST_CELL = 32_767  # characters that XLSX can hold


class TooLongError(ValueError):
    """A text that a format cannot hold."""


class TextXLSX(registry.get_format("xlsx")):
    """Cells of text, also those that somebody will add: a spreadsheet would make a day of `2009-04`."""

    @classmethod
    def dset_sheet(cls, dataset, ws, freeze_panes=True, escape=False):
        super().dset_sheet(dataset, ws, freeze_panes=freeze_panes, escape=escape)
        for row in ws.iter_rows():
            for cell in row:
                cell.number_format = TEXT
        for number in range(1, dataset.width + 1):
            ws.column_dimensions[get_column_letter(number)].number_format = TEXT


class Format(NamedTuple):
    extension: str
    media_type: str


FORMATS: Mapping[str, Format] = {
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": Format("csv", "text/csv; charset=utf-8"),
    "json": Format("json", "application/json"),
}


def written(model: type[Keyed], rows: Iterable[tuple[str, Row]], at: datetime, form: str) -> bytes:
    """The file of these records, by key; `at` is the instant of which they are. Raises `TooLongError`."""
    cells = in_json if form == "json" else in_text
    table = Dataset(headers=names_of(model), title=model.plural())
    for key, row in rows:
        table.append([*cells(model, key, row), at.isoformat()])
    return WRITERS[form](table)


def csv(table: Dataset) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    table.add_formatter(None, escaped)
    return table.export("csv").encode("utf-8-sig")


def xlsx(table: Dataset) -> bytes:
    table.add_formatter(None, fit_for_xlsx)
    return TextXLSX.export_set(table, column_width=WIDTH)


def fit_for_xlsx(text: str) -> str | None:
    """Without the control characters that XML cannot hold."""
    text = escaped(ILLEGAL_CHARACTERS_RE.sub("", text))
    if len(text) > LONGEST_CELL:
        raise TooLongError(_("A text is longer than XLSX can hold: choose CSV or JSON."))
    return text or None


def json(table: Dataset) -> bytes:
    return table.export("json").encode()


WRITERS = {"csv": csv, "xlsx": xlsx, "json": json}
