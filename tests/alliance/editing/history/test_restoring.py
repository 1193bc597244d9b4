"""Then and now: what differs, and taking it back by the field, by the row, or as a whole."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from alliance.editing.documents import document
from alliance.rest.remembered import written
from alliance.summits.models import AgendaItem, Meeting, Topic
from tests.editing import address, words


@pytest.fixture
def summit(meeting, claim):
    made = meeting("Strelsau 1950", topics=["Sabres", "Swords", "Lances"])
    claim(made, "start_date", "1950-06-01")
    claim(made.agenda.get(topic__key="swords"), "topic", "swords")
    return made


@pytest.fixture
def then(summit):
    """A moment, after which two fields and the agenda are changed."""
    moment = written(datetime.now(UTC))
    summit.city_en, summit.title_ind = "Zenda", "Zenda 1950"
    summit.save()
    summit.agenda.get(topic__key="swords").delete()
    return moment


class Page:
    """The page of a record at a moment and now, as a browser has it."""

    def __init__(self, client, model, number, then):
        self.client, self.address = client, f"{address(model, 'restore', number)}?from={then}"
        self.response = client.get(self.address)
        self.text = self.response.content.decode()

    def boxes(self) -> dict[str, str]:
        found = re.findall(r'name="take" value="(\d+)".*?<label[^>]*>(.*?)</label>', self.text, re.DOTALL)
        return {label: number for number, label in found}

    def send(self, *labels, why="A slip.", **values):
        token = re.search(r'name="token" value="(\w*)"', self.text)[1]
        entries = {"token": token, "why": why, "take": [self.boxes()[label] for label in labels]}
        return self.client.post(self.address, entries | values)


@pytest.fixture
def past(client, editor):
    return lambda model, number, then: Page(client, model, number, then)


def topics(summit):
    return list(summit.agenda.order_by("position").values_list("topic__key", flat=True))


def test_each_difference_has_a_box(past, summit, then):
    assert set(past(Meeting, summit.pk, then).boxes()) == {"City (English)", "Title (Indonesian)", "Bring it back"}


def test_one_field_is_restored_with_reason_and_nothing_else(past, summit, then):
    response = past(Meeting, summit.pk, then).send("City (English)")
    assert response.status_code == 302, words(response)
    summit.refresh_from_db()
    assert (summit.city_en, summit.title_ind, topics(summit)) == ("Strelsau", "Zenda 1950", ["sabres", "lances"])
    assert summit.history.first().history_change_reason == f"Restored as of {then}: A slip."
    story = past(Meeting, summit.pk, then).client.get(address(Meeting, "history", summit.pk))
    assert "Restored as it was at" in words(story)


def test_one_topic_comes_back_to_its_place_with_the_claims_about_it(past, summit, then):
    for item in summit.agenda.filter(topic__key="lances"):
        item.position = 2
        item.save()
    assert past(Meeting, summit.pk, then).send("Bring it back").status_code == 302
    summit.refresh_from_db()
    assert (summit.city_en, topics(summit)) == ("Zenda", ["sabres", "swords", "lances"])
    assert AgendaItem.objects.get(key="strelsau-1950/swords").claims.count() == 1
    assert [item.position for item in summit.agenda.order_by("position")] == [1, 2, 3]


def test_the_whole_summit_is_restored(past, summit, then, topic):
    before = document(Meeting.objects.get(pk=summit.pk))
    AgendaItem.objects.create(meeting=summit, topic=topic("Bows"), position=9)
    assert past(Meeting, summit.pk, then).send(everything="on").status_code == 302
    assert topics(summit) == ["sabres", "swords", "lances"]
    assert "Nothing differs" in past(Meeting, summit.pk, then).text
    assert document(Meeting.objects.get(pk=summit.pk)) != before


def test_of_many_differences_some_are_shown_and_all_can_be_restored(past, summit, then, monkeypatch):
    monkeypatch.setattr("alliance.editing.history.comparing.MOST_SHOWN", 1)
    page = past(Meeting, summit.pk, then)
    assert page.text.count("differing") == 1
    assert "1 more row differs" in page.text
    assert page.send(everything="on").status_code == 302
    assert topics(summit) == ["sabres", "swords", "lances"]


def test_what_has_changed_since_it_was_shown_is_not_overwritten(past, summit, then):
    shown = past(Meeting, summit.pk, then)
    summit.city_en = "Hentzau"
    summit.save()
    response = shown.send("City (English)")
    assert "Somebody has changed the record meanwhile" in words(response)
    assert "Hentzau" in words(response)
    summit.refresh_from_db()
    assert summit.city_en == "Hentzau"


def test_a_restoration_says_why_and_what(past, summit, then):
    shown = past(Meeting, summit.pk, then)
    assert "Say why" in words(shown.send("City (English)", why=" "))
    assert "Nothing is ticked" in words(shown.send())
    again = shown.send("City (English)", why="").content.decode()
    assert re.search(r'id="take-\d+" checked', again)
    summit.refresh_from_db()
    assert summit.city_en == "Zenda"


def test_what_refers_to_something_that_is_gone_is_refused_in_words(past, summit, then):
    Topic.objects.get(key="swords").delete()
    response = past(Meeting, summit.pk, then).send("Bring it back")
    assert "Agenda item “strelsau-1950/swords”, topic: There is no topic “swords”." in words(response)


def test_what_has_moved_to_another_record_is_moved_back_and_never_deleted(past, summit, meeting):
    said, other = summit.claims.get(), meeting("Zenda 1951")
    moment = written(datetime.now(UTC))
    said.meeting = other
    said.save()
    assert set(past(Meeting, summit.pk, moment).boxes()) == {"Meeting"}
    assert past(Meeting, other.pk, moment).send(everything="on").status_code == 302
    said.refresh_from_db()
    assert said.meeting == summit


def test_any_two_moments_can_be_compared_and_only_now_is_changed(past, summit, then):
    summit.city_en = "Hentzau"
    summit.save()
    two = past(Meeting, summit.pk, f"{then}&to={written(summit.history.all()[1].history_date)}")
    assert "Zenda" in words(two.response)
    assert "Hentzau" not in words(two.response)
    assert not two.boxes()
    assert two.client.post(two.address, {"why": "x", "everything": "on"}).status_code == 403


def test_what_is_no_moment_is_told_in_words(past, summit):
    for moment in ("x", "2026-13-01", "1", "9999-12-31T23:59:59-12:00", "a%20b", "2026" * 100):
        shown = past(Meeting, summit.pk, moment)
        assert shown.response.status_code == 200, moment
        assert 'class="errornote"' in shown.text, moment
        assert shown.client.post(shown.address, {"why": "x"}).status_code == 200, moment


def test_before_a_record_was_made_there_is_nothing_to_restore(past, summit):
    shown = past(Meeting, summit.pk, "2001-01-01")
    assert "there was no such record" in shown.text
    assert not shown.boxes()


def test_a_broken_form_is_no_failure(past, summit, then):
    shown = past(Meeting, summit.pk, then)
    for sent in ({"take": "99"}, {"take": "x"}, {"token": "\0"}, {"token": "x" * 9999}, {"why": "\0"}):
        assert shown.send("City (English)", **sent).status_code == 200, sent
    summit.refresh_from_db()
    assert summit.city_en == "Zenda"


def test_who_may_not_delete_does_not_restore_what_would_delete(client, summit, then, topic):
    AgendaItem.objects.create(meeting=summit, topic=topic("Bows"), position=9)
    user = get_user_model().objects.create_user("changer", is_staff=True)
    may = ["view_meeting", "view_historicalmeeting", "view_historicalagendaitem", "change_meeting"]
    user.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(user)
    response = Page(client, Meeting, summit.pk, then).send(everything="on")
    page = words(response)
    assert "You may not do all of that" in page
    assert "delete: agenda item" in page
    assert "add: claim" in page
    assert Page(client, Meeting, summit.pk, then).send("City (English)").status_code == 302
    user.user_permissions.remove(Permission.objects.get(codename="change_meeting"))
    reader = Page(client, Meeting, summit.pk, then)
    assert reader.response.status_code == 200
    assert not reader.boxes()


def test_where_a_second_person_is_needed_only_who_approves_restores(client, summit, then, settings):
    settings.SECOND_PERSON = True
    user = get_user_model().objects.create_user("changer", is_staff=True)
    may = ["view_meeting", "view_historicalmeeting", "change_meeting"]
    user.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(user)
    assert not Page(client, Meeting, summit.pk, then).boxes()
    user.user_permissions.add(Permission.objects.get(codename="approve_draft"))
    assert Page(client, Meeting, summit.pk, then).boxes()
