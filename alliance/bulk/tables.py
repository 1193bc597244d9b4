"""The tables of a dump: records of each class, lists between them, and in SQLite the histories and the change log.

Nothing here but what is public anyway: who made a change, and in what words, stays with the editors.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from alliance.bulk.columns import Column, Plain
from alliance.keyed import Keyed
from alliance.knowledge.models import Change
from alliance.knowledge.rows import keyed_models

Row = tuple[Plain, ...]

# How simple-history marks a row of a history.
ACTIONS = {"+": "created", "~": "updated", "-": "deleted"}


class Table:
    """A name, columns, and the rows in an order that is the same in every database."""

    name: str
    columns: list[Column]
    primary_key: tuple[str, ...] = ("id",)

    @property
    def stored(self) -> type[models.Model]:
        """The model whose rows these are."""
        return self.model

    @property
    def title(self) -> str:
        """What stands in it, in the active language."""
        return str(self.model._meta.verbose_name_plural)

    def rows(self) -> Iterator[Row]:
        raise NotImplementedError

    @property
    def sql_name(self) -> str:
        return self.name.replace("-", "_")


class RecordTable(Table):
    """All records of one class, by key: what was typed in, then what follows from it."""

    def __init__(self, model: type[Keyed]):
        self.model = model
        self.name = model.plural()
        self.columns = [
            Column("id", path="key", title=str(model._meta.get_field("key").verbose_name)),
            *(Column.of(field) for field in model.public_fields() if not field.many_to_many),
            *(Column.of(field) for field in derived_fields(model)),
        ]

    def rows(self):
        found = self.model.objects.order_by().values_list(*(column.path for column in self.columns))
        for row in sorted(found.iterator()):  # by key: it stands first and is unique
            yield tuple(column.plain(value) for column, value in zip(self.columns, row, strict=True))


class LinkTable(Table):
    """The list of one field that names several records: pairs of keys."""

    def __init__(self, model: type[Keyed], several: models.ManyToManyField):
        self.model, self.several = model, several
        other = several.related_model
        self.name = f"{model.noun()}-{several.name}"
        self.columns = [
            Column(one.noun().replace("-", "_"), path=f"{path}__key", title=str(one._meta.verbose_name), references=one)
            for one, path in ((model, several.m2m_field_name()), (other, several.m2m_reverse_field_name()))
        ]
        self.primary_key = tuple(column.name for column in self.columns)

    @property
    def stored(self):
        return self.several.remote_field.through

    @property
    def title(self):
        return f"{self.model._meta.verbose_name}: {self.several.verbose_name}"

    def rows(self):
        yield from sorted(self.stored.objects.values_list(*(column.path for column in self.columns)))


class HistoryTable(Table):
    """What the records of one class have been, oldest first; lists of records as a JSON list of keys.

    A reference is a key without a constraint: what it means may have been deleted since.
    """

    primary_key = ("seq",)

    def __init__(self, model: type[Keyed]):
        self.model, self.history = model, model.history.model
        self.name = f"{model.plural()}-history"
        self.several = [field for field in model.public_fields() if field.many_to_many]
        self.tracked = [
            self.history._meta.get_field(field.name) for field in model.public_fields() if not field.many_to_many
        ]
        self.columns = [
            Column("seq", "integer"),
            Column("at", "datetime"),
            Column("action", choices=tuple(ACTIONS.values())),
            Column("id", path="key"),
            *(Column.of(field) for field in self.tracked),
            *(Column(field.name, title=str(field.verbose_name)) for field in self.several),
        ]

    @property
    def stored(self):
        return self.history

    @property
    def title(self):
        return f"{self.model._meta.verbose_name_plural}: {_('history')}"

    def rows(self):
        names = ("history_id", "history_date", "history_type", "key", *(field.attname for field in self.tracked))
        keys = {field.attname: keys_ever(field.related_model) for field in self.tracked if field.is_relation}
        lists = [self.lists(field) for field in self.several]
        found = self.history.objects.order_by("history_id").values_list(*names)
        for seq, (number, at, kind, *values) in enumerate(found.iterator(), start=1):
            row = (seq, at, ACTIONS[kind], values[0])
            row += tuple(
                keys[name].get(value) if name in keys else value
                for name, value in zip(names[4:], values[1:], strict=True)
            )
            row += tuple(json.dumps(sorted(keys.get(number, ())), ensure_ascii=False) for keys in lists)
            yield tuple(column.plain(value) for column, value in zip(self.columns, row, strict=True))

    def through(self, several: models.ManyToManyField) -> type[models.Model]:
        """The table in which the history keeps the list of a field."""
        return getattr(self.history, several.name).model

    def lists(self, several: models.ManyToManyField) -> dict[int, list[str]]:
        """The keys on the list of each row of the history, by the id of the row; two queries."""
        through, keys = self.through(several), keys_ever(several.related_model)
        found: dict[int, list[str]] = defaultdict(list)
        for number, other in through.objects.values_list("history_id", f"{several.m2m_reverse_field_name()}_id"):
            if other in keys:
                found[number].append(keys[other])
        return found


class ChangeTable(Table):
    """The change log."""

    name = "changes"
    model = Change
    primary_key = ("seq",)

    def __init__(self):
        fields = {field.name: Column.of(field) for field in Change._meta.concrete_fields}
        self.columns = [
            fields["seq"],
            fields["kind"],
            Column("id", path="key"),
            fields["action"],
            fields["at"],
        ]

    def rows(self):
        found = Change.objects.order_by("seq").values_list(*(column.path for column in self.columns))
        for row in found.iterator():
            yield tuple(column.plain(value) for column, value in zip(self.columns, row, strict=True))


def derived_fields(model: type[Keyed]) -> list[models.Field]:
    """The columns that follow from others and that readers see: what only sorts is no part of a dump."""
    typed = {"key", *(field.name for field in model.public_fields())}
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in typed and not field.name.startswith("sort_")
    ]


def keys_ever(model: type[Keyed]) -> dict[int, str]:
    """The key of every record there is or was, by database id; two queries."""
    past = model.history.model.objects.order_by().values_list("id", "key").distinct()
    return dict(past) | dict(model.objects.order_by().values_list("pk", "key"))


@cache
@override("en")
def record_tables() -> tuple[Table, ...]:
    """The records of each class after those they refer to, each followed by its lists."""
    return tuple(
        table
        for model in keyed_models()
        for table in (
            RecordTable(model),
            *(LinkTable(model, field) for field in model.public_fields() if field.many_to_many),
        )
    )


@cache
@override("en")
def log_tables() -> tuple[Table, ...]:
    """What was before: the histories and the change log."""
    return (*(HistoryTable(model) for model in keyed_models()), ChangeTable())
