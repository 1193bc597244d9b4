"""The tables of names: what stands in them is well formed, and says one thing."""

import csv
from collections import Counter

import pytest

from alliance.extraction.lexicon import NAMES, read_forms
from alliance.extraction.tokens import tokens

TABLES = ("country", "organization", "place", "outlet", "region")
USES = {
    "name",
    "alias",
    "demonym",
    "abbreviation",
    "nickname",
    "past",
    "metonym",
    "body",
    "mission",
    "group",
    "outlet",
    "region",
}
# One word for two countries, or for what two of them have together.
SHARED = {"Franco-German", "North and South Korea"}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_sorted_and_has_no_row_twice(table):
    with (NAMES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["key"], row["use"], row["form"], row["language"], row["exact"]) for row in csv.DictReader(lines)]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("table", TABLES)
def test_every_form_has_words_and_a_capital_or_is_written_just_so(table):
    for form in read_forms(NAMES / f"{table}.csv", table):
        assert tokens(form.text), form
        assert form.exact or form.text != form.text.lower(), form
        assert form.language in {"", "en", "id"}, form
        assert table == "place" or form.use in USES, form


def test_a_name_is_that_of_one_country():
    keys: dict[str, set[str]] = {}
    for form in read_forms(NAMES / "country.csv", "country"):
        keys.setdefault(form.text, set()).add(form.key)
    shared = {
        text for text, countries in keys.items() if len(countries) > 1 and "-" not in text and "Korea" not in text
    }
    assert shared == set()


def test_codes_of_countries_are_those_of_the_standard():
    keys = {form.key for form in read_forms(NAMES / "country.csv", "country")}
    assert all(len(key) == 2 and key.isascii() and key.islower() for key in keys)
    assert len(keys) > 220


def test_a_city_is_in_one_country():
    countries = Counter(key for key, _ in {(form.key, form.use) for form in read_forms(NAMES / "place.csv", "place")})
    assert [city for city, number in countries.items() if number > 1] == []
