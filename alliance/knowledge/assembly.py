"""The rows of a knowledge base to be, gathered in memory: keys made, references resolved, claims attached."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from alliance.facts import Fact
from alliance.keyed import Keyed, joined_key, numbered_key
from alliance.knowledge.cells import CellError, read_cells
from alliance.knowledge.fixtures import Entries, Entry
from alliance.knowledge.rows import FixtureError, keyed_models, noun_to_model
from alliance.knowledge.statements import Statements
from alliance.sources.models import Claim, Source


class Assembly:
    """Grows row by row, in the order in which rows refer to each other; `entries` is what a load takes."""

    def __init__(self, statements: Statements):
        self.statements = statements
        self.entries: Entries = {model: {} for model in keyed_models()}
        self.instances: dict[type[Keyed], dict[str, Keyed]] = {model: {} for model in keyed_models()}

    def add(self, model: type[Keyed], cells: Mapping[str, Any], file: str, number: int) -> Keyed:
        """Take in one row; a repetition word for word is the same row. Raises `FixtureError`."""
        cells = dict(cells)
        key = str(cells.pop("key", "") or "")
        try:
            row = read_cells(model, cells)
        except CellError as error:
            raise FixtureError(file, number, error.column, str(error)) from None
        entry = Entry(row, file, number)
        instance = self.instance(model, entry)
        key = key or joined_key(instance.key_parts())
        if key in self.entries[model]:
            earlier = self.entries[model][key]
            if earlier.row == row:
                return self.instances[model][key]
            if not model.numbered:
                raise entry.error("key", f"“{key}” stands in {earlier.file}, row {earlier.number}, with other values.")
            key = numbered_key(key, self.entries[model])
        instance.key = key
        self.entries[model][key] = entry
        self.instances[model][key] = instance
        return instance

    def instance(self, model: type[Keyed], entry: Entry) -> Keyed:
        """An unsaved instance whose references are the instances of this assembly."""
        values = {}
        for field in model.public_fields():
            value = entry.row[field.name]
            if field.many_to_many:
                for key in value:
                    self.find(field, key, entry)
            elif isinstance(field, models.ForeignKey):
                values[field.name] = self.find(field, value, entry) if value else None
            else:
                values[field.name] = field.to_python(value)
        instance = model(**values)
        instance.compute()
        return instance

    def find(self, field: models.Field, key: str, entry: Entry) -> Keyed:
        try:
            return self.instances[field.related_model][key]
        except KeyError:
            raise entry.error(field.name, f"there is no {field.related_model.noun()} “{key}”.") from None

    def fact(self, reference: str) -> Fact | None:
        """The fact that `membership/nato/tr` means."""
        noun, _, key = reference.partition("/")
        model = noun_to_model().get(noun)
        instance = self.instances[model].get(key) if model else None
        return instance if isinstance(instance, Fact) else None

    def claim(self, fact: Fact, source: Source, field: str, value: str, cells: Mapping[str, Any], entry: Entry) -> None:
        """Add what a source says of a fact; the statement is made from the templates where none is given."""
        if field and field not in fact.judged_fields:
            raise entry.error("field", f"a claim about a {fact.noun()} gives one of {', '.join(fact.judged_fields)}.")
        reference = Claim._meta.get_field(fact.noun().replace("-", "_")).name
        row = read_cells(Claim, {"source": source.key, reference: fact.key, "field": field, "value": value, **cells})
        for language in ("en", "ind"):
            row[f"statement_{language}"] = row[f"statement_{language}"] or self.statements.statement(
                fact, field, value, language, self.name_of
            )
            if not row[f"statement_{language}"]:
                raise entry.error(f"statement_{language}", f"there is no template for {fact.noun()}, “{field}”.")
        key = numbered_key(joined_key(Claim.parts_of_key(source, fact, field)), self.entries[Claim])
        self.entries[Claim][key] = entry._replace(row=row)

    def name_of(self, model: type[Keyed], key: str) -> Keyed | None:
        return self.instances[model].get(key)

    def claims_on(self, fact: Fact) -> Iterator[tuple[str, Entry]]:
        """The claims on one fact so far, by key."""
        reference = fact.noun().replace("-", "_")
        for key, entry in self.entries[Claim].items():
            if entry.row[reference] == fact.key:
                yield key, entry
