"""What a dump says of itself: version, licence, sources, readme, and a description of its tables that programs read.

The description is a Data Package (https://datapackage.org, version 2) with a Table Schema for each table.
"""

from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import override

from alliance.bulk.columns import Column, instant
from alliance.bulk.tables import Table, log_tables, record_tables
from alliance.knowledge.version import Version
from alliance.translation import SUFFIXES

NAME = "alliance"
TITLE = "Alliance: an open knowledge base about NATO"
PROFILES = "https://datapackage.org/profiles/2.0"
LICENCE = "LICENCE.txt"
LICENCES = [
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0 International",
    },
    {"path": LICENCE, "title": "Other terms for figures on defence spending and names of countries"},
]
README = {"en": "README.md", "id": "README.id.md"}


class Format(NamedTuple):
    """One form of the dump: its file is `alliance-<data version><ending>`, kept at `/data/alliance<ending>`."""

    name: str
    ending: str
    media_type: str

    @property
    def address(self) -> str:
        return f"{NAME}{self.ending}"

    def file_name(self, version: Version) -> str:
        return f"{NAME}-{version.number}{self.ending}"


SQLITE = Format("sqlite", ".sqlite3", "application/vnd.sqlite3")
CSV = Format("csv", "-csv.zip", "application/zip")
NDJSON = Format("ndjson", "-ndjson.zip", "application/zip")
FORMATS = (SQLITE, CSV, NDJSON)


def readme(form: Format, version: Version, language: str) -> str:
    """What is in the file and how to use it, in Markdown."""
    tables = (*record_tables(), *(log_tables() if form == SQLITE else ()))
    with override(language):
        context = {"form": form.name, "version": version, "tables": tables, "licence": LICENCE}
        return render_to_string("bulk/readme.txt", context)


def licence() -> str:
    with override("en"):
        return render_to_string("bulk/licence.txt")


def texts(form: Format, version: Version) -> dict[str, str]:
    """The files for people that go with the tables."""
    return {name: readme(form, version, language) for language, name in README.items()} | {LICENCE: licence()}


def about(form: Format, version: Version) -> dict[str, str]:
    """The same as rows of a table."""
    says = {f"readme_{SUFFIXES[language]}": readme(form, version, language) for language in README}
    return {
        "title": TITLE,
        "data_version": str(version.number),
        "data_version_at": instant(version.at),
        **says,
        "licence": licence(),
    }


def described(version: Version, sources: list[dict[str, str]], resources: list[dict[str, Any]]) -> dict[str, Any]:
    """`datapackage.json`; `sources` are titles and addresses of those that say what the tables say."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "version": str(version.number),
        "created": instant(version.at),
        "licenses": LICENCES,
        "sources": sources,
        "resources": resources,
    }


def resource(table: Table, path: str, form: Format, size: int, digest: str) -> dict[str, Any]:
    """One table in `datapackage.json`."""
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "title": table.title,
        "path": path,
        "type": "table",
        "format": form.name,
        "mediatype": {"csv": "text/csv", "ndjson": "application/x-ndjson"}[form.name],
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    keys = [
        {
            "fields": [column.name],
            # A table that refers to itself does not name itself.
            "reference": {"fields": ["id"]} | ({"resource": other.plural()} if other.plural() != table.name else {}),
        }
        for column in table.columns
        if (other := column.references)
    ]
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [described_column(column, table) for column in table.columns],
        "primaryKey": list(table.primary_key),
        "missingValues": [""],
        **({"foreignKeys": keys} if keys else {}),
    }


def described_column(column: Column, table: Table) -> dict[str, Any]:
    # Where text is empty a cell is, too: only what is never empty is required.
    required = not column.null and (column.type != "string" or column.references or column.name == "id")
    constraints = {
        **({"required": True} if required else {}),
        **({"unique": True} if table.primary_key == (column.name,) else {}),
        **({"enum": list(column.choices)} if column.choices else {}),
    }
    return {
        "name": column.name,
        "type": column.type,
        **({"title": column.title} if column.title else {}),
        **({"format": "any"} if column.type == "datetime" else {}),
        **({"constraints": constraints} if constraints else {}),
    }
