"""Several values, negations and ranges: the same on every list."""

import pytest

from alliance.filters import DayFilter
from tests.alliance.test_api_lists import RECORDS, VIEWSETS
from tests.asking import ask, ids, wrong

pytestmark = pytest.mark.django_db


def test_several_values_find_what_any_of_them_finds(client):
    both = set(ids(client, "meetings/?topic=cyber-defence,russia"))
    assert both == set(ids(client, "meetings/?topic=cyber-defence")) | set(ids(client, "meetings/?topic=russia"))
    assert len(ids(client, "meetings/?topic=cyber-defence,russia")) == len(both)


def test_a_negation_finds_the_others(client):
    every = ids(client, "meetings/")
    assert set(ids(client, "meetings/?topic_not=cyber-defence,russia")) == set(every) - set(
        ids(client, "meetings/?topic=cyber-defence,russia")
    )
    assert ids(client, "meetings/?kind=summit&kind_not=summit") == []


def test_a_country_and_its_former_name_are_one(client):
    assert ids(client, "members/?country=turkey,tr,turkiye") == ["nato/tr"]


@pytest.mark.parametrize("values", ["summit,", ",summit", "summit,,informal", ",", "summit,picnic"])
def test_each_of_several_values_must_mean_something(client, values):
    assert wrong(client, f"meetings/?kind={values}", "kind")


def test_no_more_values_than_can_be_answered(client):
    assert "At most 50" in wrong(client, f"members/?country={','.join(['fr'] * 51)}", "country")
    assert "too long" in wrong(client, f"members/?country={'a' * 2001}", "country")


def test_what_was_meant_is_named(client):
    assert "“summit”" in wrong(client, "meetings/?kind=sumit", "kind")
    assert "“cyber-defence”" in wrong(client, "meetings/?topic=cyberdefence", "topic")
    assert "“start_date_from”" in wrong(client, "meetings/?start_date_form=2010", "start_date_form")
    assert "“start_date”" in wrong(client, "meetings/?ordering=startdate", "ordering")
    assert "“france”" in wrong(client, "members/?country=frnace", "country")
    assert "“nato/fr”" in wrong(client, "claims/?fact=nato/frr", "fact")


@pytest.mark.parametrize(
    ("name", "ours"),
    [("limit", "page_size"), ("sort", "ordering"), ("order_by", "ordering"), ("date", "as_of"), ("language", "lang")],
)
def test_what_other_apis_call_a_parameter_is_understood_as_a_question_about_ours(client, name, ours):
    assert f"did you mean “{ours}”?" in wrong(client, f"members/?{name}=1", name)


def test_a_format_or_a_search_asked_for_by_a_parameter_is_told_where_it_works(client):
    assert "members.csv" in wrong(client, "members/?format=csv", "format")
    assert "search" in wrong(client, "members/?q=ger", "q")


def test_what_comes_close_to_nothing_is_not_taken_for_something_else(client):
    assert "did you mean" not in wrong(client, "members/?from=1999", "from")


def test_where_nothing_comes_close_the_form_is_told(client):
    assert "ISO code" in wrong(client, "members/?country=0000", "country")
    assert "no fact" in wrong(client, "claims/?fact=0000", "fact")


def test_both_ends_of_a_range_are_included_and_as_exact_as_one_likes(client, step):
    for number, day in enumerate(["1949-12-31", "1950-01-01", "1950-06-30", "1950-07-01", "1951-01-01"]):
        step(f"Land {number}", date=day)

    def days(question):
        return [row["date"] for row in ask(client, f"accession-steps/?organization=entente&{question}")["results"]]

    assert days("date_from=1950&date_to=1950") == ["1950-01-01", "1950-06-30", "1950-07-01"]
    assert days("date_from=1950-01-01&date_to=1950-06") == ["1950-01-01", "1950-06-30"]
    assert days("date_from=1950-07-01&date_to=1950-07-01") == ["1950-07-01"]
    assert days("date_from=1951") == ["1951-01-01"]


def test_numbers_have_ranges_too(client):
    rows = ask(client, "defence-expenditures/?year_from=2020&year_to=2021&share_of_gdp_from=2.5")["results"]
    assert rows
    assert {row["year"] for row in rows} == {2020, 2021}
    assert all(row["share_of_gdp"] >= 2.5 for row in rows)


def test_what_has_no_date_is_in_no_range(client, join):
    join("Ruritania")
    assert ids(client, "memberships/?country=ruritania&start_from=0001") == []


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("meetings/?start_date_from=2010&start_date_to=2009", "start_date_to"),
        ("defence-expenditures/?share_of_gdp_from=3&share_of_gdp_to=2.9", "share_of_gdp_to"),
        ("timeline/?date_from=2010&date_to=2009", "date_to"),
        ("claims/?changed_at_from=2026-11-02&changed_at_to=2026-11-01", "changed_at_to"),
    ],
)
def test_an_inverted_range_is_refused(client, question, parameter):
    assert "inverted" in wrong(client, question, parameter)


@pytest.mark.parametrize("value", ["", "x", "2010-13", "10", "2010-1-1", "%00", "99999"])
def test_a_bound_that_is_no_date_is_refused(client, value):
    assert wrong(client, f"meetings/?start_date_from={value}", "start_date_from")


@pytest.mark.parametrize("value", ["", "x", "1e3", "1.0000001", "--1", "NaN", "9" * 13])
def test_a_bound_that_is_no_number_is_refused(client, value):
    assert wrong(client, f"defence-expenditures/?share_of_gdp_from={value}", "share_of_gdp_from")


@pytest.mark.parametrize(
    "value", ["x", "2026-11-01T25:00:00Z", "2026-02-30", "0001-01-01T00:00:00%2B14:00", "2026-11-01T"]
)
def test_an_instant_that_is_none_is_refused(client, value):
    assert wrong(client, f"claims/?changed_at_from={value}", "changed_at_from")


def test_records_are_found_by_when_they_changed(client, join):
    stay = join("Ruritania", "1950-01-01")
    stay.refresh_from_db()
    instant = stay.changed_at.isoformat().replace("+00:00", "Z")
    assert stay.key in ids(client, f"memberships/?changed_at_from={instant}&changed_at_to={instant}")
    assert stay.key not in ids(client, f"memberships/?changed_at_to={stay.changed_at.year - 1}-12-31")


@pytest.mark.parametrize("prefix", RECORDS)
def test_every_filter_has_a_negation_that_leaves_the_rest(client, prefix):
    every = ask(client, f"{prefix}/?page_size=1")["count"] if prefix != "members" else None
    for name, one in VIEWSETS[prefix].filterset_class.base_filters.items():
        if isinstance(one, DayFilter):
            continue
        row = ask(client, f"{prefix}/?page_size=1")["results"][0]
        value = row.get(name)
        value = value.get("id") if isinstance(value, dict) else value
        if not value or not isinstance(value, str | int):
            continue
        found = ask(client, f"{prefix}/?page_size=1&{name}={value}")["count"]
        others = ask(client, f"{prefix}/?page_size=1&{name}_not={value}")["count"]
        assert found
        assert found + others == (every or found + others)
