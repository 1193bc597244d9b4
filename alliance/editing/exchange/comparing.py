"""What a row of a file would change: a comparison of cells, by the one merge. Plain values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from alliance.knowledge.merge import merge

# By column; every cell is text, an empty one says nothing.
Cells = Mapping[str, str]


class Outcome(StrEnum):
    """What becomes of a row of the file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    ERROR = "error"


@dataclass
class Cell:
    """A cell that would change: `base` is what both sides began with, where they clash."""

    column: str
    before: str
    after: str
    base: str = ""


@dataclass
class Compared:
    """One row of the file: cells that would change, cells on which file and record clash, and what is wrong with it.

    `is_gone` says that the record was there and has been deleted. Problems and warnings are pairs of a column and a
    text; with a problem the row is an error.
    """

    number: int
    key: str
    outcome: Outcome
    changes: list[Cell] = field(default_factory=list)
    clashes: list[Cell] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    is_gone: bool = False

    @classmethod
    def of_plain(cls, kept: Mapping[str, Any]) -> "Compared":
        """From what `asdict` made of it and JSON has kept."""
        cells = {name: [Cell(**cell) for cell in kept[name]] for name in ("changes", "clashes")}
        texts = {name: [(column, text) for column, text in kept[name]] for name in ("problems", "warnings")}
        return cls(**{**kept, **cells, **texts, "outcome": Outcome(kept["outcome"])})

    @property
    def writes(self) -> bool:
        """Whether the row can change anything."""
        return self.outcome not in (Outcome.SAME, Outcome.ERROR)

    def refuse(self, column: str, text: str) -> None:
        self.problems.append((column, text))
        self.outcome = Outcome.ERROR


def compare(
    number: int, key: str, base: Cells | None, ours: Cells | None, theirs: Cells, was_there: bool = False
) -> Compared:
    """Compare the cells that a row of a file gives (`theirs`) with the record as it is (`ours`, `None` without one).

    `base` is the record as it was held when the file was made, `None` where that is not known. A record that is no
    more, although it `was_there`, stays away where the file has nothing new to say of it.
    """
    if ours is None and was_there:
        return compare_with_nothing(number, key, base, theirs)
    if ours is None:
        added = [Cell(column, "", after) for column, after in theirs.items() if after]
        return Compared(number, key, Outcome.NEW, added)
    before = {column: ours[column] for column in theirs}
    merged = merge(base and {column: base[column] for column in theirs}, before, theirs)
    changes = [Cell(name, before[name], value) for name, value in merged.values.items() if value != before[name]]
    clashes = [Cell(clash.field, clash.ours, clash.theirs, clash.base or "") for clash in merged.clashes]
    outcome = Outcome.CONFLICT if clashes else Outcome.CHANGED if changes else Outcome.SAME
    return Compared(number, key, outcome, changes, clashes)


def compare_with_nothing(number: int, key: str, base: Cells | None, theirs: Cells) -> Compared:
    """Against a deleted record the file stands as a whole: one choice for all of its cells."""
    left_it = base is not None and all(base[column] == value for column, value in theirs.items())
    if left_it:
        return Compared(number, key, Outcome.SAME, is_gone=True)
    clashes = [Cell(column, "", value, (base or {}).get(column, "")) for column, value in theirs.items() if value]
    return Compared(number, key, Outcome.CONFLICT, clashes=clashes, is_gone=True)
