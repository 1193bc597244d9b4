"""A dump as a SQLite file: a database of its own, with keys instead of numbers, made for other people's queries.

Reading is for files from anywhere: the file is opened read-only, and must have the tables that are written here, in
these very words, and nothing else.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from alliance.bulk.columns import LONGEST, Column, Plain
from alliance.bulk.tables import Row, Table, log_tables, record_tables
from alliance.knowledge.rows import FixtureError

# Stands in the header of the file, where `file` and the like look: any number that nobody else has registered.
APPLICATION = 0x416C6C69
FORMAT = 1
BATCH = 2000

ABOUT = "CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
SQL_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "NUMERIC"}


def quoted(name: str) -> str:
    return f'"{name}"'


def definition(table: Table) -> str:
    """The statement that makes a table; references are enforced among the records, not in their histories."""
    lines = [f"  {column_definition(column)}" for column in table.columns]
    lines.append(f"  PRIMARY KEY ({', '.join(map(quoted, table.primary_key))})")
    if table in record_tables():
        lines += [
            f"  FOREIGN KEY ({quoted(column.name)}) REFERENCES "
            f"{quoted(column.references.plural().replace('-', '_'))} ({quoted('id')})"
            for column in table.columns
            if column.references
        ]
    return f"CREATE TABLE {quoted(table.sql_name)} (\n" + ",\n".join(lines) + "\n)"


def column_definition(column: Column) -> str:
    return f"{quoted(column.name)} {SQL_TYPES.get(column.type, 'TEXT')}{'' if column.null else ' NOT NULL'}"


def write(path: Path, about: dict[str, str]) -> None:
    """Write what the knowledge base holds: the same bytes for the same rows and the same release of SQLite."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for pragma in ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = MEMORY", "synchronous = OFF"):
            file.execute(f"PRAGMA {pragma}")
        file.execute(f"PRAGMA application_id = {APPLICATION}")
        file.execute(f"PRAGMA user_version = {FORMAT}")
        file.execute("BEGIN")
        file.execute(ABOUT)
        file.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        for table in (*record_tables(), *log_tables()):
            file.execute(definition(table))
            file.executemany(insertion(table), table.rows())
        file.execute("COMMIT")
        file.execute("VACUUM")


def insertion(table: Table) -> str:
    places = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {quoted(table.sql_name)} VALUES ({places})"  # noqa: S608 - names of our own models


class SQLiteDump:
    """A SQLite file that may be a dump. Raises `FixtureError` for what is none."""

    def __init__(self, path: Path):
        self.file_name = path.name
        self.tables = (*record_tables(), *log_tables())
        self.file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        self.file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * LONGEST)
        self.file.execute("PRAGMA trusted_schema = OFF")

    def close(self) -> None:
        self.file.close()

    def about(self) -> dict[str, str]:
        """What the file says of itself, once its tables are seen to be ours."""
        try:
            self.check_tables()
            return {str(name): str(value) for name, value in self.file.execute("SELECT name, value FROM about")}
        except sqlite3.Error as error:
            raise FixtureError(self.file_name, 0, "-", f"SQLite cannot read it: {error}.") from None

    def check_tables(self) -> None:
        expected = {table.sql_name: definition(table) for table in self.tables} | {"about": ABOUT}
        found = {}
        for kind, name, sql in self.file.execute("SELECT type, name, sql FROM sqlite_master"):
            if kind == "table":
                found[name] = sql
            elif not name.startswith("sqlite_autoindex_"):
                raise FixtureError(self.file_name, 0, "-", f"the {kind} “{name[:60]}” is no part of a dump.")
        for name in sorted(expected.keys() | found.keys()):
            if name not in found:
                raise FixtureError(self.file_name, 0, "-", f"the table {name} is missing.")
            if name not in expected:
                raise FixtureError(self.file_name, 0, "-", f"the table “{name[:60]}” is no part of a dump.")
            if found[name] != expected[name]:
                raise FixtureError(self.file_name, 0, "-", f"the table {name} has other columns than in a dump of now.")

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table as they were written."""
        columns = ", ".join(quoted(column.name) for column in table.columns)
        order = ", ".join(map(quoted, table.primary_key))
        query = f"SELECT {columns} FROM {quoted(table.sql_name)} ORDER BY {order}"  # noqa: S608 - our own names
        try:
            for row in self.file.execute(query):
                yield tuple(read(column, value) for column, value in zip(table.columns, row, strict=True))
        except sqlite3.Error as error:
            raise FixtureError(self.file_name, 0, "-", f"SQLite cannot read {table.sql_name}: {error}.") from None


def read(column: Column, value: Plain | float | bytes) -> Plain | float | bytes:
    """SQLite has no booleans and no decimals; what is neither stays as it is, to be refused."""
    if column.type == "boolean" and value in (0, 1):
        return bool(value)
    if column.type == "number" and isinstance(value, int | float):
        return f"{value:.{column.places}f}"
    return value
