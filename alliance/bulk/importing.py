"""Reading dumps: into an empty database, all or nothing, each row held against the rules that editors are held to."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Max

from alliance.bulk.columns import LARGEST, read_instant
from alliance.bulk.packages import PackageDump
from alliance.bulk.past import take_changes, take_history
from alliance.bulk.rows import Taken, take_links, take_records
from alliance.bulk.sqlite import SQLiteDump
from alliance.bulk.tables import ChangeTable, HistoryTable, LinkTable, RecordTable
from alliance.knowledge.changes import held
from alliance.knowledge.models import Change, Conflict, DataVersion, Loaded
from alliance.knowledge.rows import FixtureError, keyed_models
from alliance.knowledge.version import Version, queue
from alliance.search import index
from alliance.sources import judging
from alliance.sources.models import Claim

TAKEN_BY = {
    RecordTable: take_records,
    LinkTable: take_links,
    HistoryTable: take_history,
    ChangeTable: take_changes,
}
# How a file begins, by the format it is in.
BEGINNINGS = {b"SQLite format 3\0": SQLiteDump, b"PK": PackageDump}

Progress = Callable[[int], object]


class OccupiedError(RuntimeError):
    """The database holds something already."""


def opened(path: Path) -> SQLiteDump | PackageDump:
    """The dump in a file, whatever its format; raises `FixtureError` where it is none, `OSError` where it is closed."""
    with path.open("rb") as file:
        beginning = file.read(16)
    for mark, reader in BEGINNINGS.items():
        if beginning.startswith(mark):
            return reader(path)
    raise FixtureError(path.name, 0, "-", "this is neither a SQLite file nor a zip archive.")


@transaction.atomic
def load_dump(path: Path, progress: Progress = lambda rows: None) -> tuple[Version, int]:
    """Fill the empty database from a file; returns the data version and the number of records.

    Raises `OccupiedError` for a database that is not empty and `FixtureError` for what does not fit; then nothing is
    written.
    """
    queue()
    refuse_occupied()
    with closing(opened(path)) as dump:
        version = version_of(dump.about(), path.name)
        taken = Taken()
        for table in dump.tables:
            with closing(dump.rows(table)) as rows:
                progress(TAKEN_BY[type(table)](table, rows, taken))
    taken.check()
    go_on_after(Change.objects.aggregate(last=Max("seq"))["last"])
    index.rebuild()
    DataVersion.objects.update_or_create(pk=DataVersion.ONLY, defaults=version._asdict())
    with held():
        judging.refresh(Claim.objects.all())  # verdicts are computed, whatever a file says of them
    return version, taken.count


def refuse_occupied() -> None:
    models = [*keyed_models(), *(model.history.model for model in keyed_models()), Change, Loaded, Conflict]
    for model in models:
        if model._base_manager.exists():
            raise OccupiedError(f"There are {model._meta.verbose_name_plural} in this database already.")


def go_on_after(last: int | None) -> None:
    """Let the change log count on from there; SQLite does so by itself.

    Never backwards: what a sequence of PostgreSQL is set to outlives a transaction that comes to nothing.
    """
    if connection.vendor == "postgresql" and last:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(log, GREATEST(%s, COALESCE(pg_sequence_last_value(log), 1))) "
                "FROM (SELECT pg_get_serial_sequence(%s, %s)::regclass AS log) AS sequence",
                [last, Change._meta.db_table, Change._meta.pk.column],
            )


def version_of(about: dict[str, str], file: str) -> Version:
    """The data version that a dump says it has; raises `FixtureError`."""
    number, at = about.get("data_version", ""), about.get("data_version_at", "")
    try:
        if not (number.isascii() and number.isdigit()) or len(number) > 19 or int(number) > LARGEST:
            raise ValueError(f"“{number[:60]}” is no data version.")
        return Version(int(number), read_instant(at))
    except ValueError as error:
        raise FixtureError(file, 0, "data version", str(error)) from None
