"""What was typed when a session ended, or a token was too old, comes back after the login, unsaved."""

import re
import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django_otp.oath import TOTP

from alliance.editing.accounts import second_factor
from alliance.editing.kept import holding
from alliance.summits.models import Topic
from tests.editing import filled, form_address, words

PASSWORD = "sabres-and-swords"


@pytest.fixture
def somebody(db, settings):
    """`somebody("ada")`: an editor who can sign in by password; fewer permissions by their names."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a quick one

    def make(name, *may):
        user = get_user_model().objects.create_user(name, password=PASSWORD, is_staff=True, is_superuser=not may)
        user.user_permissions.set(Permission.objects.filter(codename__in=may))
        return user

    return make


def typed(client, row, **values):
    return filled(client.get(form_address(row))) | values


def hidden(response):
    """What a browser would send along from the page for signing in."""
    found = re.findall(r'<input type="hidden" name="(kept|next)" value="([^"]*)"', response.content.decode())
    return dict(found)


def signed_in(client, name, response, **more):
    entries = {"username": name, "password": PASSWORD, **hidden(response), **more}
    return client.post("/admin/login/", entries)


@pytest.fixture
def interrupted(editor, somebody, topic):
    """A client whose session has ended, the topic whose form it had open, and the answer to its sending."""
    somebody("ada")
    sabres = topic("Sabres")
    entries = typed(editor.client, sabres, name_en="Swords <b>", description_en="Long\r\nones.")
    client = Client()
    return client, sabres, client.post(form_address(sabres), entries)


def test_a_form_sent_after_the_session_ended_comes_back_filled_and_unsaved(interrupted):
    client, sabres, response = interrupted
    assert response.status_code == 403
    assert "What you typed is kept" in words(response)
    response = signed_in(client, "ada", response)
    assert response.url == form_address(sabres)
    response = client.get(response.url)
    form = response.context["adminform"].form
    assert (form["name_en"].value(), form["description_en"].value()) == ("Swords <b>", "Long\nones.")
    assert "It is not saved yet" in words(response)
    assert "Please correct" not in words(response)  # there is nothing to correct
    assert "Swords &lt;b&gt;" in response.content.decode()
    sabres.refresh_from_db()
    assert sabres.name_en == "Sabres"
    assert client.get(form_address(sabres)).context["adminform"].form["name_en"].value() == "Sabres"


def test_a_second_factor_on_the_way_loses_nothing(interrupted, settings):
    client, sabres, response = interrupted
    settings.SECOND_FACTOR = True
    device = second_factor.give(get_user_model().objects.get(username="ada"))
    app = TOTP(device.bin_key)
    app.time = time.time()
    assert signed_in(client, "ada", response, code=f"{app.token():06d}").url == form_address(sabres)
    assert client.get(form_address(sabres)).context["adminform"].form["name_en"].value() == "Swords <b>"


def test_a_wrong_password_loses_nothing(interrupted):
    client, sabres, response = interrupted
    response = signed_in(client, "ada", response, password="wrong")
    assert signed_in(client, "ada", response).url == form_address(sabres)
    assert client.get(form_address(sabres)).context["adminform"].form["name_en"].value() == "Swords <b>"


def test_what_comes_back_is_put_together_with_what_others_saved_meanwhile(interrupted, editor):
    client, sabres, response = interrupted
    sabres.name_ind = "Golok"
    sabres.save()
    signed_in(client, "ada", response)
    form = client.get(form_address(sabres)).context["adminform"].form
    assert (form["name_en"].value(), form["name_ind"].value()) == ("Swords <b>", "Golok")


def test_a_new_record_comes_back_too(editor, somebody):
    somebody("ada")
    client = Client()
    response = client.post(form_address(Topic), {"name_en": "Lances"})
    signed_in(client, "ada", response)
    form = client.get(form_address(Topic)).context["adminform"].form
    assert form["name_en"].value() == "Lances"
    assert not Topic.objects.filter(key="lances").exists()


def test_who_signs_in_and_may_not_change_the_record_sees_the_text(interrupted, somebody):
    client, sabres, response = interrupted
    somebody("rupert", "view_topic")
    signed_in(client, "rupert", response)
    response = client.get(form_address(sabres))
    assert response.status_code == 403
    assert "Swords &lt;b&gt;" in response.content.decode()


def test_of_a_record_deleted_meanwhile_the_text_is_shown(interrupted):
    client, sabres, response = interrupted
    opened = form_address(sabres)
    sabres.delete()
    signed_in(client, "ada", response)
    response = client.get(opened)
    assert response.status_code == 410
    assert "Swords &lt;b&gt;" in response.content.decode()


@pytest.mark.parametrize("token", ["x", "\0", "x" * 100_000, "W10:1x:y"])
def test_what_somebody_has_made_up_is_not_brought_back(interrupted, token):
    client, sabres, response = interrupted
    assert signed_in(client, "ada", response, kept=token).status_code == 302
    assert client.get(form_address(sabres)).context["adminform"].form["name_en"].value() == "Sabres"


def test_too_much_is_not_kept_and_the_page_says_so(editor, topic, monkeypatch):
    monkeypatch.setattr(holding, "MOST", 100)
    response = Client().post(form_address(topic("Sabres")), {"name_en": "x" * 500, "description_en": "y z" * 99})
    assert "too long to be kept" in words(response)
    assert "kept" not in hidden(response)


def test_who_is_not_signed_in_stores_nothing(interrupted):
    client, _sabres, _response = interrupted
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("path", ["/admin/", "/admin/logout/", "/admin/nothing/", "/admin/autocomplete/"])
def test_other_addresses_ask_to_sign_in_as_ever(client, db, path):
    assert client.post(path, {"name_en": "x"}).status_code in {200, 302, 403, 404}
    assert "kept" not in hidden(client.post(path, {"name_en": "x"}))


def test_a_form_from_before_the_last_login_comes_back_instead_of_an_error(somebody, topic):
    sabres = topic("Sabres")
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody("ada"))
    entries = typed(client, sabres, name_en="Swords", csrfmiddlewaretoken="x" * 64)
    assert client.post(form_address(sabres), entries).status_code == 403
    response = client.post(form_address(sabres), entries, headers={"Sec-Fetch-Site": "same-origin"})
    assert (response.status_code, response.url) == (303, form_address(sabres))
    assert client.get(response.url).context["adminform"].form["name_en"].value() == "Swords"
    foreign = client.post(form_address(sabres), entries, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403


def test_what_the_browser_has_kept_is_put_back_on_the_form(editor, topic):
    sabres = topic("Sabres")
    response = editor.client.post(form_address(sabres), {"name_en": "Swords", "_refill": "1"}, follow=True)
    assert response.context["adminform"].form["name_en"].value() == "Swords"
    sabres.refresh_from_db()
    assert sabres.name_en == "Sabres"


def test_the_browser_is_told_what_was_saved_and_only_that(editor, topic, source):
    sabres, gazette = topic("Sabres"), source()
    entries = typed(editor.client, sabres, name_ind="Golok", change_source=gazette.pk, _nonce="0123456789abcdef")
    refused = editor.client.post(form_address(sabres), entries | {"name_en": ""})
    assert "saved" not in refused.cookies
    saved = editor.client.post(form_address(sabres), entries)
    assert saved.cookies["saved"].value == "0123456789abcdef"
    hostile = typed(editor.client, sabres, name_ind="Parang", change_source=gazette.pk, _nonce="x; Path=/")
    assert "saved" not in editor.client.post(form_address(sabres), hostile).cookies
