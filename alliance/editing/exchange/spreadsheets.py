"""Reading XLSX from strangers: the archive is measured before it is unpacked, and no formula is believed."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from alliance.editing.exchange.columns import MOST_COLUMNS, MOST_ROWS
from alliance.editing.exchange.tidy import Formula
from alliance.editing.exchange.wrong import WrongFileError, too_many_rows
from alliance.rest.formats.csv import unescaped

ZIP = b"PK\x03\x04"
# As bytes once unpacked: ten thousand rows of the class with the most and longest texts, and what is beside them.
MOST_OF_CELLS = 40_000_000
MOST_BESIDE = 4_000_000
MOST_MEMBERS = 500
# What a sheet can have; whoever says that its rows have higher numbers is not believed.
LAST_ROW = 1_048_576
# As long as there are empty rows between the others.
LAST_READ = 2 * MOST_ROWS


def read_spreadsheet(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    """The rows of the first sheet with their numbers, from 1 on. Raises `WrongFileError`."""
    try:
        measure(content)
        yield from first_sheet(content)
    except WrongFileError:
        raise
    except Exception:  # what a broken file makes the readers stumble over has many names
        raise unreadable() from None


def unreadable() -> WrongFileError:
    return WrongFileError(_("This cannot be read as XLSX: open it in a spreadsheet and save it again."))


def measure(content: bytes) -> None:
    """What the directory of an archive declares is also all that is unpacked of it."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        cells = sum(member.file_size for member in members if holds_cells(member.filename))
        beside = sum(member.file_size for member in members) - cells
        if len(members) > MOST_MEMBERS or cells > MOST_OF_CELLS or beside > MOST_BESIDE:
            raise WrongFileError(_("The file would be too large once unpacked."))
        if any(declares_entities(archive.read(member)) for member in members):
            raise unreadable()


def holds_cells(name: str) -> bool:
    return name.startswith("xl/worksheets/") or name == "xl/sharedStrings.xml"


def declares_entities(part: bytes) -> bool:
    """Whether an XML file has declarations, in whatever encoding: spreadsheets write none, and they make it grow."""
    part = part.replace(b"\0", b"")
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part


def first_sheet(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        rows = book.worksheets[0].iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS + 1)
        for number, row in enumerate(rows, start=1):
            values = trimmed([value_of(cell) for cell in row])
            if number <= LAST_READ:
                yield number, values
            elif values:
                raise too_many_rows()
    finally:
        book.close()


def value_of(cell) -> Any:
    if cell.data_type == "f":
        return Formula(cell.value)
    return unescaped(cell.value) if isinstance(cell.value, str) else cell.value


def trimmed(values: list[Any]) -> list[Any]:
    """Without the empty cells at the end, which sheets have by the hundred."""
    while values and values[-1] in (None, ""):
        values.pop()
    return values
