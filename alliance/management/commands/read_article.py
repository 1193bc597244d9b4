from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from alliance.checking.known import Known
from alliance.checking.names import lexicon
from alliance.checking.proposals import merged, proposed
from alliance.dates import PartialDate
from alliance.extraction.extract import extract
from alliance.extraction.paragraphs import Paragraph
from alliance.extraction.reading import Read, UnreadableError, read_file
from alliance.knowledge.readings import as_yaml, read_readings
from alliance.knowledge.rows import FixtureError
from alliance.knowledge.templates import templates
from alliance.sources.models import Source


class Command(BaseCommand):
    """What it finds is `proposed`; a person decides. Reading again keeps what was decided, and adds what is new."""

    help = "Write the reading of an article: what it claims, paragraph by paragraph, for a person to decide on."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the article, as plain text or HTML")
        parser.add_argument("--source", help="the key of the source (default: the name of the file)")
        parser.add_argument("--readings", type=Path, default=settings.BASE_DIR / "fixtures" / "articles")

    def handle(self, *args, file: Path, source: str | None, readings: Path, **options):
        read = read_article(file)
        path = readings / f"{source or file.stem}.yaml"
        try:
            known = read_readings(readings).get(path.name)
        except FixtureError as error:
            raise CommandError(str(error)) from error
        reading = known or {"file": file.name, "source": path.stem, "facts": [], "claims": []}
        check_paragraphs(reading["claims"], read.paragraphs, path)
        complete = merged(reading, found_in(read, path.stem))
        added = len(complete["claims"]) - len(reading["claims"])
        if added or not known:
            readings.mkdir(parents=True, exist_ok=True)
            path.write_text(as_yaml(complete), encoding="utf-8")
        self.stdout.write(f"{path}: {len(reading['claims'])} claims stay as they are, {added} are proposed.")
        if not Source.objects.filter(key=path.stem).exists():
            self.stdout.write(f"There is no source “{path.stem}” yet: add it to the table of sources.")


def read_article(file: Path) -> Read:
    """Raises `CommandError` for what is no article."""
    try:
        read = read_file(file)
    except UnreadableError as error:
        raise CommandError(f"{file}: {error}") from error
    if not read.paragraphs:
        raise CommandError(f"{file} has no text.")
    return read


def found_in(read: Read, source: str) -> dict:
    """What is proposed, as of the time in which the source was written as far as that is recorded."""
    try:
        recorded = Source.objects.filter(key=source).first()
        published = (PartialDate.between(*recorded.written) if recorded else None) or read.published
        return proposed(read.paragraphs, extract(read.paragraphs, lexicon(), published), Known(), templates())
    except DatabaseError as error:
        raise CommandError(f"There is no knowledge base to read it against: run quickstart first. ({error})") from error


def check_paragraphs(claims: Sequence[dict[str, str]], read: Sequence[Paragraph], path: Path) -> None:
    """Every decision stays; what the text no longer bears out is named. Raises `CommandError`."""
    hashes = {str(paragraph.number): paragraph.sha256 for paragraph in read}
    lost = sorted({int(claim["paragraph"]) for claim in claims if hashes.get(claim["paragraph"]) != claim["sha256"]})
    if lost:
        numbers = ", ".join(map(str, lost))
        raise CommandError(f"{path.name}: the claims on paragraph {numbers} were read from another text.")
