"""Zip archives: written with the same bytes for the same content, read as if somebody meant harm.

Nothing is unpacked to disk, so no name in an archive can lead anywhere. No file gives more than the archive says that
it holds, and that is bounded.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from alliance.bulk.columns import LONGEST
from alliance.knowledge.rows import FixtureError

LARGEST = 1 << 30  # bytes of all files of an archive together, unpacked
LONGEST_LINE = 8 * LONGEST
MOST_FILES = 200
FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)  # the zip format knows none before


class ArchiveWriter:
    """An archive being written; every file in it bears the same time."""

    def __init__(self, path: Path, at: datetime):
        self.archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self.time = max(at.astimezone(UTC), FIRST_DAY).timetuple()[:6]

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.archive.close()

    def add(self, name: str, texts: Iterable[str]) -> tuple[int, str]:
        """Add a file of UTF-8 text, piece by piece; returns its size in bytes and its SHA-256."""
        place = zipfile.ZipInfo(name, self.time)
        place.compress_type = zipfile.ZIP_DEFLATED
        place.create_system = 3  # as on Unix, wherever it is written
        place.external_attr = 0o100644 << 16
        size, digest = 0, hashlib.sha256()
        with self.archive.open(place, "w") as file:
            for text in texts:
                piece = text.encode()
                size += len(piece)
                digest.update(piece)
                file.write(piece)
        return size, digest.hexdigest()


class ArchiveReader:
    """An archive from anywhere. Raises `FixtureError` for one that is not to be trusted."""

    def __init__(self, path: Path):
        self.file_name = path.name
        try:
            self.archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise self.error(f"it cannot be read as a zip archive: {error}.") from None
        self.members: dict[str, zipfile.ZipInfo] = {}
        try:
            self.look_through(self.archive.infolist())
        except FixtureError:
            self.close()
            raise

    def look_through(self, places: list[zipfile.ZipInfo]) -> None:
        if len(places) > MOST_FILES or sum(place.file_size for place in places) > LARGEST:
            raise self.error(f"it holds more than {MOST_FILES} files or {LARGEST >> 20} MB.")
        for place in places:
            if place.filename in self.members:
                raise self.error(f"“{place.filename[:60]}” stands in it twice.")
            if place.flag_bits & 1 or place.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise self.error(f"“{place.filename[:60]}” is encrypted or packed in an unusual way.")
            self.members[place.filename] = place

    def close(self) -> None:
        self.archive.close()

    def error(self, message: str) -> FixtureError:
        return FixtureError(self.file_name, 0, "-", message)

    def expect(self, names: Iterable[str]) -> None:
        """Refuse an archive that lacks one of these files or holds another."""
        names = set(names)
        for name in sorted(names - self.members.keys()):
            raise self.error(f"{name} is missing.")
        for name in sorted(self.members.keys() - names):
            raise self.error(f"“{name[:60]}” is no part of a dump.")

    def lines(self, name: str) -> Iterator[str]:
        """The lines of a file of UTF-8 text, with their ends."""
        try:
            with self.archive.open(self.members[name]) as packed, TextIOWrapper(packed, "utf-8", newline="") as file:
                while line := file.readline(LONGEST_LINE):
                    if len(line) == LONGEST_LINE:
                        raise FixtureError(name, 0, "-", f"a line is longer than {LONGEST_LINE} characters.")
                    yield line
        except UnicodeDecodeError as error:
            raise FixtureError(name, 0, "-", f"it is not written in UTF-8: {error.reason}.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise FixtureError(name, 0, "-", f"it cannot be unpacked: {error}.") from None
