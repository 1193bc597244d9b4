"""The map and the timeline for other sites."""

import re
from html import unescape

import pytest
from django.http import HttpResponse

from tests.addresses import LANGUAGES, PAGES
from tests.reading import queries, read, told

pytestmark = pytest.mark.django_db

EMBEDS = {"map": 8, "timeline": 14}
ADDRESSES = [f"/{language}/embed/{name}/" for language in LANGUAGES for name in EMBEDS]


def who_may_frame(response: HttpResponse) -> str:
    return re.search(r"frame-ancestors ([^;]*)", response["Content-Security-Policy"])[1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_site_may_put_an_embed_into_a_frame_and_the_rest_of_the_policy_stays(client, address):
    response = client.get(address)
    assert who_may_frame(response) == "*"
    assert "X-Frame-Options" not in response
    policy = client.get("/en/")["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors *")
    assert sorted(response["Content-Security-Policy"].split("; ")) == sorted(policy.split("; "))
    assert not response.cookies


@pytest.mark.parametrize(
    "address",
    [
        *(f"/en/{path}" for path in PAGES),
        "/id/",
        "/admin/login/",
        "/en/nothing/",
        "/en/embed/nothing/",
        "/en/changes/feed/",
    ],
)
def test_no_other_page_may_stand_in_a_frame(client, address):
    response = client.get(address)
    assert who_may_frame(response) == "'none'"
    assert response["X-Frame-Options"] == "DENY"


def test_the_map_answers_for_the_day_that_is_asked_for(client):
    assert "19 members" in told(client, "/en/embed/map/?as_of=1999-03-12")
    assert "16 members" in told(client, "/en/embed/map/?as_of=1999-03-11")


def test_the_timeline_answers_the_question_in_the_address(client):
    assert "1990" in told(client, "/en/embed/timeline/?first_year=1990")
    assert "Ismay" in told(client, "/en/embed/timeline/")
    assert "Ismay" not in told(client, "/en/embed/timeline/?first_year=1990")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/en/embed/map/?as_of=1999-03-12", "/en/map/?as_of=1999-03-12"),
        ("/id/embed/timeline/?first_year=1990&kind=memberships", "/id/timeline/?first_year=1990&amp;kind=memberships"),
    ],
)
def test_an_embed_says_where_it_is_from_and_leads_to_the_same_question_in_a_new_window(client, address, page):
    html = read(client, address)
    assert f'<a href="{page}">' in html
    assert '<base target="_blank">' in html
    assert "Alliance</a>" in html
    assert "CC BY 4.0" in html


@pytest.mark.parametrize(
    "address", ["/en/embed/map/?as_of=x", "/en/embed/map/?nonsense=1", "/en/embed/timeline/?first_year=0"]
)
def test_a_question_without_meaning_is_refused_in_words(client, address):
    html = read(client, address, status=400)
    assert 'class="errors"' in html
    assert "<figure" not in html


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_embed_loads_no_script_and_is_not_listed_by_search_engines(client, address):
    html = read(client, address)
    assert "<script" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<html lang="{address[1:3]}">' in html


@pytest.mark.parametrize(("name", "ceiling"), EMBEDS.items())
def test_an_embed_takes_few_queries(client, name, ceiling):
    assert queries(client, f"/en/embed/{name}/") <= ceiling


@pytest.mark.parametrize(
    ("page", "frame"),
    [
        ("/en/map/?as_of=1999-03-12", "/en/embed/map/?as_of=1999-03-12"),
        ("/id/map/", "/id/embed/map/"),
        ("/en/timeline/?first_year=1990&kind=summits", "/en/embed/timeline/?first_year=1990&kind=summits"),
    ],
)
def test_the_page_gives_the_lines_that_put_it_into_another_site(client, page, frame):
    code = re.search(r"<pre[^>]*>(&lt;iframe.*?)</pre>", read(client, page))[1]
    source, title = re.fullmatch(
        r'<iframe src="([^"]*)" title="([^"]+)" width="100%" height="\d+" loading="lazy"></iframe>', unescape(code)
    ).groups()
    assert unescape(source) == f"http://testserver{frame}"
    assert title
    assert client.get(frame).status_code == 200


def test_hostile_parameters_stay_text_in_the_lines(client):
    html = read(client, "/en/timeline/?country=%22%3E%3Cscript%3E", status=400)
    assert "<script>" not in html
    assert "iframe" not in html
