"""Help for a question without an answer: what may have been meant, in spite of typing errors.

The words and the names of the index are compared in Python. They are a few thousand and grow slowly, most are left out
by their length and their letters alone, and only questions without an answer come here.
"""

from collections.abc import Iterable

from django.db.models import Count, Max

from alliance.search.models import Name, Word
from alliance.search.query import Found, Question
from alliance.search.stems import WORD, folded

MOST_COMPARED = 50_000
MOST_NAMES = 5


def tolerated(length: int) -> int:
    """How many slips a word of this length may have and still be recognised."""
    return 0 if length < 3 else 1 if length < 5 else 2 if length < 9 else 3


def slips(one: str, other: str, most: int) -> int | None:
    """How many letters are missing, too many, wrong, or swapped with the next; `None` for more than `most`."""
    if abs(len(one) - len(other)) > most or max(len(set(one) - set(other)), len(set(other) - set(one))) > most:
        return None
    before, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return None
        before, last = last, line
    return last[-1] if last[-1] <= most else None


def corrected(question: Question) -> str:
    """The question with the words that stand nowhere replaced by the nearest ones; empty where that finds nothing."""
    unknown = {asked.text for asked in question.unknown}
    if not unknown:
        return ""
    known = vocabulary()
    words = [nearest_word(asked.text, known) if asked.text in unknown else asked.text for asked in question.words]
    text = " ".join(as_written(word) for word in words if word)
    return text if all(words) and Question(text).answers().exists() else ""


def vocabulary() -> list[tuple[str, int, int]]:
    """Every word that stands somewhere: its text, its highest weight, and in how many entries it stands."""
    words = Word.objects.order_by().values("text").annotate(weight=Max("postings__weight"), often=Count("postings"))
    return list(words.filter(weight__isnull=False).values_list("text", "weight", "often")[:MOST_COMPARED])


def nearest_word(text: str, known: Iterable[tuple[str, int, int]]) -> str:
    """The word with the fewest slips; of several one from a name, then the one that stands in most entries."""
    most = tolerated(len(text))
    found = [
        (distance, -weight, -often, word)
        for word, weight, often in known
        if (distance := slips(text, word, most)) is not None
    ]
    return min(found)[-1] if found else ""


def as_written(word: str) -> str:
    """A folded word as a name has it: `Türkiye` for `turkiye`; itself where no name does."""
    for name in Name.objects.filter(text__contains=word).order_by("text", "written")[:MOST_NAMES]:
        for written in WORD.findall(name.written):
            if folded(written) == word:
                return written
    return word


def names_like(text: str, kind: str = "") -> list[Found]:
    """The records with the names nearest to a folded text, the nearest first."""
    most = tolerated(len(text))
    names = Name.objects.filter(entry__kind=kind) if kind else Name.objects.all()
    rows = names.order_by().values_list("text", "entry__rank", "entry__sort_en", "entry__kind", "entry__key")
    near = sorted(
        (distance, *rest) for name, *rest in rows[:MOST_COMPARED] if (distance := slips(text, name, most)) is not None
    )
    return list(dict.fromkeys(Found(kind, key) for *_, kind, key in near))[:MOST_NAMES]
