"""Dates in both languages, and what is filled in from the day of publication."""

import pytest

from alliance.dates import PartialDate
from alliance.extraction.dates import dates_in, dates_of_text
from tests.alliance.extraction.laying_out import article


def read(text, published="2024-07-09"):
    day = PartialDate.parse(published) if published else None
    return [f"{when.start}/{when.end}" if when.is_range else str(when.start) for when in dates_of_text(text, 1, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 4 April 2023", ["2023-04-04"]),
        ("April 4th, 2023", ["2023-04-04"]),
        ("Selasa (4/4/2023)", ["2023-04-04"]),
        ("Kamis, 7 Maret 2024", ["2024-03-07"]),
        ("15 Feb 2021 and 1 Peb 2021", ["2021-02-15", "2021-02-01"]),
        ("4.4.1949, 1949-08-24", ["1949-04-04", "1949-08-24"]),
        ("Posted 10/18/2024", ["2024-10-18"]),
        ("11-12 Juli 2023", ["2023-07-11/2023-07-12"]),
        ("July 11-12, 2023", ["2023-07-11/2023-07-12"]),
        ("9, 10 dan 11 Juli 2024", ["2024-07-09/2024-07-11"]),
        ("28 June to 1 July 2022", ["2022-06-28/2022-07-01"]),
        ("Maret–Juni 1999", ["1999-03/1999-06"]),
        ("1949-1991", ["1949/1991"]),
        ("4 April 1949 and 24 August 1949", ["1949-04-04", "1949-08-24"]),
        ("in May 2022, tahun 1952", ["2022-05", "1952"]),
        ("the 1990s, 2000 troops, $1999, 20.24, 31 April 2023", []),
        ("they may march, and may be early", []),
    ],
)
def test_a_date_with_its_year_is_read_as_it_is_written(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("(28/6)", "2024-07-09", ["2024-06-28"]),
        ("on April 4 last year", "2024-07-09", ["2023-04-04"]),
        ("9-11 Juli", "2024-07-08", ["2024-07-09/2024-07-11"]),
        ("on Thursday", "2024-07-09", ["2024-07-04"]),
        ("pada hari Kamis depan", "2024-07-09", ["2024-07-11"]),
        ("yesterday", "2024-01-01", ["2023-12-31"]),
        ("bulan lalu", "2024-01-15", ["2023-12"]),
        ("April last year", "2024-02-15", ["2023-04"]),
        ("7 Maret tahun ini", "2024-12-15", ["2024-03-07"]),
        ("29 Desember", "2024-01-03", ["2023-12-29"]),
        ("last year", None, []),
        ("on Tuesday, 14 Juni", None, []),
    ],
)
def test_what_is_left_out_comes_from_the_publication_and_else_is_not_guessed(text, published, expected):
    assert read(text, published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers will meet on Thursday.", ["2024-07-11"]),
        ("Sweden will join, he said on Thursday.", ["2024-07-04"]),
        ("KTT itu akan digelar pada 14 Januari.", ["2025-01-14"]),
        ("Pada 2004, tepatnya 29 Maret, mereka masuk.", ["2004", "2004-03-29"]),
        ("Greece joined in 1952, and Spain thirty years later.", ["1952"]),
        ("Greece joined in 1952, West Germany three years later.", ["1952", "1955"]),
    ],
)
def test_the_nearest_verb_says_whether_a_date_is_ahead(text, expected):
    laid_out = article(text, "en")
    laid_out.published = PartialDate.parse("2024-07-09")
    assert [str(when.start) for when in dates_in(laid_out, laid_out.sentences[0])] == expected
