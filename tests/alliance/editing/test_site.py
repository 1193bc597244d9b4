"""The frame of the admin: its language, and what every page of it has."""

import pytest
from django.test import Client

from tests.editing import words


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/summits/meeting/?status__exact=held"])
def test_every_page_switches_the_language_and_comes_back_to_where_it_was(editor, address):
    answer = editor.client.post("/admin/language/", {"language": "id", "next": address})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert 'lang="id"' in editor.client.get("/admin/").content.decode()


def test_the_choice_of_a_language_goes_to_the_admin_alone(client):
    client.post("/admin/language/", {"language": "id", "next": "/admin/login/"})
    cookie = client.cookies["django_language"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")


def test_the_switch_stands_on_the_way_in_too(client):
    page = client.get("/admin/login/").content.decode()
    assert '<button type="submit" name="language" value="id" lang="id">Bahasa Indonesia</button>' in page


@pytest.mark.parametrize("way", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "\0"])
def test_nobody_is_sent_elsewhere(client, way):
    answer = client.post("/admin/language/", {"language": "id", "next": way})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith("//")


@pytest.mark.parametrize("language", ["", "xx", "\0", "id" * 5000, "../../etc"])
def test_a_language_that_is_none_changes_nothing(client, language):
    answer = client.post("/admin/language/", {"language": language, "next": "/admin/login/"})
    assert answer.status_code == 302
    assert "django_language" not in client.cookies


@pytest.mark.parametrize("path", ["reports/report/", "knowledge/change/", "auth/user/", "summits/meeting/", ""])
def test_null_characters_in_an_address_are_refused_in_words(editor, path):
    answer = editor.client.get(f"/admin/{path}?status__exact=%00&q=a", follow=True)
    assert (answer.status_code, answer.redirect_chain) == (200, [(f"/admin/{path}", 302)])
    assert "Null characters are not allowed." in words(answer)


def test_another_site_cannot_switch_it():
    assert Client(enforce_csrf_checks=True).post("/admin/language/", {"language": "id"}).status_code == 403


def test_the_way_back_to_the_site_is_in_the_language_of_the_editor(editor):
    assert 'href="/en/"' in editor.client.get("/admin/").content.decode()
    editor.client.post("/admin/language/", {"language": "id", "next": "/admin/"})
    assert 'href="/id/"' in editor.client.get("/admin/").content.decode()
