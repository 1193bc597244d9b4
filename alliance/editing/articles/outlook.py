"""A reading as it is shown: candidates grouped by fact, conflicts first, what is known or said twice folded away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alliance.dates import PartialDate
from alliance.editing.articles.deciding import digest
from alliance.editing.articles.records import StoredAssembly, split
from alliance.editing.articles.taking_in import identity, recorded_of
from alliance.editing.models import Article
from alliance.editing.spoken import spoken
from alliance.facts import Fact
from alliance.knowledge.rows import noun_to_model
from alliance.sources.judging import UPHELD
from alliance.sources.models import Source
from alliance.sources.models.claims import VERDICTS
from alliance.sources.values import field_label
from alliance.sources.verdicts import Verdict, judge
from alliance.translation import active_language
from alliance.wording import written

CONFLICT, NEW, OPEN, KNOWN, RECORDED = SECTIONS = ("conflict", "new", "open", "known", "recorded")
FOLDED = {KNOWN, RECORDED}
CONTRARY = {Verdict.DISAGREES, Verdict.OUTDATED, Verdict.AHEAD}
LABELS = dict(VERDICTS)


@dataclass
class Candidate:
    """One claim of a reading in words; `known` is what is held to be true instead, `twins` say the same elsewhere."""

    number: int
    cells: Mapping[str, str]
    fact: Fact | None = None
    verdict: str = ""
    value: str = ""
    known: str = ""
    section: str = OPEN
    twins: list["Candidate"] = field(default_factory=list)

    @property
    def seen(self) -> str:
        return digest(self.cells)

    @property
    def decision(self) -> str:
        return self.cells["decision"]

    @property
    def is_decided(self) -> bool:
        return self.decision != "proposed"

    @property
    def decision_label(self) -> str:
        return decisions()[self.decision]

    @property
    def statement(self) -> str:
        suffix = "ind" if active_language() == "id" else "en"
        return self.cells.get(f"statement_{suffix}", "")

    @property
    def label(self) -> str:
        given = self.cells.get("field", "")
        return field_label(type(self.fact), given) if given and self.fact else given

    @property
    def verdict_label(self):
        return LABELS.get(self.verdict, "")


@dataclass
class Group:
    """All that is said of one fact."""

    reference: str
    kind: str
    name: str
    is_new: bool
    candidates: list[Candidate] = field(default_factory=list)


@dataclass
class Section:
    name: str
    title: str
    is_folded: bool
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(len(group.candidates) for group in self.groups)

    @property
    def numbers(self) -> list[int]:
        return [candidate.number for group in self.groups for candidate in group.candidates]


@dataclass
class Outlook:
    sections: list[Section]
    assembly: StoredAssembly
    total: int
    decided: int


def outlook(article: Article) -> Outlook:
    assembly = StoredAssembly(article.facts)
    assembly.fetch(claim["fact"] for claim in article.claims)
    candidates = without_twins(judged(article, assembly))
    sections = [
        Section(name, title, name in FOLDED, grouped((one for one in candidates if one.section == name), assembly))
        for name, title in titles().items()
    ]
    asked = [one for one in candidates if one.section not in FOLDED or (one.section == KNOWN and one.is_decided)]
    return Outlook([one for one in sections if one.groups], assembly, len(asked), sum(one.is_decided for one in asked))


def decisions() -> dict[str, str]:
    return {
        "proposed": _("undecided"),
        "accepted": _("accepted"),
        "corrected": _("corrected"),
        "rejected": _("rejected"),
    }


def titles() -> dict[str, str]:
    return {
        CONFLICT: _("Says otherwise than what is known"),
        NEW: _("About new records"),
        OPEN: _("To be decided"),
        KNOWN: _("Agrees with what is known"),
        RECORDED: _("Taken from this source already"),
    }


def judged(article: Article, assembly: StoredAssembly) -> list[Candidate]:
    written, recorded = written_of(article, assembly), recorded_of(article)
    return [judged_one(number, claim, assembly, written, recorded) for number, claim in enumerate(article.claims)]


def judged_one(number, claim, assembly: StoredAssembly, written, recorded) -> Candidate:
    fact = assembly.record(claim["fact"])
    candidate = Candidate(number, claim, fact if isinstance(fact, Fact) else None)
    is_new = assembly.is_new(split(claim["fact"]))
    given = claim.get("field", "")
    if candidate.fact and given:
        candidate.value = said(candidate.fact, given, claim["value"], assembly)
    if candidate.fact and given in candidate.fact.judged_fields and not is_new:
        values = candidate.fact.values_of(given)
        candidate.verdict = judge(claim["value"], *written, values)
        candidate.known = known_on(candidate.fact, given, values, written[1], assembly)
    if identity({"field": "", "value": "", **claim}) in recorded:
        candidate.section = RECORDED
    elif candidate.verdict in CONTRARY:
        candidate.section = CONFLICT
    elif is_new:
        candidate.section = NEW
    elif candidate.verdict in UPHELD:
        candidate.section = KNOWN
    return candidate


def written_of(article: Article, assembly: StoredAssembly) -> tuple[date | None, date | None]:
    """The first and last day on which it may have been written, by its source, else by the date of the article."""
    source = assembly.instances[Source].get(article.source)
    if source is not None and source.pk:
        return source.written
    if not article.published:
        return None, None
    published = PartialDate.parse(article.published)
    return published.first_day, published.last_day


def known_on(fact: Fact, name: str, values, day: date | None, assembly: StoredAssembly) -> str:
    """The value that held then, in words; the last one where the day is not known."""
    held = [one for one in values if day is None or ((one[0] or date.min) <= day < (one[1] or date.max))]
    return said(fact, name, (held or values)[-1][2], assembly) if values else ""


def said(fact: Fact, name: str, value: str, assembly: StoredAssembly) -> str:
    """A claimed value in words: a date as exactly as it is given, a record by its name."""
    column = next((column for column in fact._meta.concrete_fields if column.name == name), None)
    if column is not None and column.is_relation:
        return str(assembly.name_of(column.related_model, value) or value)
    if isinstance(column, models.DateField):
        try:
            return written(*PartialDate.parse(value))
        except ValueError:
            return value
    return spoken(type(fact), name, value)


def without_twins(candidates: list[Candidate]) -> list[Candidate]:
    """What says the same of the same fact stands beneath the first of them."""
    first: dict[tuple, Candidate] = {}
    kept = []
    for one in candidates:
        said = one.cells["fact"], one.cells.get("field"), one.cells.get("value")
        alike = first.get((one.section, *said)) if one.cells.get("field") else None
        if alike and not one.is_decided:
            alike.twins.append(one)
        else:
            first.setdefault((one.section, *said), one)
            kept.append(one)
    return kept


def grouped(candidates: Iterable[Candidate], assembly: StoredAssembly) -> list[Group]:
    groups: dict[str, Group] = {}
    for one in candidates:
        reference = one.cells["fact"]
        if reference not in groups:
            noun, key = split(reference)
            model = noun_to_model().get(noun)
            kind = capfirst(str(model._meta.verbose_name)) if model else noun
            name = str(one.fact) if one.fact else key
            groups[reference] = Group(reference, kind, name, assembly.is_new((noun, key)))
        groups[reference].candidates.append(one)
    return list(groups.values())
