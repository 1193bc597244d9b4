"""Fixture files: one JSON file a class, in Django's own format, so that `loaddata` reads them too."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from django.db import models

from alliance.keyed import Keyed
from alliance.knowledge.rows import FixtureError, Row, keyed_models, rows_of


class Entry(NamedTuple):
    """A row and the place it was read from, for errors."""

    row: Row
    file: str
    number: int

    def error(self, column: str, message: str) -> FixtureError:
        return FixtureError(self.file, self.number, column, message)


Entries = dict[type[Keyed], dict[str, Entry]]


def read_fixtures(directory: Path) -> Entries:
    """All fixture files of a directory; raises `FixtureError` for what cannot be read as a row."""
    return {model: read_file(directory / name, model) for model, name in file_names().items()}


def file_names() -> dict[type[Keyed], str]:
    """The file of each class, numbered so that `loaddata *.json` meets each after those it refers to."""
    return {model: f"{number:02}-{model.plural()}.json" for number, model in enumerate(keyed_models(), start=1)}


def read_file(path: Path, model: type[Keyed]) -> dict[str, Entry]:
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FixtureError(path.name, 0, "-", "the file is missing; run build_fixtures.") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise FixtureError(path.name, getattr(error, "lineno", 0), "-", f"not readable as JSON: {error}") from None
    if not isinstance(records, list):
        raise FixtureError(path.name, 0, "-", "a list of records is expected.")
    entries: dict[str, Entry] = {}
    known = {field.name: field for field in model.public_fields()}
    for number, record in enumerate(records, start=1):
        key, row = read_record(record, path.name, number, model, known)
        if key in entries:
            raise FixtureError(path.name, number, "key", f"“{key}” stands in row {entries[key].number} already.")
        entries[key] = Entry(row, path.name, number)
    return entries


def read_record(
    record: Any, file: str, number: int, model: type[Keyed], known: dict[str, models.Field]
) -> tuple[str, Row]:
    if not isinstance(record, dict) or record.get("model") != model._meta.label_lower:
        raise FixtureError(file, number, "model", f"“{model._meta.label_lower}” is expected.")
    fields = record.get("fields")
    if not isinstance(fields, dict) or not isinstance(fields.get("key"), str) or not fields["key"]:
        raise FixtureError(file, number, "key", "every record needs a key.")
    unknown = set(fields) - set(known) - set(model.computed) - {"key"}
    if unknown:
        raise FixtureError(file, number, min(unknown), f"a {model.noun()} has no such field.")
    row = {}
    for name, field in known.items():
        if name not in fields:
            raise FixtureError(file, number, name, "the field is missing.")
        row[name] = from_natural(fields[name], field, file, number)
    return fields["key"], row


def from_natural(value: Any, field: models.Field, file: str, number: int) -> Any:
    """Natural keys are one-element lists in Django's format; rows have the key itself."""
    try:
        if field.many_to_many:
            return sorted(key for (key,) in value)
        if isinstance(field, models.ForeignKey) and value is not None:
            (value,) = value
        return value
    except (TypeError, ValueError):
        raise FixtureError(file, number, field.name, "a reference is written as a list with the key.") from None


def write_fixtures(directory: Path) -> list[Path]:
    """Write what the database holds, one file a class: sorted by key, the same bytes for the same rows."""
    texts = {}
    for model, name in file_names().items():
        records = [record_of(model, key, row) for key, row in sorted(with_computed(model).items())]
        texts[directory / name] = json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    directory.mkdir(parents=True, exist_ok=True)
    for stale in set(directory.glob("[0-9][0-9]-*.json")) - set(texts):
        stale.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def with_computed(model: type[Keyed]) -> dict[str, Row]:
    """Rows with their computed columns: `loaddata` fills every column."""
    rows = rows_of(model)
    for key, *values in model.objects.values_list("key", *model.computed):
        for name, value in zip(model.computed, values, strict=True):
            rows[key][name] = value.isoformat() if hasattr(value, "isoformat") else value
    return rows


def record_of(model: type[Keyed], key: str, row: Row) -> dict[str, Any]:
    fields: Row = {"key": key}
    for name, value in row.items():
        field = model._meta.get_field(name)
        if field.many_to_many:
            value = [[other] for other in value]
        elif isinstance(field, models.ForeignKey) and value is not None:
            value = [value]
        fields[name] = value
    return {"model": model._meta.label_lower, "fields": fields}
