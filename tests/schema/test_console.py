"""Swagger UI: from our own files alone, under the site's policy, without a cookie."""

import pytest

from tests.asking import PROBLEM

CONSOLE = "/api/v1/docs/"


def directives(response) -> dict[str, str]:
    return dict(one.strip().split(" ", 1) for one in response.headers["Content-Security-Policy"].split(";"))


def test_it_stands_there_with_and_without_the_last_slash_and_leads_back(client, db):
    html = client.get(CONSOLE).content.decode()
    assert client.get(CONSOLE.rstrip("/")).content.decode() == html
    assert 'href="/en/docs/"' in html
    assert client.get(CONSOLE, headers={"Accept-Language": "id"}).content.decode() == html


def test_only_styles_are_allowed_more_than_elsewhere(client, db):
    elsewhere, here = directives(client.get("/api/v1/openapi.json")), directives(client.get(CONSOLE))
    assert here.pop("style-src") == "'self' 'unsafe-inline'"
    assert elsewhere.pop("style-src") == "'self'"
    assert here == elsewhere


def test_it_sets_no_cookie_and_names_no_other_site(client, db):
    response = client.get(CONSOLE)
    assert response.status_code == 200
    assert not response.cookies
    assert "//" not in response.content.decode().replace("<!doctype html>", "")


def test_it_is_only_read(client, db):
    response = client.post(CONSOLE)
    assert (response.status_code, response.headers["Content-Type"]) == (405, PROBLEM)
    assert "GET" in response.headers["Allow"]


@pytest.fixture
def watched(page):
    """The page, with what it asked of whom and what it complained about."""
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    return page


def test_it_shows_every_operation_and_asks_nobody_else(watched, site, description):
    watched.goto(CONSOLE)
    watched.locator(".opblock-tag").first.wait_for()
    assert watched.locator(".opblock-tag").count() == len(
        {tag for operations in description["paths"].values() for one in operations.values() for tag in one["tags"]}
    )
    assert watched.complaints == []
    assert not [address for address in watched.asked if not address.startswith((site, "data:"))]


def test_it_asks_the_example_of_an_operation(watched):
    watched.goto(f"{CONSOLE}#/members/members_list")
    watched.locator("#operations-members-members_list .execute").click()
    answer = watched.locator("#operations-members-members_list .live-responses-table tbody .response-col_status").first
    answer.wait_for()
    assert answer.inner_text().startswith("200")
    assert any("as_of=1952-02-18" in address for address in watched.asked)
    assert not [words for words in watched.complaints if not words.startswith("Deprecated: ")]  # its own affair
