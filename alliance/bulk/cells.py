"""Rows as lines of text: CSV as programs and people open it, and NDJSON, one JSON object a line.

What a spreadsheet would take for a formula is escaped as in the CSV of the API; reading takes that away again.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from alliance.bulk.columns import LONGEST, Column, Plain
from alliance.bulk.tables import Row, Table
from alliance.knowledge.rows import FixtureError
from alliance.rest.formats.csv import escaped, unescaped


def csv_lines(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    """RFC 4180: a header, a comma between cells, CRLF."""
    yield csv_line([column.name for column in table.columns])
    for row in rows:
        yield csv_line([cell(column, value) for column, value in zip(table.columns, row, strict=True)])


def csv_line(cells: list[str]) -> str:
    line = StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()


def cell(column: Column, value: Plain) -> str:
    """Nothing is an empty cell, and so is empty text: no column has both."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return escaped(text) if column.type == "string" else text


def csv_rows(table: Table, lines: Iterable[str], file: str) -> Iterator[tuple[Any, ...]]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        if header != [column.name for column in table.columns]:
            raise FixtureError(file, 1, "-", f"the columns must be {', '.join(c.name for c in table.columns)}.")
        for number, cells in enumerate(reader, start=1):
            if len(cells) != len(header):
                raise FixtureError(file, number, "-", "it has more or fewer cells than the header.")
            yield tuple(uncelled(column, text) for column, text in zip(table.columns, cells, strict=True))
    except csv.Error as error:
        raise FixtureError(file, reader.line_num, "-", f"it cannot be read as CSV: {error}.") from None


def uncelled(column: Column, text: str) -> Plain:
    """The value that a cell means; text that means none stays as it is, to be refused."""
    if not text and (column.null or column.type != "string"):
        return None
    if column.type == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if column.type == "integer":
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else text
    return unescaped(text) if column.type == "string" else text


def json_lines(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    names = [column.name for column in table.columns]
    for row in rows:
        yield json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n"


def json_rows(table: Table, lines: Iterable[str], file: str) -> Iterator[tuple[Any, ...]]:
    names = [column.name for column in table.columns]
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise FixtureError(file, number, "-", f"it cannot be read as JSON: {error}.") from None
        if not isinstance(record, dict) or record.keys() != set(names):
            raise FixtureError(file, number, "-", f"an object with {', '.join(names)} is expected.")
        yield tuple(record[name] for name in names)
