"""Where the statements stand in the text: cut wherever one begins or ends, with nothing lost."""

import pytest

from alliance.checking.marking import rows_of
from alliance.extraction.article import Span
from alliance.extraction.paragraphs import Paragraph

TEXT = "Ruritania joined in 1950 and left."


def row(*spans: tuple[int, int]):
    numbered = {number: [Span(1, *span)] for number, span in enumerate(spans, start=1)}
    (found,) = rows_of([Paragraph(1, TEXT)], {}, numbered)
    return found


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(0, 9)],
        [(0, len(TEXT))],
        [(0, 9), (20, 24)],
        [(0, 24), (10, 34)],
        [(0, 24), (0, 24), (3, 5)],
        [(5, 5), (-3, 4), (30, 99), (7, 2)],
    ],
)
def test_no_character_is_lost_whatever_overlaps_or_lies_outside(spans):
    assert "".join(piece.text for piece in row(*spans).pieces) == TEXT


def test_the_common_words_of_two_statements_belong_to_both_and_each_ends_once():
    found = row((0, 24), (10, 34))
    assert [(piece.text, piece.numbers) for piece in found.pieces] == [
        ("Ruritania ", [1]),
        ("joined in 1950", [1, 2]),
        (" and left.", [2]),
    ]
    assert [[place.number for place in piece.ended] for piece in found.pieces] == [[], [1], [2]]


def test_a_finding_stands_beside_the_first_paragraph_that_gives_it():
    paragraphs = [Paragraph(1, TEXT), Paragraph(2, TEXT)]
    first, second = rows_of(paragraphs, {2: "noise"}, {1: [Span(1, 0, 9), Span(2, 0, 9)]})
    assert (first.beside, second.beside) == ([1], [])
    assert [place.anchor for row in (first, second) for piece in row.pieces for place in piece.ended] == [
        "said-1",
        "said-1-2",
    ]
    assert (first.role, second.role) == ("body", "noise")
