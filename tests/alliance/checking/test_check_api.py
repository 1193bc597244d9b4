"""The same for programs: what they may send, and that what is wrong is said as everywhere in the API."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db

SENT = {"text": "NATO has 31 members.\n\nSpain  joined NATO in 1983.", "published": "2025-04-04", "label": "Zenda"}


@pytest.fixture
def send(client):
    def post(body, question="", content_type="application/json"):
        body = body if isinstance(body, str | bytes) else json.dumps(body)
        return client.post(f"/api/v1/check/{question}", body, content_type)

    return post


def test_the_findings_have_verdicts_values_facts_places_and_claims(send):
    response = send(SENT)
    answer = response.json()
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert (answer["label"], answer["published"], answer["published_by"]) == ("Zenda", "2025-04-04", "given")
    assert answer["counts"] == {"outdated": 1, "disagrees": 1}
    count, spain = answer["findings"]
    assert (count["kind"], count["value"], count["verdict"]) == ("member-count", "31", "outdated")
    assert count["fact"]["api"] == "http://testserver/api/v1/organizations/nato/"
    assert "on 4 April 2025 there were 32" in count["sentence_en"]
    assert count["sentence_ind"]
    assert spain["spans"] == [{"paragraph": 2, "start": 0, "end": 25, "text": "Spain joined NATO in 1983"}]
    assert "1982-05-30" in {claim["value"] for claim in spain["claims"]}


def test_one_language_can_be_asked_for(send):
    response = send(SENT, "?lang=id")
    assert response["Content-Language"] == "id"
    (first, *_others) = response.json()["findings"]
    assert {"sentence", "claimed", "notes"} < first.keys()
    assert not {"sentence_en", "sentence_ind"} & first.keys()


def test_a_file_comes_as_in_a_form(client):
    page = SimpleUploadedFile("a.html", b"<p>NATO has 31 members.</p>")
    answer = client.post("/api/v1/check/", {"file": page, "published": "2025", "language": "en"}).json()
    assert answer["counts"] == {"outdated": 1}


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": 5}, "text"),
        ({"text": ["x"]}, "text"),
        ({"text": "a\0b"}, "text"),
        ({"text": "x", "published": "yesterday"}, "published"),
        ({"text": "x", "published": 2025}, "published"),
        ({"text": "x", "language": "fr"}, "language"),
        ({"text": "x", "as_of": "2020-01-01"}, "as_of"),
        ({"text": "x", "surprise": "y"}, "surprise"),
        ({"text": "x", "file": "y"}, "file"),
        ("[]", None),
        ("null", None),
        ("[" * 50_000, None),
        ('{"text": "\\ud800"}', None),
        ('{"text": "x", "label": "\\udfff"}', None),
        ('{"text": NaN}', None),
        ('{"text": "x", "text": "y"}', None),
        (b"\xff\xfe", None),
        ("", "text"),
    ],
)
def test_what_is_wrong_is_said_in_a_problem_document(send, body, parameter):
    response = send(body)
    assert response.status_code == 400
    if parameter:
        assert response["Content-Type"] == "application/problem+json"
        assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize("question", ["?as_of=2020-01-01", "?lang=fr", "?fields=counts", "?lang=en&lang=id"])
def test_the_address_asks_for_a_language_and_nothing_else(send, question):
    assert send(SENT, question).status_code == 400


@pytest.mark.parametrize(
    ("content_type", "status"),
    [("text/plain", 415), ("application/x-www-form-urlencoded", 415), ("multipart/form-data", 400)],
)
def test_another_kind_of_body_is_refused(send, content_type, status):
    response = send("text=x", content_type=content_type)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")


def test_too_much_is_refused_unread(send, settings):
    settings.CHECK_REQUEST_BYTES = 100
    response = send({"text": "x" * 200})
    assert (response.status_code, response.json()["title"]) == (413, "Content Too Large")


def test_it_is_asked_by_post_alone_from_any_site(client, send):
    assert client.get("/api/v1/check/").status_code == 405
    response = send(SENT)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


def test_checks_are_counted_for_the_page_and_the_api_together(client, send, settings):
    settings.LIMITS = {"check": (2, 3600)}
    assert client.post("/en/check/", {"text": "x"}, headers={"sec-fetch-site": "same-origin"}).status_code == 200
    assert send(SENT)["RateLimit"].startswith('"check";r=0')
    assert send(SENT).status_code == 429
