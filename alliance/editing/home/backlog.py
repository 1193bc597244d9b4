"""How many records wait in each queue, and which longest: however many there are, in a fixed number of queries.

One query counts, one for each queue finds the oldest, and one for each class among these loads them.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, Count, DateTimeField, F, QuerySet, SmallIntegerField, Value, When
from django.db.models.functions import Cast

from alliance.editing.home.queues import Queue
from alliance.keyed import Keyed

SHOWN = 5  # of each queue

Classes = dict[Queue, list[type[Keyed]]]
Counts = dict[Queue, dict[type[Keyed], int]]


class Oldest(NamedTuple):
    """A record that waits; `is_urgent` by the rule of its queue."""

    record: Keyed
    is_urgent: bool


def counted(queues: Classes) -> Counts:
    """The number of records that wait, by queue and class; one query."""
    pairs = [(queue, model) for queue, classes in queues.items() for model in classes]
    numbers = [
        placed(queue.rows(model.objects.order_by()), place).values("place").annotate(count=Count("*"))
        for place, (queue, model) in enumerate(pairs)
    ]
    found = dict(united(numbers).values_list("place", "count")) if pairs else {}
    counts: Counts = {queue: {} for queue in queues}
    for place, (queue, model) in enumerate(pairs):
        counts[queue][model] = found.get(place, 0)
    return counts


def placed(rows: QuerySet, place: int) -> QuerySet:
    return rows.annotate(place=Value(place, SmallIntegerField()))


def united(parts: list[QuerySet]) -> QuerySet:
    first, *others = parts
    return first.union(*others, all=True) if others else first


def oldest(counts: Counts) -> dict[Queue, list[Oldest]]:
    """The first records of each queue."""
    found = {queue: first_of(queue, [model for model, count in one.items() if count]) for queue, one in counts.items()}
    records = loaded((model, pk) for rows in found.values() for model, pk, _urgent in rows)
    return {
        queue: [Oldest(records[model, pk], urgent) for model, pk, urgent in rows if (model, pk) in records]
        for queue, rows in found.items()
    }


def first_of(queue: Queue, classes: list[type[Keyed]]) -> list[tuple[type[Keyed], int, bool]]:
    """Class, id and urgency of what has waited longest; one query, none for no classes."""
    if not classes:
        return []
    conditions = [When(queue.urgent, then=Value(1))] if queue.urgent else []
    urgent = Case(*conditions, default=Value(0), output_field=SmallIntegerField())
    parts = [
        placed(queue.rows(model.objects.order_by()), place)
        .annotate(urgent=urgent, since=Cast(F(queue.since), DateTimeField()))
        .values_list("place", "pk", "urgent", "since", "key")
        for place, model in enumerate(classes)
    ]
    rows = united(parts).order_by(F("urgent").desc(), F("since").asc(nulls_first=True), "key")
    return [(classes[place], pk, bool(urgent)) for place, pk, urgent, _since, _key in rows[:SHOWN]]


def loaded(places: Iterable[tuple[type[Keyed], int]]) -> dict[tuple[type[Keyed], int], Keyed]:
    """The records with what their names are made of: one query for each class."""
    ids = defaultdict(set)
    for model, pk in places:
        ids[model].add(pk)
    return {
        (model, pk): record
        for model, theirs in ids.items()
        for pk, record in model.objects.select_related(*model.shown_with).in_bulk(theirs).items()
    }
