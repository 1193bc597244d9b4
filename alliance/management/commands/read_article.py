from pathlib import Path

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from alliance.extraction.paragraphs import Paragraph, paragraphs
from alliance.knowledge.readings import read_readings
from alliance.knowledge.rows import FixtureError

LARGEST = 10_000_000  # bytes


class Command(BaseCommand):
    """Proposes no claims yet: it lays the reading out for a person to fill, and holds an old one against the text."""

    help = "Lay out the reading of an article, or check the paragraphs that an existing one points to."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the article, plain text in UTF-8")
        parser.add_argument("--source", help="the key of the source (default: the name of the file)")
        parser.add_argument("--readings", type=Path, default=settings.BASE_DIR / "fixtures" / "articles")

    def handle(self, *args, file: Path, source: str | None, readings: Path, **options):
        read = read_text(file)
        path = readings / f"{source or file.stem}.yaml"
        try:
            known = read_readings(readings)
        except FixtureError as error:
            raise CommandError(str(error)) from error
        if path.name in known:
            self.check_paragraphs(known[path.name]["claims"], read, path)
            return
        readings.mkdir(parents=True, exist_ok=True)
        layout = {"file": file.name, "source": path.stem, "facts": [], "claims": []}
        path.write_text(yaml.safe_dump(layout, sort_keys=False, allow_unicode=True), encoding="utf-8")
        for paragraph in read:
            self.stdout.write(f"{paragraph.number}  {paragraph.sha256}  {paragraph.text[:80]}")
        self.stdout.write(f"{path} is ready for its claims; add the source to the table of sources.")

    def check_paragraphs(self, claims: list[dict[str, str]], read: list[Paragraph], path: Path):
        """Every decision stays; what the text no longer bears out is named."""
        hashes = {str(paragraph.number): paragraph.sha256 for paragraph in read}
        lost = sorted(
            {int(claim["paragraph"]) for claim in claims if hashes.get(claim["paragraph"]) != claim["sha256"]}
        )
        if lost:
            numbers = ", ".join(map(str, lost))
            raise CommandError(f"{path.name}: the claims on paragraph {numbers} were read from another text.")
        self.stdout.write(f"{path.name}: {len(claims)} claims, every paragraph as it was read.")


def read_text(file: Path) -> list[Paragraph]:
    """The paragraphs of a text file; raises `CommandError` for one that is none."""
    try:
        if file.stat().st_size > LARGEST:
            raise CommandError(f"{file} is larger than {LARGEST // 1_000_000} MB: that is no article.")
        read = paragraphs(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read as text in UTF-8: {error}") from error
    if not read:
        raise CommandError(f"{file} has no text.")
    return read
