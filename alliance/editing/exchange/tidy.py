"""What stands in a cell, as text that can be compared and kept."""

import unicodedata
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE


class UnfitError(ValueError):
    """A value that no cell of ours may have, in words."""


class Formula(str):
    """A cell of a spreadsheet that is worked out from others."""


def in_cell(value: Any) -> str:
    """The text of a cell of any file. Raises `UnfitError`."""
    if isinstance(value, Formula):
        raise UnfitError(_("This is a formula: put its result there, as text."))
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "; ".join(value)
    if isinstance(value, dict | list):
        raise UnfitError(_("A single value is expected here."))
    text = in_words(value)
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UnfitError(_("There are characters here that cannot be kept."))
    return tidy(text)


def in_words(value: Any) -> str:
    """A number, a day or a truth value as it is written in cells."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)
    return str(value)


def tidy(text: str) -> str:
    """Trimmed, composed, with plain ends of lines and without control characters: the same in every format."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", ILLEGAL_CHARACTERS_RE.sub("", text)).strip()
