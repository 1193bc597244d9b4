"""A really running site: what a newcomer gets from `quickstart`, on a database of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.postgresql import free_port

SECONDS_TO_START = 180
SECONDS_TO_STOP = 30


class Site(str):
    """The base address of a running site, which knows the `DATABASE_URL` it runs on."""

    database: str


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    """A site with the real fixtures, on the kind of database that the tests run on."""
    folder = tmp_path_factory.mktemp("site")
    with empty_database(folder) as url, running_site(url, folder / "log") as (address, _):
        running = Site(address)
        running.database = url
        yield running


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The `DATABASE_URL` of a new database beside that of the tests."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{folder / 'site.sqlite3'}"
        return
    import psycopg2

    ours = settings.DATABASES["default"]
    name = f"alliance_site_{os.getpid()}_{folder.name}".lower()
    server = {"host": ours["HOST"], "port": ours["PORT"], "user": ours["USER"], "password": ours["PASSWORD"]}
    connection = psycopg2.connect(dbname="postgres", **server)
    connection.autocommit = True  # a database is made outside of any transaction
    try:
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
            yield f"postgres://{ours['USER']}:{ours['PASSWORD']}@{ours['HOST']}:{ours['PORT']}/{name}"
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        connection.close()


@contextmanager
def running_site(database_url: str, log: Path) -> Iterator[tuple[str, subprocess.Popen]]:
    """`quickstart` in a process of its own: its address and the process; stopped at the end, if it still runs."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "quickstart", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env=environment(database_url, log.parent),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # so that a test can send what Ctrl-C sends: a signal to all of its processes
        )
    try:
        wait_for(process, address, log)
        yield address, process
    finally:
        process.terminate()
        try:
            process.wait(timeout=SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def manage(database_url: str, home: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run `manage.py` to its end in a process of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(database_url, home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_START,
    )


def environment(database_url: str, home: Path) -> dict[str, str]:
    """Nothing of this process's own but the database given."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "DATABASE_URL": database_url,
        "SECRET_KEY": "a secret of the tests, of no use anywhere else",
        "PYTHONUNBUFFERED": "1",
    }


def wait_for(process: subprocess.Popen, address: str, log: Path) -> None:
    """Return once the site answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urlopen(f"{address}/admin/login/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The site did not start:\n{log.read_text(errors='replace')}")
