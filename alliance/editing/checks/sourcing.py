"""A public change needs a source: what a save has done without one, in words.

A changed value that claims can give needs a claim that gives it, a new fact needs a claim; a cited source makes these.
Anything else that is public needs a cited source or a claim added along with it. What takes something away, and the
order of an agenda, which is ours, needs a source or a word why. Sources (the documents of a meeting, too), claims and
coverage speak for themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.editing.checks.citing import contradicting, gives, judged_as, own_fields
from alliance.editing.checks.deeds import Deed
from alliance.editing.checks.rules import CLAIMS, Problem
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.knowledge.rows import noun_to_model
from alliance.sources.models import Claim, Coverage, Source

SOURCE, WHY = "change_source", "change_why"
OWN_SOURCE = (Source, Claim, Coverage)
OURS = {"position"}
MOST_NAMED = 5


def row_name(row: Keyed) -> str:
    return f"{row.noun()}/{row.key}"


@dataclass
class Sourcing:
    """Judges one deed by what was given for it: a source, a reason, both or none."""

    deed: Deed
    source: Source | None
    why: str
    unsaid: list[str] = field(default_factory=list)  # what needs a source and has none
    unexplained: list[str] = field(default_factory=list)  # what needs a word and has none

    def problems(self) -> Iterator[Problem]:
        for name, row in self.deed.rows().items():
            if isinstance(row, OWN_SOURCE):
                continue
            fields = self.deed.touched[name]
            yield from self.made(row) if fields is None else self.changed(row, fields - {CLAIMS})
            if fields and CLAIMS in fields and not row.claims.all():
                text = _("No claim would be left: a fact keeps one claim at least. Add another one first.")
                yield Problem(text, "", row_name(row))
        if not (self.source or self.why):
            self.unexplained += [self.of_class(*name) for name in self.deed.gone]
        if self.unsaid:
            text = _("Who says so? Choose a source under “This change”. Without one so far: %(what)s.")
            yield Problem(text % {"what": enumerated(self.unsaid)}, SOURCE)
        if self.unexplained:
            text = _("Say why under “This change”, or choose a source: %(what)s is taken away or moved.")
            yield Problem(text % {"what": enumerated(self.unexplained)}, WHY)

    def made(self, row: Keyed) -> Iterator[Problem]:
        if isinstance(row, Fact) and self.source:
            yield from self.contradictions(row, own_fields(type(row)))
        elif not self.source and not (isinstance(row, Fact) and row.claims.all()):
            self.unsaid.append(self.of_class(row.noun(), str(row)))

    def changed(self, row: Keyed, fields: set[str]) -> Iterator[Problem]:
        for name in sorted(fields):
            judged = judged_as(type(row), name)
            if row._meta.get_field(name).related_model is Source:
                continue
            if name in OURS or (judged and not row.value_of(judged)[0]):
                if not (self.source or self.why or self.deed.cited):
                    self.unexplained.append(self.of_field(row, name))
            elif judged:
                yield from self.valued(row, name, judged)
            elif not (self.source or self.deed.cited):
                self.unsaid.append(self.of_field(row, name))

    def valued(self, fact: Fact, name: str, judged: str) -> Iterator[Problem]:
        if self.source:
            yield from self.contradictions(fact, [judged])
        elif not any(gives(claim, fact, judged) for claim in fact.claims.all()):
            text = _("No source gives this value: choose one under “This change”, or add a claim that gives it.")
            yield Problem(text, name, row_name(fact))

    def contradictions(self, fact: Fact, fields: list[str]) -> Iterator[Problem]:
        """What the cited source is on record with; nobody but the editor knows what it says now."""
        for name in fields:
            if fact.value_of(name)[0] and (said := contradicting(fact, name, self.source)):
                text = _(
                    "“%(source)s” is on record with another value, “%(value)s”: correct that claim if it was misread, "
                    "or cite another source."
                )
                yield Problem(text % {"source": self.source, "value": said[0].value}, name, row_name(fact))

    def of_class(self, kind: str, name: str) -> str:
        return f"{capfirst(str(noun_to_model()[kind]._meta.verbose_name))} “{name}”"

    def of_field(self, row: Keyed, name: str) -> str:
        return f"{row}: {row._meta.get_field(name).verbose_name}"


def enumerated(phrases: list[str]) -> str:
    """The first few, and how many more."""
    named, more = phrases[:MOST_NAMED], len(phrases) - MOST_NAMED
    if more > 0:
        named.append(ngettext("%(number)d more", "%(number)d more", more) % {"number": more})
    return str(get_text_list(named, _("and")))
