"""The site before anything is loaded: every page that is no record's stands."""

import pytest

from alliance.takeaway.sitemap import PAGES
from tests.reading import main_of, read, told, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_recorded")]


@pytest.mark.parametrize("question", ["", "?as_of=1999-03-12", "?as_of=0001-01-01", "?as_of=9999-12-31"])
@pytest.mark.parametrize("path", ["", "accession/", "embed/map/", "embed/timeline/", "map/", "members/", "timeline/"])
def test_a_page_for_a_day_stands(client, path, question):
    assert words(main_of(read(client, f"/id/{path}{question}")))


@pytest.mark.parametrize("path", ["map.svg", "changes/feed/", "meetings/calendar.ics"])
def test_what_is_taken_along_stands(client, path):
    assert client.get(f"/en/{path}").status_code == 200


def test_every_page_of_the_sitemap_stands(client):
    found = client.get("/sitemap.xml").content.decode().split("<loc>")[1:]
    addresses = [one.partition("</loc>")[0].removeprefix("http://testserver") for one in found]
    assert len(addresses) == 2 * len(PAGES)
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_the_list_of_members_and_a_comparison_of_days_count_nobody(client):
    assert "NATO has 0 members" in told(client, "/en/members/")
    assert "Members of NATO: 0 on 1 January 1990, 0 on 1 January 2000." in told(
        client, "/en/compare/?first=1990-01-01&second=2000-01-01"
    )


def test_a_country_stands_where_the_alliance_is_not_recorded_yet(client, country):
    country("Ruritania")
    assert "Ruritania is not a member of NATO." in told(client, "/en/members/ruritania/")
