"""Parts of a file (RFC 9110, section 14), so that a download that broke off can go on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
PIECE = 64 * 1024  # bytes


class Unsatisfiable(ValueError):  # noqa: N818 - as the standard calls it
    """The file ends before the part begins."""


class Part(NamedTuple):
    """The bytes from `first` to `last`, both counted from 0 and both in it."""

    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1


def part_asked_for(header: str, size: int) -> Part | None:
    """The one part that `Range` asks for; `None` for the whole, also where it asks for several or cannot be read."""
    found = ONE.fullmatch(header.replace(" ", ""))
    if not found or not any(found.groups()):
        return None
    first, last = (int(text) if text else None for text in found.groups())
    if first is None:  # the last so many
        first, last = max(size - last, 0), size - 1
    elif last is not None and last < first:
        return None
    if first >= size:
        raise Unsatisfiable(f"The file has {size} bytes.")
    return Part(first, min(size - 1 if last is None else last, size - 1))


def pieces(path: Path, part: Part) -> Iterator[bytes]:
    """The bytes of a part, a few at a time."""
    with path.open("rb") as file:
        file.seek(part.first)
        left = part.size
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
