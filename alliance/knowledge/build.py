"""From readings and reference tables to fixtures: assembled, loaded into a scratch database, written from there.

The scratch database has every rule of the real one, so what is written can be loaded; and the fixtures carry the
computed columns, verdicts included, so that Django's own `loaddata` gives a complete knowledge base.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend

from alliance.knowledge.assembly import Assembly
from alliance.knowledge.checks import check_assembly
from alliance.knowledge.fixtures import Entries, write_fixtures
from alliance.knowledge.load import Progress, load
from alliance.knowledge.readings import add_claims_of_readings, add_facts_of_readings, read_readings
from alliance.knowledge.statements import Statements
from alliance.knowledge.tables import add_disagreements, add_tables, claims_of_tables, read_table


def build(fixtures: Path, output: Path, progress: Progress = lambda rows: None) -> list[Path]:
    """Build the fixture files of `output` from the tables and readings below `fixtures`.

    Raises `FixtureError`, with the files as they were, for a row that does not fit.
    """
    entries = assemble(fixtures)
    with scratch_database():
        load(entries, progress)
        return write_fixtures(output)


def assemble(fixtures: Path) -> Entries:
    """Every row that the tables and readings below `fixtures` mean."""
    reference, readings = fixtures / "reference", read_readings(fixtures / "articles")
    assembly = Assembly(Statements(cells for _, cells in read_table(reference / "statements.csv")))
    facts = add_tables(assembly, reference)
    add_facts_of_readings(assembly, readings)
    claims_of_tables(assembly, facts)
    add_disagreements(assembly, reference / "disagreements.csv")
    add_claims_of_readings(assembly, readings)
    check_assembly(assembly, reference)
    return assembly.entries


@contextmanager
def scratch_database() -> Iterator[None]:
    """Stand an empty database in memory in for the real one, in this thread only."""
    ordinary = connections["default"]
    settings = {
        **ordinary.settings_dict,
        **dj_database_url.parse("sqlite://:memory:"),
        "OPTIONS": {},
        "NAME": ":memory:",
    }
    connections["default"] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias="default")
    ContentType.objects.clear_cache()
    try:
        call_command("migrate", verbosity=0, interactive=False)
        yield
    finally:
        if scratch := connections["default"].connection:
            scratch.close()  # Django's own close() spares a database in memory
        connections["default"] = ordinary
        ContentType.objects.clear_cache()
