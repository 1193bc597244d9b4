"""What may be kept: only what is the same for everybody, and what nothing has changed since."""

from io import BytesIO

import pytest
from django.http import FileResponse, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path
from django.utils.translation import get_language

from alliance import urls
from alliance.answers import shelf
from alliance.knowledge.version import advance

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

calls = []


def counted(view):
    def inside(request):
        calls.append(request.method)
        return view(request)

    return inside


def with_cookie(request):
    response = HttpResponse("a cookie")
    response.set_cookie("sabre", "sharp")
    return response


def with_session(request):
    return HttpResponse(f"for {request.session.get('name', 'nobody')}")


def private(request):
    response = HttpResponse("private")
    response["Cache-Control"] = "private, max-age=60"
    return response


def varying(request):
    response = HttpResponse(f"in {request.headers.get('X-Sabre')}")
    response["Vary"] = "X-Sabre"
    return response


def changing(request):
    if len(calls) == 1:
        advance()
    return JsonResponse({"calls": len(calls)})


def moved(request):
    return HttpResponse(status=301, headers={"Location": "/en/"})


def streamed(request):
    response = StreamingHttpResponse(iter([b"a", b"b"]), content_type="text/csv")
    response["ETag"] = '"of-the-view"'
    return response


def file(request):
    response = FileResponse(BytesIO(b"sabres"))
    response["ETag"] = '"of-the-file"'
    response["Last-Modified"] = "Sat, 01 Jun 2024 10:00:00 GMT"
    return response


def part(request):
    response = StreamingHttpResponse(iter([b"a"]), status=206, headers={"Content-Range": "bytes 0-0/2"})
    response["ETag"] = '"of-the-file"'
    return response


def preferring(request):
    return HttpResponse(f"{get_language()} {request.COOKIES}")


VIEWS = (with_cookie, with_session, private, varying, changing, moved, streamed, file, part)
urlpatterns = [
    *(path(f"en/kept/{view.__name__}", counted(view)) for view in VIEWS),
    path("data/kept", preferring),
    *urls.urlpatterns,
]


@pytest.fixture
def ask(client):
    calls.clear()

    def asked(name, method="get", **headers):
        return getattr(client, method)(f"/en/kept/{name}", headers=headers)

    return asked


@pytest.mark.parametrize("name", ["with_cookie", "with_session", "private"])
def test_what_is_for_one_reader_is_not_kept(ask, name):
    for _ in range(2):
        response = ask(name)
        assert response.status_code == 200
        assert "ETag" not in response
        assert "public" not in response.get("Cache-Control", "")
    assert len(calls) == 2


@pytest.mark.parametrize("method", ["get", "post"])
def test_neither_the_language_nor_the_cookies_of_a_reader_reach_what_is_for_programs(client, settings, method):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "id"
    response = getattr(client, method)("/data/kept", headers={"Accept-Language": "id"})
    assert response.content == b"en {}"


def test_where_something_is_found_is_not_kept(ask):
    assert [ask("moved").status_code for _ in range(2)] == [301, 301]
    assert len(calls) == 2


def test_what_varies_by_a_header_is_kept_for_each_of_its_values(ask):
    for sabre in ("sharp", "blunt", "sharp", "blunt"):
        response = ask("varying", **{"X-Sabre": sabre})
        assert response.content.decode() == f"in {sabre}"
        assert response["Vary"] == "X-Sabre, Accept-Encoding"
    assert len(calls) == 2


def test_what_changed_while_an_answer_was_worked_out_makes_the_next_one_new(ask):
    assert [ask("changing").json()["calls"] for _ in range(3)] == [1, 2, 2]


@pytest.mark.parametrize("name", ["streamed", "file"])
def test_what_is_streamed_keeps_its_own_etag_and_is_neither_read_nor_encoded(ask, name):
    response = ask(name, **{"Accept-Encoding": "gzip"})
    assert response.streaming
    assert b"".join(response.streaming_content)
    assert "Content-Encoding" not in response
    assert response["ETag"].startswith('"of-the-')
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    known = ask(name, **{"If-None-Match": response["ETag"]})
    assert known.status_code == 304
    assert b"".join(known.streaming_content) == b""
    head = ask(name, "head")
    assert b"".join(head.streaming_content) == b""
    assert head["ETag"] == response["ETag"]
    for each in (response, known, head):
        each.close()


def test_a_part_of_a_file_can_be_shared_as_the_whole(ask):
    response = ask("part")
    assert (response.status_code, b"".join(response.streaming_content)) == (206, b"a")
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert ask("part", **{"If-None-Match": response["ETag"]}).status_code == 304


def test_a_view_may_say_itself_since_when_it_is_as_it_is(ask):
    response = ask("file")
    assert response["Last-Modified"] == "Sat, 01 Jun 2024 10:00:00 GMT"
    known = ask("file", **{"If-Modified-Since": response["Last-Modified"]})
    assert known.status_code == 304
    for each in (response, known):
        each.close()


def test_head_is_worked_out_as_get(ask):
    ask("varying", "head")
    assert ask("varying").content == b"in None"
    assert calls == ["GET"]


def test_what_is_posted_passes_by(ask):
    assert ask("varying", "post").status_code == 200
    assert ask("varying", "post")["Vary"] == "X-Sabre"
    assert calls == ["POST", "POST"]


def test_what_is_too_large_is_worked_out_each_time(ask, monkeypatch):
    monkeypatch.setattr(shelf, "LARGEST", 5)
    for _ in range(2):
        assert "ETag" in ask("varying")
    assert len(calls) == 2
