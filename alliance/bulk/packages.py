"""A dump as a zip archive of tables in text: `data/<table>.csv` or `.ndjson`, `datapackage.json`, readme, licence."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.utils.translation import override

from alliance.bulk.archives import ArchiveReader, ArchiveWriter
from alliance.bulk.cells import csv_lines, csv_rows, json_lines, json_rows
from alliance.bulk.package import CSV, LICENCE, NDJSON, README, Format, described, resource, texts
from alliance.bulk.sqlite import SQLiteDump
from alliance.bulk.tables import Table, record_tables
from alliance.knowledge.rows import FixtureError
from alliance.knowledge.version import Version

DESCRIPTION = "datapackage.json"
LARGEST = 64 << 20  # bytes of the description
WRITERS = {CSV: csv_lines, NDJSON: json_lines}
READERS = {CSV: csv_rows, NDJSON: json_rows}


def place(table: Table, form: Format) -> str:
    return f"data/{table.name}.{form.name}"


def write(path: Path, form: Format, version: Version, snapshot: SQLiteDump) -> None:
    """Write the tables of a snapshot as text, the same bytes for the same rows and the same release of zlib."""
    resources = []
    with override("en"), ArchiveWriter(path, version.at) as archive:
        for table in record_tables():
            size, digest = archive.add(place(table, form), WRITERS[form](table, snapshot.rows(table)))
            resources.append(resource(table, place(table, form), form, size, digest))
        description = described(version, sources_of(snapshot), resources)
        archive.add(DESCRIPTION, [json.dumps(description, ensure_ascii=False, indent=1) + "\n"])
        for name, text in texts(form, version).items():
            archive.add(name, [text])


def sources_of(snapshot: SQLiteDump) -> list[dict[str, str]]:
    """Titles and addresses; a source has one or both."""
    found = snapshot.file.execute("SELECT title, url FROM sources ORDER BY id")
    return [{"title": title or url} | ({"path": url} if url else {}) for title, url in found]


class PackageDump:
    """A zip archive that may be a dump. Raises `FixtureError` for what is none."""

    tables = record_tables()

    def __init__(self, path: Path):
        self.archive = ArchiveReader(path)
        self.form: Format | None = None

    def close(self) -> None:
        self.archive.close()

    def about(self) -> dict[str, str]:
        """What it says of itself, once its files are seen to be ours."""
        description = self.description()
        named = {f"data/{table.name}": table for table in self.tables}
        endings = {name.rpartition(".")[2] for name in self.archive.members if name.rpartition(".")[0] in named}
        self.form = next((form for form in READERS if form.name in endings), None)
        if self.form is None:
            raise self.archive.error("there are no tables of a dump in it.")
        tables = [place(table, self.form) for table in self.tables]
        self.archive.expect([*tables, DESCRIPTION, *README.values(), LICENCE])
        return {"data_version": str(description.get("version")), "data_version_at": str(description.get("created"))}

    def description(self) -> dict[str, Any]:
        if DESCRIPTION not in self.archive.members:
            raise self.archive.error(f"{DESCRIPTION} is missing.")
        if self.archive.members[DESCRIPTION].file_size > LARGEST:
            raise FixtureError(DESCRIPTION, 0, "-", f"it is larger than {LARGEST >> 20} MB.")
        try:
            description = json.loads("".join(self.archive.lines(DESCRIPTION)))
        except (ValueError, RecursionError) as error:
            raise FixtureError(DESCRIPTION, 0, "-", f"it cannot be read as JSON: {error}.") from None
        if not isinstance(description, dict):
            raise FixtureError(DESCRIPTION, 0, "-", "an object is expected.")
        return description

    def rows(self, table: Table) -> Iterator[tuple]:
        """The rows of a table, each value as it was written or as the text that stands for none."""
        name = place(table, self.form)
        with closing(self.archive.lines(name)) as lines:
            yield from READERS[self.form](table, lines, name)
