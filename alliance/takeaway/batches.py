"""The change log as readers follow it: what one load wrote of one class at once is one entry, not thousands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, QuerySet
from django.urls import reverse

from alliance.keyed import Keyed
from alliance.knowledge.models import Change
from alliance.knowledge.records import page_of, records_of
from alliance.knowledge.rows import noun_to_model


@dataclass(frozen=True)
class Batch:
    """Changes of the same kind made at the same moment; `record` is the row of a single one, where it still is."""

    seq: int  # of the first of them, which never changes
    kind: str
    key: str  # of one of them
    action: str
    at: datetime
    count: int
    record: Keyed | None = None

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def is_single(self) -> bool:
        return self.count == 1

    @property
    def action_name(self) -> str:
        return Change.Action(self.action).label

    @property
    def kind_name(self) -> str:
        """“claim”, “claims”; a class that is no more is named as it was written."""
        model = noun_to_model().get(self.kind)
        if model is None:
            return self.kind
        return model._meta.verbose_name if self.is_single else model._meta.verbose_name_plural

    @property
    def name(self) -> str:
        return str(self.record) if self.record else self.key

    @property
    def page(self) -> str:
        """Where the one record is shown; empty where it has no page, or none any more."""
        return page_of(self.record) if self.record else ""

    def get_absolute_url(self) -> str:
        return reverse("change", args=[self.seq])


def batches(changes: QuerySet | None = None) -> QuerySet:
    """Rows for `with_records`, newest first: of all changes, or of these."""
    changes = Change.objects.all() if changes is None else changes
    same = changes.order_by().values("kind", "action", "at")
    return same.annotate(seq=Min("seq"), key=Min("key"), count=Count("pk")).order_by("-seq")


def newest(count: int) -> list[Batch]:
    """The newest batches; only changes of the newest moments are looked at, however long the log has become."""
    moments = Change.objects.order_by("-at").values("at").distinct()[:count]
    return with_records(batches(Change.objects.filter(at__in=moments))[:count])


def with_records(rows: Iterable[dict]) -> list[Batch]:
    """The batches, single ones with their record: one query for each class among these."""
    rows = list(rows)
    records = records_of((row["kind"], row["key"]) for row in rows if row["count"] == 1)
    return [Batch(**row, record=records.get((row["kind"], row["key"])) if row["count"] == 1 else None) for row in rows]


def single(changes: Iterable[Change]) -> list[Batch]:
    """Each change as an entry of its own."""
    return with_records(
        {"seq": one.seq, "kind": one.kind, "key": one.key, "action": one.action, "at": one.at, "count": 1}
        for one in changes
    )
