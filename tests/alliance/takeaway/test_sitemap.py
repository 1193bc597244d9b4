"""What search engines are told: the sitemap, and where not to go."""

import re
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.urls import get_resolver

from alliance.sources.models import Source
from alliance.summits.models import Meeting, Operation, Topic
from alliance.takeaway.sitemap import PAGES
from members.models import Country, Organization

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
# Pages that the sitemap leaves out: what they show, other pages show; and what is no page.
LEFT_OUT = {"search", "change", "feed", "reports:feed", "calendar"}


def places(client) -> dict[str, dict[str, str]]:
    """Every address with its twins by language."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    return {
        url.find(f"{MAP}loc").text: {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        for url in ElementTree.fromstring(response.content)
    }


def test_every_page_is_listed_once_in_each_language_with_its_twins(client):
    found = places(client)
    for address, twins in found.items():
        path = re.fullmatch(r"http://testserver/(en|id)/(.*)", address)[2]
        assert twins == {language: f"http://testserver/{language}/{path}" for language in ("en", "id")}
    records = [model.objects.count() for model in (Country, Organization, Meeting, Topic, Operation, Source)]
    assert len(found) == 2 * (len(PAGES) + sum(records))


def test_addresses_in_the_sitemap_answer(client):
    found = list(places(client))
    for address in [*found[: 2 * len(PAGES)], *found[2 * len(PAGES) :: 97]]:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_every_page_without_a_record_is_in_the_sitemap_or_left_out_on_purpose():
    names = set()
    for pattern in get_resolver().url_patterns:
        if type(pattern.pattern).__name__ != "LocalePrefixPattern":
            continue
        for one in pattern.url_patterns:
            space = f"{one.namespace}:" if getattr(one, "namespace", None) else ""
            for page in getattr(one, "url_patterns", [one]):
                if not page.pattern.regex.groups:
                    names.add(f"{space}{page.name}")
    left_out = {name for name in names if name in LEFT_OUT or "embed" in name or name.endswith(("svg", "picture"))}
    assert names - left_out == set(PAGES)


def test_the_sitemap_takes_one_query_a_class(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        places(client)


@pytest.fixture
def robots(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


def test_robots_are_told_where_the_sitemap_is(robots):
    parser = RobotFileParser()
    parser.parse(robots.splitlines())
    assert parser.site_maps() == ["http://testserver/sitemap.xml"]


def refused(robots: str, path: str) -> bool:
    """Whether a rule of RFC 9309 fits, where `*` is any text; the standard library knows no `*`."""
    rules = re.findall(r"^Disallow: (.*)$", robots, re.MULTILINE)
    return any(re.match(re.escape(rule).replace(r"\*", ".*"), path) for rule in rules)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/en/members/?as_of=1999-03-12",
        "/id/organizations/nato/?x=1&as_of=1999-03-12",
        "/en/search/?q=turki",
        "/id/compare/?a=turkiye&b=greece",
        "/en/timeline/?first_year=1950",
        "/en/embed/map/",
        "/id/disputed/?country=turkiye&page=2",
        "/api/v1/claims/?verdict=disagrees&page=7",
    ],
)
def test_robots_keep_from_endless_questions(robots, path):
    assert refused(robots, path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/",
        "/id/members/turkiye/",
        "/en/compare/",
        "/en/timeline/",
        "/en/disputed/?page=2",
        "/en/sources/reference-tables/?page=2",
        "/api/v1/memberships/",
    ],
)
def test_robots_may_read_the_pages(robots, path):
    assert not refused(robots, path)


def test_the_icon_that_browsers_ask_for_unasked_is_there(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 301
    assert response["Location"] == "/static/alliance/favicon.ico"
