"""Two moments of a record side by side, with all that hangs on it, and what restoring each difference would write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.utils.text import capfirst

from alliance.editing.documents import Document, dependants, document, document_at
from alliance.editing.documents.lookups import current_rows, held_rows
from alliance.editing.history.listed import lists_left
from alliance.editing.history.telling import Line, Names, lines_of, names_for
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row, digest, noun_to_model

MOST_SHOWN = 300  # rows that differ, on one page; restoring everything takes the others, too

# Rows to be written, as `documents.apply` takes them.
Rows = dict[str, dict[str, Row | None]]


@dataclass
class Box:
    """One difference that can be restored by itself: a field, or a row as a whole with what hangs on it."""

    number: int
    rows: Rows
    line: Line | None = None


@dataclass
class Section:
    """What differs of one row; `before` and `after` are its plain values, `None` where it is not there."""

    model: type[Keyed]
    key: str
    before: Row | None
    after: Row | None
    name: str
    boxes: list[Box] = field(default_factory=list)
    # Of a row that was made or is gone: what it says, and the names of the rows that hang on it.
    lines: list[Line] = field(default_factory=list)
    along: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def is_whole(self) -> bool:
        return self.before is None or self.after is None


class Comparison:
    """A record at `then`, and at `until`, without which it is as it stands now.

    It is shown to somebody who may see the histories of some classes. What hangs on a row and is of another class
    comes back with it all the same.
    """

    def __init__(
        self,
        model: type[Keyed],
        key: str,
        then: datetime,
        until: datetime | None = None,
        may_see: Callable[[type[Keyed]], bool] = lambda model: True,
    ):
        self.model, self.key, self.then, self.until, self.may_see = model, key, then, until, may_see
        self.look_again()

    def look_again(self) -> None:
        """Where somebody has changed it since."""
        self.record = self.model.objects.filter(key=self.key).first()
        self.before = document_at(self.model, self.key, self.then)
        if self.until:
            self.after = document_at(self.model, self.key, self.until)
        else:
            self.after = document(self.record) if self.record else {}
        take_in(self.before, self.after, partial(held_rows, at=self.then))
        take_in(self.after, self.before, partial(held_rows, at=self.until) if self.until else current_rows)
        self.lists = [] if self.record or self.until else list(lists_left(self.model, self.key))
        self.sections = list(self.compare())

    @property
    def was_there(self) -> bool:
        return self.key in self.before.get(self.model.noun(), {})

    @property
    def token(self) -> str:
        """Stands for what is compared: a restoration that was chosen by it may not meet anything else."""
        return digest({"before": self.before, "after": self.after})

    @property
    def shown(self) -> list[Section]:
        return self.sections[:MOST_SHOWN]

    @property
    def not_shown(self) -> int:
        return len(self.sections) - len(self.shown)

    @property
    def boxes(self) -> list[Box]:
        return [box for section in self.sections for box in section.boxes]

    def compare(self) -> Iterator[Section]:
        differing = list(self.differing())
        names = names_for((kind, key, row) for kind, key, *sides in differing for row in sides)
        number = 0
        for kind, key, before, after in differing:
            if not self.shows(kind) or self.goes_with_another(kind, before, after):
                continue
            section = self.section(kind, key, before, after, names)
            for box in section.boxes:
                number += 1
                box.number = number
            yield section

    def shows(self, kind: str) -> bool:
        return self.may_see(noun_to_model()[kind])

    def differing(self) -> Iterator[tuple[str, str, Row | None, Row | None]]:
        for kind in noun_to_model():
            before, after = self.before.get(kind, {}), self.after.get(kind, {})
            for key in sorted({**before, **after}):
                if before.get(key) != after.get(key):
                    yield kind, key, before.get(key), after.get(key)

    def goes_with_another(self, kind: str, before: Row | None, after: Row | None) -> bool:
        """Whether it was made or is gone together with what it hangs on."""
        there, other = (self.before, self.after) if after is None else (self.after, self.before)
        row = before if after is None else after if before is None else None
        return row is not None and any(
            row.get(reference.name) in there.get(above.noun(), {})
            and row.get(reference.name) not in other.get(above.noun(), {})
            for above in noun_to_model().values()
            for model, reference in dependants(above)
            if model.noun() == kind
        )

    def section(self, kind: str, key: str, before: Row | None, after: Row | None, names: Names) -> Section:
        model = noun_to_model()[kind]
        section = Section(model, key, before, after, names.of(kind, key))
        lines = lines_of(model, before, after, names)
        if not section.is_whole:
            section.boxes = [
                Box(0, {kind: {key: {name: before[name] for name in line.fields}}}, line) for line in lines
            ]
            return section
        hanging = list(hanging_on(kind, key, self.before if after is None else self.after))
        section.lines = lines
        section.along = [names.of(other, one) for other, one, _row in hanging if self.shows(other)]
        if self.was_there and before is None:
            section.boxes = [Box(0, {kind: {key: None}})]
        elif before is not None:
            section.boxes = [Box(0, together([(kind, key, before), *hanging]))]
        return section


def take_in(side: Document, other: Document, rows: Callable[[type[Keyed], set[str]], dict[str, Row]]) -> None:
    """A row that hangs on another record on one side is no row that was made, or is gone: it has moved."""
    for kind, by_key in other.items():
        if elsewhere := rows(noun_to_model()[kind], by_key.keys() - side.get(kind, {}).keys()):
            side[kind] = side.get(kind, {}) | elsewhere


def hanging_on(kind: str, key: str, side: Document) -> Iterator[tuple[str, str, Row]]:
    """The rows of a document that hang on one of its rows, and on these."""
    for model, reference in dependants(noun_to_model()[kind]):
        for other, row in side.get(model.noun(), {}).items():
            if row[reference.name] == key:
                yield model.noun(), other, row
                yield from hanging_on(model.noun(), other, side)


def together(rows: list[tuple[str, str, Row | None]]) -> Rows:
    found: Rows = {}
    for kind, key, row in rows:
        found.setdefault(kind, {})[key] = row
    return found
