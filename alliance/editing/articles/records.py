"""The records that a reading speaks of: those that the database holds, and those that the reading would add.

They are assembled as the build of the fixtures does it, on top of what is stored, so that a record gets the same key
from an article that is taken in here and from the same reading built from its file.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alliance.editing.documents.lookups import named
from alliance.editing.exchange.keys import no_such
from alliance.editing.spoken import label_of
from alliance.keyed import Keyed, joined_key
from alliance.knowledge.assembly import Assembly
from alliance.knowledge.cells import CellError, read_cells
from alliance.knowledge.fixtures import Entry
from alliance.knowledge.records import records_of
from alliance.knowledge.rows import FixtureError, keyed_models, noun_to_model, row_of
from alliance.knowledge.templates import templates

Reference = tuple[str, str]  # noun and key


class StoredRecords(dict[str, Keyed]):
    """The records of one class by key, each fetched when it is first asked for; `absent` are known not to be there."""

    def __init__(self, model: type[Keyed]):
        super().__init__()
        self.model = model
        self.absent: set[str] = set()

    def __missing__(self, key: str) -> Keyed:
        if key in self.absent:
            raise KeyError(key)
        if record := self.model.objects.select_related(*self.model.shown_with).filter(key=key).first():
            return self.setdefault(key, record)
        raise KeyError(key)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default


class StoredEntries(dict[str, Entry]):
    """The rows of one class by key, as far as somebody asks whether they are taken."""

    def __init__(self, model: type[Keyed], records: StoredRecords):
        super().__init__()
        self.model, self.records = model, records

    def __contains__(self, key):
        if super().__contains__(key) or dict.__contains__(self.records, key):
            return True
        return key not in self.records.absent and self.model.objects.filter(key=key).exists()

    def __missing__(self, key: str) -> Entry:
        return self.setdefault(key, Entry(row_of(self.model.objects.get(key=key)), "", 0))


class StoredAssembly(Assembly):
    """An assembly that goes on from what the database holds; `refused` says what is wrong with new records.

    `made` has the key of each record of the reading by its place among its facts, those that are known already too.
    """

    def __init__(self, facts: Iterable[Mapping[str, Mapping[str, str]]] = ()):
        super().__init__(templates())
        self.instances = {model: StoredRecords(model) for model in keyed_models()}
        self.entries = {model: StoredEntries(model, self.instances[model]) for model in keyed_models()}
        self.made: dict[int, Reference] = {}
        self.refused: dict[int, str] = {}
        self.add_facts(list(facts))

    def add_facts(self, facts: list[Mapping[str, Mapping[str, str]]]) -> None:
        """Class by class, so that all they refer to is there; what cannot be read is left out."""
        self.fetch(reference for record in facts for reference in references_in(record))
        for model in keyed_models():
            for place, record in enumerate(facts):
                noun, cells = pair_of(record)
                if noun == model.noun():
                    self.add_fact(model, cells, place)

    def add_fact(self, model: type[Keyed], cells: Mapping[str, str], place: int) -> None:
        try:
            self.made[place] = model.noun(), self.known_or_new(model, cells, place).key
        except CellError as error:
            label = label_of(model, error.column)
            self.refused[place] = _("%(field)s: a value of this form does not fit here.") % {"field": label}
        except FixtureError:
            self.refused[place] = " ".join(self.missing(model, cells)) or _("It cannot be read.")
        except ValidationError as error:
            self.refused[place] = " ".join(error.messages)
        except (AttributeError, TypeError, NotImplementedError):
            self.refused[place] = _("The fields that make up its key are empty.")

    def known_or_new(self, model: type[Keyed], cells: Mapping[str, str], place: int) -> Keyed:
        """What has become known meanwhile stays as it is known."""
        row = read_cells(model, {column: cell for column, cell in cells.items() if column != "key"})
        key = cells.get("key") or joined_key(self.instance(model, Entry(row, "", place + 1)).key_parts())
        if not key.rpartition("/")[2]:
            raise TypeError(key)
        if key in self.entries[model] and (cells.get("key") or not model.numbered):
            return self.instances[model][key]
        return self.add(model, cells, "", place + 1)

    def missing(self, model: type[Keyed], cells: Mapping[str, str]) -> list[str]:
        """In words what the cells refer to although it is not there."""
        return [
            no_such(field, key)[1]
            for field in model.public_fields()
            if field.is_relation
            for key in named(field, {field.name: cells.get(field.name) or None})
            if self.instances[field.related_model].get(key) is None
        ]

    def fetch(self, references: Iterable[str]) -> None:
        """Have these records at hand, or know that they are not there, in one query for each class."""
        models = noun_to_model()
        names = {name for name in map(split, references) if name[0] in models}
        found = records_of(names)
        for noun, key in names:
            if (noun, key) in found:
                self.instances[models[noun]].setdefault(key, found[noun, key])
            else:
                self.instances[models[noun]].absent.add(key)

    def is_new(self, reference: Reference) -> bool:
        noun, key = reference
        model = noun_to_model().get(noun)
        record = self.instances[model].get(key) if model else None
        return record is not None and record.pk is None

    def record(self, reference: str) -> Keyed | None:
        noun, key = split(reference)
        model = noun_to_model().get(noun)
        return self.instances[model].get(key) if model else None


def pair_of(record: Mapping[str, Mapping[str, str]]) -> tuple[str, Mapping[str, str]]:
    return next(iter(record.items()))


def references_in(record: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The record itself, where it gives its key, and what it refers to, as claims call them."""
    noun, cells = pair_of(record)
    model = noun_to_model().get(noun)
    if model is None:
        return
    if cells.get("key"):
        yield f"{noun}/{cells['key']}"
    for field in model.public_fields():
        if field.is_relation and (cell := cells.get(field.name)):
            yield from (f"{field.related_model.noun()}/{key.strip()}" for key in cell.split(";"))


def split(reference: str) -> Reference:
    noun, _slash, key = reference.partition("/")
    return noun, key
