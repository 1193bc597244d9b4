"""`python -m tests`: every test on SQLite, then on a PostgreSQL started for the occasion.

Further arguments go to pytest: `python -m tests -k quickstart`. Tests that drive a browser run once, with SQLite, and
so do those that reach no database.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.postgresql import throwaway_postgresql
from tests.tools import IN_CI

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "--numprocesses=auto"]  # one process for each core
ONCE_IS_ENOUGH = "not browser and not plain"
NO_TESTS = 5  # pytest's answer where a choice (`-k`) leaves nothing to run on one of the two


def main(arguments: list[str]) -> int:
    """Run both halves and return 0 where neither failed."""
    with tempfile.TemporaryDirectory(prefix="alliance-tests-") as folder:
        results = [run("SQLite", f"sqlite:///{folder}/alliance.sqlite3", arguments)]
    with throwaway_postgresql() as url:
        if url:
            results.append(run("PostgreSQL", url, ["-m", ONCE_IS_ENOUGH, *arguments]))
        else:
            print("\nPostgreSQL is not installed: the tests ran on SQLite only.", flush=True)
            results.append(int(IN_CI))
    if set(results) == {NO_TESTS}:
        return NO_TESTS
    return int(any(result not in {0, NO_TESTS} for result in results))


def run(database: str, url: str, arguments: list[str]) -> int:
    print(f"\n=== On {database} ===", flush=True)
    return subprocess.run([*PYTEST, *arguments], cwd=ROOT, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that the server goes, too
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
