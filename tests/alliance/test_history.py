"""An act: what is written together is told together."""

import pytest

from alliance.history import act, told
from alliance.summits.models import Meeting


def last(row):
    return row.history.latest("history_date", "history_id")


def test_what_is_written_in_one_act_has_one_moment_one_reason_and_one_source(meeting, django_user_model):
    flavia = django_user_model.objects.create_user("flavia")
    with told("As the Gazette says", source="strelsau-gazette", user=flavia) as now:
        held = meeting("Strelsau 1950", topics=["Sabres"])
        held.note_en = "Again."
        held.save()
    entries = [*held.history.all(), *held.agenda.get().history.all()]
    assert len(entries) == 3
    assert {
        (entry.history_date, entry.history_change_reason, entry.history_source, entry.history_user) for entry in entries
    } == {(now.at, "As the Gazette says", "strelsau-gazette", flavia)}


def test_an_act_inside_of_another_is_part_of_it(meeting):
    with told("Outer") as outer, told("Inner") as inner:
        held = meeting("Strelsau 1950")
    assert inner == outer
    assert last(held).history_change_reason == "Outer"


def test_outside_of_acts_each_write_has_its_own_moment(meeting):
    with told("Once"):
        held = meeting("Strelsau 1950")
    held.note_en = "Later."
    held.save()
    first, second = held.history.order_by("history_date")
    assert first.history_date < second.history_date
    assert (second.history_change_reason, second.history_source) == (None, "")


def test_a_deletion_is_told_too(meeting):
    held = meeting("Strelsau 1950")
    with told("Never held", source="strelsau-gazette"):
        held.delete()
    entry = Meeting.history.filter(key=held.key).latest()
    assert (entry.history_type, entry.history_change_reason) == ("-", "Never held")


def test_an_act_that_fails_is_over():
    with pytest.raises(ValueError, match="no"), told("Once"):
        raise ValueError("no")
    assert act.get() is None


def test_a_reason_may_be_long(meeting):
    with told("x" * 5000):
        held = meeting("Strelsau 1950")
    assert len(last(held).history_change_reason) == 5000
