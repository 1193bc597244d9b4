"""Programs outside Python that some tests need: without them a test is skipped with its reason, in CI it fails."""

import os
import shutil
from pathlib import Path

import pytest

POSTGRESQL = Path("/usr/lib/postgresql")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


def missing(reason: str):
    """Skip the test, or fail it in CI: there, everything is installed first."""
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def found(*names: str) -> Path | None:
    """The first of these programs that is on the PATH or where Debian keeps the servers of PostgreSQL."""
    for name in names:
        if path := shutil.which(name):
            return Path(path)
        if versions := list(POSTGRESQL.glob(f"*/bin/{name}")):
            return max(versions, key=lambda path: float(path.parts[-3]))
    return None


def needed(*names: str) -> Path:
    """The same, ending the test where there is none."""
    return found(*names) or missing(f"{names[0]} is not installed")
