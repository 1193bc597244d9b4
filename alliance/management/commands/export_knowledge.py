import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from alliance.bulk.exporting import MANIFEST, UnsteadyError, export


class Command(BaseCommand):
    """The files bear the number of the data version; what they are is said in the readme in each."""

    help = "Write the knowledge base as SQLite, CSV and NDJSON, with checksums, into a folder."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where to write; made if it is not there")

    def handle(self, *args, folder: Path, **options):
        try:
            version = export(folder)
        except (OSError, UnsteadyError) as error:
            raise CommandError(f"Nothing was written: {error}") from error
        self.stdout.write(f"Data version {version.number} written to {folder}:")
        for file in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]:
            self.stdout.write(f"  {file['name']} ({file['bytes']} bytes)")
