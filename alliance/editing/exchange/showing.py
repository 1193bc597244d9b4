"""A dry run on a page: counts, one kind of rows at a time, and each cell before and after."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alliance.editing.exchange.comparing import Cell, Compared, Outcome
from alliance.editing.exchange.forms import MOST_CHOICES, Choice, ImportForm, choices_in
from alliance.editing.exchange.keeping import DryRun
from alliance.editing.exchange.writing import WHOLE, rows_to_write
from alliance.editing.history.telling import Piece
from alliance.editing.history.telling import compared as word_by_word
from alliance.editing.spoken import label_of
from alliance.keyed import Keyed

PER_PAGE = 100
# Shorter texts are clearer before and after, as a whole.
WORTH_COMPARING = 60


class Kind(NamedTuple):
    """One kind of rows: how many there are, and whether they are the ones shown."""

    name: str
    label: str
    count: int
    is_shown: bool


class ShownCell(NamedTuple):
    label: str
    before: str
    after: str
    pieces: list[Piece]


class ShownRow(NamedTuple):
    """A row in words; `pk` is the database id of the record where there is one."""

    number: int
    key: str
    pk: int | None
    outcome: str
    label: str
    cells: list[ShownCell]
    problems: list[tuple[str, str]]
    warnings: list[tuple[str, str]]
    clashes: int
    is_new: bool
    is_gone: bool


def labels() -> dict[Outcome, str]:
    return {
        Outcome.NEW: pgettext("row of a file", "new"),
        Outcome.CHANGED: pgettext("row of a file", "changed"),
        Outcome.SAME: pgettext("row of a file", "same"),
        Outcome.CONFLICT: pgettext("row of a file", "in conflict"),
        Outcome.ERROR: pgettext("row of a file", "with errors"),
    }


class DryRunPage:
    """What the template shows; `asked` is the query of the address: `show` a kind of rows, `p` a page of them."""

    def __init__(self, model: type[Keyed], run: DryRun, asked: Mapping[str, str]):
        self.model = model
        self.labels = labels()
        self.shown = asked.get("show", "") if asked.get("show") in set(Outcome) else ""
        self.counts = Counter(row.outcome for row in run.compared)
        self.total = len(run.compared)
        self.to_write = len(rows_to_write(model, run.compared, {}))
        self.is_worth_it = bool(self.to_write or choices_in(run.compared))
        rows = [row for row in run.compared if row.outcome == self.shown or (not self.shown and tells(row))]
        self.page: Page = Paginator(rows, PER_PAGE).get_page(asked.get("p"))
        keys = [row.key for row in self.page if row.key]
        numbers = dict(model.objects.filter(key__in=keys).values_list("key", "pk"))
        self.rows = [self.row(row, numbers.get(row.key)) for row in self.page]

    @property
    def kinds(self) -> list[Kind]:
        differing = self.total - self.counts[Outcome.SAME]
        kinds = [Kind("", _("all that differ"), differing, not self.shown)]
        return kinds + [
            Kind(one.value, label, self.counts[one], self.shown == one) for one, label in self.labels.items()
        ]

    def row(self, row: Compared, pk: int | None) -> ShownRow:
        return ShownRow(
            number=row.number,
            key=row.key,
            pk=pk,
            outcome=row.outcome,
            label=self.labels[row.outcome],
            cells=[self.cell(cell) for cell in row.changes],
            problems=self.told(row.problems),
            warnings=self.told(row.warnings),
            clashes=len(row.clashes),
            is_new=pk is None,
            is_gone=row.is_gone,
        )

    def told(self, texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(label_of(self.model, column) if column else "", text) for column, text in texts]

    def cell(self, cell: Cell) -> ShownCell:
        pieces = word_by_word(cell.before, cell.after) if is_long(cell) else []
        return ShownCell(label_of(self.model, cell.column), cell.before, cell.after, pieces)


class ShownConflict(NamedTuple):
    """A choice on the form and what it is between; `base` is how it stood in the export."""

    field: BoundField
    number: int
    key: str
    label: str
    here: str
    there: str
    base: str


def shown_conflicts(model: type[Keyed], form: ImportForm) -> list[ShownConflict]:
    return [shown_conflict(model, form, choice) for choice in form.choices[:MOST_CHOICES]]


def shown_conflict(model: type[Keyed], form: ImportForm, choice: Choice) -> ShownConflict:
    row, place = choice.row, (form[choice.name], choice.row.number, choice.row.key)
    if choice.column == WHOLE:
        said = "; ".join(f"{label_of(model, cell.column)}: {cell.after}" for cell in row.clashes)
        return ShownConflict(*place, _("the whole record"), _("(deleted)"), said, "")
    cell = next(cell for cell in row.clashes if cell.column == choice.column)
    return ShownConflict(*place, label_of(model, cell.column), cell.before, cell.after, cell.base)


def tells(row: Compared) -> bool:
    return row.outcome is not Outcome.SAME


def is_long(cell: Cell) -> bool:
    return bool(cell.before) and bool(cell.after) and len(cell.before) + len(cell.after) > WORTH_COMPARING
