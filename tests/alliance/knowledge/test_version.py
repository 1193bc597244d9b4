import sqlite3
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from alliance.knowledge.models import DataVersion
from alliance.knowledge.version import EPOCH, Version, Watch, advance, current

FIRST, SECOND = "2026-01-01 00:00:00.5", "2026-01-02 00:00:00"


@pytest.fixture
def file(tmp_path):
    """A database of SQLite in which somebody else writes."""
    path = tmp_path / "knowledge.sqlite3"
    make(path, 1, FIRST)
    return path


@pytest.fixture
def watch():
    with closing(Watch()) as watch:
        yield watch


@contextmanager
def writing(path):
    """A connection that writes at once and is closed: left to itself it would lie open until it is swept up."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as writer:
        yield writer


def make(path, number, at):
    with writing(path) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE knowledge_dataversion (id INTEGER, number INTEGER, at TEXT)")
        writer.execute("INSERT INTO knowledge_dataversion VALUES (1, ?, ?)", [number, at])


def raise_to(path, number, at=SECOND):
    with writing(path) as writer:
        writer.execute("UPDATE knowledge_dataversion SET number = ?, at = ?", [number, at])


@pytest.mark.django_db
def test_the_version_is_that_of_this_transaction():
    before = current()
    with transaction.atomic():
        raised = advance()
        assert current() == raised
        assert raised.number == before.number + 1
        transaction.set_rollback(True)
    assert current() == before


@pytest.mark.django_db
def test_every_version_is_later_than_the_one_before_whatever_the_clock_says():
    ahead = datetime.now(UTC) + timedelta(days=400)
    DataVersion.objects.update(at=ahead)
    assert advance().at > ahead
    first, second = advance(), advance()
    assert second.at > first.at
    assert current() == second


@pytest.mark.django_db
def test_a_database_without_a_version_begins_at_nought(nothing_recorded):
    assert current() == (0, EPOCH)
    assert advance().number == 1
    assert current().number == 1
    assert DataVersion.objects.count() == 1


def test_what_others_commit_is_seen_at_once(watch, file):
    assert watch.version(file) == Version(1, datetime(2026, 1, 1, microsecond=500_000, tzinfo=UTC))
    for number in range(2, 50):
        raise_to(file, number)
        assert watch.version(file) == Version(number, datetime(2026, 1, 2, tzinfo=UTC))


def test_what_is_not_committed_is_not_seen(watch, file):
    with writing(file) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE knowledge_dataversion SET number = 2")
        assert watch.version(file).number == 1
        writer.execute("COMMIT")
        assert watch.version(file).number == 2


def test_as_long_as_nobody_writes_no_row_is_read(watch, file, monkeypatch):
    read = []
    monkeypatch.setattr(watch, "read", lambda read_row=watch.read: read.append(1) or read_row())
    for _time in range(20):
        watch.version(file)
    raise_to(file, 2)
    for _time in range(20):
        watch.version(file)
    assert len(read) == 2


def test_the_watch_never_holds_a_writer_up(watch, file):
    watch.version(file)
    with writing(file) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        assert watch.version(file).number == 1
        writer.execute("UPDATE knowledge_dataversion SET number = 2")
        writer.execute("COMMIT")
        writer.execute("VACUUM")
        assert writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert watch.version(file).number == 2


def test_a_file_that_takes_the_place_of_another_is_read(watch, file, tmp_path):
    watch.version(file)
    make(tmp_path / "other.sqlite3", 7, SECOND)
    for ending in ("-wal", "-shm"):
        (tmp_path / f"knowledge.sqlite3{ending}").unlink(missing_ok=True)
    (tmp_path / "other.sqlite3").replace(file)
    assert watch.version(file).number == 7


def test_a_database_without_its_tables_is_no_answer(watch, tmp_path):
    empty = tmp_path / "empty.sqlite3"
    empty.touch()
    with pytest.raises(sqlite3.Error):
        watch.version(empty)
    make(empty, 3, FIRST)
    assert watch.version(empty).number == 3
    with pytest.raises(OSError, match=r"missing\.sqlite3"):
        watch.version(tmp_path / "missing.sqlite3")


def test_threads_share_a_watch(watch, file):
    wrong, raised = [], [1]

    def look():
        for _time in range(300):
            least = raised[0]
            if watch.version(file).number < least:
                wrong.append(least)

    threads = [threading.Thread(target=look) for _number in range(6)]
    for thread in threads:
        thread.start()
    for number in range(2, 40):
        raise_to(file, number)
        raised[0] = number
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.django_db
def test_a_database_in_memory_or_on_a_server_is_asked_in_one_query(django_assert_num_queries):
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        pytest.skip("a file, inside of a transaction")
    with django_assert_num_queries(1):
        current()
