"""Who else has a record open."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from alliance.editing.models import Presence
from alliance.summits.models import Topic
from tests.editing import address, form_address, words


@pytest.fixture
def seat(db):
    """`seat("ada")`: somebody signed in; with every permission unless some are named."""

    def sit_down(name, *may):
        user = get_user_model().objects.create_user(name, is_staff=True, is_superuser=not may)
        user.user_permissions.set(Permission.objects.filter(codename__in=may))
        client = Client()
        client.force_login(user)
        return client

    return sit_down


def ping(client, row, **said):
    return client.post(address(row, "presence", row.pk), said)


def test_a_form_says_who_else_has_it_open(seat, topic):
    sabres, ada, bela = topic("Sabres"), seat("ada"), seat("bela")
    assert "Also at work" not in words(ada.get(form_address(sabres)))
    assert "Also at work on this record: ada" in words(bela.get(form_address(sabres)))
    assert "bela" in ping(ada, sabres).json()["told"]
    assert "Also at work" not in words(bela.get(form_address(topic("Swords"))))


def test_who_has_not_been_heard_of_for_a_minute_is_gone(seat, topic):
    sabres, ada, bela = topic("Sabres"), seat("ada"), seat("bela")
    ada.get(form_address(sabres))
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert ping(bela, sabres).json()["told"] == ""
    assert Presence.objects.count() == 1


def test_who_closes_the_page_is_gone_at_once(seat, topic):
    sabres, ada, bela = topic("Sabres"), seat("ada"), seat("bela")
    ada.get(form_address(sabres))
    assert ping(ada, sabres, leave="1").status_code == 204
    assert ping(bela, sabres).json()["told"] == ""


def test_a_second_ping_is_no_second_presence(seat, topic):
    sabres, ada = topic("Sabres"), seat("ada")
    ada.get(form_address(sabres))
    ping(ada, sabres)
    assert Presence.objects.count() == 1


def test_a_page_learns_that_the_record_was_saved_after_it_was_opened(seat, meeting):
    summit, ada = meeting("Strelsau 1950", topics=["Sabres"]), seat("ada")
    seen = ada.get(form_address(summit)).context["presence"]["seen"]
    assert ping(ada, summit, seen=seen).json()["changed"] is False
    item = summit.agenda.get()
    item.note_en = "Long ones."
    item.save()
    assert ping(ada, summit, seen=seen).json()["changed"] is True


def test_who_may_only_look_is_in_nobodys_way(seat, topic):
    sabres, reader, ada = topic("Sabres"), seat("reader", "view_topic"), seat("ada")
    ada.get(form_address(sabres))
    assert "ada" in words(reader.get(form_address(sabres)))
    assert ping(ada, sabres).json()["told"] == ""


def test_presence_is_for_those_who_may_see_the_record(seat, topic, client):
    sabres = topic("Sabres")
    assert ping(seat("nobody", "view_meeting"), sabres).status_code == 403
    assert ping(client, sabres).status_code == 302
    assert not Presence.objects.exists()


@pytest.mark.parametrize("number", ["x", "0", "99999999999999999999999999", "1%00"])
def test_presence_at_nothing_is_not_found(seat, number):
    base = address(Topic, "changelist")
    assert seat("ada").post(f"{base}{number}/presence/").status_code == 404


@pytest.mark.parametrize("seen", ["x", "-1", "9" * 40, "\0", ""])
def test_hostile_words_of_a_page_are_no_failure(seat, topic, seen):
    assert ping(seat("ada"), topic("Sabres"), seen=seen).status_code == 200


def test_presence_is_asked_by_post_only(seat, topic):
    sabres = topic("Sabres")
    assert seat("ada").get(address(sabres, "presence", sabres.pk)).status_code == 405


def test_a_ping_is_cheap(seat, topic, django_assert_max_num_queries):
    sabres, ada = topic("Sabres"), seat("ada")
    ping(ada, sabres)
    with django_assert_max_num_queries(12):
        ping(ada, sabres)
