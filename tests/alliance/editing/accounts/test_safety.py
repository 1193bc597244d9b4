"""Who gets in, how long, and what an editor's text can do: nothing but be read."""

import re
import time
from datetime import timedelta
from io import StringIO
from threading import enumerate as threads

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from alliance.editing.accounts import logins, passwords, second_factor, sessions
from alliance.editing.models import Draft
from alliance.reports.models import Report
from alliance.summits.models import Meeting, Topic
from tests.editing import address, is_saved, words

PASSWORD = "Elphberg-1733"
LOGIN = "/admin/login/"


@pytest.fixture
def rudolf(db, settings):
    """Somebody with a password, which is cheap to check here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    user = get_user_model().objects.create_user("rudolf", "rudolf@strelsau.example", PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    return user


def sign_in(client, password=PASSWORD, username="rudolf", **entries):
    return client.post(LOGIN, {"username": username, "password": password, **entries})


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_after_the_login_nobody_is_sent_elsewhere(client, rudolf):
    assert sign_in(client, next="//evil.example/")["Location"] == "/admin/"
    client.logout()
    assert sign_in(client)["Location"] == "/admin/"


def test_after_five_failures_the_right_password_is_refused_too_and_the_page_says_how_long(client, rudolf):
    assert [sign_in(client, "wrong").status_code for _ in range(5)] == [200] * 4 + [429]
    refused = sign_in(client)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "900")
    assert "Try again in 15 minutes" in words(refused)
    assert not is_in(client)
    from_elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert sign_in(from_elsewhere).status_code == 302


def test_the_refusal_is_in_the_language_of_the_reader_and_ends_by_itself(client, rudolf):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "id"
    for _ in range(5):
        refused = sign_in(client, "wrong")
    assert refused.headers["Content-Language"] == "id"
    with override("id"):
        assert logins.wait_in_words() in words(refused)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(client).status_code == 302


def test_failures_are_counted_by_the_address_that_our_own_proxy_saw(client, rudolf, settings):
    settings.PROXIES = 1
    for number in range(6):
        refused = client.post(
            LOGIN,
            {"username": "rudolf", "password": "wrong"},
            headers={"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.7"},
        )
    assert refused.status_code == 429
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {"198.51.100.7"}


def test_a_household_is_one_client_however_many_addresses_it_has(rudolf):
    household = [Client(REMOTE_ADDR=f"2001:db8:1:2::{number}") for number in range(5)]
    assert [sign_in(one, "wrong").status_code for one in household] == [200] * 4 + [429]
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:3::1")).status_code == 302


def test_one_address_cannot_try_many_users(client, rudolf, monkeypatch):
    monkeypatch.setattr("alliance.editing.accounts.logins.LOGINS", (3, 10**10))
    pages = [words(sign_in(client, "wrong", f"user{number}")) for number in range(4)]
    assert ["too many attempts from your address" in page for page in pages] == [False] * 3 + [True]


@pytest.mark.parametrize("text", ["\0", "a\0b", "x" * 10_000, "ﷺ" * 150, "' or 1=1 --", "‮", ""])
def test_anything_typed_into_the_login_is_answered(client, rudolf, text):
    for entries in ({"username": text}, {"password": text}, {"next": text}, {"code": text}):
        response = client.post(LOGIN, {"username": "nobody", "password": "x", **entries})
        assert response.status_code in {200, 302}
    assert client.get(LOGIN, {"next": text}).status_code == 200


def test_logins_and_failures_are_kept_for_administrators_and_pruned(client, rudolf):
    sign_in(client, "wrong")
    sign_in(client)
    rudolf.groups.set([Group.objects.get(name="administrator")])
    for log in (AccessLog, AccessFailureLog):
        assert "rudolf" in words(client.get(address(log, "changelist")))
    AccessLog.objects.update(attempt_time=timezone.now() - timedelta(days=181))
    call_command("prune_logins", stdout=StringIO())
    assert (AccessLog.objects.count(), AccessFailureLog.objects.count()) == (0, 1)
    with pytest.raises(CommandError):
        call_command("prune_logins", days=0)


def test_no_password_and_no_code_is_kept_in_the_logs(client, rudolf):
    sign_in(client, "Sapt-secret", code="123456")
    kept = AccessAttempt.objects.get()
    assert not re.search("Sapt-secret|123456", kept.post_data + kept.get_data)


def reset_link(client, mailoutbox, email="rudolf@strelsau.example"):
    response = client.post("/admin/password_reset/", {"email": email})
    for thread in threads():
        if thread.name == passwords.THREAD:
            thread.join()
    return response, re.search(r"http://\S+", mailoutbox[-1].body)[0] if mailoutbox else ""


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(client, rudolf, mailoutbox):
    for _ in range(5):
        sign_in(client, "wrong")
    elsewhere = Client()
    elsewhere.force_login(rudolf)
    page, link = reset_link(client, mailoutbox)
    assert (page.status_code, mailoutbox[0].to) == (302, ["rudolf@strelsau.example"])
    form = client.get(link, follow=True)
    new = {"new_password1": "Hentzau-1894", "new_password2": "Hentzau-1894"}
    assert "complete" in client.post(form.request["PATH_INFO"], new).headers["Location"]
    assert sign_in(client, "Hentzau-1894").status_code == 302  # though it was locked
    assert not is_in(elsewhere)
    assert "was invalid" in words(Client().get(link, follow=True))


def test_the_reset_does_not_tell_who_has_an_account(client, rudolf, mailoutbox):
    known, _link = reset_link(client, mailoutbox)
    mailoutbox.clear()
    unknown, _link = reset_link(client, mailoutbox, "michael@strelsau.example")
    assert known.headers["Location"] == unknown.headers["Location"]
    assert not mailoutbox
    rudolf.is_active = False
    rudolf.save()
    reset_link(client, mailoutbox)
    assert not mailoutbox


def test_resets_are_limited_and_their_message_is_in_the_language_of_the_page(client, rudolf, mailoutbox, monkeypatch):
    monkeypatch.setattr("alliance.editing.accounts.passwords.RESETS", (1, 10**10))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "id"
    reset_link(client, mailoutbox)
    assert "Alliance" in mailoutbox[0].subject
    assert "because you requested" not in mailoutbox[0].body
    page, _link = reset_link(client, mailoutbox)
    assert (page.status_code, len(mailoutbox)) == (200, 1)


def test_a_changed_password_signs_out_everywhere_else(client, rudolf):
    sign_in(client)
    elsewhere = Client()
    sign_in(elsewhere)
    new = {"old_password": PASSWORD, "new_password1": "Hentzau-1894", "new_password2": "Hentzau-1894"}
    assert client.post("/admin/password_change/", new).status_code == 302
    assert (is_in(client), is_in(elsewhere)) == (True, False)


def test_signing_out_everywhere_ends_all_sessions_of_one_user(client, editor, rudolf):
    here, there = Client(), Client()
    for one in (here, there):
        sign_in(one)
    assert here.get("/admin/account/sign_out_everywhere/").status_code == 405
    assert here.post("/admin/account/sign_out_everywhere/").status_code == 302
    assert [is_in(here), is_in(there), is_in(editor.client)] == [False, False, True]


@pytest.mark.parametrize(("mark", "hours"), [(sessions.SEEN_AT, 2), (sessions.SIGNED_IN_AT, 12)])
def test_a_session_ends_when_idle_and_after_half_a_day(client, rudolf, mark, hours):
    sign_in(client)
    for seconds, stays in ((hours * 3600 - 60, True), (hours * 3600 + 60, False)):
        session = client.session
        session[mark] = int(time.time()) - seconds
        session.save()
        assert is_in(client) is stays


def test_a_page_that_only_pings_keeps_nobody_signed_in(client, rudolf):
    sign_in(client)
    session = client.session
    session[sessions.SEEN_AT] = seen = int(time.time()) - 3600
    session.save()
    client.post("/admin/summits/meeting/1/presence/")
    assert client.session[sessions.SEEN_AT] == seen
    client.get("/admin/")
    assert client.session[sessions.SEEN_AT] > seen


def code_of(user) -> str:
    """What the app would show next: each code is taken once."""
    device = TOTPDevice.objects.get(user=user)
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return f"{totp.token():06d}"


def forget_throttling():
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0, last_t=-1)


@pytest.fixture
def guarded(settings):
    settings.SECOND_FACTOR = True


def test_without_the_setting_a_password_is_enough(client, rudolf):
    second_factor.give(rudolf)
    sign_in(client)
    assert is_in(client)


def test_who_has_no_second_factor_sets_it_up_at_the_first_login_and_nothing_else_opens(client, rudolf, guarded):
    assert sign_in(client, next=address(Meeting, "changelist")).status_code == 302
    page = client.get(address(Meeting, "changelist"), follow=True)
    assert page.request["PATH_INFO"] == "/admin/second_factor/"
    key = client.session[second_factor.PENDING]
    assert "does not come from that secret" in words(client.post("/admin/second_factor/", {"code": "000000x"}))
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time()
    entries = {"code": f"{totp.token():06d}", "next": "https://evil.example/"}
    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", client.post("/admin/second_factor/", entries).content.decode())
    assert len(set(codes)) == second_factor.RECOVERY_CODES
    assert is_in(client)
    another = Client()
    sign_in(another)
    assert not is_in(another)
    assert sign_in(another, code=codes[0]).status_code == 302
    assert is_in(another)
    assert sign_in(Client(), code=codes[0]).status_code == 200  # used up


def test_a_code_is_taken_once_and_only_with_the_password(client, rudolf, guarded):
    second_factor.give(rudolf)
    code = code_of(rudolf)
    assert sign_in(client, "wrong", code=code).status_code == 200
    assert sign_in(client).status_code == 200
    forget_throttling()
    assert sign_in(client, code=code).status_code == 302
    assert is_in(client)
    again = Client()
    assert "do not fit together" in words(sign_in(again, code=code))
    assert not is_in(again)


def test_wrong_codes_lock_out_like_wrong_passwords(client, rudolf, guarded):
    second_factor.give(rudolf)
    for _ in range(5):
        refused = sign_in(client, code="000000")
    assert refused.status_code == 429
    forget_throttling()
    assert sign_in(client, code=code_of(rudolf)).status_code == 429


def test_a_session_from_before_the_setting_has_to_give_the_code(client, rudolf, settings):
    sign_in(client)
    second_factor.give(rudolf)
    settings.SECOND_FACTOR = True
    assert "sign in again with a code" in words(client.get("/admin/", follow=True))
    assert client.get("/admin/second_factor/").headers["Location"].startswith(LOGIN)
    assert client.post("/admin/account/second_factor/recovery/", {"code": "1"}).status_code == 302


def test_another_app_is_set_up_only_with_a_code_of_the_present_one(client, rudolf, guarded):
    second_factor.give(rudolf)
    sign_in(client, code=code_of(rudolf))
    assert client.get("/admin/second_factor/").headers["Location"] == "/admin/account/"
    assert "is not right" in words(client.post("/admin/second_factor/recovery/", {"code": "000000", "another": "1"}))
    forget_throttling()
    entries = {"code": code_of(rudolf), "another": "1"}
    assert client.post("/admin/second_factor/recovery/", entries).headers["Location"] == "/admin/second_factor/"
    assert client.get("/admin/second_factor/").status_code == 200
    assert is_in(client)


def test_the_command_line_gives_and_takes_a_second_factor(rudolf):
    told = StringIO()
    call_command("second_factor", "rudolf", stdout=told)
    assert "otpauth://totp/Alliance" in told.getvalue()
    assert second_factor.is_set_up(rudolf)
    call_command("second_factor", "rudolf", remove=True, stdout=told)
    assert not second_factor.is_set_up(rudolf)
    with pytest.raises(CommandError):
        call_command("second_factor", "nobody")


def test_every_page_of_the_way_in_holds_the_policy_and_is_kept_by_nobody(client, editor):
    addresses = ["/admin/", "/admin/account/", "/admin/second_factor/", "/admin/password_change/", "/admin/jsi18n/"]
    pages = [editor.client.get(one) for one in addresses]
    pages += [Client().get(one) for one in (LOGIN, "/admin/password_reset/", "/admin/password_reset/x/y/", "/admin/")]
    for page in pages:
        assert page.headers["Cache-Control"] == "no-store, private"
        assert "script-src 'self'" in page.headers.get("Content-Security-Policy", "script-src 'self'")
        assert "'unsafe" not in page.headers["Content-Security-Policy"]
        assert page.headers["X-Frame-Options"] == "DENY"
        assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=", page.content.decode())


HOSTILE = "<script>alert(1)</script>{{ 7 }}"
FORMULA = '=HYPERLINK("https://evil.example","x")'


def test_what_an_editor_types_is_text_wherever_it_is_shown(editor, meeting):
    assert is_saved(editor.save(Topic, name_en=HOSTILE, name_ind=FORMULA))
    topic = Topic.objects.get(name_ind=FORMULA)
    summit = meeting(HOSTILE, topics=[topic])
    pages = [editor.client.get(address(Topic, "changelist"))]  # with the message of the save
    for row in (topic, summit):
        pages += [editor.get(type(row)), editor.open(row), editor.get(type(row), "history", row.pk)]
        pages += [editor.get(type(row), "delete", row.pk), editor.client.get(row.get_absolute_url())]
    typed = {"record": {"title_en": HOSTILE, "city_en": HOSTILE}, "rows": {}, "change": {"why": HOSTILE, "source": ""}}
    draft = Draft.objects.create(kind="meeting", title=HOSTILE, sheet=typed, made_by=editor.user)
    report = Report.objects.create(kind="topic", key=topic.key, wrong=HOSTILE, right=FORMULA, source=HOSTILE)
    for row in (draft, report):
        pages += [editor.get(type(row)), editor.open(row), editor.client.get("/admin/")]
    pages += [editor.get(Draft, "review", draft.pk), editor.client.get("/admin/")]
    pages += [editor.delete(summit), editor.delete(topic)]
    assert all("<script>alert(1)" not in page.content.decode() for page in pages)
    assert sum("&lt;script&gt;alert(1)" in page.content.decode() for page in pages) > 6


def test_a_session_knows_nothing_of_readers(client, db):
    for page in ("/en/", "/api/v1/members/", "/en/about/"):
        assert not client.get(page).cookies
    assert not Session.objects.exists()
