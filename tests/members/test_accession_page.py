"""How the members came in, round by round, up to a day."""

import re

import pytest

from tests.reading import read, told

pytestmark = pytest.mark.django_db


def rounds(client, question=""):
    """The days of the rounds on the page."""
    return re.findall(r'<section class="round" id="round-([\d-]+)">', read(client, f"/en/accession/{question}"))


def test_without_a_day_all_rounds_stand_on_the_page(client):
    assert len(rounds(client)) == 11
    assert 'id="id_as_of" value=""' in read(client, "/en/accession/")


@pytest.mark.parametrize(
    ("day", "count"), [("1949-08-23", 0), ("1952-02-17", 1), ("1952-02-18", 2), ("2024-03-07", 11)]
)
def test_a_day_leaves_the_rounds_on_or_before_it(client, day, count):
    assert len(rounds(client, f"?as_of={day}")) == count


def test_who_had_not_joined_on_the_day_is_told_apart_by_the_steps_taken_until_then(client):
    text = told(client, "/en/accession/?as_of=2022-07-05").partition("Steps of countries that have not joined")[2]
    assert "Sweden" in text
    assert "Accession protocol signed" in text
    assert "Instrument deposited" not in text
    assert "North Macedonia" not in text


def test_before_the_first_round_the_page_says_so_and_shows_the_steps_taken(client):
    text = told(client, "/en/accession/?as_of=1949-04-04")
    assert "Nobody had joined by this day." in text
    assert "The treaty was not in force yet" in text
    assert "Treaty signed" in text


def test_the_changes_around_a_day_are_the_rounds(client):
    text = told(client, "/en/accession/?as_of=1999-03-12")
    assert re.search(r"Change before 30 May 1982 ?: \+1 → 16", text)
    assert re.search(r"Next change 29 March 2004 ?: \+7 → 26", text)


@pytest.mark.parametrize("question", ["as_of=1999-13-01", "country=tr", "as_of=1999-01-01&as_of=2000-01-01"])
def test_a_question_that_means_nothing_is_refused(client, question):
    html = read(client, f"/en/accession/?{question}", 400)
    assert 'role="alert"' in html
    assert '<section class="round"' not in html
