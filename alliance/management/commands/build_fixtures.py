from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from alliance.knowledge.build import build
from alliance.knowledge.rows import FixtureError
from alliance.management.progress import progress_bar


class Command(BaseCommand):
    """Needs no database of its own: what it builds is tried out in one that it makes in memory."""

    help = "Build fixtures/*.json from the readings and the reference tables."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, default=settings.BASE_DIR / "fixtures", help="where to write")

    def handle(self, *args, output: Path, **options):
        try:
            with progress_bar("Building", self.stderr) as progress:
                written = build(settings.BASE_DIR / "fixtures", output, progress)
        except FixtureError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(written)} files written to {output}.")
