"""Pages of other sites may read whatever is for programs."""

import pytest

pytestmark = pytest.mark.django_db

ASKING_FIRST = {"Origin": "https://ruritania.example", "Access-Control-Request-Method": "GET"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/members/", 200),
        ("/api/v1/members/?as_of=yesterday", 400),
        ("/api/v1/members/nato/zz/", 404),
        ("/api/v1/nothing/", 404),
        ("/api", 404),
    ],
)
@pytest.mark.parametrize("headers", [{}, {"Origin": "https://ruritania.example"}])
def test_every_answer_is_open_errors_included_and_alike_for_every_site(client, path, status, headers):
    response = client.get(path, headers=headers)
    assert response.status_code == status
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert {"ETag", "Link", "RateLimit", "Retry-After"} <= set(response["Access-Control-Expose-Headers"].split(", "))
    assert "Origin" not in response.get("Vary", "")


@pytest.mark.parametrize("method", ["head", "options", "post", "delete"])
def test_so_is_the_answer_to_every_method(client, method):
    assert getattr(client, method)("/api/v1/members/")["Access-Control-Allow-Origin"] == "*"


def test_so_is_a_failure_of_ours(client, monkeypatch):
    monkeypatch.setattr("members.api.MemberViewSet.get_queryset", lambda self: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/api/v1/members/")
    assert response.status_code == 500
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/v1/members/", "GET, HEAD, OPTIONS"),
        ("/api/v1/nothing/", "GET, HEAD, OPTIONS"),
        ("/api/v1/check/", "GET, HEAD, OPTIONS, POST"),
        ("/data/manifest.json", "GET, HEAD, OPTIONS"),
        ("/llms.txt", "GET, HEAD, OPTIONS"),
        ("/mcp", "GET, HEAD, OPTIONS, POST"),
        ("/mcp/", "GET, HEAD, OPTIONS, POST"),
    ],
)
def test_a_browser_that_asks_first_is_told_what_it_may_do_without_a_query(client, path, methods):
    response = client.options(path, headers=ASKING_FIRST)
    assert response.status_code == 204
    assert not response.content
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == methods
    assert response["Access-Control-Allow-Headers"] == "*"
    assert int(response["Access-Control-Max-Age"]) > 0


@pytest.mark.parametrize("path", ["/en/about/", "/admin/login/", "/apiary/", "/llms.txt.html"])
def test_pages_and_the_admin_are_not_open(client, path):
    assert "Access-Control-Allow-Origin" not in client.get(path)
    assert "Access-Control-Allow-Origin" not in client.options(path, headers=ASKING_FIRST)
