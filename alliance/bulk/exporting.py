"""Writing dumps: one snapshot of the knowledge base as SQLite, from which the other formats are made."""

import hashlib
import json
import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alliance.bulk import packages, sqlite
from alliance.bulk.columns import instant
from alliance.bulk.package import FORMATS, LICENCES, NAME, SQLITE, TITLE, Format, about
from alliance.bulk.tables import log_tables, record_tables
from alliance.code_version import code_version
from alliance.knowledge import version as data_version
from alliance.knowledge.version import Version

ATTEMPTS = 5
SUMS = "SHA256SUMS"
MANIFEST = "manifest.json"


class UnsteadyError(RuntimeError):
    """The knowledge base was changed each time while it was being written out."""


def snapshot(path: Path) -> Version:
    """Write the knowledge base as it was at one moment; returns its version. Raises `UnsteadyError`.

    Nobody has to wait for it: if something was changed meanwhile, it begins again.
    """
    for _attempt in range(ATTEMPTS):
        before = data_version.current()
        path.unlink(missing_ok=True)
        sqlite.write(path, about(SQLITE, before))
        if data_version.current() == before:
            return before
    raise UnsteadyError(f"The knowledge base was changed {ATTEMPTS} times while it was being written out. Try again.")


def export(folder: Path) -> Version:
    """Write every format, the checksums and the manifest into a folder, each file whole or not at all.

    Returns the version. Raises `OSError` and `UnsteadyError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".making-") as name:
        aside = Path(name)
        version = snapshot(aside / SQLITE.address)
        files = [described_file(made(aside, form, version), form) for form in FORMATS]
        (aside / SUMS).write_text(sums(files), encoding="utf-8")
        text = json.dumps(manifest(version, files), ensure_ascii=False, indent=1) + "\n"
        (aside / MANIFEST).write_text(text, encoding="utf-8")
        for name in (*(file["name"] for file in files), SUMS, MANIFEST):
            (aside / name).replace(folder / name)
    return version


def made(folder: Path, form: Format, version: Version) -> Path:
    """The file of a format, made from the snapshot beside it."""
    path, taken = folder / form.file_name(version), folder / SQLITE.address
    if form == SQLITE:
        shutil.copyfile(taken, path)
        return path
    with closing(sqlite.SQLiteDump(taken)) as dump:
        packages.write(path, form, version, dump)
    return path


def described_file(path: Path, form: Format) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": path.name,
        "format": form.name,
        "media_type": form.media_type,
        "bytes": path.stat().st_size,
        "sha256": digest,
    }


def manifest(version: Version, files: list[dict[str, Any]]) -> dict[str, Any]:
    """What there is: version, licence, files with their checksums, and in which tables the records stand."""
    return {
        "name": NAME,
        "title": TITLE,
        "data_version": version.number,
        "data_version_at": instant(version.at),
        "code_version": code_version(),
        "licenses": LICENCES,
        "files": files,
        "tables": [
            {"name": table.name, "columns": [column.name for column in table.columns], "formats": formats}
            for tables, formats in (
                (record_tables(), [form.name for form in FORMATS]),
                (log_tables(), [SQLITE.name]),
            )
            for table in tables
        ],
    }


def sums(files: list[dict[str, Any]]) -> str:
    """As `sha256sum --check` reads them."""
    return "".join(f"{file['sha256']}  {file['name']}\n" for file in files)
