"""Numbers in digits and in words of both languages."""

import pytest

from alliance.extraction.numbers import HINT, number_of, numbers_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 32-nation bloc", [(32, "cardinal")]),
        ("Thirty-two members", [(32, "cardinal")]),
        ("tiga puluh dua negara", [(32, "cardinal")]),
        ("Tigapuluh negara", [(30, "cardinal")]),
        ("dua belas dan sebelas", [(12, "cardinal"), (11, "cardinal")]),
        ("selusin negara, a dozen states", [(12, "cardinal"), (12, "cardinal")]),
        ("the thirty-first and the 32nd", [(31, "nth"), (32, "nth")]),
        ("anggota ke-32, Ke-30 negara", [(32, "ke"), (30, "ke")]),
        ("ketiga puluh", [(30, "ke")]),
        ("in 2024, 40% of 1.200, 3,5 or $30 on 12/3", []),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(text, expected):
    assert [(number.value, number.form) for number in numbers_in(text)] == expected


@pytest.mark.parametrize(
    "text", ["Thirty members", "the 32", "dua puluh", "DUA BELAS", "a dozen", "fifteen", "twelfth", "forty"]
)
def test_what_has_a_number_of_a_size_has_its_hint(text):
    assert HINT.search(text)


@pytest.mark.parametrize(("text", "value"), [("twenty-six", 26), ("enam belas", 16), ("tentara", None), ("", None)])
def test_words_that_are_no_number_have_no_value(text, value):
    assert number_of(text) == value
