"""The dumps that are kept for download: made when the first reader of a data version asks, in a folder of its own."""

import json
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import Any

from django.conf import settings

from alliance.bulk.exporting import MANIFEST, export
from alliance.code_version import code_version
from alliance.knowledge import version as data_version
from alliance.knowledge.version import Version

KEPT = 2  # versions: whoever has just read the manifest still finds its files
STALE = 3600  # seconds after which a folder that was never finished is nobody's
FINISHED = re.compile(r"v\d+-\d{8}T\d{12}-\w{1,40}", re.ASCII)
UNFINISHED = "making-"

one_at_a_time = Lock()


def folder_name(version: Version) -> str:
    """The number alone would not do: two databases may have come as far on different ways."""
    return f"v{version.number}-{version.at:%Y%m%dT%H%M%S%f}-{code_version()}"


def kept() -> Path:
    """The folder with every file of the newest version, made where it is not there.

    Processes that make it at once do the same work, and the first to finish has its folder used. Raises `OSError` where
    nothing can be written, and `UnsteadyError`.
    """
    folder = settings.BULK_FOLDER / folder_name(data_version.current())
    if folder.is_dir():
        return folder
    with one_at_a_time:
        return folder if folder.is_dir() else make()


def make() -> Path:
    """A new folder, under its name once all is in it."""
    root = settings.BULK_FOLDER
    root.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=UNFINISHED, dir=root))
    try:
        folder = root / folder_name(export(aside))
        try:
            aside.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    clear(root)
    return folder


def clear(root: Path) -> None:
    """Remove old versions and what was left unfinished; nothing else that may lie there."""
    versions, old = [], time.time() - STALE
    for path in root.iterdir():
        with suppress(OSError):  # another process clears, too
            if FINISHED.fullmatch(path.name):
                versions.append((path.stat().st_mtime, path))
            elif path.name.startswith(UNFINISHED) and path.stat().st_mtime < old:
                shutil.rmtree(path, ignore_errors=True)
    for _when, path in sorted(versions)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def manifest_in(folder: Path) -> dict[str, Any]:
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
