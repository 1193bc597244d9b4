"""What the page about the dumps offers: the formats, and the tables with how much is in them."""

from typing import NamedTuple

from django.db.models import Count, SmallIntegerField, Value
from django.utils.translation import gettext_lazy as _

from alliance.bulk.package import CSV, NDJSON, SQLITE, Format
from alliance.bulk.tables import Table, log_tables, record_tables


class Offer(NamedTuple):
    form: Format
    name: str
    summary: str


class Content(NamedTuple):
    table: Table
    count: int


OFFERS = (
    Offer(
        SQLITE,
        _("SQLite database"),
        _("One file to ask in SQL: every table, what each record was before, and the log of all changes."),
    ),
    Offer(
        CSV,
        _("CSV tables"),
        _("A zip archive for spreadsheets and statistics, with a description of each column for programs."),
    ),
    Offer(
        NDJSON,
        _("NDJSON, one record a line"),
        _("A zip archive for programs that read record by record; the same tables and columns."),
    ),
)


def counted(tables: tuple[Table, ...]) -> list[Content]:
    """Each table with its number of rows; one query."""
    first, *others = (
        table.stored.objects.order_by()
        .values(place=Value(place, SmallIntegerField()))
        .annotate(count=Count("pk"))
        .values_list("place", "count")
        for place, table in enumerate(tables)
    )
    counts = dict(first.union(*others, all=True))
    return [Content(table, counts.get(place, 0)) for place, table in enumerate(tables)]


def contents() -> dict[str, list[Content] | int]:
    """The tables of every format as `records`; and of SQLite only, the rows of all histories and of the log."""
    *histories, log = counted(log_tables())
    return {
        "records": counted(record_tables()),
        "history_count": sum(history.count for history in histories),
        "change_count": log.count,
    }
