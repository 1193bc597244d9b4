from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from alliance.knowledge.fixtures import read_fixtures
from alliance.knowledge.load import load
from alliance.knowledge.rows import FixtureError
from alliance.management.progress import progress_bar


class Command(BaseCommand):
    help = "Bring fixtures/*.json into the database: editors' changes are kept, clashes are listed."

    def add_arguments(self, parser):
        parser.add_argument("--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", help="where to read")

    def handle(self, *args, fixtures: Path, **options):
        try:
            entries = read_fixtures(fixtures)
            with progress_bar("Loading", self.stderr, sum(map(len, entries.values()))) as progress:
                report = load(entries, progress)
        except FixtureError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        if not report.wrote:
            self.stdout.write(f"Nothing new in the fixtures ({report.unchanged} records).")
            return
        self.stdout.write(
            f"{report.created} created, {report.updated} updated, {report.retired} retired, "
            f"{report.unchanged} unchanged, {len(report.conflicts)} conflicts."
        )
        for conflict in report.conflicts:
            self.stdout.write(f"  {conflict}: here {conflict.ours!r}, in the fixtures {conflict.theirs!r}")
