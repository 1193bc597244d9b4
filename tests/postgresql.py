"""A PostgreSQL of its own for one run of the tests: made in a temporary folder, reached on loopback only, removed."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools import found

SECONDS_TO_START = 60


@contextmanager
def throwaway_postgresql() -> Iterator[str | None]:
    """Start a server and give its `DATABASE_URL`; `None` where PostgreSQL is not installed.

    Raises `RuntimeError` with the server's own words where it is installed and does not start.
    """
    initdb, postgres = found("initdb"), found("postgres")
    if not (initdb and postgres):
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="alliance-postgresql-"))
    # PostgreSQL refuses to run as root: there, the folder and the server belong to its own user.
    owner = "postgres" if os.name == "posix" and os.geteuid() == 0 else None
    if owner:
        shutil.chown(folder, owner, owner)
    try:
        initialize(initdb, folder / "data", owner)
        port = free_port()
        server = start(postgres, folder, port, owner)
        try:
            wait_for(server, port, folder / "log")
            yield f"postgres://postgres@127.0.0.1:{port}/alliance"
        finally:
            server.terminate()  # waits for nobody's transaction: the tests are over
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def initialize(initdb: Path, folder: Path, owner: str | None) -> None:
    """Make a cluster in UTF-8 that sorts by bytes, whatever the machine's own language; it need not survive a crash."""
    command = [initdb, "--pgdata", folder, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
    done = subprocess.run(
        [*command, "--no-sync"],
        user=owner,
        group=owner,
        extra_groups=[] if owner else None,
        cwd=folder.parent,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")


def start(postgres: Path, folder: Path, port: int, owner: str | None) -> subprocess.Popen:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "jit": "off",  # a query that runs once is not worth compiling
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [postgres, "-D", folder / "data", *options],
            user=owner,
            group=owner,
            extra_groups=[] if owner else None,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def wait_for(server: subprocess.Popen, port: int, log: Path) -> None:
    """Return once the server takes connections."""
    import psycopg2

    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg2.connect(host="127.0.0.1", port=port, user="postgres", dbname="postgres").close()
        except psycopg2.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
