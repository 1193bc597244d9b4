"""Which code is running: the same words on every machine that runs the same files."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Code, catalogues, templates, what is served beside them, and the libraries they stand on.
PARTS = ("alliance", "docs/openapi.json", "members", "requirements.lock", "templates")
DIGITS = 12


@cache
def code_version() -> str:
    """The first twelve hex digits of the SHA-256 over names and bytes; read once in the life of a process."""
    return version_of(ROOT)


def version_of(root: Path) -> str:
    whole = hashlib.sha256()
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in files(root)):
        whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:DIGITS]


def files(root: Path) -> Iterator[Path]:
    """Without what Python, systems and editors leave lying about."""
    for part in PARTS:
        top = root / part
        for path in [top] if top.is_file() else top.rglob("*"):
            inside = path.relative_to(root).parts
            if path.is_file() and "__pycache__" not in inside and not any(name.startswith(".") for name in inside):
                yield path
