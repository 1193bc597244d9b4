"""Keeps stored verdicts true: whatever changes a fact, a claim or a source rewrites them in the same transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import models
from django.db.models import Prefetch
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal

from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.sources.models import Claim, Source
from alliance.sources.verdicts import Verdict

# Sent in the transaction of the change, with the rows whose verdict or verification became another as `instances`.
rewritten = Signal()

# Rows that have changed and are to be judged together; `None` where each is judged at once.
waiting: ContextVar[list[Keyed] | None] = ContextVar("waiting", default=None)

UPHELD = {Verdict.AGREES, Verdict.IMPRECISE}


def fact_models() -> list[type[Fact]]:
    """Every class of facts, in the order of the apps."""
    return [model for model in apps.get_models() if issubclass(model, Fact)]


def connect():
    for model in fact_models():
        post_save.connect(fact_changed, sender=model)
        post_delete.connect(fact_changed, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(claim_changed, sender=Claim)
    post_save.connect(source_changed, sender=Source)


@contextmanager
def held() -> Iterator[None]:
    """Judge what changes inside once, at the end; nothing where an error ends it, as that takes the changes back."""
    token = waiting.set([])
    try:
        yield
        changed = waiting.get()
    finally:
        waiting.reset(token)
    refresh_facts(row for row in changed if isinstance(row, Fact))
    refresh_claims([row for row in changed if isinstance(row, Claim)])
    refresh_sources(row for row in changed if isinstance(row, Source))


def waits(row: Keyed) -> bool:
    if (rows := waiting.get()) is None:
        return False
    rows.append(row)
    return True


def fact_changed(instance, raw=False, **kwargs):
    if not (raw or waits(instance)):
        refresh_facts([instance])


def claim_changed(instance, raw=False, **kwargs):
    if not (raw or waits(instance)):
        refresh_claims([instance])


def source_changed(instance, raw=False, **kwargs):
    if not (raw or waits(instance)):
        refresh_sources([instance])


def refresh_claims(claims: Iterable[Claim]):
    """Judge these claims anew, and verify the facts they are, or were, about.

    By id: where a deletion takes the claims of a fact along, the fact itself is gone already.
    """
    refresh(Claim.objects.filter(pk__in=[claim.pk for claim in claims]))
    facts: dict[type[Fact], set[int]] = defaultdict(set)
    for claim in claims:
        facts[claim.fact_class].add(getattr(claim, f"{claim.reference}_id"))
    for model, keys in facts.items():
        refresh_verification(model.objects.filter(pk__in=keys))


def refresh_sources(sources: Iterable[Source]):
    """Judge anew what these sources claim."""
    refresh(Claim.objects.filter(source__in=[source.pk for source in sources]))


def refresh_facts(facts: Iterable[Fact]):
    """Judge anew the claims about these facts and about those whose values rest on them."""
    touched: dict[type[Fact], set[int]] = defaultdict(set)
    for fact in facts:
        for other in (fact, *fact.judged_with()):
            if isinstance(other, models.QuerySet):
                touched[other.model].update(other.values_list("pk", flat=True))
            elif other.pk:
                touched[type(other)].add(other.pk)
    for model, keys in touched.items():
        refresh(Claim.objects.filter(**{f"{reference_to(model)}__in": keys}))
        refresh_verification(model.objects.filter(pk__in=keys))


def reference_to(model: type[Fact]) -> str:
    """The name of the reference from a claim to a class of facts."""
    return model._meta.get_field("claims").field.name


def refresh(claims: models.QuerySet):
    """Rewrite the verdicts of these claims and the verification of the facts they are about."""
    changed, facts = [], defaultdict(set)
    for claim in claims.select_related("source", *Claim.FACTS):
        facts[type(claim.fact)].add(claim.fact.pk)
        verdict = claim.judge().value
        if claim.verdict != verdict:
            claim.verdict = verdict
            changed.append(claim)
    rewrite(changed, ["verdict"])
    for model, keys in facts.items():
        refresh_verification(model.objects.filter(pk__in=keys))


def refresh_verification(facts: models.QuerySet):
    """Rewrite whether and when these facts were verified."""
    changed = []
    claims = Claim.objects.select_related("source")
    for fact in facts.prefetch_related(Prefetch("claims", claims)):
        verification = verification_of(fact.claims.all())
        if (fact.verification, fact.verified_on) != verification:
            fact.verification, fact.verified_on = verification
            changed.append(fact)
    rewrite(changed, ["verification", "verified_on"])


def rewrite(rows: list[Keyed], columns: list[str]):
    """Rows of one class."""
    if rows:
        type(rows[0])._base_manager.bulk_update(rows, columns, batch_size=500)
        rewritten.send(type(rows[0]), instances=rows)


def verification_of(claims: Iterable[Claim]):
    """Whether what claims say of one fact was read in a source, and the last day on which it was.

    A value that rests on general knowledge alone is not verified; a page cited for context does not verify
    it either. A fact of which nothing but statements exists rests on these.
    """
    judged = [claim for claim in claims if claim.verdict != Verdict.STATED]
    upheld = [claim for claim in judged if claim.source.verifies and claim.verdict in UPHELD]
    if not judged:
        upheld = [claim for claim in claims if claim.source.verifies]
    if not upheld:
        return Fact.UNVERIFIED, None
    unverified = {claim.field for claim in judged} - {claim.field for claim in upheld}
    day = max((claim.source.read_on for claim in upheld if claim.source.read_on), default=None)
    contested = {claim.field for claim in judged if claim.source.kind == Source.Kind.UNVERIFIED}
    return (Fact.PARTLY if unverified & contested else Fact.VERIFIED), day
