"""The notes at the foot of a page: of which facts it speaks, in the order in which it first does, and who says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q

from alliance.facts import Fact
from alliance.sources.models import Claim
from alliance.sources.verdicts import Verdict

# First who bears a fact out, then what others say, at last what gives no value to compare.
ORDER = [
    Verdict.AGREES,
    Verdict.IMPRECISE,
    Verdict.DISAGREES,
    Verdict.OUTDATED,
    Verdict.AHEAD,
    Verdict.UNDATED,
    Verdict.STATED,
]


class Derived(NamedTuple):
    """What is counted from facts and said by no source: how, in a sentence, and the page that shows it."""

    text: str
    address: str = ""


@dataclass
class Entry:
    """What the same sources say with the same verdict: our statements of it, and the claims that name each source."""

    verdict: str
    statements: list[str]
    claims: list[Claim]

    @property
    def first(self) -> Claim:
        return self.claims[0]


class Told(NamedTuple):
    """What is said of a fact, and the sources that were read for it and give neither a value nor a paragraph."""

    entries: list[Entry]
    besides: list[Claim]


@dataclass
class Footnote:
    """One note: its number, what it is about, and the marks that lead to it."""

    number: int
    about: Any
    marks: list[str] = field(default_factory=list)
    # The id of the box in the text that sets out why sources differ, where the page has one.
    box: str = ""

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"

    @property
    def fact(self) -> Fact | None:
        return None if isinstance(self.about, Derived) else self.about

    @property
    def told(self) -> "Told":
        return told(self.fact.footnotes)


class Footnotes:
    """The notes of one page; a fact gets its number when the page first refers to it, and keeps it."""

    def __init__(self):
        self.notes: dict[Any, Footnote] = {}
        self.boxes: dict[Any, str] = {}

    def refer(self, about) -> tuple[Footnote, str]:
        """The note about a fact or about something `Derived`, and the id of one more mark that leads there."""
        note = self.notes.setdefault(identity(about), Footnote(len(self.notes) + 1, about))
        mark = f"ref-{note.number}" + (f"-{len(note.marks) + 1}" if note.marks else "")
        note.marks.append(mark)
        return note, mark

    def set_out(self, fact: Fact, box: str) -> None:
        """Say that the box with this id sets out in the text why sources differ about a fact."""
        self.boxes[identity(fact)] = box

    def __iter__(self) -> Iterator[Footnote]:
        """The notes in the order of their numbers."""
        for key, note in self.notes.items():
            note.box = self.boxes.get(key, "")
            yield note

    def __len__(self) -> int:
        return len(self.notes)


def identity(about) -> Any:
    """What two marks have in common that lead to the same note."""
    return about if isinstance(about, Derived) else (type(about), about.pk)


class Sentence(NamedTuple):
    """A sentence made from facts: its text with names in it, the words for them, and what each of the words rests on.

    As `str` it is plain; on a page each word with a fact is followed by the mark of its note.
    """

    text: str
    words: dict[str, str]
    facts: dict[str, Any] = {}

    def __str__(self):
        return self.text % self.words


def load_claims(*groups: Iterable[Fact]) -> None:
    """Give facts of whatever classes their claims, as `with_claims` does for those of one class: one query for all."""
    facts = defaultdict(list)
    for fact in (fact for group in groups for fact in group):
        fact.footnotes = []
        facts[fact.noun().replace("-", "_"), fact.pk].append(fact)
    if not facts:
        return
    keys = defaultdict(set)
    for reference, key in facts:
        keys[reference].add(key)
    about = Q(*((f"{reference}__in", found) for reference, found in keys.items()), _connector=Q.OR)
    for claim in Claim.objects.for_footnotes().filter(about):
        for fact in facts[claim.reference, getattr(claim, f"{claim.reference}_id")]:
            fact.footnotes.append(claim)


def told(claims: Iterable[Claim]) -> Told:
    """Where nothing but statements without a paragraph is there, these are what is said."""
    every = list(claims)
    said = [claim for claim in every if claim.field or claim.paragraph] or every
    return Told(entries_of(said), [claim for claim in every if claim not in said])


def entries_of(claims: Iterable[Claim]) -> list[Entry]:
    """Claims in few entries: what several say in the same words once, and what the same say of one fact together."""
    alike = defaultdict(list)
    for claim in claims:
        alike[claim.verdict, claim.field, claim.value, claim.statement].append(claim)
    entries: dict[tuple, Entry] = {}
    for (verdict, _field, _value, statement), group in alike.items():
        origins = tuple((claim.source_id, claim.paragraph) for claim in group)
        entry = entries.setdefault((verdict, origins), Entry(verdict, [], group))
        if statement not in entry.statements:
            entry.statements.append(statement)
    return sorted(entries.values(), key=lambda entry: ORDER.index(Verdict(entry.verdict)))
