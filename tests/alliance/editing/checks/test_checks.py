"""Rules in words: what is refused, what is only odd, and that the real records break none of the first."""

from datetime import date

import pytest
from django.utils.translation import override

from alliance.editing.checks.rules import RULES, refusals, warnings
from alliance.knowledge.rows import keyed_models
from alliance.summits.models import Meeting
from members.models import Country

TODAY = date(2000, 1, 1)


def odd(row, touched=None) -> dict[str, str]:
    """What the rules warn of, by field."""
    return {problem.field: problem.text for problem in warnings(row, touched, TODAY)}


def test_no_record_of_the_fixtures_breaks_a_rule(db):
    classes = {rule.model for rule in RULES if rule.blocks}
    rows = [row for model in keyed_models() if issubclass(model, tuple(classes)) for row in model.objects.all()]
    assert len(rows) > 200
    assert [problem for row in rows for problem in refusals(row)] == []


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("1950-06-02", "1950-06-01", "the first is 2 June 1950, the last 1 June 1950"),
        ("1950-06-02", "1950-06", "the last June 1950 (counted from 1 June 1950)"),
        ("1950-06-02", "1950", "the last 1950 (counted from 1 January 1950)"),
    ],
)
def test_a_last_day_before_the_first_is_refused_across_precisions(start, end, told):
    summit = Meeting(**dated("start_date", start), **dated("end_date", end))
    (problem,) = refusals(summit)
    assert (problem.field, problem.blocks) == ("end_date", True)
    assert told in problem.text


@pytest.mark.parametrize(
    ("start", "end"), [("1950-06", "1950-06-02"), ("1950", "1950-06"), ("1950-06-02", "1950-06-02"), ("1950", "1950")]
)
def test_days_that_can_be_in_order_are_not_refused(start, end):
    assert list(refusals(Meeting(**dated("start_date", start), **dated("end_date", end)))) == []


def dated(field, text):
    parts = [int(part) for part in text.split("-")]
    precision = ("year", "month", "day")[len(parts) - 1]
    return {field: date(*parts, *[1] * (3 - len(parts))), f"{field}_precision": precision}


def test_a_rule_is_told_in_indonesian_too():
    summit = Meeting(start_date=date(1950, 6, 2), end_date=date(1950, 6, 1))
    with override("id"):
        (problem,) = refusals(summit)
    assert "2 Juni 1950" in problem.text


def test_a_host_that_had_no_name_yet_was_hardly_a_state(meeting, country_name):
    country_name("Ruritania", "Ruritania", start="1951-01-01")
    assert "its names are recorded from 1 January 1951 on" in odd(meeting(start="1950-12-31", host="Ruritania"))["host"]
    assert "host" not in odd(meeting(start="1951-01-01", host="Ruritania"))


def test_a_host_whose_last_name_has_ended_was_hardly_a_state(meeting, country_name):
    country_name("Ruritania", "Ruritania", start="1951-01-01", end="1960-01-01")
    assert "its last name here ends on 1 January 1960" in odd(meeting(start="1960-01-01", host="Ruritania"))["host"]
    assert "host" not in odd(meeting(start="1959-12-31", host="Ruritania"))


def test_of_a_country_with_undated_names_nothing_is_known(meeting, country_name):
    country_name("Ruritania", "Ruritania")
    assert "host" not in odd(meeting(start="1850-01-01", host="Ruritania"))


def test_a_withdrawn_code_is_a_reason_to_ask_unless_the_country_was_a_member(meeting, country, join):
    country("Ruritania", code_status=Country.CodeStatus.WITHDRAWN)
    assert "its code has been withdrawn" in odd(meeting(start="1950-01-01", host="Ruritania"))["host"]
    join("Ruritania", "1949-01-01", left="1951-01-01")
    assert "host" not in odd(meeting(start="1950-01-01", host="Ruritania"))


def test_a_coarse_day_gives_the_host_the_benefit_of_the_doubt(meeting, country_name):
    country_name("Ruritania", "Ruritania", start="1951-06-01")
    assert "host" not in odd(meeting(start="1951", host="Ruritania"))


def test_two_summits_of_one_organization_at_the_same_time_are_odd(meeting):
    first = meeting("First", start="1950-06-01", end="1950-06-03")
    assert odd(first) == {}
    second = meeting("Second", start="1950-06-03", end="1950-06-04", kind="leaders")
    assert "At the same time as “First” (1 June 1950 to 3 June 1950)" in odd(second)["start_date"]
    assert "start_date" not in odd(meeting(start="1950-06-05"))
    assert "start_date" not in odd(meeting(start="1950-06-02", organization="Concert"))
    assert "start_date" not in odd(meeting(start="1950-06-02", kind="foreign-ministers"))
    assert "start_date" not in odd(meeting(start="1950-06"))


