"""What is asked, and which entries answer it, in which order.

Every word must stand in an entry: as it is, as the beginning of a longer word, or by its stem in either language. First
come the entries that are called exactly so; then those that match best, names before texts and whole words before parts
and stems, by the worst match of any word; then kind by kind, in the order of the kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Least

from alliance.search.models import Entry, Name, Posting, Word
from alliance.search.stems import STOP_WORDS, joined, split, stem
from alliance.translation import SUFFIXES, active_language

MOST_WORDS = 12
IN_A_NAME = 3  # the lowest level at which all words stand in names
SHORTEST_BEGINNING = 3  # letters; shorter words have to stand as they are


@dataclass(frozen=True)
class Asked:
    """One word of a question."""

    text: str

    def is_in(self, word: str, language: str, stemmed: str) -> bool:
        """Whether a word of an entry, of this language and with this stem, answers it."""
        return (
            word == self.text
            or (self.is_beginning and word.startswith(self.text))
            or (language in SUFFIXES and stemmed == stem(self.text, language))
        )

    @property
    def is_beginning(self) -> bool:
        return len(self.text) >= SHORTEST_BEGINNING

    @property
    def condition(self) -> Q:
        """`is_in` for the database."""
        same = Q(text=self.text)
        for language in SUFFIXES:
            same |= Q(language=language, stem=stem(self.text, language))
        return same | Q(text__startswith=self.text) if self.is_beginning else same


@dataclass
class Meaning:
    """Which words of the index one word of a question may mean, by their database ids."""

    literal: list[int] = field(default_factory=list)
    near: list[int] = field(default_factory=list)

    def __bool__(self):
        return bool(self.literal or self.near)

    def level(self) -> Max:
        """How well an entry matches: 4 in a name and 3 nearly so, 2 in a text and 1 nearly so; `None` not at all."""
        return Max(
            Case(
                When(word__in=self.literal, then=F("weight") * 2),
                When(word__in=self.near, then=F("weight") * 2 - 1),
            )
        )


class Question:
    """A question as the index reads it: the words that count, each with what it may mean there."""

    def __init__(self, text: str):
        self.text = text
        self.name = joined(text)
        every = list(dict.fromkeys(split(text)))
        # Where nothing but stop words is asked, they are meant: IT, IN and US are countries, too.
        telling = [word for word in every if word not in STOP_WORDS] or every
        self.words = [Asked(word) for word in telling[:MOST_WORDS]]
        self.left_out = telling[MOST_WORDS:]

    @cached_property
    def meanings(self) -> dict[Asked, Meaning]:
        """One query for all words."""
        meanings = {asked: Meaning() for asked in self.words}
        condition = Q(pk__in=[])
        for asked in self.words:
            condition |= asked.condition
        for pk, *word in Word.objects.filter(condition).values_list("pk", "text", "language", "stem"):
            for asked, meaning in meanings.items():
                if asked.is_in(*word):
                    (meaning.literal if word[0] == asked.text else meaning.near).append(pk)
        return meanings

    @property
    def unknown(self) -> list[Asked]:
        """The words that stand nowhere."""
        return [asked for asked, meaning in self.meanings.items() if not meaning]

    @property
    def known(self) -> list[Asked]:
        """The words that stand somewhere."""
        return [asked for asked, meaning in self.meanings.items() if meaning]

    @property
    def has_chance(self) -> bool:
        return bool(self.words) and not self.unknown

    def matches(self, kind: str = "") -> QuerySet:
        """What answers, as rows of `kind` and `digest`; of one kind where one is named.

        Entries that say the same are one answer, `said` so many times.
        """
        levels = {f"level_{place}": meaning.level() for place, meaning in enumerate(self.meanings.values())}
        meant = {pk for meaning in self.meanings.values() for pk in (*meaning.literal, *meaning.near)}
        postings = Posting.objects.filter(word__in=meant)
        if kind:
            postings = postings.filter(entry__kind=kind)
        return (
            postings.order_by()
            .values(kind=F("entry__kind"), digest=F("entry__digest"))
            .annotate(**levels)
            .filter(**{f"{level}__isnull": False for level in levels})
        )

    def answers(self, kind: str = "") -> QuerySet:
        """The same in their order, with the `level` and the `sort` of the first of those that say the same."""
        if not self.has_chance:
            return Posting.objects.none()
        return (
            self.matches(kind)
            .annotate(
                called_so=Max(Case(When(entry__in=self.called_so, then=Value(1)), default=Value(0))),
                level=least([F(f"level_{place}") for place in range(len(self.words))]),
                rank=F("entry__rank"),
                sort=Min(f"entry__{sort_column()}"),
                said=Count("entry", distinct=True),
            )
            .order_by("-called_so", "-level", "rank", "sort")
        )

    @cached_property
    def called_so(self) -> list[int]:
        """The entries of which it is a name as it stands."""
        return list(Name.objects.filter(text=self.name).values_list("entry", flat=True))

    def tally(self) -> dict[str, int]:
        """How many answers there are of each kind."""
        if not self.has_chance:
            return {}
        entries = Entry.objects.filter(digest__in=self.matches().values("digest"))
        return dict(entries.order_by().values_list("kind").annotate(Count("digest", distinct=True)))


class Found(NamedTuple):
    """A record to be shown, by the name of its class and its key; `said` so many times in the same words."""

    kind: str
    key: str
    said: int = 1


def found(answers: Iterable[dict]) -> list[Found]:
    """The records that stand for some answers, in their order: one query."""
    answers = list(answers)
    firsts = {
        "digest__in": [one["digest"] for one in answers],
        f"{sort_column()}__in": [one["sort"] for one in answers],
    }
    keys = dict(Entry.objects.filter(**firsts).values_list("digest", "key")) if answers else {}
    return [Found(one["kind"], keys[one["digest"]], one["said"]) for one in answers]


def sort_column() -> str:
    return f"sort_{SUFFIXES[active_language()]}"


def least(levels: list[F]) -> F | Least:
    return Least(*levels) if len(levels) > 1 else levels[0]
