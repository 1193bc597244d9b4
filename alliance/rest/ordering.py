"""The order of a list: total, the same in every database, with what has no value at the end."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Field, Func, Q, QuerySet, TextField

LONGEST_NUMBER = 30  # digits on either side of the point


class Alike(Func):
    """A column that sorts alike in every database: text by its letters, not by the rules of a language."""

    arity = 1
    template = "%(expressions)s"

    def as_postgresql(self, compiler, connection, **context):
        if isinstance(self.output_field, CharField | TextField):
            context["template"] = '%(expressions)s COLLATE "C"'
        return self.as_sql(compiler, connection, **context)


class Column(NamedTuple):
    """One column of an order: the way to it, and whether the highest comes first."""

    path: str
    descending: bool = False

    def __str__(self):
        return f"-{self.path}" if self.descending else self.path


class Ordering:
    """Rows by several columns, of which the last is their key, so that no two stand in the same place.

    The columns are annotated as `place_0`, `place_1` …: what a row has there is its position, with which a page can
    begin or end however many rows are written before it.
    """

    def __init__(self, columns: Iterable[Column]):
        self.columns = [*columns]
        if "key" not in {column.path for column in self.columns}:
            self.columns.append(Column("key"))

    def __str__(self):
        return ",".join(map(str, self.columns))

    @property
    def names(self) -> list[str]:
        return [f"place_{number}" for number in range(len(self.columns))]

    def __call__(self, rows: QuerySet, backwards: bool = False) -> QuerySet:
        """The rows with their positions, in this order or the opposite one."""
        rows = rows.annotate(
            **{name: Alike(F(column.path)) for name, column in zip(self.names, self.columns, strict=True)}
        )
        return rows.order_by(*(term for name, column in self.terms() for term in sorting(name, column, backwards)))

    def terms(self) -> Iterator[tuple[str, Column]]:
        return zip(self.names, self.columns, strict=True)

    def position(self, row) -> list[Any]:
        return [getattr(row, name) for name in self.names]

    def beyond(self, rows: QuerySet, position: list[Any], backwards: bool = False) -> QuerySet:
        """The rows, made by a call, that come after a position, or before it."""
        condition, equal = Q(), Q()
        for (name, column), value in zip(self.terms(), position, strict=True):
            if (further := after(name, column, value, backwards)) is not None:
                condition |= equal & further
            equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
        return rows.filter(condition)

    def read(self, rows: QuerySet, values: list) -> list[Any]:
        """A position from its text; raises `ValidationError` where it is none of this order."""
        if len(values) != len(self.columns):
            raise ValidationError("The position has another number of columns.")
        annotations = rows.query.annotations
        return [
            None if value is None else placed(annotations[name].output_field, value)
            for name, value in zip(self.names, values, strict=True)
        ]


def placed(field: Field, value: Any) -> Any:
    """A value of a column from its text; an instant with its offset, one that exists in UTC, too; no number that is
    longer than any database keeps."""
    found = field.to_python(value)
    if isinstance(found, Decimal) and abs(found.adjusted()) > LONGEST_NUMBER:
        raise ValueError("There is no such number.")
    if not isinstance(found, datetime):
        return found
    if found.tzinfo is None:
        raise ValueError("An instant has an offset.")
    return found.astimezone(UTC)


def sorting(name: str, column: Column, backwards: bool) -> list:
    """What sorts by one column; no value comes last, and backwards first."""
    descending = column.descending is not backwards
    expression = F(name)
    if descending:
        return [expression.desc(nulls_first=True) if backwards else expression.desc(nulls_last=True)]
    return [expression.asc(nulls_first=True) if backwards else expression.asc(nulls_last=True)]


def after(name: str, column: Column, value: Any, backwards: bool) -> Q | None:
    """What comes after a value in one column, or before it; `None` where nothing can."""
    if value is None:
        return Q(**{f"{name}__isnull": False}) if backwards else None
    higher = column.descending is backwards
    further = Q(**{f"{name}__{'gt' if higher else 'lt'}": value})
    return further if backwards else further | Q(**{f"{name}__isnull": True})
