"""The text with its statements marked: each paragraph in pieces, and beside it the findings that begin there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from alliance.extraction.article import Role, Span
from alliance.extraction.paragraphs import Paragraph


class Place(NamedTuple):
    """One place where a statement stands: the number of the finding, and the how-manieth place of it this is."""

    number: int
    times: int

    @property
    def anchor(self) -> str:
        """The id in the page: `said-3`, then `said-3-2`."""
        return f"said-{self.number}" + (f"-{self.times}" if self.times > 1 else "")


@dataclass
class Piece:
    """Some characters, with the numbers of the statements to which they belong, and the places that end with them."""

    text: str
    numbers: list[int] = field(default_factory=list)
    ended: list[Place] = field(default_factory=list)


@dataclass
class Row:
    """A paragraph; `beside` are the numbers of the findings that it is the first to give."""

    number: int
    role: Role
    pieces: list[Piece]
    beside: list[int]


def rows_of(
    paragraphs: Sequence[Paragraph], roles: Mapping[int, Role], spans: Mapping[int, Iterable[Span]]
) -> list[Row]:
    """Every paragraph; `spans` are those of each finding by its number, in the order of the text."""
    within: dict[int, list[tuple[Span, Place]]] = defaultdict(list)
    beside: dict[int, list[int]] = defaultdict(list)
    for number, places in spans.items():
        for times, span in enumerate(places, start=1):
            within[span.paragraph].append((span, Place(number, times)))
            if times == 1:
                beside[span.paragraph].append(number)
    return [
        Row(one.number, roles.get(one.number, "body"), pieces_of(one.text, within[one.number]), beside[one.number])
        for one in paragraphs
    ]


def pieces_of(text: str, places: list[tuple[Span, Place]]) -> list[Piece]:
    """The text cut wherever a statement begins or ends; a place that does not lie in it is left out."""
    places = [(span, place) for span, place in places if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text), *(cut for span, _ in places for cut in (span.start, span.end))})
    pieces = [Piece(text[start:end]) for start, end in pairwise(cuts)]
    position = {cut: index for index, cut in enumerate(cuts)}
    for span, place in sorted(places, key=lambda one: (one[0].start, one[0].end, one[1])):
        its = pieces[position[span.start] : position[span.end]]
        for piece in its:
            piece.numbers.append(place.number)
        its[-1].ended.append(place)
    return pieces
