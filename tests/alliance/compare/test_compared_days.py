import re

import pytest

from tests.reading import main_of, queries, read, told

pytestmark = pytest.mark.django_db

BETWEEN = "/en/compare/?first=1990-01-01&second=2024-03-07"


def joined_in(html):
    """The codes of the countries that the page says joined in between."""
    return re.findall(r'<span class="iso">(\w\w)</span>', html.split("Joined in between")[1].split("<h2")[0])


def test_two_days_are_told_in_numbers(client):
    said = told(client, BETWEEN)
    assert (
        "Members of NATO: 16 on 1 January 1990, 32 on 7 March 2024. 16 countries joined in between, none left." in said
    )
    assert "Manfred Wörner" in said
    assert "Jens Stoltenberg" in said


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("1999-03-11", "1999-03-12", ["CZ", "HU", "PL"]),
        ("1999-03-12", "1999-03-13", []),
        ("2023-04-03", "2024-03-06", ["FI"]),
        ("2023-04-03", "2024-03-07", ["FI", "SE"]),
    ],
)
def test_who_joined_after_the_first_day_and_up_to_the_second_is_between(client, first, second, codes):
    html = main_of(read(client, f"/en/compare/?first={first}&second={second}"))
    assert joined_in(html) == codes


@pytest.mark.parametrize(
    ("second", "left", "count"), [("1959-12-31", False, 0), ("1960-01-01", True, 1), ("1960-01-02", True, 1)]
)
def test_who_left_is_between_from_the_first_day_outside_on(client, join, second, left, count):
    join("Ruritania", "1950-01-01", left="1960-01-01", organization="nato")
    html = main_of(read(client, f"/en/compare/?first=1958-01-01&second={second}"))
    assert ("Left in between" in html) is left
    assert ("none left." in html) is not left


def test_the_order_of_the_days_does_not_matter(client):
    def answer(address):
        return main_of(read(client, address)).partition('<details class="cite">')[0]

    assert answer(BETWEEN) == answer("/en/compare/?first=2024-03-07&second=1990-01-01")


def test_members_that_changed_their_name_are_shown_with_both(client):
    said = told(client, BETWEEN)
    assert re.search(r"Turkey \[?\d+\]? → Türkiye", said)
    assert re.search(r"West Germany \[?\d+\]? → Germany", said)
    assert "No member changed its name." in told(client, "/en/compare/?first=2023-01-01&second=2023-02-01")


def test_days_outside_what_is_known_are_told_so(client):
    assert "The treaty was not in force yet" in told(client, "/en/compare/?first=1940-01-01&second=1950-01-01")
    said = told(client, "/en/compare/?first=2000-01-01&second=2999-01-01")
    assert "1 January 2999 lies in the future: the answer is as known today." in said


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("first=2000-01-01", "The other day: Give the other day, too."),
        ("second=2000-01-01", "One day: Give the other day, too."),
        ("first=2000-01-01&second=2000-01-01", "The other day: Give two different days."),
        ("first=2000-13-01&second=2000-01-01", "is not a day of the calendar: write YYYY-MM-DD."),
        ("first=yesterday&second=2000-01-01", "is not a date: write YYYY-MM-DD."),
        ("first=0000-01-01&second=2000-01-01", "is not a day of the calendar"),
    ],
)
def test_each_wrong_question_says_what_to_do(client, query, complaint):
    assert complaint in told(client, f"/en/compare/?{query}", status=400)


@pytest.mark.parametrize("query", ["first=0001-01-01&second=9999-12-31", "first=9998-01-01&second=9999-12-31"])
def test_the_farthest_days_have_an_answer(client, query):
    read(client, f"/en/compare/?{query}")


def test_the_dates_stand_in_the_box_whatever_the_language(client):
    html = read(client, "/id/compare/?first=1990-01-01&second=2024-03-07")
    assert 'name="first" id="id_first" required value="1990-01-01"' in html
    assert "1 Januari 1990" in html


def test_more_members_take_no_more_queries(client, join):
    few = queries(client, BETWEEN)
    for name in ("Ruritania", "Graustark", "Syldavia"):
        join(name, "1995-01-01", organization="nato")
    assert queries(client, BETWEEN) == few


def test_without_a_question_there_are_ways_to_ask_one(client):
    said = told(client, "/en/compare/")
    assert "Two countries" in said
    assert "Finland – Sweden" in said
    html = read(client, "/en/compare/")
    for address in re.findall(r'href="(\?[^"]+)"', main_of(html)):
        read(client, f"/en/compare/{address.replace('&amp;', '&')}")
