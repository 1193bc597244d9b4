"""Days along a line."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from alliance.axis import Axis


@pytest.mark.parametrize(
    ("day", "x"),
    [("1950-01-01", 0), ("1959-12-31", 1000), ("1955-01-01", 500), ("1949-06-01", 0), ("2100-01-01", 1000)],
)
def test_a_day_stands_where_its_years_are_and_one_outside_at_the_edge(day, x):
    assert Axis(1950, 1959, 0, 1000).at(date.fromisoformat(day)) == x


def test_later_days_never_stand_further_left():
    axis = Axis(1949, 1952, 10, 400)
    places = [axis.at(date(1949, 1, 1) + timedelta(days=number)) for number in range(4 * 366)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (10, 400)


def test_a_date_known_to_the_year_stands_in_the_middle_of_it():
    axis = Axis(1950, 1951, 0, 730)
    assert axis.around(date(1950, 1, 1), "year") == 182
    assert axis.around(date(1950, 1, 1), "month") == 15
    assert axis.around(date(1950, 1, 1)) == 0


@pytest.mark.parametrize(("first", "last"), [(1949, 2027), (1949, 2100), (1990, 1999), (1999, 1999), (1949, 1951)])
def test_years_are_written_so_that_they_can_be_told_apart(first, last):
    ticks = Axis(first, last, 0, 980).ticks()
    assert ticks
    assert all(first <= tick.year <= last for tick in ticks)
    assert all(right.x - left.x >= 43 for left, right in pairwise(ticks))


@pytest.mark.parametrize(
    ("day", "held"), [("1949-12-31", False), ("1950-01-01", True), ("1950-12-31", True), ("1951-01-01", False)]
)
def test_a_year_holds_its_first_and_its_last_day(day, held):
    assert Axis(1950, 1950, 0, 10).holds(date.fromisoformat(day)) is held


def test_the_last_year_of_the_calendar_has_a_place_for_its_last_day():
    axis = Axis(1949, 9999, 0, 1000)
    assert axis.at(date.max) == axis.around(date(9999, 12, 1), "month") == 1000
