"""Every public answer can be kept, recognized and shared, and is never older than what is known."""

import gzip
import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import parse_http_date

from alliance.answers import shelf
from alliance.knowledge.version import current
from alliance.search import index
from members.models import Country

pytestmark = pytest.mark.django_db

API = "/api/v1/"
LONG_AGO = datetime(2001, 2, 3, tzinfo=UTC)
# A list that depends on the day, one that does not, records, formats and pages.
PUBLIC = [
    "/api/v1/",
    "/api/v1/members/",
    "/api/v1/members.csv?as_of=1999-03-12",
    "/api/v1/countries/tr.json",
    "/api/v1/topics.ndjson",
    "/api/v1/timeline/?year=1999",
    "/en/",
    "/id/members/turkiye/",
    "/en/search/?q=turkey",
    "/en/meetings/calendar.ics",
    "/en/changes/feed/",
]
KEPT_HEADERS = ("ETag", "Cache-Control", "Vary", "Last-Modified")


@pytest.fixture(autouse=True)
def code_of_long_ago(monkeypatch):
    """So that only the data and the day say since when an answer is as it is."""
    monkeypatch.setattr(shelf, "code_time", lambda: LONG_AGO)


@pytest.fixture
def work(client):
    """`work(address)`: the queries that a request takes besides that for the version."""

    def asked(address, **headers):
        with CaptureQueriesContext(connection) as captured:
            client.get(address, headers=headers)
        return [query["sql"] for query in captured if "knowledge_dataversion" not in query["sql"]]

    return asked


