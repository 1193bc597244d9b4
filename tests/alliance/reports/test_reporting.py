"""Readers report errors: without an account, a cookie or a token, and within bounds."""

import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse

from alliance.knowledge.rows import noun_to_model
from alliance.reports import receiving
from alliance.reports.models import Report
from tests.reading import read, told

pytestmark = pytest.mark.django_db

HERE = {"sec-fetch-site": "same-origin"}
TOLD = {"wrong": "It was in June.", "right": "7 July 2026", "source": "https://www.nato.int/ankara"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def summit(meeting):
    return meeting("Zenda 1951")


def address(record, language="en"):
    return f"/{language}/report/{record.noun()}/{record.key}/"


@pytest.fixture
def send(client, summit):
    """`send(wrong="…")`: the form as a browser of a reader sends it."""

    def post(headers=HERE, **entries):
        body = urlencode({name: value for name, value in (TOLD | entries).items() if value is not None}, doseq=True)
        return client.post(address(summit), body, FORM, headers=headers)

    return post


def test_a_report_gets_a_number_under_which_its_end_can_be_read(client, send, summit):
    answer = send(field="start_date")
    report = Report.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/en/reports/{report.number}/")
    assert (report.kind, report.key, report.field) == ("meeting", summit.key, "start_date")
    assert {name: getattr(report, name) for name in TOLD} == TOLD
    page = told(client, answer["Location"])
    assert report.number in page
    assert "Thank you." in page
    assert TOLD["wrong"] not in page  # what a reader wrote is not published


def test_nothing_is_kept_of_who_reports(client, send):
    answer = send(headers=HERE | {"user-agent": "Strelsau 1.0", "x-forwarded-for": "192.0.2.7"})
    assert not answer.cookies
    kept = " ".join(str(value) for value in Report.objects.values().get().values())
    assert "Strelsau" not in kept
    assert "192.0.2.7" not in kept
    assert "127.0.0.1" not in kept


@pytest.mark.parametrize(
    "noun",
    ["membership", "accession-step", "position", "defence-expenditure", "term", "claim", "source", "topic", "country"],
)
def test_an_error_can_be_reported_on_a_record_of_any_class(client, noun):
    record = noun_to_model()[noun].objects.first()
    for language in ("en", "id"):
        assert "noindex" in read(client, address(record, language))


def test_the_address_may_name_the_field(client, summit):
    assert '<option value="start_date" selected>' in read(client, f"{address(summit)}?field=start_date")
    assert "selected" not in read(client, f"{address(summit)}?field=%00")


@pytest.mark.parametrize("path", ["meeting/none-such", "nothing/x", "meeting/%00", "meeting/" + "x" * 300])
def test_what_is_not_there_cannot_be_reported_on(client, path):
    assert client.get(f"/en/report/{path}/").status_code == 404


def test_each_note_of_a_page_leads_to_its_form(client):
    page = read(client, "/en/meetings/ankara-2026/")
    assert 'href="/en/report/meeting/ankara-2026/"' in page
    assert 'href="/en/report/agenda-item/ankara-2026/' in page
    source = read(client, "/en/sources/kompas-pertemuan-tingkat-tinggi/")
    assert (way := re.search(r'href="(/en/report/claim/[^"]+)"', source))
    assert client.get(way[1]).status_code == 200


# What may come in


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://testserver"}, 303),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://["}, 403),
        ({}, 403),
    ],
)
def test_only_a_page_of_this_site_may_send_the_form(send, headers, status):
    assert send(headers=headers).status_code == status
    assert Report.objects.exists() is (status == 303)


@pytest.mark.parametrize(
    "entries",
    [
        {"wrong": ""},
        {"wrong": "   "},
        {"source": None},
        {"wrong": "x" * 2001},
        {"source": "x" * 501},
        {"wrong": "a\0b"},
        {"field": "verification"},
        {"website": "https://buy.example"},
        {"wrong": ["one", "two"]},
        {"surprise": "x"},
    ],
)
def test_what_is_wrong_with_the_form_is_said_and_nothing_typed_is_lost(send, entries):
    answer = send(**entries)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "This cannot be sent yet." in page
    assert "7 July 2026" in page
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/json", '{"wrong": "x"}', 415),
        ("multipart/form-data; boundary=x", "--x--", 415),
        (FORM, "wrong=" + "x" * receiving.LARGEST, 413),
        (FORM, "%ff%fe=%00&&&&==", 400),
    ],
)
def test_anything_but_a_form_of_a_bounded_size_is_refused_unread(client, summit, content_type, body, status):
    assert client.post(address(summit), body, content_type, headers=HERE).status_code == status


def test_html_in_a_report_is_text(send):
    page = send(wrong="<script>alert(1)</script>", source="").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_what_is_sent_twice_is_one_report(send):
    assert send()["Location"] == send()["Location"]
    assert Report.objects.count() == 1


def test_a_client_may_report_so_often_and_no_more(send, monkeypatch):
    monkeypatch.setitem(settings.LIMITS, "report", (2, 3600))
    assert [send(wrong=f"{number}").status_code for number in range(2)] == [303, 303]
    refused = send(wrong="One too many")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert "One too many" in refused.content.decode()
    assert Report.objects.count() == 2


def test_a_mistake_in_the_form_does_not_count(send, monkeypatch):
    monkeypatch.setitem(settings.LIMITS, "report", (1, 3600))
    assert send(wrong="").status_code == 400
    assert send().status_code == 303


@pytest.mark.parametrize("bound", ["MOST", "MOST_OF_ONE"])
def test_only_so_many_reports_can_wait(send, monkeypatch, bound):
    monkeypatch.setattr(receiving, bound, 1)
    assert send().status_code == 303
    assert send(wrong="Another").status_code == 503
    Report.objects.update(status="rejected", decided_at=datetime.now(UTC))
    assert send(wrong="Another").status_code == 303


def test_the_number_of_another_report_cannot_be_guessed(client, send):
    send()
    report = Report.objects.get()
    assert re.fullmatch("[A-HJKMNP-Z2-9]{8}", report.number)
    assert client.get(reverse("reports:reported", args=["ZZZZZZZZ"])).status_code == 404
