"""What the knowledge base held at an earlier instant, read from the histories of its records. A leaf.

A statement about then is the statement about now behind a WITH clause. The clause gives each table of ours that the
statement names, be it joined, counted or in a subquery, the rows that its history has for the instant; so whatever a
queryset can ask of today it can ask of then, and nothing of today shows through. What no history keeps is null,
verdicts and verifications; `changed_at` is the time since when a row stood as it did.

A row whose history begins later was not known then. Where one that was known refers to it all the same, as it can
after `loaddata`, which writes no history, it stands as it was first recorded.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from typing import NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import Cast, Coalesce
from django.db.models.query import ModelIterable
from django.db.models.sql import Query
from django.db.models.sql.datastructures import Join

DELETED = "-"

# The rows of a table at an instant, as querysets of all its columns that belong together; the flag asks also for rows
# that were not known but may be referred to.
Rows = Callable[[datetime, bool], list[models.QuerySet]]


class Table(NamedTuple):
    """A table with a history: that of a class of records, or that of a list which is part of a record."""

    columns: Sequence[str]
    rows: Rows

    @classmethod
    def of(cls, model: type[models.Model], rows: Rows) -> "Table":
        return cls([field.column for field in model._meta.concrete_fields], rows)


def is_recorded(model: type[models.Model]) -> bool:
    """Whether its rows have a history."""
    return hasattr(model._meta, "simple_history_manager_attribute")


@cache
def tables() -> dict[str, Table]:
    found = {}
    for model in apps.get_models():
        if is_recorded(model):
            found[model._meta.db_table] = Table.of(model, partial(records, model))
            for field in model.history.model._history_m2m_fields:
                through = field.remote_field.through
                found[through._meta.db_table] = Table.of(through, partial(lists, model, field))
    return found


def last_entry(model: type[models.Model], row: str, instant: datetime) -> Subquery:
    """The last entry in a history up to the instant; `row` names the column of the outer query with the row's id."""
    entries = model.history.model.objects.filter(id=OuterRef(row), history_date__lte=instant)
    return Subquery(entries.order_by("-history_date", "-history_id").values("pk")[:1])


def first_entry(model: type[models.Model], row: str, instant: datetime) -> Subquery:
    """The first entry in a history after the instant."""
    entries = model.history.model.objects.filter(id=OuterRef(row), history_date__gt=instant)
    return Subquery(entries.order_by("history_date", "history_id").values("pk")[:1])


def records(model: type[models.Model], instant: datetime, referred: bool) -> list[models.QuerySet]:
    entries, last = model.history.model.objects, last_entry(model, "id", instant)
    if not referred:
        return [columns(model, entries.filter(pk=last).exclude(history_type=DELETED), F("history_date"))]
    known = Q(history_date__lte=instant)
    recorded = entries.filter(pk=Coalesce(last, first_entry(model, "id", instant))).exclude(known, history_type=DELETED)
    never_recorded = model._base_manager.filter(~Exists(entries.filter(id=OuterRef("id"))))
    since = Case(When(known, then=F("history_date")))
    return [columns(model, recorded, since), columns(model, never_recorded)]


def columns(model: type[models.Model], rows: models.QuerySet, since=None) -> models.QuerySet:
    """All columns of a class, in its order; `since` is when the row came to stand as it does."""
    values = {field.name: field.attname for field in model.history.model._meta.concrete_fields}
    if since is not None:
        values["changed_at"] = since
    fields = model._meta.concrete_fields
    return rows.order_by().values_list(
        *(values.get(field.name) or Cast(Value(None), output_field=field) for field in fields)
    )


def lists(
    model: type[models.Model], field: models.ManyToManyField, instant: datetime, referred: bool
) -> list[models.QuerySet]:
    """The lines of the table between two models: each entry in a history has its own copy of the list."""
    lines = getattr(model.history.model, field.name).model.objects.order_by()
    held = lines.filter(history=last_entry(model, field.m2m_field_name(), instant))
    columns = field.remote_field.through._meta.concrete_fields
    return [held.exclude(history__history_type=DELETED).values_list(*(column.attname for column in columns))]


class HeldQuery(Query):
    """A query about an earlier instant."""

    instant: datetime
    # Whether it is about rows that others refer to, known then or not.
    referred = False

    def get_compiler(self, *args, **kwargs):
        compiler = super().get_compiler(*args, **kwargs)
        compiler.__class__ = about_then(type(compiler))
        return compiler


