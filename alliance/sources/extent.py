"""How much is known: facts of each class by verification, and up to which day each class was checked."""

from collections import Counter, defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import Count, SmallIntegerField, Value

from alliance.facts import Fact
from alliance.sources.judging import fact_models
from alliance.sources.models import Coverage


class Extent(NamedTuple):
    """One class of facts; `through` is the day up to which it is verified, `None` where no such day is recorded."""

    name: str
    total: int
    verified: int
    partly: int
    unverified: int
    through: date | None


def fact_counts() -> dict[type[Fact], Counter]:
    """How many facts of each class have which verification; one query."""
    models = fact_models()
    first, *others = (
        model.objects.order_by()
        .values("verification", place=Value(place, SmallIntegerField()))
        .annotate(count=Count("pk"))
        .values_list("place", "verification", "count")
        for place, model in enumerate(models)
    )
    counts: dict[type[Fact], Counter] = defaultdict(Counter)
    for place, verification, count in first.union(*others, all=True):
        counts[models[place]][verification] += count
    return counts


def extents() -> list[Extent]:
    """Every class of facts of which there are any, by name; two queries."""
    through = dict(Coverage.objects.values_list("key", "through"))
    found = [
        Extent(
            str(model._meta.verbose_name_plural),
            counts.total(),
            *(counts[verification] for verification, _name in Fact.VERIFICATIONS),
            through.get(model.noun()),
        )
        for model, counts in fact_counts().items()
    ]
    return sorted(found)
