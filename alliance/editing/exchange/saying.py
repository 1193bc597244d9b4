"""What the cells of one row mean for a class of records, and what is wrong with them in words."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext as _

from alliance.editing.exchange.columns import EXPORTED_AT, KEY
from alliance.editing.exchange.tidy import tidy
from alliance.editing.exchange.uploads import Line
from alliance.keyed import Keyed
from alliance.knowledge.cells import CellError, read_cells, write_cells
from alliance.knowledge.rows import Row

# As people and spreadsheets in both languages write them.
TRUTHS = {"ya": "yes", "true": "yes", "benar": "yes", "tidak": "no", "false": "no", "salah": "no"}


class Said(NamedTuple):
    """One row as it was read: the `cells` that it gives as an export would have written them, and a whole row of them.

    `at` is the instant of its export, `None` where it does not say.
    """

    number: int
    key: str
    at: datetime | None
    cells: dict[str, str]
    row: Row
    problems: list[tuple[str, str]]


def read_line(model: type[Keyed], line: Line, now: datetime) -> Said:
    fields = {field.name: field for field in model.public_fields()}
    problems = list(line.faults.items())
    cells = {name: spelled(fields[name], text) for name, text in line.cells.items() if name in fields}
    while True:
        try:
            row = read_cells(model, cells)
            break
        except CellError as error:
            problems.append((error.column, wrong(fields[error.column])))
            del cells[error.column]
    at = None
    try:
        at = instant(line.cells.get(EXPORTED_AT, ""), now)
    except ValueError as error:
        problems.append((EXPORTED_AT, str(error)))
    return Said(line.number, line.cells.get(KEY, ""), at, in_text(model, row, cells), row, problems)


def in_text(model: type[Keyed], row: Row, names) -> dict[str, str]:
    """Cells as an export writes them, as far as they are named."""
    cells = write_cells(model, row)
    return {name: tidy(cells[name]) for name in names}


def spelled(field: models.Field, text: str) -> str:
    """A cell as `read_cells` takes it: decimals with a point, yes and no in English, keys without gaps."""
    if isinstance(field, models.BooleanField):
        return TRUTHS.get(text.casefold(), text.casefold())
    if isinstance(field, models.DecimalField):
        # A comma before three digits may stand for thousands.
        return text.replace(",", ".") if re.fullmatch(rf"\d+,\d{{1,{field.decimal_places}}}", text) else text
    if field.many_to_many:
        return "; ".join(sorted({key.strip() for key in text.split(";")} - {""}))
    return text


def wrong(field: models.Field) -> str:
    """Why a cell of this field could not be read."""
    if isinstance(field, models.DateField):
        return _("Write the date as YYYY-MM-DD, YYYY-MM or YYYY.")
    if isinstance(field, models.BooleanField):
        return _("Write yes or no.")
    return _("Write the number in digits, with a point before decimals.")


def instant(text: str, now: datetime) -> datetime | None:
    """Raises `ValueError`."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError(_("Leave this as the export wrote it, or empty.")) from None
    if at > now:
        raise ValueError(_("This instant is still to come: leave it as the export wrote it, or empty."))
    return at
