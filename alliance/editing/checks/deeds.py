"""What one save has done to a record and all that hangs on it: rows made, changed, gone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from alliance.editing.checks.rules import CLAIMS
from alliance.editing.documents import Difference, Document, differences
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.knowledge.rows import noun_to_model
from alliance.sources.models import Claim

Name = tuple[str, str]  # noun and key


@dataclass
class Deed:
    """`touched` has the fields of each row that changed, `None` for a row that was made; a date is one field.

    Claims about a fact stand among its fields as `claims`. `gone` are the rows deleted, without what went along with
    them. `cited` says whether a claim was added.
    """

    touched: dict[Name, set[str] | None] = field(default_factory=dict)
    gone: list[Name] = field(default_factory=list)
    cited: bool = False

    def touch(self, name: Name, what: str) -> None:
        if (fields := self.touched.setdefault(name, set())) is not None:
            fields.add(what)

    def has_touched(self, row: Keyed) -> bool:
        return (row.noun(), row.key) in self.touched

    def rows(self) -> dict[Name, Keyed]:
        """The stored rows that it made or changed, facts with their claims; a fixed number of queries a class."""
        keys: dict[str, list[str]] = {}
        for kind, key in self.touched:
            keys.setdefault(kind, []).append(key)
        found: dict[Name, Keyed] = {}
        for kind, wanted in keys.items():
            model = noun_to_model()[kind]
            rows = model.objects.filter(key__in=wanted).select_related(*model.shown_with).order_by("key")
            if issubclass(model, Fact):
                rows = rows.prefetch_related("claims__source")
            found |= {(kind, row.key): row for row in rows}
        return found


def deed_of(before: Document, after: Document) -> Deed:
    found, deed = differences(before, after), Deed()
    lost = {(one.kind, one.key) for one in found if is_gone(one)}
    for one in found:
        name = one.kind, one.key
        if is_gone(one):
            if not lost & set(referred_names(one.kind, one.before)):
                deed.gone.append(name)
        elif one.field:
            deed.touch(name, one.field.removesuffix("_precision"))
        else:
            deed.touched[name] = None
            deed.cited |= one.kind == Claim.noun()
    for one in found:
        if one.kind == Claim.noun() and (fact := fact_of(one, before, after)) not in lost:
            deed.touch(fact, CLAIMS)
    return deed


def is_gone(difference: Difference) -> bool:
    return not difference.field and difference.after is None


@cache
def references(kind: str) -> dict[str, str]:
    """The fields of a class that refer to one record, each with the noun of that."""
    fields = noun_to_model()[kind].public_fields()
    return {field.name: field.related_model.noun() for field in fields if field.is_relation and not field.many_to_many}


def referred_names(kind: str, row: dict[str, Any]) -> Iterable[Name]:
    return ((other, row[name]) for name, other in references(kind).items() if row.get(name))


def fact_of(difference: Difference, before: Document, after: Document) -> Name:
    """The fact that a claim is about."""
    rows = (document.get(difference.kind, {}).get(difference.key) for document in (after, before))
    row = next(row for row in rows if row)
    return next((references(difference.kind)[name], row[name]) for name in Claim.FACTS if row[name])
