"""The bar with the day: where the answer changes, and what the page says about the day."""

from datetime import date

import pytest
from django.http import QueryDict

from alliance.as_of import AsOfForm, Bar, Turn, turns_of
from alliance.filters import PAGE
from alliance.translation import SUFFIXES
from alliance.turning_points import turning_points
from members.models import Membership, Organization
from tests.reading import read, told

pytestmark = pytest.mark.django_db

TURNS = [Turn(date(1950, 1, 1), "a"), Turn(date(1960, 1, 1), "b"), Turn(date(2050, 1, 1), "c")]
TODAY = date(2026, 6, 1)


def bar(day=None, query="", **values):
    form = AsOfForm(QueryDict(query))
    form.is_valid()
    return Bar(form, day, TODAY, asked=bool(day), turns=TURNS, **values)


def test_a_turning_point_counts_who_comes_and_who_goes_on_a_day():
    spans = [(date(1950, 1, 1), date(1960, 1, 1)), (date(1950, 1, 1), None), (date(1960, 1, 1), None)]
    assert [tuple(point) for point in turning_points(spans)] == [
        (date(1950, 1, 1), 2, 0, 2),
        (date(1960, 1, 1), 1, 1, 2),
    ]


def test_no_rows_have_no_turning_points():
    assert turning_points([]) == []


def test_a_turn_says_what_came_what_went_and_how_many_there_are_then():
    spans = [(date(1950, 1, 1), date(1970, 1, 1)), (date(1960, 1, 1), date(1970, 1, 1)), (date(1970, 1, 1), None)]
    assert [turn.text for turn in turns_of(turning_points(spans))] == ["+1 → 1", "+1 → 2", "+1 −2 → 1"]


def test_rows_without_a_known_start_turn_nothing(join):
    join("Ruritania", "1950-01-01")
    join("Florin", None)
    stays = Membership.objects.filter(country__name_en__in=["Ruritania", "Florin"])
    assert [point.total for point in stays.turning_points()] == [1]


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(1949, 12, 31), None, "a"),
        (date(1950, 1, 1), None, "b"),
        (date(1955, 1, 1), "a", "b"),
        (date(1960, 1, 1), "a", "c"),
        (date(2050, 1, 1), "b", None),
        (None, "b", "c"),
    ],
)
def test_the_bar_leads_to_the_change_before_and_after_the_day(day, before, after):
    shown = bar(day)
    assert (shown.previous and shown.previous.text) == before
    assert (shown.next and shown.next.text) == after


def test_asking_for_another_day_keeps_what_else_was_asked():
    form = AsOfForm(QueryDict("as_of=1999-03-12&page=2"), besides=PAGE)
    form.is_valid()
    assert Bar(form, date(1999, 3, 12), TODAY, asked=True).kept == [("page", "2")]


@pytest.mark.parametrize("day", ["1982-05-31", "1999-03-11", "1999-03-12"])
def test_the_change_before_a_day_is_told_with_its_number(client, day):
    assert "Change before 30 May 1982 : +1 → 16" in told(client, f"/en/members/?as_of={day}")


def test_nothing_changed_before_the_day_on_which_all_began(client):
    text = told(client, "/en/members/?as_of=1949-08-24")
    assert "Change before" not in text
    assert "Next change 18 February 1952 : +2 → 14" in text


def test_the_members_of_a_day_lead_to_the_changes_around_it(client):
    html = read(client, "/en/members/?as_of=1999-03-13")
    assert '<a rel="prev" href="?as_of=1999-03-12">' in html
    assert '<a rel="next" href="?as_of=2004-03-29">' in html
    assert 'rel="bookmark" href="?as_of=1999-03-13"' in html


def test_a_page_of_another_day_says_so(client):
    assert "This page shows 13 March 1999 , not today." in told(client, "/en/members/?as_of=1999-03-13")
    assert "not today" not in told(client, "/en/members/")


def test_a_page_of_today_can_be_linked_for_good(client, monkeypatch):
    monkeypatch.setattr("alliance.pages.today", lambda: TODAY)
    assert 'rel="bookmark" href="?as_of=2026-06-01"' in read(client, "/en/members/")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("1940-01-01", "The treaty was not in force yet: the first members joined on 24 August 1949."),
        ("2090-01-01", "1 January 2090 lies in the future: the answer is as known today."),
    ],
)
def test_a_day_outside_what_is_known_gets_an_honest_sentence(client, day, text):
    assert text in told(client, f"/en/members/?as_of={day}")


@pytest.mark.parametrize(
    "page", ["members", "organizations", "persons", "positions", "partners", "operations", "meetings"]
)
def test_every_list_for_a_day_has_the_bar(client, page):
    assert 'name="as_of"' in read(client, f"/en/{page}/?as_of=1995-01-01")


@pytest.mark.parametrize("language", SUFFIXES)
def test_a_list_that_answers_for_all_days_changes_with_its_rows(client, language, organization):
    organization("Entente", founded="1904-04-08")
    total = Organization.objects.exclude(founded=None).as_of(date(1904, 4, 8)).count()
    assert f"+1 → {total}" in told(client, f"/{language}/organizations/?as_of=1904-04-09")


def test_the_bar_keeps_the_filters_of_a_list(client):
    html = read(client, "/en/meetings/?as_of=2000-01-01&kind=summit")
    assert 'href="?as_of=1999-04-23&amp;kind=summit"' in html
    assert '<option value="summit" selected>' in html
