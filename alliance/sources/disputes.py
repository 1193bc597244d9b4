"""The facts on which sources differ: found by one query over all classes of facts, loaded a page at a time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, groupby
from typing import NamedTuple

from django.db.models import BigIntegerField, DateField, Exists, F, OuterRef, Q, SmallIntegerField, Value
from django.db.models.functions import Cast

from alliance.facts import Fact
from alliance.pages import by_name
from alliance.sources.footnotes import load_claims
from alliance.sources.judging import fact_models, reference_to
from alliance.sources.models import Claim
from alliance.sources.sides import Group
from alliance.sources.verdicts import Verdict

# How a fact leads to the countries it is about, where that is not by a reference `country`.
COUNTRIES = {
    "meeting": ("host", "co_host"),
    "agenda-item": ("meeting__host", "meeting__co_host"),
    "term": ("person__country", "office__country"),
}

# With their types: PostgreSQL takes a bare NULL in a union for text.
NOBODY = Cast(Value(None), BigIntegerField())
NEVER = Cast(Value(None), DateField())


class Dispute(NamedTuple):
    """A fact on which sources differ, not loaded yet; the reason is the English one, which tells groups apart."""

    model: type[Fact]
    pk: int
    key: str
    day: date | None
    reason: str
    countries: frozenset[int]


def disputes() -> list[Dispute]:
    """All of them: by class, those with the same reason together, by day and key; one query."""
    models = fact_models()
    first, *others = (index_of(model, place) for place, model in enumerate(models))
    found = [
        Dispute(models[place], pk, key, day, reason, frozenset({one, another} - {None}))
        for place, pk, key, day, reason, one, another in first.union(*others, all=True)
    ]
    # Sorted here and not there: the databases sort keys differently.
    found.sort(key=lambda dispute: (models.index(dispute.model), dispute.day or date.max, dispute.key))
    leader: dict[tuple, int] = {}
    for place, dispute in enumerate(found):
        leader.setdefault(likeness(dispute), place)
    return sorted(found, key=lambda dispute: leader[likeness(dispute)])


def likeness(dispute: Dispute) -> tuple:
    """What disputes shown together have in common; one without a reason stands alone."""
    return dispute.model, dispute.reason or dispute.key


def index_of(model: type[Fact], place: int):
    """The rows of one class with what `Dispute` needs."""
    wrong = Claim.objects.filter(verdict=Verdict.DISAGREES.value, **{reference_to(model): OuterRef("pk")})
    columns = {field.name for field in model._meta.concrete_fields}
    paths = COUNTRIES.get(model.noun()) or [name for name in ("country",) if name in columns]
    one, another = [*map(F, paths), NOBODY, NOBODY][:2]
    day = next((F(name) for name in (getattr(model, "event_date", ""), "start") if name in columns), NEVER)
    disputed = model.objects.order_by().filter(~Q(reason_en="") | Exists(wrong))
    rows = disputed.annotate(place=Value(place, SmallIntegerField()), day=day, one=one, another=another)
    return rows.values_list("place", "pk", "key", "day", "reason_en", "one", "another")


def narrowed(found: Iterable[Dispute], chosen: dict) -> list[Dispute]:
    """Those about one `kind` of facts, by its name outside, and about any of the `countries`, where these are given."""
    kind, keys = chosen["kind"], {country.pk for country in chosen["countries"]}
    return [
        dispute for dispute in found if kind in {"", dispute.model.noun()} and (not keys or keys & dispute.countries)
    ]


def loaded(found: Sequence[Dispute]) -> list[tuple[str, list[Group]]]:
    """The facts with their claims, by class and by reason, in the order given: one query a class and one more."""
    keys: dict[type[Fact], list[int]] = {}
    for dispute in found:
        keys.setdefault(dispute.model, []).append(dispute.pk)
    facts = {model: model.objects.for_listing().in_bulk(theirs) for model, theirs in keys.items()}
    load_claims(*(rows.values() for rows in facts.values()))
    return [
        (
            str(model._meta.verbose_name_plural),
            [Group([facts[model][dispute.pk] for dispute in alike]) for _likeness, alike in groupby(rows, likeness)],
        )
        for model, rows in groupby(found, lambda dispute: dispute.model)
    ]


def kinds_of(found: Iterable[Dispute]) -> list[tuple[str, str, int]]:
    """The classes with their names and the number of disputes about each."""
    counts = Counter(dispute.model for dispute in found)
    return [
        (model.noun(), str(model._meta.verbose_name_plural), counts[model]) for model in fact_models() if counts[model]
    ]


def countries_of(found: Iterable[Dispute]) -> list[tuple]:
    """The countries, by name, with the number of disputes about each; one query."""
    counts = Counter(chain.from_iterable(dispute.countries for dispute in found))
    countries = country_model().objects.filter(pk__in=counts).order_by(by_name(), "key")
    return [(country, counts[country.pk]) for country in countries]


def country_model() -> type:
    """What the references to countries lead to: named by them, because this app knows no other."""
    return Claim._meta.get_field("country_name").related_model._meta.get_field("country").related_model
