from datetime import date

import pytest

from alliance.sources.verdicts import judge

DAY = date(2021, 4, 22)
FIXED = [(None, None, "1949-08-24", "day")]
COUNTS = [
    (date(2017, 6, 5), date(2020, 3, 27), "29", "exact"),
    (date(2020, 3, 27), date(2023, 4, 4), "30", "exact"),
    (date(2023, 4, 4), None, "31", "exact"),
]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("1949-08-24", "agrees"),
        ("1949-08", "imprecise"),
        ("1949", "imprecise"),
        ("1948", "disagrees"),
        ("1949-08-2", "disagrees"),
        ("194", "disagrees"),
        ("1949-04-04", "disagrees"),
    ],
)
def test_a_date_is_judged_as_exactly_as_it_is_given(value, verdict):
    assert judge(value, DAY, DAY, FIXED) == verdict


def test_a_day_inside_a_fact_known_to_the_month_does_not_contradict_it():
    month = [(None, None, "1999-04", "month")]
    assert judge("1999-04-24", DAY, DAY, month) == "agrees"
    assert judge("1999-05-01", DAY, DAY, month) == "disagrees"


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("2.06", "agrees"),
        ("2.060", "agrees"),
        ("2.1", "imprecise"),
        ("2", "imprecise"),
        ("2.0", "disagrees"),
        ("2.07", "disagrees"),
    ],
)
def test_a_number_with_fewer_decimals_is_imprecise_where_the_fact_rounds_to_it(value, verdict):
    assert judge(value, DAY, DAY, [(None, None, "2.06", "exact")]) == verdict


@pytest.mark.parametrize(
    ("value", "verdict"), [("Türkiye", "agrees"), ("türkiye", "agrees"), ("Turkiye", "agrees"), ("Turkey", "disagrees")]
)
def test_a_text_is_the_same_in_any_case_and_without_diacritics(value, verdict):
    assert judge(value, DAY, DAY, [(None, None, "Türkiye", "exact")]) == verdict


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2020-03-26", "ahead"),
        ("2020-03-27", "agrees"),
        ("2023-04-03", "agrees"),
        ("2023-04-04", "outdated"),
    ],
)
def test_a_count_is_judged_by_the_day_on_which_its_source_was_written(day, verdict):
    day = date.fromisoformat(day)
    assert judge("30", day, day, COUNTS) == verdict


@pytest.mark.parametrize(
    ("written_from", "written_to", "verdict"),
    [
        ("2020-03-26", "2020-03-27", "undated"),
        ("2020-03-27", "2023-04-03", "agrees"),
        ("2023-04-03", "2023-04-04", "undated"),
        (None, "2020-03-26", "ahead"),
        (None, "2020-03-27", "undated"),
        ("2023-04-03", None, "undated"),
        ("2023-04-04", None, "outdated"),
        (None, None, "undated"),
    ],
)
def test_a_source_without_a_day_is_judged_by_all_days_on_which_it_may_have_been_written(
    written_from, written_to, verdict
):
    bounds = [day and date.fromisoformat(day) for day in (written_from, written_to)]
    assert judge("30", *bounds, COUNTS) == verdict


def test_a_value_that_still_holds_is_true_for_every_later_day():
    assert judge("31", date(2023, 4, 4), None, COUNTS) == "agrees"


def test_a_value_that_never_was_is_wrong_whenever_it_was_written():
    assert judge("33", None, None, COUNTS) == "disagrees"


def test_a_value_that_came_back_is_true_in_each_of_its_times():
    values = [
        (date(1950, 1, 1), date(1960, 1, 1), "12", "exact"),
        (date(1960, 1, 1), date(1970, 1, 1), "13", "exact"),
        (date(1970, 1, 1), None, "12", "exact"),
    ]
    assert [judge("12", day, day, values) for day in (date(1955, 1, 1), date(1965, 1, 1), date(1975, 1, 1))] == [
        "agrees",
        "outdated",
        "agrees",
    ]


def test_two_times_that_touch_are_one():
    values = [(date(1950, 1, 1), date(1960, 1, 1), "yes", "exact"), (date(1960, 1, 1), None, "yes", "exact")]
    assert judge("yes", date(1955, 1, 1), date(1965, 1, 1), values) == "agrees"


@pytest.mark.parametrize(("value", "values"), [("", FIXED), ("1949", [])])
def test_with_nothing_to_compare_a_claim_is_only_stated(value, values):
    assert judge(value, DAY, DAY, values) == "stated"
