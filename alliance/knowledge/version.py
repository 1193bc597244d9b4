"""The data version: one number that every change of a public value raises, in the transaction of the change."""

import os
import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction

from alliance.knowledge.models import DataVersion

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


class Version(NamedTuple):
    """How many changes there have been, and when the last one was; 0 and the epoch before the first."""

    number: int
    at: datetime


NONE_YET = Version(0, EPOCH)


def current() -> Version:
    """The version as committed, or as this transaction has made it; never an older one.

    Of a file of SQLite that costs microseconds, as long as nothing was written there; else one query.
    """
    name = connection.settings_dict["NAME"]
    is_file = connection.vendor == "sqlite" and not connection.is_in_memory_db() and not str(name).startswith("file:")
    if is_file and not connection.in_atomic_block:
        try:
            return watch.version(Path(name))
        except (OSError, sqlite3.Error):
            pass  # the query below meets the same and says so as all others do
    row = DataVersion.objects.filter(pk=DataVersion.ONLY).values_list("number", "at").first()
    return Version(*row) if row else NONE_YET


def queue() -> None:
    """Wait here for all other transactions that change anything, before the first row of this one is locked.

    SQLite lets one write at a time by itself. On PostgreSQL whoever comes here first writes first, and no two wait for
    rows of each other.
    """
    if connection.vendor == "postgresql":
        list(DataVersion.objects.select_for_update().filter(pk=DataVersion.ONLY).values_list("pk"))


def advance() -> Version:
    """Raise the version; its moment is later than that of every change before, whatever the clocks say.

    The lock on the row is held to the end of the transaction. So whoever takes numbers for the change log after this
    call takes higher ones than everybody who has committed, and commits before anybody takes higher ones: on
    PostgreSQL, too, the order of the log is the order of the commits, and a reader who has seen a number has missed
    none below it.
    """
    with transaction.atomic():
        rows = DataVersion.objects.select_for_update()
        row = rows.first()
        if row is None:
            DataVersion.objects.bulk_create([DataVersion(number=0, at=EPOCH)], ignore_conflicts=True)
            row = rows.get()
        row.number += 1
        row.at = max(datetime.now(UTC), row.at + INSTANT)
        row.save()
    return Version(row.number, row.at)


class Watch:
    """One connection of this process that only reads, and asks SQLite whether anybody has written since.

    `PRAGMA data_version` moves with every commit of another connection, and all writing here is done by others.
    Every answer is fetched to its end: a statement left halfway would go on reading the database as it was.
    """

    def __init__(self):
        self.lock = threading.Lock()
        self.connection = self.file = self.seen = None
        self.known = NONE_YET

    def version(self, path: Path) -> Version:
        found = path.stat()
        with self.lock:
            if self.file != (path, found.st_dev, found.st_ino):  # another one, or another one in its place
                self.open(path)
                self.file = path, found.st_dev, found.st_ino
            ((moved,),) = self.connection.execute("PRAGMA data_version").fetchall()
            if moved != self.seen:
                # Asked in this order, the row can only be newer than `moved`: then it is read once more next time.
                self.known, self.seen = self.read(), moved
            return self.known

    def open(self, path: Path) -> None:
        self.close()
        address = f"{path.absolute().as_uri()}?mode=ro"
        self.connection = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)

    def close(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = self.file = self.seen = None

    def read(self) -> Version:
        rows = self.connection.execute("SELECT number, at FROM knowledge_dataversion").fetchall()
        found = [Version(number, datetime.fromisoformat(at).replace(tzinfo=UTC)) for number, at in rows]
        return found[0] if found else NONE_YET


watch = Watch()
inherited: list[Watch] = []


def watch_anew() -> None:
    """A forked process may neither use nor close what its parent has opened."""
    global watch
    inherited.append(watch)
    watch = Watch()


os.register_at_fork(after_in_child=watch_anew)
