"""Pieces of text with their language, and the digits that put records in order."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import override

from alliance.keyed import Keyed
from alliance.translation import SUFFIXES

# Later than any day, to count back from where the newest comes first.
END_OF_DAYS = 9_999_999

THREE_DIGITS = [f"{byte:03d}" for byte in range(256)]


class Wording(NamedTuple):
    """A piece of text with its language, empty where it belongs to none."""

    text: str
    language: str = ""


def both(row: Keyed | None, name: str) -> list[Wording]:
    """A bilingual field of a row in both languages; nothing of no row."""
    if row is None:
        return []
    return [Wording(getattr(row, f"{name}_{suffix}"), language) for language, suffix in SUFFIXES.items()]


def in_both(say: Callable[[], str]) -> list[Wording]:
    """What a function says in either language."""
    wordings = []
    for language in SUFFIXES:
        with override(language):
            wordings.append(Wording(str(say()), language))
    return wordings


def shown(row: Keyed | None, name: str) -> Wording:
    """A field of a row in the active language, or in English where it has none; nothing of no row."""
    text = getattr(row, name, "")
    return Wording(str(text), getattr(text, "language", ""))


@lru_cache(maxsize=100)  # both languages mostly have the same order
def digits(text: str) -> str:
    """The text as digits, three for a byte: no two databases sort these differently."""
    return "".join(map(THREE_DIGITS.__getitem__, text.encode()))


def counted_back(day: date | None) -> str:
    """Seven digits that put the newest day first, and none at the end."""
    return str(END_OF_DAYS - (day.toordinal() if day else 0))
