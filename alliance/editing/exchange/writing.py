"""Writing what a file says: tried out for the dry run, then for good, with claims by the source that is cited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from alliance.editing.checks.assessing import oddities
from alliance.editing.checks.citing import cite
from alliance.editing.checks.deeds import Deed
from alliance.editing.checks.rules import Problem
from alliance.editing.checks.sourcing import Sourcing
from alliance.editing.documents import RowErrors, apply
from alliance.editing.exchange.comparing import Compared, Outcome
from alliance.editing.exchange.planning import planned
from alliance.editing.exchange.uploads import Line
from alliance.editing.exchange.wrong import WrongFileError
from alliance.history import told
from alliance.keyed import Keyed
from alliance.knowledge import changes
from alliance.knowledge.cells import read_cells
from alliance.knowledge.rows import Row
from alliance.sources import judging
from alliance.sources.models import Claim, Source

# A row may fail only because another one that failed is left out, and so on.
ROUNDS = 10

# Each takes some milliseconds, in which nobody else can save anything.
MOST_WRITTEN = 2000

# What stands for the choice of a deleted record among those of its columns: it is brought back, or it is not.
WHOLE = ""

# The columns in which the file is right, by the number of the row.
Choices = Mapping[int, Iterable[str]]


class MovedError(ValueError):
    """The records have changed since the dry run."""


class RefusedError(ValueError):
    """Nothing was written: problems by the name of the row, which is empty for all of them together."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = list(problems)
        super().__init__(" ".join(str(problem.text) for problem in self.problems))


@dataclass
class Import:
    """What an editor has decided; rows in which something is wrong are left out."""

    model: type[Keyed]
    lines: list[Line]
    compared: list[Compared]
    why: str
    source: Source | None = None
    choices: Choices = field(default_factory=dict)
    warned: bool = False  # whether the warnings were read, and it is to be written all the same
    made: list[Claim] = field(default_factory=list)

    def run(self) -> dict[str, Row]:
        """Write it, all or nothing; gives the rows by key. Raises `MovedError` or `RefusedError`."""
        with changes.held(), transaction.atomic(), told(self.why, self.source.key if self.source else ""):
            now = planned(self.model, self.lines)
            if [seen(one) for one in now] != [seen(one) for one in self.compared]:
                raise MovedError
            rows = rows_to_write(self.model, self.compared, self.choices)
            deed = deed_of(self.model, self.compared, rows)
            with judging.held():
                self.write(rows, deed)
            self.judge(deed)
        return rows

    def write(self, rows: Mapping[str, Row], deed: Deed) -> None:
        try:
            apply({self.model.noun(): rows})
        except RowErrors as errors:
            raise RefusedError(in_place(errors)) from None
        if self.source:
            self.made = cite(deed, self.source)

    def judge(self, deed: Deed) -> None:
        problems = [*Sourcing(deed, self.source, self.why).problems(), *oddities(deed)]
        if standing := [problem for problem in problems if problem.blocks or not self.warned]:
            raise RefusedError(standing)


def seen(one: Compared) -> tuple:
    """What the decision rests on: whether something is wrong with a row besides may come out later."""
    return one.number, one.key, one.changes, one.clashes, one.is_gone


def rows_to_write(model: type[Keyed], compared: Iterable[Compared], choices: Choices) -> dict[str, Row]:
    """The fields to set, by key: those that only the file changed, and the file's where it was chosen."""
    rows = {}
    for one in compared:
        if not one.writes:
            continue
        chosen = set(choices.get(one.number, ()))
        cells = {cell.column: cell.after for cell in one.changes}
        cells |= {cell.column: cell.after for cell in one.clashes if chosen & {cell.column, WHOLE}}
        if cells:
            rows[one.key] = fields_of(model, cells)
    return rows


def fields_of(model: type[Keyed], cells: Mapping[str, str]) -> Row:
    """The fields that these cells mean, and no others: a date with its precision."""
    row = read_cells(model, cells)
    return {name: value for name, value in row.items() if name in cells or name.removesuffix("_precision") in cells}


def deed_of(model: type[Keyed], compared: Iterable[Compared], rows: Mapping[str, Row]) -> Deed:
    """What the import has done; a claim cites by itself."""
    made = {one.key for one in compared if one.outcome is Outcome.NEW or one.is_gone}
    touched = {
        (model.noun(), key): None if key in made else {name.removesuffix("_precision") for name in row}
        for key, row in rows.items()
    }
    return Deed(touched)


class TakenBack(Exception):  # noqa: N818 – nothing went wrong
    """The end of an attempt of which nothing is to stay."""

    def __init__(self, problems: list[Problem]):
        super().__init__()
        self.problems = problems


def try_out(model: type[Keyed], compared: list[Compared]) -> None:
    """Write what can be written, note at each row what is wrong or odd, and take it all back.

    Raises `WrongFileError` where that would take too long.
    """
    if sum(one.writes for one in compared) > MOST_WRITTEN:
        words = _("At most %(most)s records can be changed at once: import the file in parts.")
        raise WrongFileError(words % {"most": MOST_WRITTEN})
    for _number in range(ROUNDS):
        rows = rows_to_write(model, compared, {})
        if not rows or not note(compared, attempt(model, compared, rows)):
            return


def attempt(model: type[Keyed], compared: list[Compared], rows: Mapping[str, Row]) -> list[Problem]:
    """The problems that come up where these rows are written."""
    try:
        with changes.held(), judging.held():
            apply({model.noun(): rows})
            raise TakenBack(list(oddities(deed_of(model, compared, rows))))
    except RowErrors as errors:
        return in_place(errors)
    except TakenBack as end:
        return end.problems


def in_place(errors: RowErrors) -> list[Problem]:
    return [Problem(error.message, error.field, f"{error.kind}/{error.key}") for error in errors.errors]


def note(compared: list[Compared], problems: Iterable[Problem]) -> bool:
    """Put problems beside their rows; tells whether any of them stands in the way."""
    rows = {one.key: one for one in compared if one.outcome is not Outcome.ERROR}
    blocked = False
    for one in rows.values():
        one.warnings.clear()
    for problem in problems:
        row, column = rows[problem.row.partition("/")[2]], problem.field.removesuffix("_precision")
        if problem.blocks:
            row.refuse(column, str(problem.text))
            blocked = True
        else:
            row.warnings.append((column, str(problem.text)))
    return blocked