def said(response) -> dict[str, str]:
    """The headers, without what one reader is told."""
    return {name: value for name, value in response.items() if name != "RateLimit"}


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_answer_can_be_shared_for_a_minute_and_recognized_for_ever(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    assert not response.cookies
    assert int(response["Content-Length"]) == len(response.content)
    assert parse_http_date(response["Last-Modified"]) <= datetime.now(UTC).timestamp()


@pytest.mark.parametrize("address", PUBLIC)
def test_whoever_has_the_answer_is_told_so_without_work(client, work, address):
    first = client.get(address)
    assert work(address, **{"If-None-Match": first["ETag"]}) == []
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert all(again[name] == first[name] for name in KEPT_HEADERS)
    assert "Content-Type" not in again
    assert "Content-Length" not in again
    since = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304


@pytest.mark.parametrize("address", PUBLIC)
def test_what_was_asked_before_is_answered_without_work(client, work, address):
    first = client.get(address)
    assert work(address) == []
    again = client.get(address)
    assert again.content == first.content
    assert said(again) == said(first)


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("is_kept", [False, True])
def test_head_says_the_same_without_the_content(client, address, is_kept):
    expected = client.get(address)
    if not is_kept:
        caches["answers"].clear()
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert said(head) == said(expected)


@pytest.mark.parametrize("address", PUBLIC)
def test_each_coding_is_another_answer_with_the_same_content(client, address):
    plain, packed = (client.get(address, headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip"))
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == f'{plain["ETag"][:-1]}-gzip"'
    assert "Accept-Encoding" in plain["Vary"]
    assert plain["Vary"] == packed["Vary"]
    caches["answers"].clear()
    assert client.get(address, headers={"Accept-Encoding": "gzip"}).content == packed.content


def test_who_has_it_in_another_coding_does_not_have_it(client):
    packed = client.get(f"{API}topics/", headers={"Accept-Encoding": "gzip"})
    assert client.get(f"{API}topics/", headers={"If-None-Match": packed["ETag"]}).status_code == 200


def test_who_refuses_every_coding_is_told_which_there_are(client):
    response = client.get(f"{API}topics/", headers={"Accept-Encoding": "identity;q=0, br"})
    assert response.status_code == 406
    assert response["Content-Type"] == "application/problem+json"
    assert "gzip and identity" in response.json()["detail"]
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "vary"),
    [
        ("/api/v1/members/", "Accept, Accept-Encoding"),
        ("/api/v1/members/nato/be/", "Accept, Accept-Encoding"),
        ("/api/v1/members.json", "Accept-Encoding"),
        ("/api/v1/members/nato/be.csv", "Accept-Encoding"),
        ("/en/members/", "Accept-Encoding"),
    ],
)
def test_an_answer_says_what_it_varies_by_and_nothing_else(client, address, vary):
    assert client.get(address)["Vary"] == vary


def test_each_format_is_kept_for_those_who_prefer_it(client):
    for _ in range(2):
        for wanted in ("text/csv", "application/json"):
            response = client.get(f"{API}topics/", headers={"Accept": wanted})
            assert response["Content-Type"].partition(";")[0] == wanted


@pytest.mark.parametrize("method", ["post", "put", "options"])
def test_the_answer_to_another_method_says_nothing_untrue_either(client, method):
    response = getattr(client, method)(f"{API}members/", headers={"Accept-Language": "id"})
    assert "Accept-Language" not in response.get("Vary", "")
    assert response.get("Cache-Control", "no-store" if method == "options" else "") == "no-store"


@pytest.mark.parametrize(
    "address", ["members.csv", "members.ndjson", "topics.jsonld", "meetings.ics", "countries.geojson"]
)
def test_what_may_be_asked_is_told_in_json_whatever_the_format_of_the_answers(client, address):
    response = client.options(API + address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")


def test_a_change_is_answered_at_once(client):
    address = f"{API}countries/tr/"
    before = client.get(address)
    Country.objects.get(key="tr").save()  # nothing changes
    turkiye = Country.objects.get(key="tr")
    turkiye.name_en = "Ruritania"
    turkiye.save()
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["name_en"] == "Ruritania"
    assert after["ETag"] != before["ETag"]


def test_an_index_written_anew_makes_what_was_found_before_be_looked_for_again(client, work):
    for address in ("/en/search/?q=turkey", f"{API}search/?q=turkey"):
        client.get(address)
        index.rebuild()
        assert work(address)


def test_within_the_second_of_a_change_no_date_can_say_what_a_reader_has(client):
    turkiye = Country.objects.get(key="tr")
    turkiye.name_en = "Ruritania"
    while datetime.now(UTC).microsecond > 500_000:
        pass
    turkiye.save()
    now = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    response = client.get(f"{API}countries/tr/", headers={"If-Modified-Since": now})
    assert response.status_code == 200
    assert "Last-Modified" not in response
    assert "ETag" in response


def test_an_answer_is_as_old_as_the_data_unless_it_is_about_the_day(client, monkeypatch):
    changed = datetime(2020, 5, 6, 7, 8, 9, 500, tzinfo=UTC)
    monkeypatch.setattr(shelf, "current", lambda: current()._replace(at=changed))
    assert client.get(f"{API}countries/tr/")["Last-Modified"] == "Wed, 06 May 2020 07:08:09 GMT"
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    assert parse_http_date(client.get(f"{API}members/")["Last-Modified"]) == midnight.timestamp()


def test_new_code_is_news_too(client, monkeypatch):
    first = client.get(f"{API}countries/tr/")
    monkeypatch.setattr(shelf, "code_version", lambda: "ruritania000")
    monkeypatch.setattr(shelf, "code_time", lambda: datetime.now(UTC) + timedelta(seconds=-1))
    again = client.get(f"{API}countries/tr/", headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 200


def test_the_next_day_is_another_question(client, monkeypatch):
    today = client.get(f"{API}members/").json()["as_of"]

    class Tomorrow(datetime):
        @classmethod
        def now(cls, zone):
            return datetime.now(zone) + timedelta(days=1)

    monkeypatch.setattr("alliance.dates.datetime", Tomorrow)
    tomorrow = client.get(f"{API}members/")
    assert tomorrow.json()["as_of"] > today
    assert "Last-Modified" not in tomorrow  # that midnight has not been yet


@pytest.mark.parametrize(
    ("address", "status"),
    [("members/?as_of=yesterday", 400), ("members/nato/zz/", 404), ("nothing/", 404), ("members.ics", 404)],
)
def test_errors_are_kept_nowhere(client, address, status):
    response = client.get(API + address)
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response
    assert "Last-Modified" not in response
    assert "Accept-Language" not in response.get("Vary", "")
    assert client.get(API + address, headers={"If-None-Match": "*"}).status_code == status


def test_a_page_of_nothing_is_kept_nowhere_either(client):
    response = client.get("/en/members/ruritania/")
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")


def test_a_failure_is_not_kept(client, monkeypatch):
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("members.api.MemberViewSet.get_queryset", lambda self: 1 / 0)
        assert client.get(f"{API}members/").status_code == 500
    assert client.get(f"{API}members/").status_code == 200


def test_without_a_database_what_needs_none_is_answered_and_the_rest_kept_nowhere(client, monkeypatch):
    def fail(*args):
        raise OperationalError("The database is away.")

    monkeypatch.setattr("alliance.answers.shelf.current", fail)
    monkeypatch.setattr("members.api.MemberViewSet.get_queryset", fail)
    client.raise_request_exception = False
    assert client.get(f"{API}openapi.json").status_code == 200
    response = client.get(f"{API}members/")
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert response["Cache-Control"] == "no-store"


def test_a_name_that_is_not_ours_is_answered_in_words(client):
    response = client.get(f"{API}members/", headers={"Host": "ruritania.example"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"


def test_the_memory_for_answers_is_bounded(client, work, monkeypatch, settings):
    assert settings.CACHES["answers"]["OPTIONS"]["MAX_ENTRIES"] * shelf.LARGEST <= 2**30
    monkeypatch.setattr(shelf, "LARGEST", 10)
    client.get(f"{API}topics/")
    assert work(f"{API}topics/")


def test_the_admin_is_left_alone(client):
    response = client.get("/admin/login/")
    assert "ETag" not in response
    assert "s-maxage" not in response.get("Cache-Control", "")
