"""The sides of a dispute: what each source gives for facts that are settled for the same reason."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from alliance.dates import PartialDate
from alliance.facts import Fact
from alliance.sources.footnotes import Entry, entries_of
from alliance.sources.models import Claim, Source
from alliance.sources.templatetags.claims import contested
from alliance.sources.verdicts import Verdict
from alliance.translation import sort_key
from alliance.wording import written

# Fields that claims give and that are no columns.
COMPUTED = {
    "member": _("whether it was a member"),
    "member_count": _("number of members"),
    "ordinal": _("place in the numbered list"),
    "status": _("status"),
}
ANSWERS = {"yes": _("yes"), "no": _("no")}
NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)


class Side(NamedTuple):
    """What a source gives, in words, and what that is worth."""

    claim: Claim
    value: str

    @property
    def is_followed(self) -> bool:
        return self.claim.verdict == Verdict.AGREES


class Row(NamedTuple):
    """A fact with what each of the sources says of it, in the order of the sources; an empty list for silence."""

    fact: Fact
    sides: list[list[Side]]


class Table(NamedTuple):
    """What is said of one field of several facts: a row for each fact, a column for each source."""

    field: str
    sources: list[Source]
    rows: list[Row]


@dataclass
class Group:
    """Facts of one class, settled for the same reason; asks for `with_claims` rows."""

    facts: list[Fact]

    def __post_init__(self):
        self.facts.sort(key=lambda fact: sort_key(str(fact)))

    @property
    def fact(self) -> Fact:
        return self.facts[0]

    @property
    def reason(self) -> str:
        return self.fact.reason

    @property
    def entries(self) -> list[Entry]:
        """What is said of a fact that is settled by itself."""
        return entries_of(contested(self.fact))

    @property
    def tables(self) -> list[Table]:
        """One for each field at issue where there are several facts; a single fact is told in full."""
        if len(self.facts) == 1:
            return []
        claims = [claim for fact in self.facts for claim in contested(fact)]
        fields = sorted({claim.field for claim in claims}, key=lambda name: (name not in stored(self.facts[0]), name))
        return [self.table(name, [claim for claim in claims if claim.field == name]) for name in fields]

    def table(self, field: str, claims: list[Claim]) -> Table:
        sources = sorted({claim.source for claim in claims}, key=lambda source: weight(source, claims))
        said = {fact: [claim for claim in contested(fact) if claim.field == field] for fact in self.facts}
        rows = [
            Row(
                fact,
                [
                    [Side(one, value_in_words(fact, one)) for one in theirs if one.source == source]
                    for source in sources
                ],
            )
            for fact, theirs in said.items()
            if theirs
        ]
        return Table(field_name(self.facts[0], field), sources, rows)


def weight(source: Source, claims: list[Claim]) -> tuple:
    """Sorts those that are followed first, then those that say most."""
    theirs = [claim for claim in claims if claim.source_id == source.pk]
    return -sum(claim.verdict == Verdict.AGREES for claim in theirs), -len(theirs), source.key


def stored(fact: Fact) -> dict[str, str]:
    """The names of the fields that are columns."""
    return {field.name: str(field.verbose_name) for field in fact._meta.concrete_fields}


def field_name(fact: Fact, field: str) -> str:
    """The name of a field that claims give, in the active language."""
    return stored(fact).get(field) or str(COMPUTED.get(field, field))


def value_in_words(fact: Fact, claim: Claim) -> str:
    """A claimed value as a reader writes it: dates, numbers, yes and no in the active language; others as they are."""
    if f"{claim.field}_precision" in stored(fact):
        return date_in_words(claim.value)
    if claim.value in ANSWERS:
        return str(ANSWERS[claim.value])
    return number_format(claim.value) if NUMBER.fullmatch(claim.value) else claim.value


def date_in_words(text: str) -> str:
    try:
        return written(*PartialDate.parse(text))
    except ValueError:
        return text
