"""What may be asked of a list over the API: its FilterSet, and what follows from the fields of its records.

Every filter takes several values (`topic=a,b`) and has a negation (`topic_not=a`); every date and number has a range,
`…_from` and `…_to`, both included; every column that is shown can sort.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django_filters import Filter
from rest_framework import serializers

from alliance.filters import (
    Asked,
    BoundField,
    DayFilter,
    InstantField,
    NumberField,
    Repeatable,
    SeveralField,
    StrictFilterSet,
    meant,
)
from alliance.rest.ordering import Column
from alliance.rest.records import PartialDateField, RecordSerializer

BOUNDS = ("from", "to")
NUMBERS = (serializers.IntegerField, serializers.FloatField, serializers.DecimalField)
SORTED = (
    PartialDateField,
    serializers.DateField,
    serializers.DateTimeField,
    serializers.CharField,
    serializers.ChoiceField,
    serializers.BooleanField,
    *NUMBERS,
)


class AnyOf(Filter):
    """The rows that any of several values of another filter finds; negated, those that none finds."""

    def __init__(self, one: Filter, negated: bool = False):
        super().__init__(one.field_name, label=one.label)
        self.one, self.negated = one, negated

    @property
    def field(self):
        if not hasattr(self, "_field"):
            self._field = SeveralField(self.one.field, required=False)
        return self._field

    def filter(self, rows: QuerySet, values: list | None) -> QuerySet:
        if not values:
            return rows
        if len(values) == 1 and not self.negated:
            return self.one.filter(rows, values[0])
        found = Q()
        for value in values:
            found |= Q(pk__in=self.one.filter(rows, value).order_by().values("pk"))
        return rows.exclude(found) if self.negated else rows.filter(found)


class BoundFilter(Filter):
    """The rows whose value in one column is not below a lower bound, or not above an upper one."""

    def __init__(self, column: str, field: forms.Field, upper: bool):
        super().__init__(column, "lte" if upper else "gte")
        self._field = field

    def filter(self, rows: QuerySet, bound: Any) -> QuerySet:
        return rows if bound is None else rows.filter(**{f"{self.field_name}__{self.lookup_expr}": bound})


class OrderingField(Asked, forms.CharField):
    """The names of fields, `-` before one that is to begin with the highest; cleaned to columns."""

    widget = Repeatable

    def __init__(self, columns: dict[str, str], **kwargs):
        self.columns = columns
        super().__init__(**kwargs)

    def to_python(self, value):
        names = [name.strip() for name in value.split(",")]
        unknown = next((name for name in names if name.removeprefix("-") not in self.columns), None)
        if unknown is None:
            bare = [name.removeprefix("-") for name in names]
            if len(set(bare)) < len(bare):
                raise ValidationError("A field sorts once: it is given more than once.", code="repeated")
            return [Column(self.columns[name.removeprefix("-")], name.startswith("-")) for name in names]
        known = list(self.columns)
        close = meant(unknown.removeprefix("-"), known)
        hint = f" Did you mean “{close}”?" if close else ""
        raise ValidationError(
            f"Nothing can be sorted by “%(name)s”.{hint} Known are: {', '.join(known)}, each also with “-”.",
            code="ordering",
            params={"name": unknown, "allowed": known},
        )


@cache
def asked_over_api(filterset: type[StrictFilterSet], serializer: type[RecordSerializer]) -> type[StrictFilterSet]:
    """The FilterSet with several values, negations and ranges."""
    filters: dict[str, Filter] = {}
    for name, one in filterset.base_filters.items():
        if isinstance(one, DayFilter):
            filters[name] = one
        else:
            filters |= {name: AnyOf(one), f"{name}_not": AnyOf(one, negated=True)}
    for name, column, bound in ranges(serializer):
        for end in BOUNDS:
            upper = end == "to"
            filters[f"{name}_{end}"] = BoundFilter(column, bound(upper), upper)
    return type(f"{filterset.__name__}OverAPI", (filterset,), filters)


def columns(serializer: type[RecordSerializer]) -> Iterator[tuple[str, serializers.Field]]:
    """The fields that show a column of their own row: of its table, or counted with it."""
    for name, field in serializer().fields.items():
        is_worked_out = isinstance(getattr(serializer.Meta.model, field.source, None), property)
        if not is_worked_out and field.source.isidentifier() and not isinstance(field, serializers.ReadOnlyField):
            yield name, field


def ranges(serializer: type[RecordSerializer]) -> Iterator[tuple[str, str, Any]]:
    """The name of each date and number, its column, and what makes the form field of a bound."""
    for name, field in columns(serializer):
        if isinstance(field, PartialDateField | serializers.DateField):
            yield name, field.source, lambda upper: BoundField(upper=upper, required=False)
        elif isinstance(field, serializers.DateTimeField):
            yield name, field.source, lambda upper: InstantField(upper=upper, required=False)
        elif isinstance(field, NUMBERS):
            yield name, field.source, lambda upper: NumberField(required=False)


def sortable(serializer: type[RecordSerializer]) -> dict[str, str]:
    """The names by which a list can be sorted, with their columns: all that is short, and records by their id."""
    found = {}
    for name, field in columns(serializer):
        if isinstance(field, RecordSerializer):
            found[name] = f"{field.source}__key"
        elif isinstance(field, SORTED) and field.style.get("base_template") != "textarea.html":
            found[name] = field.source
    return found


def inverted(question: dict) -> Iterator[tuple[str, ValidationError]]:
    """Ranges whose end comes before their beginning."""
    for name, lower in question.items():
        if not name.endswith("_from") or lower is None:
            continue
        upper = question.get(f"{name.removesuffix('_from')}_to")
        if upper is not None and upper < lower:
            yield (
                f"{name.removesuffix('_from')}_to",
                ValidationError(f"The range is inverted: it ends before it begins, at “{name}”.", code="inverted"),
            )
