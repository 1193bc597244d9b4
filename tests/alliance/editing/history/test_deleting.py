"""Deletions: what they take is shown first, a reason is asked for, and all of it comes back."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from alliance.editing.documents import document
from alliance.knowledge.models import Change
from alliance.sources.models import Claim, Source
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from members.models import Country
from tests.alliance.editing.history.test_restoring import Page
from tests.editing import address, words


@pytest.fixture
def summit(meeting, claim):
    made = meeting("Strelsau 1950", topics=["Sabres", "Swords"])
    claim(made.agenda.get(topic__key="swords"), "topic", "swords")
    return made


def test_a_deletion_shows_first_what_hangs_on_the_record(editor, summit):
    page = words(editor.get(Meeting, "delete", summit.pk))
    assert "2 agenda items" in page
    assert "Strelsau 1950: Swords" in page
    assert "1 claim" in page
    assert "can be brought back" in page


def test_a_deletion_says_what_stands_in_its_way(editor, summit, claim, monkeypatch):
    monkeypatch.setattr("alliance.editing.history.deleting.MOST_NAMED", 2)
    page = words(editor.get(Topic, "delete", Topic.objects.get(key="swords").pk))
    assert "other records need it" in page
    assert "1 agenda item" in page
    source = Source.objects.get(key="strelsau-gazette")
    for number in range(3):
        claim(summit, value="", statement_en=f"Said {number}.")
    page = words(editor.get(Source, "delete", source.pk))
    assert "4 claims" in page
    assert "and 2 more rows" in page
    assert editor.client.post(address(Source, "delete", source.pk), {"post": "yes", "why": "x"}).status_code == 200
    assert Source.objects.filter(pk=source.pk).exists()


def test_a_deletion_says_from_which_lists_it_takes(editor, operation):
    operation("Zenda Watch", topics=["Bows"])
    page = words(editor.get(Topic, "delete", Topic.objects.get(key="bows").pk))
    assert "It is removed from these lists" in page
    assert "Zenda Watch" in page


def test_a_topic_on_agendas_stands_in_no_list_beside_them(editor, summit):
    page = words(editor.get(Topic, "delete", Topic.objects.get(key="swords").pk))
    assert "It is removed from these lists" not in page


def test_what_is_brought_back_stands_in_its_lists_again(editor, operation):
    watch, gone = operation("Zenda Watch", topics=["Bows", "Pikes"]), operation("Hentzau Watch", topics=["Bows"])
    left = operation("Strelsau Watch", topics=["Bows"])
    bows = Topic.objects.get(key="bows")
    left.topics.remove(bows)
    editor.delete(bows)
    assert [topic.key for topic in watch.topics.all()] == ["pikes"]
    told = words(editor.get(Operation, "history", watch.pk))
    assert "Never so." in told, "the story of the list tells it, too"
    gone.delete()
    then = re.search(r"/then/\?from=([^\"]+)", editor.get(Topic, "deleted").content.decode())[1]
    page = Page(editor.client, Topic, bows.pk, then)
    assert "Zenda Watch" in words(page.response)
    assert "Strelsau Watch" not in words(page.response)
    assert page.send(everything="on").status_code == 302
    assert sorted(topic.key for topic in watch.topics.all()) == ["bows", "pikes"]
    assert not left.topics.exists()


def test_who_may_not_change_a_list_brings_nothing_back_to_it(client, editor, operation):
    operation("Zenda Watch", topics=["Bows"])
    bows = Topic.objects.get(key="bows")
    editor.delete(bows)
    then = re.search(r"/then/\?from=([^\"]+)", editor.get(Topic, "deleted").content.decode())[1]
    user = get_user_model().objects.create_user("adder", is_staff=True)
    may = ["view_topic", "view_historicaltopic", "add_topic"]
    user.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(user)
    assert "change: operation" in words(Page(client, Topic, bows.pk, then).send(everything="on"))
    assert not Topic.objects.filter(key="bows").exists()


def test_nothing_is_deleted_without_a_reason(editor, summit):
    for why in ("", "  ", "x" * 1001, "\0"):
        response = editor.client.post(address(Meeting, "delete", summit.pk), {"post": "yes", "why": why})
        assert response.status_code == 200
        assert 'role="alert"' in response.content.decode()
    assert Meeting.objects.filter(pk=summit.pk).exists()


def test_what_was_deleted_is_listed_and_brought_back_with_all_that_went_with_it(editor, summit):
    before = document(summit)
    posted = {"post": "yes", "why": "Never happened."}
    assert editor.client.post(address(Meeting, "delete", summit.pk), posted).status_code == 302
    listed = editor.get(Meeting, "deleted", q="strelsau")
    assert "Never happened." in words(listed)
    assert "Strelsau 1950" in words(listed)
    assert "Nothing deleted" in words(editor.get(Meeting, "deleted", q="zenda"))
    assert "is deleted" in words(editor.get(Meeting, "history", summit.pk))
    then = re.search(r"/then/\?from=([^\"]+)", listed.content.decode())[1]
    page = Page(editor.client, Meeting, summit.pk, then)
    assert page.send(everything="on").status_code == 302
    again = Meeting.objects.get(key="strelsau-1950")
    assert (again.pk, document(again)) == (summit.pk, before)
    assert "Nothing here has been deleted" in words(editor.get(Meeting, "deleted"))


def test_what_has_no_history_is_brought_back_too(editor, summit):
    """As `loaddata` brings records."""
    before = document(summit)
    for model in (Meeting, AgendaItem, Claim):
        model.history.model.objects.all().delete()
    editor.delete(summit)
    then = re.search(r"/then/\?from=([^\"]+)", editor.get(Meeting, "deleted").content.decode())[1]
    assert "Strelsau 1950: Swords" in words(editor.get(Meeting, "history", summit.pk))
    assert Page(editor.client, Meeting, summit.pk, then).send(everything="on").status_code == 302
    assert document(Meeting.objects.get(key=summit.key)) == before


def test_a_row_whose_record_is_gone_waits_for_it(editor, summit):
    swords = summit.agenda.get(topic__key="swords")
    editor.client.post(address(Meeting, "delete", summit.pk), {"post": "yes", "why": "Never happened."})
    then = re.search(r"/then/\?from=([^\"]+)", editor.get(AgendaItem, "deleted").content.decode())[1]
    response = Page(editor.client, AgendaItem, swords.pk, then).send(everything="on")
    assert "There is no meeting “strelsau-1950”" in words(response)


def test_several_deleted_at_once_say_why_too(editor, topic):
    numbers = [topic(name).pk for name in ("Bows", "Pikes")]
    action = {"action": "delete_selected", "_selected_action": numbers, "post": "yes"}
    response = editor.client.post(address(Topic, "changelist"), action)
    assert "Say why" in words(response)
    assert "Pikes" in words(response)
    assert Topic.objects.filter(pk__in=numbers).count() == 2
    assert editor.client.post(address(Topic, "changelist"), action | {"why": "Of no use."}).status_code == 302
    told = Topic.history.filter(id__in=numbers, history_type="-", history_user=editor.user)
    assert {entry.history_change_reason for entry in told} == {"Of no use."}
    assert len({entry.history_date for entry in told}) == 1
    assert Change.objects.filter(kind="topic", key__in=["bows", "pikes"], action="deleted").count() == 2


def test_a_record_made_anew_under_its_key_goes_on_with_its_story(editor, meeting, topic):
    first = topic("Bows")
    first.delete()
    second = topic("Bows")
    page = words(editor.get(Topic, "history", second.pk))
    assert page.count("added") == 2
    assert page.count("deleted") == 1
    assert "Nothing here has been deleted" in words(editor.get(Topic, "deleted"))


def test_a_deletion_costs_the_same_whatever_hangs_on_the_record(editor, summit, topic, django_assert_max_num_queries):
    for number in range(8):
        AgendaItem.objects.create(meeting=summit, topic=topic(f"Topic {number}"), position=number + 3)
    with django_assert_max_num_queries(40):
        editor.get(Meeting, "delete", summit.pk)
    with django_assert_max_num_queries(60):
        editor.get(Country, "delete", Country.objects.get(key="tr").pk)


def test_the_list_of_the_deleted_costs_the_same_whatever_its_length(editor, topic, django_assert_max_num_queries):
    for number in range(5):
        topic(f"Topic {number}").delete()
    with django_assert_max_num_queries(15):
        editor.get(Topic, "deleted")
