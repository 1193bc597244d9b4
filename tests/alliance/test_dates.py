from datetime import date

import pytest

from alliance.dates import PartialDate, day_after


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1949-08-24", date(1949, 8, 24), date(1949, 8, 24)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1950", date(1950, 1, 1), date(1950, 12, 31)),
    ],
)
def test_a_partial_date_knows_the_first_and_the_last_day_it_can_mean(text, first, last):
    read = PartialDate.parse(text)
    assert (read.first_day, read.last_day) == (first, last)
    assert str(read) == text


@pytest.mark.parametrize(
    "text", ["", "49", "1949-13", "1949-02-30", "0000", "1949-8-24", "1949/08/24", "x1949", "१९४९"]
)
def test_what_is_no_date_is_refused_in_words(text):
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("precision", "day"), [("day", date(1949, 8, 24)), ("month", date(1949, 8, 1)), ("year", date(1949, 1, 1))]
)
def test_a_date_is_kept_as_the_first_day_of_its_month_or_year(precision, day):
    assert PartialDate.of(date(1949, 8, 24), precision).first_day == day


def test_the_day_after_the_last_one_is_the_last_one():
    assert day_after(date(1999, 12, 31)) == date(2000, 1, 1)
    assert day_after(date.max) == date.max
