import json

import pytest
from django.test import Client

from tests.alliance.mcp.talking import error, post, result, send
from tests.asking import PROBLEM

pytestmark = pytest.mark.django_db

PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS = -32700, -32600, -32602
MESSAGE = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", PARSE_ERROR),
        (b"{", PARSE_ERROR),
        (b"\xff\xfe{}", PARSE_ERROR),
        ("{}".encode("utf-16"), PARSE_ERROR),
        (b'{"jsonrpc": "2.0", "id": NaN, "method": "ping"}', PARSE_ERROR),
        (b'{"jsonrpc": "2.0", "id": "\\ud800", "method": "ping"}', PARSE_ERROR),
        (b'{"jsonrpc": "2.0", "id": ' + b"9" * 10_000 + b', "method": "ping"}', PARSE_ERROR),
        (b"[" * 60_000, PARSE_ERROR),
        (b"[" * 30_000 + b"]" * 30_000, PARSE_ERROR),
        (b"1", INVALID_REQUEST),
        (b"null", INVALID_REQUEST),
        (b"[]", INVALID_REQUEST),
        (json.dumps([MESSAGE, MESSAGE]).encode(), INVALID_REQUEST),
        (b"{}", INVALID_REQUEST),
        (json.dumps(MESSAGE | {"jsonrpc": "1.0"}).encode(), INVALID_REQUEST),
        (json.dumps(MESSAGE | {"method": 1}).encode(), INVALID_REQUEST),
        (json.dumps(MESSAGE | {"id": None}).encode(), INVALID_REQUEST),
        (json.dumps(MESSAGE | {"id": True}).encode(), INVALID_REQUEST),
        (json.dumps(MESSAGE | {"id": 1.5}).encode(), INVALID_REQUEST),
        (json.dumps(MESSAGE | {"id": {}}).encode(), INVALID_REQUEST),
        (b'{"jsonrpc": "2.0", "id": 1, "result": {}}', INVALID_REQUEST),
        (json.dumps(MESSAGE | {"params": []}).encode(), INVALID_PARAMS),
        (json.dumps(MESSAGE | {"params": None}).encode(), INVALID_PARAMS),
    ],
)
def test_what_is_no_message_is_refused_in_words_and_never_fails(client, body, code):
    refused = error(post(client, body))
    assert refused["code"] == code
    assert refused["message"].endswith(".")


def test_a_message_is_no_longer_than_64_kilobytes(client):
    long = json.dumps(MESSAGE | {"params": {"a": "x" * 64 * 1024}})
    assert "65536 bytes" in error(post(client, long), 413)["message"]
    assert post(client, json.dumps(MESSAGE | {"params": {"a": "x" * 60_000}})).status_code == 200


def test_an_answer_repeats_the_id_text_or_number(client):
    for number in ("seven", 7, 0, ""):
        document = post(client, json.dumps(MESSAGE | {"id": number})).json()
        assert document == {"jsonrpc": "2.0", "id": number, "result": {}}


def test_a_notification_is_accepted_and_gets_no_answer(client):
    for method in ("notifications/initialized", "notifications/cancelled", "anything"):
        response = post(client, json.dumps({"jsonrpc": "2.0", "method": method}))
        assert (response.status_code, response.content) == (202, b"")


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_messages_come_by_post_and_there_is_no_stream_to_listen_to(client, method):
    response = getattr(client, method)("/mcp", headers={"Accept": "text/event-stream, application/json"})
    assert response.status_code == 405
    assert response["Allow"] == "POST, OPTIONS"
    assert response["Content-Type"] == PROBLEM


def test_a_body_of_another_type_and_an_answer_of_another_type_are_refused(client):
    wrong = client.post("/mcp", json.dumps(MESSAGE), content_type="text/plain")
    assert (wrong.status_code, wrong["Content-Type"]) == (415, PROBLEM)
    wrong = post(client, json.dumps(MESSAGE), Accept="text/event-stream")
    assert (wrong.status_code, wrong["Content-Type"]) == (406, PROBLEM)
    for accepted in ("*/*", "application/json", "application/*;q=0.1, text/html"):
        assert post(client, json.dumps(MESSAGE), Accept=accepted).status_code == 200


@pytest.mark.parametrize("origin", ["https://claude.example", "http://localhost:6274", "null", "vscode-webview://a1b2"])
def test_every_origin_may_ask(client, origin):
    assert post(client, json.dumps(MESSAGE), Origin=origin).status_code == 200


@pytest.mark.parametrize("origin", ["", "nowhere", "https://", "https://a.example/path", "https://a b", "javascript:x"])
def test_what_is_no_origin_is_forbidden(client, origin):
    response = post(client, json.dumps(MESSAGE), Origin=origin)
    assert (response.status_code, response["Content-Type"]) == (403, PROBLEM)


def test_a_host_that_is_not_ours_is_refused_so_that_no_name_can_be_bound_anew(client):
    assert post(client, json.dumps(MESSAGE), Host="rebound.example").status_code == 400


def test_nothing_is_remembered_not_even_a_cookie_and_no_token_is_asked_for():
    client = Client(enforce_csrf_checks=True)
    assert result(client, "ping") == {}
    assert not client.cookies
    assert "Mcp-Session-Id" not in send(client, "ping").headers


def test_both_spellings_of_the_address_answer(client):
    response = client.post("/mcp/", json.dumps(MESSAGE), content_type="application/json")
    assert response.json()["result"] == {}


def test_what_breaks_here_is_told_as_a_problem(client, monkeypatch):
    monkeypatch.setattr("alliance.mcp.views.protocol.answer", lambda *message: 1 / 0)
    client.raise_request_exception = False
    response = post(client, json.dumps(MESSAGE))
    assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)


def test_messages_are_limited_and_say_so(client, settings):
    settings.LIMITS = {"mcp": (2, 60)}
    answers = [post(client, json.dumps(MESSAGE), **{"X-Forwarded-For": "192.0.2.8"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert (answers[-1]["Content-Type"], bool(answers[-1]["Retry-After"])) == (PROBLEM, True)
    assert '"mcp";q=2;w=60' in answers[0]["RateLimit-Policy"]


def test_every_site_may_ask_and_read_the_answer(client):
    asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    preflight = client.options("/mcp", headers=asked | {"Access-Control-Request-Headers": "mcp-protocol-version"})
    assert preflight.status_code == 204
    assert "POST" in preflight["Access-Control-Allow-Methods"]
    for response in (post(client, json.dumps(MESSAGE)), post(client, b"{"), client.get("/mcp")):
        assert response["Access-Control-Allow-Origin"] == "*"
