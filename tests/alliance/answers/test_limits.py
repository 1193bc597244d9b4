"""What costs work can be asked for only so often, and nothing about that can stop the site."""

import logging
from itertools import count

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import path
from rest_framework.response import Response
from rest_framework.views import APIView

from alliance import urls
from alliance.rest import limits
from alliance.rest.clients import client_of
from alliance.rest.counting import Counters
from alliance.rest.limits import limit, limited

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


class SabresView(APIView):
    throttle_classes = [limited("sabres")]

    def get(self, request):
        return Response({"sabres": 2})


@limit("sabres")
def plain_sabres(request):
    return HttpResponse("2", content_type="text/plain")


urlpatterns = [
    path("api/sabres/", SabresView.as_view()),
    path("data/sabres/", plain_sabres),
    *urls.urlpatterns,
]


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """Three sabres a minute, ten seconds into a minute; the clock moves when it is told to."""
    settings.LIMITS = {"sabres": (3, 60)}
    clock = {"now": 60 * 20_000_000 + 10}
    monkeypatch.setattr(limits.time, "time", lambda: clock["now"])
    return clock


@pytest.fixture(params=["/api/sabres/", "/data/sabres/"])
def ask(request, client):
    """Ask a question that was never asked before."""
    numbers = count()

    def asked(**headers):
        return client.get(f"{request.param}?number={next(numbers)}", **headers)

    return asked


def test_an_answer_states_what_is_allowed_and_what_is_left(ask):
    answers = [ask() for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert {answer["RateLimit-Policy"] for answer in answers} == {'"sabres";q=3;w=60'}
    assert [answer["RateLimit"] for answer in answers] == [f'"sabres";r={left};t=50' for left in (2, 1, 0)]


def test_who_asks_more_often_is_told_when_to_come_back(ask, clock):
    answers = [ask() for _ in range(4)]
    refused = answers[-1]
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["Cache-Control"] == "no-store"
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert refused["RateLimit"] == '"sabres";r=0;t=50'
    assert refused["Retry-After"] == "50"
    assert refused.json()["title"] == "Too Many Requests"
    assert "3 requests in 60 seconds" in refused.json()["detail"]
    clock["now"] += 49
    assert ask().status_code == 429
    clock["now"] += 1
    assert ask().status_code == 200


def test_each_client_has_its_own(ask):
    for _ in range(4):
        ask(REMOTE_ADDR="192.0.2.1")
    assert ask(REMOTE_ADDR="192.0.2.1").status_code == 429
    assert ask(REMOTE_ADDR="192.0.2.2").status_code == 200


def test_nobody_becomes_another_by_saying_so(ask):
    answers = [ask(REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": f"198.51.100.{n}"}) for n in range(4)]
    assert answers[-1].status_code == 429


def test_what_is_kept_already_is_free_and_counts_nothing(client):
    first = client.get("/api/sabres/")
    assert first["RateLimit"] == '"sabres";r=2;t=50'
    for _ in range(9):
        again = client.get("/api/sabres/")
        assert (again.status_code, again.content) == (200, first.content)
        assert "RateLimit" not in again
        assert again["RateLimit-Policy"] == '"sabres";q=3;w=60'
    assert client.get("/api/sabres/?more")["RateLimit"] == '"sabres";r=1;t=50'


def test_without_a_limit_of_this_name_nothing_is_counted(ask, settings):
    settings.LIMITS = {}
    answers = [ask() for _ in range(9)]
    assert {answer.status_code for answer in answers} == {200}
    assert not any("RateLimit" in answer or "RateLimit-Policy" in answer for answer in answers)


def test_a_cache_that_does_not_answer_limits_nothing_and_is_logged_once(ask, monkeypatch, caplog):
    attempts = []

    def fail(*args, **kwargs):
        attempts.append(args)
        raise ConnectionError("There is nobody.")

    monkeypatch.setattr(limits, "counted", Counters().counted)
    monkeypatch.setattr(cache, "add", fail)
    answers = [ask() for _ in range(9)]
    assert {answer.status_code for answer in answers} == {200}
    assert len(attempts) == 1  # it is left in peace for a while
    logged = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.getMessage() for record in logged] == [
        "The cache does not answer: requests are not limited until it does."
    ]


def test_a_cache_that_answers_again_counts_again(monkeypatch, caplog):
    counters, moment = Counters(), [1000.0]
    monkeypatch.setattr("alliance.rest.counting.time.monotonic", lambda: moment[0])
    with monkeypatch.context() as dead:
        dead.setattr(cache, "add", lambda *args, **kwargs: 1 / 0)
        assert counters.counted("key", 60) is None
        moment[0] += 11
        assert counters.counted("key", 60) is None  # asked once more, in vain
    assert len(caplog.records) == 1
    moment[0] += 11
    assert [counters.counted("key", 60) for _ in range(2)] == [1, 2]


def test_redis_where_there_is_none_limits_nothing(ask, settings, monkeypatch):
    monkeypatch.setattr(limits, "counted", Counters().counted)
    nobody = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    settings.CACHES = {**settings.CACHES, "default": nobody}
    assert {ask().status_code for _ in range(9)} == {200}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "connected", "client"),
    [
        (0, "", "192.0.2.1", "192.0.2.1"),
        (0, "198.51.100.7", "192.0.2.1", "192.0.2.1"),
        (1, "198.51.100.7", "192.0.2.1", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "192.0.2.1", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "192.0.2.1", "203.0.113.9"),
        (2, "198.51.100.7", "192.0.2.1", "198.51.100.7"),
        (1, "", "192.0.2.1", "192.0.2.1"),
        (1, ",,", "192.0.2.1", "192.0.2.1"),
        (1, "nobody", "192.0.2.1", ""),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        (0, "", "2001:db8:1:3::1", "2001:db8:1:3::/64"),
        (0, "", "fe80::1%eth0", "fe80::/64"),
        (0, "", "::ffff:192.0.2.1", "192.0.2.1"),
        (0, "", "", ""),
    ],
)
def test_a_client_is_the_address_that_our_outermost_proxy_has_seen(rf, settings, proxies, forwarded, connected, client):
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_of(rf.get("/", REMOTE_ADDR=connected, headers=headers)) == client