@cache
def about_then(compiler: type) -> type:
    """The compiler of a database, for statements about then."""
    return type("HeldCompiler", (HeldCompiler, compiler), {})


class HeldCompiler:
    """Puts the rows of then into the place of the tables that a statement names."""

    def as_sql(self, *args, **kwargs):
        sql, parameters = super().as_sql(*args, **kwargs)
        joins = [join for join in self.query.alias_map.values() if isinstance(join, Join)]
        referred = {join.table_name for join in joins if join.join_field.many_to_one}
        if self.query.referred:
            referred.add(self.query.get_meta().db_table)
        clauses, earlier = [], []
        for name, table in tables().items():
            quoted = self.connection.ops.quote_name(name)
            if quoted in sql:
                clause, values = self.clause(quoted, table, name in referred)
                clauses.append(clause)
                earlier += values
        return f"WITH {', '.join(clauses)} {sql}", (*earlier, *parameters)

    def clause(self, quoted: str, table: Table, referred: bool) -> tuple[str, list]:
        statements, parameters = [], []
        for rows in table.rows(self.query.instant, referred):
            sql, values = rows.query.get_compiler(connection=self.connection).as_sql()
            if self.connection.vendor == "sqlite":  # where the bare name would mean the clause itself
                sql = sql.replace(f"FROM {quoted}", f"FROM main.{quoted}")
            statements.append(sql)
            parameters += values
        columns = ", ".join(map(self.connection.ops.quote_name, table.columns))
        return f"{quoted} ({columns}) AS ({' UNION ALL '.join(statements)})", parameters

    def collapse_group_by(self, expressions, having):
        """All of them: without primary keys no column says anything of the others."""
        return expressions


class HeldRows(ModelIterable):
    """Records of then, with the columns that follow from their others."""

    def __iter__(self):
        for row in super().__iter__():
            complete(row)
            yield row


def complete(row: models.Model) -> None:
    """Compute what no history keeps because it follows from the rest, here and in the records that came along."""
    following = set(row.computed) - set(row.settled_elsewhere)
    if following and not row.get_deferred_fields():
        row.compute()
    for other in row._state.fields_cache.values():
        if isinstance(other, models.Model) and is_recorded(other):
            complete(other)


class HeldQuerySet(models.QuerySet):
    """Rows that may be asked for as they were held at an instant, with all that is loaded with them."""

    @property
    def instant(self) -> datetime | None:
        """The instant that the rows are about; `None` for now."""
        return getattr(self.query, "instant", None)

    def held_at(self, instant: datetime):
        """The rows that were known at an instant, as they stood then; as many queries as for those of now.

        They are not for saving. Verdicts and verifications are `None`, `changed_at` is since when a row stood so.
        """
        return self.about_then(instant).filter(changed_at__isnull=False)

    def about_then(self, instant: datetime, referred: bool = False):
        rows = self._chain()
        rows.query = rows.query.chain(HeldQuery)
        rows.query.instant, rows.query.referred = instant, referred
        if rows._iterable_class is ModelIterable:
            rows._iterable_class = HeldRows
        rows._prefetch_related_lookups = tuple(map(rows.lookup_then, rows._prefetch_related_lookups))
        return rows

    def beside(self, model: type[models.Model]) -> models.QuerySet:
        """The rows of a class at the instant that these are about."""
        return model._default_manager.held_at(self.instant) if self.instant else model._default_manager.all()

    def referred(self, model: type[models.Model]) -> models.QuerySet:
        """The rows of a class to which these may refer: also those whose history begins after their instant."""
        rows = model._default_manager.all()
        return rows.about_then(self.instant, referred=True) if self.instant else rows

    def prefetch_related(self, *lookups):
        if self.instant and lookups != (None,):
            lookups = map(self.lookup_then, lookups)
        return super().prefetch_related(*lookups)

    def lookup_then(self, lookup: str | Prefetch) -> Prefetch:
        """What is to be loaded with the rows, of the same instant."""
        if not isinstance(lookup, Prefetch):
            lookup = Prefetch(lookup)
        rows = lookup.queryset
        if rows is None:
            model = self.model
            for name in lookup.prefetch_through.split(LOOKUP_SEP):
                model = model._meta.get_field(name).related_model
            rows = model._default_manager.all()
        return Prefetch(lookup.prefetch_through, rows.held_at(self.instant), to_attr=lookup.to_attr)