def test_planned_but_past_and_held_but_in_future_are_odd(meeting):
    assert "was it held?" in odd(meeting(start="1999-12-31", status="planned"))["status"]
    assert "has not come yet" in odd(meeting(start="2000-01-02"))["status"]
    assert "status" not in odd(meeting(start="2000", status="planned"))
    assert "status" not in odd(meeting(start="2000"))
    assert "status" not in odd(meeting(start="1999-12-31"))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"is_numbered": True, "kind": "other"}, "is_numbered"),
        ({"is_virtual": True}, "is_virtual"),
        ({"end": "1950-07-01"}, "end_date"),
        ({"title_en": "Strelsau 1951"}, "title_en"),
    ],
)
def test_oddities_of_a_summit_are_told(meeting, values, field):
    assert set(odd(meeting(**values))) == {field}
    assert odd(meeting("Strelsau", start="1950-09-01")) == {}


def test_whoever_held_no_office_then_did_not_take_the_chair(meeting, person, term, organization):
    term("Rudolf Elphberg", "Head", start="1951", end="1952", organization=organization("Entente"))
    rudolf = person("Rudolf Elphberg")
    assert "held no office" in odd(meeting(start="1950-06-01", chair=rudolf))["chair"]
    assert "chair" not in odd(meeting(start="1951-06-01", chair=rudolf))
    assert "chair" not in odd(meeting(start="1950-06-02", chair=person("Antoinette")))


def test_a_value_outside_every_claim_is_odd_until_one_gives_it(meeting, claim):
    summit = meeting(start="1950-06-01")
    claim(summit, "start_date", "1950-06-02")
    assert "the claims on this page say “1950-06-02”" in odd(summit, {"claims"})["start_date"]
    claim(summit, "start_date", "1950-06", source="Zenda Herald")
    assert "start_date" not in odd(summit, {"claims"})


def test_what_a_save_leaves_alone_is_not_asked_about(meeting):
    summit = meeting(start="1999-12-31", status="planned")
    assert odd(summit, {"city_en"}) == {}
    assert set(odd(summit, {"end_date"})) == {"status"}


def test_a_confirmed_warning_is_one_text_about_one_row_in_whatever_language(meeting):
    def codes(row, name):
        return [problem.code for problem in warnings(row, {"status"}, TODAY, name)]

    summit, other = meeting(start="2000-01-02"), meeting(start="2000-01-03")
    told = codes(summit, "meeting/a")
    assert len(told) == 1
    with override("id"):
        assert codes(summit, "meeting/a") == told
    assert codes(summit, "meeting/b") != told
    assert codes(other, "meeting/a") != told


def test_steps_out_of_order_are_odd(step):
    step("Ruritania", "applied", "1950-06")
    assert "Out of order: “applied”" in odd(step("Ruritania", "invited", "1950-05"))["date"]
    assert odd(step("Ruritania", "protocol_signed", "1950")) == {}


def test_two_holders_of_one_office_at_a_time_are_odd(term):
    term("Rudolf Elphberg", "King", start="1950", end="1960")
    assert "Rudolf Elphberg held the office then" in odd(term("Michael", "King", start="1959"))["start"]
    assert odd(term("Antoinette", "King", start="1960", end="1961")).get("start", "").startswith("Michael")
    assert odd(term("Sapt", "King", start="1955", end="1956", acting=True)) == {}


def test_oddities_of_what_belongs_together_are_told(
    join, partnership, military_participation, defence_expenditure, country_name, source, person
):
    join("Ruritania", "1950-01-01")
    assert "member since" in odd(partnership("Ruritania", start="1949-01-01"))["end"]
    assert "no member then" in odd(military_participation("Borduria", start="1950-01-01"))["start"]
    spent = defence_expenditure("Ruritania", 2014, edition="2013-06", share_of_gdp="25")
    assert set(odd(spent)) == {"year", "share_of_gdp"}
    assert "called “Ruritania”" in odd(country_name("Ruritania", "Old Ruritania", start="1990"))["name_en"]
    assert "has not come yet" in odd(source("News", published="2001-01-01"))["published"]
    assert "published only on" in odd(source("Post", published="1950-06-02", read_on="1950-06-01"))["read_on"]
    person("Rudolf Elphberg")
    assert "known by that name" in odd(person("Rudolf V", also_known_as="Rudolf Elphberg"))["name"]


def test_the_last_day_that_there_is_can_be_checked_like_any_other(meeting, partnership, person):
    assert odd(meeting(start="9999-12-31", end="9999-12-31", host="Ruritania", chair=person())) is not None
    assert odd(partnership("Ruritania", start="9999-12-31")) is not None
