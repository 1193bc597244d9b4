"""Pages as linked data."""

import json
import re

import pytest

from alliance.takeaway import linked
from alliance.templatetags.takeaway import script
from tests.reading import read

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def blocks(client, address: str) -> dict[str, dict]:
    """What a page says of itself, by type."""
    described = [json.loads(text) for text in BLOCK.findall(read(client, address))]
    assert all(one["@context"] == "https://schema.org" for one in described)
    return {one["@type"]: one for one in described}


def absolute(path: str) -> str:
    return f"https://example.org{path}"


def test_a_country_belongs_to_organizations_from_its_days_of_joining(client):
    country = blocks(client, "/en/members/turkiye/")["Country"]
    assert (country["name"], country["identifier"]) == ("Türkiye", "TR")
    assert country["url"] == "http://testserver/en/members/turkiye/"
    [nato] = [role for role in country["memberOf"] if role["memberOf"]["alternateName"] == "NATO"]
    assert nato == {
        "@type": "Role",
        "memberOf": {
            "@type": "Organization",
            "name": "North Atlantic Treaty Organization",
            "url": "http://testserver/en/organizations/nato/",
            "alternateName": "NATO",
        },
        "startDate": "1952-02-18",
    }


def test_a_country_outside_has_no_membership_of_the_alliance(client):
    country = blocks(client, "/en/members/ukraine/")["Country"]
    assert "nato" not in json.dumps(country.get("memberOf", [])).lower()


@pytest.mark.parametrize(
    ("start", "left", "dates"),
    [
        ("1950-01-01", "1960-01-01", {"startDate": "1950-01-01", "endDate": "1959-12-31"}),
        ("1950-02", "1960-03", {"startDate": "1950-02", "endDate": "1960-03"}),
        ("1950", None, {"startDate": "1950"}),
        (None, None, {}),
    ],
)
def test_the_dates_of_a_stay_are_as_exact_as_they_are_known(join, start, left, dates):
    role = linked.role(join("Ruritania", start, left), absolute)
    assert {name: role[name] for name in ("startDate", "endDate") if name in role} == dates


def test_a_meeting_is_an_event_with_its_days_place_and_topics(client):
    event = blocks(client, "/id/meetings/brussels-2021/")["Event"]
    assert event["name"] == "KTT Brussel 2021"
    assert (event["startDate"], event["endDate"]) == ("2021-06-14", "2021-06-14")
    assert event["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Brussel",
        "addressCountry": "BE",
    }
    assert event["organizer"]["alternateName"] == "NATO"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["about"]


def test_a_meeting_by_video_has_a_virtual_place_and_one_without_a_day_no_day(meeting):
    event = linked.event(meeting("Strelsau", is_virtual=True, start=None), [], absolute)
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert event["location"] == {"@type": "VirtualLocation", "url": event["url"]}
    assert not {"startDate", "endDate", "about"} & event.keys()


def test_a_meeting_of_which_no_place_is_known_has_none(meeting):
    assert "location" not in linked.event(meeting("Strelsau", city_en="", city_ind=""), [], absolute)


def test_the_home_page_says_how_to_search(client):
    site = blocks(client, "/en/")["WebSite"]
    action = site["potentialAction"]
    assert action["@type"] == "SearchAction"
    template = action["target"]["urlTemplate"]
    assert template == "http://testserver/en/search/?q={search_term_string}"
    assert (
        client.get(template.format(search_term_string="belgium").removeprefix("http://testserver")).status_code == 200
    )


def test_the_members_list_is_a_dataset_with_a_licence_and_an_address_to_get_it_from(client):
    dataset = blocks(client, "/en/members/")["Dataset"]
    assert dataset["license"] == linked.LICENCE
    assert dataset["temporalCoverage"] == "1949-08-24/.."
    assert client.get(dataset["distribution"]["contentUrl"].removeprefix("http://testserver")).status_code == 200


def test_no_text_ends_the_block_or_the_script():
    hostile = "</script><!--<script>alert(1)// & ]]> é \u2028"
    block = script({"name": hostile})
    assert block.count("<") == block.count(">") == 2
    assert json.loads(BLOCK.fullmatch(block)[1]) == {"name": hostile}
