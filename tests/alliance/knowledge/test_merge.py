import pytest

from alliance.knowledge.merge import Clash, merge

EMPTY = [None, "", []]


def test_a_field_that_only_they_changed_takes_their_value():
    assert merge({"city": "Roma"}, {"city": "Roma"}, {"city": "Rome"}).values == {"city": "Rome"}


def test_a_field_that_only_we_changed_keeps_our_value():
    merged = merge({"city": "Roma"}, {"city": "Rome"}, {"city": "Roma"})
    assert merged == ({"city": "Rome"}, [])


def test_changes_to_different_fields_are_both_kept():
    merged = merge({"city": "Roma", "host": "it"}, {"city": "Rome", "host": "it"}, {"city": "Roma", "host": "va"})
    assert merged == ({"city": "Rome", "host": "va"}, [])


def test_the_same_change_on_both_sides_is_no_clash():
    assert merge({"city": "Roma"}, {"city": "Rome"}, {"city": "Rome"}) == ({"city": "Rome"}, [])


def test_different_changes_to_one_field_clash_and_ours_is_kept():
    merged = merge({"city": "Roma"}, {"city": "Rome"}, {"city": "Rom"})
    assert merged == ({"city": "Rome"}, [Clash("city", "Roma", "Rome", "Rom")])


@pytest.mark.parametrize("empty", EMPTY)
def test_two_records_made_apart_fill_each_others_gaps(empty):
    assert merge(None, {"city": empty}, {"city": "Rome"}) == ({"city": "Rome"}, [])
    assert merge(None, {"city": "Rome"}, {"city": empty}) == ({"city": "Rome"}, [])


@pytest.mark.parametrize("said", [False, 0, "0"])
def test_no_and_zero_are_not_gaps(said):
    merged = merge(None, {"field": said}, {"field": "other"})
    assert merged == ({"field": said}, [Clash("field", None, said, "other")])


@pytest.mark.parametrize("empty", EMPTY)
def test_emptying_a_field_is_a_change_like_any_other(empty):
    assert merge({"city": "Rome"}, {"city": empty}, {"city": "Rome"}).values == {"city": empty}
    assert merge({"city": "Rome"}, {"city": "Rome"}, {"city": empty}).values == {"city": empty}


def test_a_field_that_the_base_did_not_have_yet_takes_their_value_where_ours_is_empty():
    assert merge({}, {"city": ""}, {"city": "Rome"}) == ({"city": "Rome"}, [])


def test_neither_side_is_changed_by_a_merge():
    ours, theirs = {"city": "Roma"}, {"city": "Rome"}
    merge({"city": "Roma"}, ours, theirs)
    assert (ours, theirs) == ({"city": "Roma"}, {"city": "Rome"})
