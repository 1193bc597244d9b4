"""Rows written back, all or nothing, with the rules that the forms have: for restoring and for imports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _

from alliance.editing.checks.rules import refusals
from alliance.keyed import Keyed
from alliance.knowledge import changes
from alliance.knowledge.rows import References, Row, assign, keyed_models, referred_ids
from alliance.sources.models import Claim
from alliance.sources.values import check_value

# What stands in the way of a deletion is named up to this number.
MOST_NAMED = 5


class RowError(NamedTuple):
    """What is wrong with one row, in words; `field` is empty where it is the row as a whole."""

    kind: str
    key: str
    field: str
    message: str


class RowErrors(ValueError):  # noqa: N818 – there are several
    """Rows that could not be written; nothing was."""

    def __init__(self, errors: Iterable[RowError]):
        self.errors = list(errors)
        super().__init__(" ".join(error.message for error in self.errors))


def apply(rows: Mapping[str, Mapping[str, Row | None]]) -> None:
    """Write rows by noun and key: a row that is not there is made, `None` deletes one, a field left out stays.

    A row brought back under its key has the database id it had, so that its history goes on. Rules are checked when
    all is written, as the rows stand together then. Raises `RowErrors`; an open `changes.held()` must end with it.
    """
    with changes.held(), transaction.atomic():
        Application(rows).run()


class Application:
    """One run, in the order of references: deletions last that something else stands in the way of."""

    def __init__(self, rows: Mapping[str, Mapping[str, Row | None]]):
        self.rows = rows
        self.references: References = defaultdict(dict)
        self.written: list[Keyed] = []
        self.errors: list[RowError] = []

    def run(self) -> None:
        left = [row for row in self.to_delete() if not self.delete(row)]
        for model in keyed_models():
            rows = {key: row for key, row in self.rows.get(model.noun(), {}).items() if row is not None}
            if rows:
                self.write(model, rows)
        for row in left:
            if problem := self.delete_at_last(row):
                self.refuse(row, problem)
        for row in self.written:
            self.check(row)
        if self.errors:
            raise RowErrors(self.errors)

    def to_delete(self) -> Iterator[Keyed]:
        for model in reversed(keyed_models()):
            gone = [key for key, row in self.rows.get(model.noun(), {}).items() if row is None]
            if gone:
                yield from model.objects.filter(key__in=gone)

    def delete(self, row: Keyed) -> bool:
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            return False
        return True

    def delete_at_last(self, row: Keyed) -> str:
        """In words what still needs the row, where anything does."""
        try:
            row.delete()
        except ProtectedError as error:
            names = sorted(str(one) for one in list(error.protected_objects)[:MOST_NAMED])
            return _("It is still needed by: %(rows)s.") % {"rows": "; ".join(names)}
        return ""

    def write(self, model: type[Keyed], rows: dict[str, Row]) -> None:
        fit = {key: row for key, row in rows.items() if self.has_fitting_types(model, key, row)}
        self.find_references(model, fit.values())
        present = {row.key: row for row in model.objects.filter(key__in=fit)}
        former = former_ids(model, fit.keys() - present.keys())
        for key in in_order(model, fit, fit.keys() - present.keys()):
            row = present.get(key) or model(key=key, pk=former.get(key))
            self.put(row, fit[key])

    def has_fitting_types(self, model: type[Keyed], key: str, row: Row) -> bool:
        given = [field for field in model.public_fields() if field.name in row]
        unfit = [field.name for field in given if not fits(field, row[field.name])]
        if not key or "\0" in key or len(key) > model._meta.get_field("key").max_length:
            unfit.append("")
        for name in unfit:
            self.errors.append(RowError(model.noun(), key, name, _("A value of this form does not fit here.")))
        return not unfit

    def find_references(self, model: type[Keyed], rows: Collection[Row]) -> None:
        for field in model.public_fields():
            if field.is_relation:
                wanted = {key for row in rows for key in as_list(row.get(field.name))}
                known = self.references[field.related_model]
                found = field.related_model.objects.filter(key__in=wanted - known.keys())
                known.update(found.order_by().values_list("key", "pk"))

    def put(self, row: Keyed, values: Row) -> None:
        new = row._state.adding
        try:
            assign(row, values, self.references)
            check_columns(row)
            if isinstance(row, Claim):
                row.clean()  # it is judged as it is saved, by a field that must be one of its fact
            lists = {
                field.name: referred_ids(field, values[field.name], self.references)
                for field in row.public_fields()
                if field.many_to_many and field.name in values
            }
            with transaction.atomic():
                row.save(force_insert=new)
                for name, ids in lists.items():
                    getattr(row, name).set(ids)
        except ValidationError as error:
            self.refuse(row, error)
        except IntegrityError:
            self.refuse(row, broken_rule(row))
        else:
            self.references[type(row)][row.key] = row.pk
            self.written.append(row)

    def check(self, row: Keyed) -> None:
        """The rules across columns and rows."""
        try:
            row.clean()
            row.validate_unique()
            row.validate_constraints()
        except ValidationError as error:
            self.refuse(row, error)
        self.errors += [RowError(row.noun(), row.key, one.field, one.text) for one in refusals(row)]
        if isinstance(row, Claim) and row.field:
            try:
                check_value(row.fact_class, row.field, row.value)
            except ValidationError as error:
                self.refuse(row, ValidationError({"value": error.messages}))

    def refuse(self, row: Keyed, error: ValidationError | str) -> None:
        error = error if isinstance(error, ValidationError) else ValidationError(error)
        by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in by_field.items():
            field = "" if name == NON_FIELD_ERRORS else name
            self.errors += [RowError(row.noun(), row.key, field, message) for message in messages]


def fits(field: models.Field, value: Any) -> bool:
    """Whether a value is of the form that plain values of the field have, so that it can be read at all."""
    if field.many_to_many:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if value is None:
        return field.null or not isinstance(field, models.CharField | models.TextField)
    if isinstance(field, models.ForeignKey | models.DateField | models.CharField | models.TextField):
        return isinstance(value, str) and "\0" not in value
    return isinstance(value, str | int | float)


def as_list(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def former_ids(model: type[Keyed], keys: Collection[str]) -> dict[str, int]:
    """The database ids that rows had which are gone, by key."""
    if not keys:
        return {}
    entries = model.history.filter(key__in=keys).order_by("history_date", "history_id")
    ids = dict(entries.values_list("key", "id"))
    taken = set(model._base_manager.filter(pk__in=ids.values()).values_list("pk", flat=True))
    return {key: number for key, number in ids.items() if number not in taken}


def in_order(model: type[Keyed], rows: Mapping[str, Row], new: Collection[str]) -> Iterator[str]:
    """New rows take places that others have left; rows that refer to new rows of their own class come after these."""
    own = [field.name for field in model.public_fields() if field.related_model is model]
    waiting, missing = sorted(rows, key=lambda key: key in new), set(new)
    while waiting:
        ready = [
            key
            for key in waiting
            if not any(one in missing - {key} for name in own for one in as_list(rows[key].get(name)))
        ] or waiting  # a circle: the reference that does not exist yet is named as the error
        yield from ready
        missing -= set(ready)
        waiting = [key for key in waiting if key not in set(ready)]


def check_columns(row: Keyed) -> None:
    """Each column by itself; that what it refers to is there is known already."""
    relations = [field for field in row._meta.fields if field.is_relation]
    row.clean_fields(exclude=[field.name for field in relations])
    for field in relations:
        if not field.null and getattr(row, field.attname) is None:
            raise ValidationError({field.name: field.error_messages["null"]})


def broken_rule(row: Keyed) -> ValidationError | str:
    """The rule for which the database has refused a row, in words."""
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        return error
    return _("Another record stands in the way.")
