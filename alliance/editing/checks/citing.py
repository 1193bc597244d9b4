"""The claims that a save leaves behind for the source it cites."""

from collections.abc import Iterable, Iterator

from alliance.editing.checks.deeds import Deed
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.knowledge.tables import claimable
from alliance.knowledge.templates import templates
from alliance.sources.judging import reference_to
from alliance.sources.models import Claim, Source
from alliance.sources.verdicts import Match, compare


def own_fields(model: type[Fact]) -> list[str]:
    """The fields a claim may give that are columns, not what follows from other rows."""
    columns = {column.name for column in model._meta.concrete_fields}
    return [name for name in model.judged_fields if name in columns]


def judged_as(model: type[Keyed], name: str) -> str:
    """The field that a claim would give for a column, an Indonesian name going with the English one; else none."""
    judged = own_fields(model) if issubclass(model, Fact) else []
    twin = f"{name.removesuffix('_ind')}_en" if name.endswith("_ind") else name
    return next((one for one in (name, twin) if one in judged), "")


def gives(claim: Claim, fact: Fact, name: str) -> bool:
    """Whether a claim gives the value that a field of the fact has, exactly or more coarsely."""
    value, precision = fact.value_of(name)
    return claim.field == name and bool(value) and compare(claim.value, value, precision) != Match.NONE


def contradicting(fact: Fact, name: str, source: Source) -> list[Claim]:
    """The claims by which a source gives a field another value; what changes with time may have been so once."""
    if name in fact.timed_fields:
        return []
    said = [claim for claim in fact.claims.all() if claim.source_id == source.pk and claim.field == name]
    return [] if any(gives(claim, fact, name) for claim in said) else said


def cite(deed: Deed, source: Source) -> list[Claim]:
    """Make the claims by the cited source that what has been done lacks.

    For a changed value one that gives it, for a new fact one for each value, or one that states it where it has none.
    Where a claim just added gives the value, or the source says so already, none is made.
    """
    made = []
    for name, fact in deed.rows().items():
        if not isinstance(fact, Fact):
            continue
        fields = deed.touched[name]
        of_fact = list(claims_for(fact, own_fields(type(fact)) if fields is None else sorted(fields), deed, source))
        if fields is None and not (of_fact or fact.claims.all()):
            of_fact = [state(fact, source, "", "")]
        made += of_fact
    return made


def claims_for(fact: Fact, fields: Iterable[str], deed: Deed, source: Source) -> Iterator[Claim]:
    """Where the source is on record with another value, that is for the editor to settle."""
    for name in filter(None, dict.fromkeys(judged_as(type(fact), field) for field in fields)):
        value = claimable(fact, name)
        said = [claim for claim in fact.claims.all() if gives(claim, fact, name)]
        settled = any(claim.source_id == source.pk or deed.has_touched(claim) for claim in said)
        if value and not settled and not contradicting(fact, name, source):
            yield state(fact, source, name, value)


def state(fact: Fact, source: Source, name: str, value: str) -> Claim:
    """A claim in the words of the templates."""
    texts = {
        f"statement_{language}": templates().statement(fact, name, value, language, record_by_key)
        for language in ("en", "ind")
    }
    return Claim.objects.create(source=source, field=name, value=value, **{reference_to(type(fact)): fact}, **texts)


def record_by_key(model: type[Keyed], key: str) -> Keyed | None:
    return model.objects.filter(key=key).first()
