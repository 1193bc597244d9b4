"""Where a page begins or ends, as one opaque word in an address.

The word names the order that it belongs to and the position in it of the last row seen. It holds nothing secret and
is not signed: whoever makes one up gets a page from another place, or a refusal. So the same page has the same address
on every machine.
"""

import base64
import binascii
import hashlib
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

LONGEST = 2_000
# NUL, and the halves of characters that JSON can name and no text has.
UNWRITABLE = re.compile("[\0\ud800-\udfff]")


class Cursor(NamedTuple):
    """A position in an order; `backwards` asks for what stands before it."""

    order: str
    position: list[Any]
    backwards: bool = False

    def __str__(self):
        values = [self.order, int(self.backwards), *(text(value) for value in self.position)]
        packed = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def read(cls, word: str) -> "Cursor":
        """Raises `ValueError` for what is none."""
        if len(word) > LONGEST:
            raise ValueError("A cursor is not so long.")
        try:
            values = json.loads(base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True))
        except (binascii.Error, RecursionError, UnicodeDecodeError) as error:
            raise ValueError("This is no cursor.") from error
        if not isinstance(values, list) or len(values) < 3 or not all(plain(value) for value in values):
            raise ValueError("This is no cursor.")
        order, backwards, *position = values
        return cls(str(order), position, backwards == 1)


def plain(value: Any) -> bool:
    """Whether a database takes it."""
    if isinstance(value, str):
        return not UNWRITABLE.search(value)
    return value is None or isinstance(value, bool | int | float)


def text(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    if isinstance(value, Decimal):  # without the zeros that one database adds and another does not
        return f"{value.normalize():f}"
    return value if plain(value) else str(value)


def short(order: str) -> str:
    """The name of an order in a cursor."""
    return hashlib.sha256(order.encode()).hexdigest()[:8]
