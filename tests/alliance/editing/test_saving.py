"""The one path by which a form is saved."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from alliance.editing.sheets import dumps, stored, to_post
from alliance.history import told
from alliance.knowledge.models import Change
from alliance.summits.models import Meeting
from tests.editing import is_saved


@pytest.fixture
def attempt(editor):
    """The admin of meetings and a request that sends the form of one with these values."""
    meetings = admin.site._registry[Meeting]

    def make(held, **values):
        request = RequestFactory().post("/admin/")
        request.user = editor.user
        request._dont_enforce_csrf_checks = True
        sheet = stored(meetings, request, held)
        assert not request.FILES  # reads what was sent, which would be read over what is set here
        request.POST = to_post(meetings, request, held, sheet)
        request.POST["_base"] = dumps(sheet)
        for name, value in values.items():
            request.POST[name] = value
        return meetings, request

    return make


def test_a_save_of_several_rows_is_one_act_and_one_line_each_in_the_log(editor, meeting, topic):
    held = meeting("Strelsau 1950", topics=["Sabres"])
    before = Change.objects.count()
    assert is_saved(editor.save(held, {"agenda": [{"topic": topic("Zenda").pk}]}, note_en="Twice.", change_why="So."))
    entries = [held.history.latest(), held.agenda.get(topic__key="zenda").history.latest()]
    assert len({(entry.history_date, entry.history_user, entry.history_change_reason) for entry in entries}) == 1
    changed = Change.objects.order_by("seq")[before:].values_list("kind", "key")
    assert len(set(changed)) == len(changed)


def test_a_trial_sees_the_record_as_saved_and_leaves_nothing(attempt, meeting):
    held = meeting("Strelsau 1950")
    changes, versions = Change.objects.count(), held.history.count()
    meetings, request = attempt(held, title_en="Zenda 1950")
    trial = meetings.trial(request, str(held.pk), look=lambda record: Meeting.objects.get(pk=record.pk).title_en)
    assert trial.seen == "Zenda 1950", trial.response and trial.response.context_data["errors"]
    held.refresh_from_db()
    assert held.title_en == "Strelsau 1950"
    assert (Change.objects.count(), held.history.count()) == (changes, versions)


def test_a_trial_of_a_form_that_is_wrong_gives_it_back(attempt, meeting):
    held = meeting("Strelsau 1950")
    meetings, request = attempt(held, title_en="")
    trial = meetings.trial(request, str(held.pk))
    assert trial.response.context_data["errors"]
    assert trial.seen is None


def test_a_trial_inside_of_an_act_is_taken_back_alone(attempt, meeting):
    held = meeting("Strelsau 1950")
    meetings, request = attempt(held, title_en="Zenda 1950")
    with told("Outer"):
        held.note_en = "Kept."
        held.save()
        meetings.trial(request, str(held.pk))
    held.refresh_from_db()
    assert (held.note_en, held.title_en) == ("Kept.", "Strelsau 1950")
