from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from alliance.bulk.importing import OccupiedError, load_dump
from alliance.knowledge.rows import FixtureError
from alliance.management.progress import progress_bar


class Command(BaseCommand):
    """For what the fixtures of the project say there is `load_knowledge`."""

    help = "Fill an empty database from a dump: SQLite, CSV or NDJSON, as export_knowledge or /data/ give it."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="alliance-….sqlite3, alliance-…-csv.zip or alliance-…-ndjson.zip")

    def handle(self, *args, file: Path, **options):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database has no tables yet, or old ones: run “manage.py migrate” first.")
        try:
            with progress_bar("Loading", self.stderr) as progress:
                version, count = load_dump(file, progress)
        except OccupiedError as error:
            raise CommandError(
                f"{error} A dump is loaded into an empty one only: name a new one in DATABASE_URL and run "
                "“manage.py migrate” there."
            ) from error
        except (FixtureError, OSError) as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(f"{count} records loaded: data version {version.number}, {version.at:%Y-%m-%d %H:%M} UTC.")
