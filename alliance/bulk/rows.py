"""Records and lists from a dump into the database: values are checked one by one, rules across rows at the end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from alliance.bulk.columns import Column, Plain
from alliance.bulk.tables import LinkTable, RecordTable, Table
from alliance.keyed import Keyed
from alliance.knowledge.fixtures import Entry
from alliance.knowledge.load import misfit, refuse
from alliance.knowledge.rows import FixtureError

BATCH = 500

Found = dict[str, Plain]


class Taken:
    """The records written so far, with where each stood."""

    def __init__(self):
        self.records: dict[type[Keyed], dict[str, Keyed]] = defaultdict(dict)
        self.entries: dict[type[Keyed], dict[str, Entry]] = defaultdict(dict)
        # Ids for records that are gone and live on in histories only: below those that any database gives.
        self.gone: dict[type[Keyed], dict[str, int]] = defaultdict(dict)

    @property
    def count(self) -> int:
        return sum(map(len, self.records.values()))

    def record(self, model: type[Keyed], key: str) -> Keyed:
        """Raises `ValueError` where there is none."""
        try:
            return self.records[model][key]
        except KeyError:
            raise ValueError(f"there is no {model.noun()} “{key[:100]}”.") from None

    def id_ever(self, model: type[Keyed], key: str) -> int:
        """The database id of a record, or the one that stands for it where it is gone."""
        if record := self.records[model].get(key):
            return record.pk
        gone = self.gone[model]
        return gone.setdefault(key, -len(gone) - 1)

    def check(self) -> None:
        """The rules that look at other rows; raises `FixtureError`."""
        for model, records in self.records.items():
            for key, record in records.items():
                try:
                    record.clean()
                except ValidationError as error:
                    raise misfit(self.entries[model][key], error) from None


def checked(table: Table, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, Found]]:
    """Each row by column with its number, every value seen to be one of its column; raises `FixtureError`."""
    for number, row in enumerate(rows, start=1):
        found = {}
        for column, value in zip(table.columns, row, strict=True):
            with wording(table, number, column):
                found[column.name] = column.check(value)
        yield number, found


class wording:  # noqa: N801 - reads as what it does
    """Errors inside become errors with their place."""

    def __init__(self, table: Table, number: int, column: Column):
        self.place = table.name, number, column.name

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, ValidationError):
            raise FixtureError(*self.place, " ".join(error.messages)) from None
        if isinstance(error, ValueError) and not isinstance(error, FixtureError):
            raise FixtureError(*self.place, str(error)) from None


def take_records(table: RecordTable, rows: Iterable[tuple[Any, ...]], taken: Taken) -> int:
    """Write all records of a class; those that refer to others of it do so once all are there."""
    model, records, entries = table.model, taken.records[table.model], taken.entries[table.model]
    own = [column for column in table.columns if column.references is model]
    waiting = []
    for number, found in checked(table, rows):
        key, entry = found["id"], Entry(found, table.name, number)
        if not key or key in records:
            raise entry.error("id", f"“{key[:100]}” stands here twice." if key else "every record needs one.")
        records[key], entries[key] = record(table, number, found, taken), entry
        waiting += [(key, column, found[column.name]) for column in own if found[column.name]]
    write(model, list(records.values()), entries)
    for key, column, other in waiting:
        with wording(table, entries[key].number, column):
            setattr(records[key], column.name, taken.record(model, other))
    if waiting:
        update(model, [records[key] for key, _column, _other in waiting], [column.name for column in own], entries)
    return len(records)


def record(table: RecordTable, number: int, found: Found, taken: Taken) -> Keyed:
    """The row as a record that is not written yet."""
    made = table.model(key=found["id"])
    for column in table.columns[1:]:
        value = found[column.name]
        if column.references is table.model:
            continue
        with wording(table, number, column):
            if column.references:
                setattr(made, column.name, value and taken.record(column.references, value))
            else:
                setattr(made, column.name, table.model._meta.get_field(column.name).to_python(value))
    try:
        made.compute()
        made.clean_fields(exclude=[field.name for field in made._meta.fields if field.is_relation])
    except ValidationError as error:
        raise misfit(Entry(found, table.name, number), error) from None
    return made


def write(model: type[Keyed], records: list[Keyed], entries: dict[str, Entry]) -> None:
    try:
        with transaction.atomic():
            model._base_manager.bulk_create(records, batch_size=BATCH)
    except IntegrityError as error:
        explain(model, records, entries, error)


def update(model: type[Keyed], records: list[Keyed], names: list[str], entries: dict[str, Entry]) -> None:
    try:
        with transaction.atomic():
            model._base_manager.bulk_update(records, names, batch_size=BATCH)
    except IntegrityError as error:
        explain(model, records, entries, error)


def explain(model: type[Keyed], records: list[Keyed], entries: dict[str, Entry], error: IntegrityError) -> None:
    """Raise `FixtureError` for the row that the database refuses, or for all of them where none is found."""
    for made in records:
        refuse(model, made, entries[made.key])
    name = model.plural()
    for field in model._meta.concrete_fields:
        values = [getattr(made, field.attname) for made in records]
        if field.unique and not field.primary_key and len(set(values)) < len(values):
            twice = next(value for value in values if values.count(value) > 1)
            raise FixtureError(name, 0, field.name, f"“{twice}” stands here twice.") from error
    raise FixtureError(name, 0, "-", "the rows break a rule of the database.") from error


def take_links(table: LinkTable, rows: Iterable[tuple[Any, ...]], taken: Taken) -> int:
    """Write the lists of records; the names of their columns are those of the classes."""
    names = (table.several.m2m_field_name(), table.several.m2m_reverse_field_name())
    links: dict[tuple[int, ...], models.Model] = {}
    for number, found in checked(table, rows):
        ids = []
        for column in table.columns:
            with wording(table, number, column):
                ids.append(taken.record(column.references, found[column.name]).pk)
        if tuple(ids) in links:
            raise FixtureError(table.name, number, "-", "this stands here twice.")
        links[tuple(ids)] = table.stored(**{f"{name}_id": pk for name, pk in zip(names, ids, strict=True)})
    table.stored.objects.bulk_create(links.values(), batch_size=BATCH)
    return len(links)
