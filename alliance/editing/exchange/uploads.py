"""Reading a file that somebody has chosen: CSV of any spreadsheet, XLSX or JSON, told apart by what is in it.

tablib writes our files but does not read them: it takes the last result of a formula for what stands in the cell, mixes
up JSON objects whose names come in another order, and of one row that is too long says no more than that there is one.
"""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from alliance.editing.exchange.columns import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, names_of
from alliance.editing.exchange.spreadsheets import ZIP, read_spreadsheet
from alliance.editing.exchange.tidy import UnfitError, in_cell, tidy
from alliance.editing.exchange.wrong import WrongFileError, too_large, too_many_rows
from alliance.keyed import Keyed
from alliance.rest.formats.csv import unescaped

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
SEPARATORS = ",;\t|"
MOST_SHOWN = 60  # characters of somebody's text in a message


class Line(NamedTuple):
    """One record of a file: `number` is its row, as a spreadsheet counts; `faults` are cells that cannot be read."""

    number: int
    cells: dict[str, str]
    faults: dict[str, str]


class Upload(NamedTuple):
    """What a file says, and how it was read."""

    lines: list[Line]
    notes: list[str]


Rows = Iterator[tuple[int, list[Any]]]


def read_upload(model: type[Keyed], content: bytes) -> Upload:
    """Raises `WrongFileError` for a file that is not one of records of this class."""
    if len(content) > MOST_BYTES:
        raise too_large()
    if content.startswith(OLD_EXCEL):
        raise WrongFileError(_("This is a file of an old Excel, or one with a password: save it as XLSX."))
    notes: list[str] = []
    if content.startswith(ZIP):
        rows = read_spreadsheet(content)
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return Upload(bounded(read_json(model, content)), notes)
    else:
        rows = read_csv(content, notes)
    return Upload(bounded(read_rows(model, rows, notes)), notes)


def bounded(lines: Iterator[Line]) -> list[Line]:
    """Those that say something, as long as there are not too many."""
    found = []
    for line in lines:
        if any(line.cells.values()) or line.faults:
            found.append(line)
        if len(found) > MOST_ROWS:
            raise too_many_rows()
    if not found:
        raise WrongFileError(_("There are no rows in the file."))
    return found


def read_csv(content: bytes, notes: list[str]) -> Rows:
    """The rows, by the separator that stands most often between the names of the columns."""
    text = decoded(content, notes)
    first, _end, rest = text.partition("\n")
    skipped = 0
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        separator, text, skipped = first.strip()[-1], rest, 1
    else:
        separator = max(SEPARATORS, key=first.count)
    if separator != ",":
        notes.append(_("Read with “%(separator)s” between the cells.") % {"separator": separator.replace("\t", "Tab")})
    csv.field_size_limit(MOST_BYTES)
    number = skipped
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            yield number, [unescaped(cell) for cell in cells]
    except csv.Error:
        raise WrongFileError(
            _("Row %(row)s cannot be read: a quotation mark is missing, or there is one too many.")
            % {"row": number + 1}
        ) from None


def decoded(content: bytes, notes: list[str]) -> str:
    """UTF-8, UTF-16 with its mark, or what Excel writes on Windows."""
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            if encoding == "cp1252":
                notes.append(_("Read as Windows-1252: look whether letters such as é and ü are right."))
            return text
    raise WrongFileError(_("This is no table: choose a file in CSV, XLSX or JSON."))


def read_rows(model: type[Keyed], rows: Rows, notes: list[str]) -> Iterator[Line]:
    """Lines of a table, whose first row names the columns."""
    names: list[str] = []
    for number, values in rows:
        if len(values) > MOST_COLUMNS:
            raise WrongFileError(_("There are more than %(most)s columns.") % {"most": MOST_COLUMNS})
        if names:
            yield line_of(number, names, values)
        elif any(str(value or "").strip() for value in values):
            names = columns_in(model, values)


def columns_in(model: type[Keyed], values: list[Any]) -> list[str]:
    """The names of the columns; empty for one without a name, in which nothing may stand."""
    names = [str(value or "").strip().lower() for value in values]
    known = names_of(model)
    if unknown := [name for name in names if name and name not in known]:
        raise WrongFileError(
            _("There is no column “%(name)s”. Columns of this table are: %(known)s.")
            % {"name": shown(unknown[0]), "known": ", ".join(known)}
        )
    if twice := [name for name in names if name and names.count(name) > 1]:
        raise WrongFileError(_("The column “%(name)s” stands there twice.") % {"name": twice[0]})
    return names


def line_of(number: int, names: list[str], values: list[Any]) -> Line:
    """One row with its cells by column; cells beyond its end are empty."""
    line = Line(number, {}, {})
    for place, value in enumerate(values):
        name = names[place] if place < len(names) else ""
        if name:
            take(line, name, value)
        elif tidy(str(value or "")):
            line.faults[""] = _("It has a cell beyond the named columns: “%(text)s”.") % {"text": shown(value)}
    for name in names[len(values) :]:
        if name:
            line.cells[name] = ""
    return line


def shown(value: Any) -> str:
    """The beginning of what somebody has written, as a page can show it."""
    return str(value)[:MOST_SHOWN].encode(errors="replace").decode()


def take(line: Line, name: str, value: Any) -> None:
    try:
        line.cells[name] = in_cell(value)
    except UnfitError as unfit:
        line.faults[name] = str(unfit)


def read_json(model: type[Keyed], content: bytes) -> Iterator[Line]:
    """Lines of a list of objects, numbered from 1 on."""
    try:
        records = json.loads(content)
    except (ValueError, RecursionError):
        raise WrongFileError(_("This cannot be read as JSON.")) from None
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise WrongFileError(_("A list of objects is expected, one for each record."))
    for number, record in enumerate(records, start=1):
        yield line_of(number, columns_in(model, list(record)), list(record.values()))
