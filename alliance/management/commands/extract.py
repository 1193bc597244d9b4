import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from alliance.checking.names import lexicon_of_fixtures
from alliance.dates import PartialDate
from alliance.extraction.extract import extract
from alliance.extraction.reading import UnreadableError, read_file
from alliance.extraction.summary import summary


class Command(BaseCommand):
    """Names come from the fixtures: it needs no database."""

    help = "Find what articles say about NATO: countries, organizations, member counts, accessions, meetings, persons."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="articles as plain text or HTML")
        parser.add_argument("--json", action="store_true", help="print one JSON object for each file, a line each")
        parser.add_argument("--published", help="the day of publication, which a text may not say itself")

    def handle(self, *args, files: list[Path], json: bool, published: str | None, **options):
        day = given_day(published)
        lexicon = lexicon_of_fixtures(settings.BASE_DIR / "fixtures")
        unread = []
        for file in files:
            try:
                read = read_file(file)
            except UnreadableError as error:
                unread.append(f"{file}: {error}")
                continue
            found = summary(file.stem, extract(read.paragraphs, lexicon, day or read.published))
            self.stdout.write(as_json(found) if json else as_lines(found))
        if unread:
            raise CommandError("\n".join(unread))


def given_day(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError as error:
        raise CommandError(str(error)) from error


def as_json(found: dict) -> str:
    return json.dumps(found, ensure_ascii=False)


def as_lines(found: dict) -> str:
    """A line for each kind of finding, for people."""
    return "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in found.items()) + "\n"
