"""Accepted reports as readers see them: what stood there, what stands there now, by which source, after how long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.utils.text import capfirst

from alliance.editing.history.telling import Line, Names, lines_of, names_for
from alliance.editing.spoken import NOTHING
from alliance.keyed import Keyed
from alliance.knowledge.records import page_of
from alliance.knowledge.rows import Row, noun_to_model
from alliance.reports.models import Report, name_of_kind

# Of a long correction.
SHOWN = 12

# Kind, key, the row before and the row after: as much of them as became another, `None` for a row that was not there.
Changed = tuple[str, str, Row | None, Row | None]


@dataclass(frozen=True)
class Correction:
    """One report with what was corrected; `record` is none where that is gone."""

    report: Report
    record: Keyed | None
    name: str
    lines: list[Line]

    @property
    def kind_name(self) -> str:
        return name_of_kind(self.report.kind)

    @property
    def page(self) -> str:
        return page_of(self.record) if self.record else ""


def accepted() -> QuerySet:
    """Newest first."""
    reports = Report.objects.filter(status=Report.Status.ACCEPTED)
    return reports.select_related("corrected_by").order_by("-decided_at", "pk")


def corrections_of(reports: Iterable[Report]) -> list[Correction]:
    """The reports in words: a few queries for each class of records that they name."""
    told = [(report, list(rows_of(report))) for report in reports]
    names = names_for(named for report, rows in told for named in named_in(report, rows))
    return [
        Correction(
            report,
            names.row(report.kind, report.key),
            names.of(report.kind, report.key),
            [line for row in rows for line in lines(row, names)][:SHOWN],
        )
        for report, rows in told
    ]


def rows_of(report: Report) -> Iterator[Changed]:
    """What was corrected, row by row, claims last; classes that are no more are left out."""
    known = [one for one in report.corrections if one["kind"] in noun_to_model()]
    known.sort(key=lambda one: (one["kind"] == "claim", one["kind"], one["key"]))
    for (kind, key), group in groupby(known, lambda one: (one["kind"], one["key"])):
        values = list(group)
        if not values[0]["field"]:
            yield kind, key, values[0]["before"], values[0]["after"]
        else:
            yield kind, key, *({one["field"]: one[side] for one in values} for side in ("before", "after"))


def named_in(report: Report, rows: list[Changed]) -> Iterator[tuple[str, str, Row | None]]:
    if report.kind in noun_to_model():
        yield report.kind, report.key, None
    for kind, key, before, after in rows:
        yield kind, key, before
        yield kind, key, after


def lines(changed: Changed, names: Names) -> list[Line]:
    """Field by field; of a row that was added or taken out its name alone."""
    kind, key, before, after = changed
    if before is not None and after is not None:
        return lines_of(noun_to_model()[kind], before, after, names)
    sides = (NOTHING if side is None else names.of(kind, key) for side in (before, after))
    return [Line((), capfirst(name_of_kind(kind)), *sides, pieces=[])]
