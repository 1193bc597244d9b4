"""Walking through lists, whatever is written meanwhile."""

from decimal import Decimal
from itertools import islice
from urllib.parse import parse_qs, urlsplit

import pytest

from alliance.rest.cursors import Cursor, short, text
from alliance.rest.questions import sortable
from tests.alliance.test_api_lists import LISTS, RECORDS, VIEWSETS
from tests.asking import API, ask, ids, refusal, walk, wrong

pytestmark = pytest.mark.django_db


def places(answer):
    return [(record["id"], record.get("kind")) for record in answer["results"]]


@pytest.mark.parametrize("prefix", LISTS)
def test_all_pages_together_are_the_whole_list(client, prefix):
    pages = list(walk(client, f"{prefix}/?page_size=100"))
    whole = [place for page in pages for place in places(page)]
    assert len(whole) == len(set(whole)) == pages[0]["count"]
    assert [page["previous"] is None for page in pages] == [True, *[False] * (len(pages) - 1)]


@pytest.mark.parametrize(
    "question", ["members/?", "meetings/?", "positions/?", "timeline/?", "timeline/?ordering=-date&"]
)
def test_a_walk_back_meets_the_same_rows(client, question):
    onward = [places(page) for page in walk(client, f"{question}page_size=7")]
    (*_, last) = walk(client, f"{question}page_size=7")
    back, address = [places(last)], last["previous"]
    while address:
        answer = client.get(address).json()
        back.append(places(answer))
        address = answer["previous"]
    assert [place for page in reversed(back) for place in page] == [place for page in onward for place in page]


def test_up_to_a_hundred_rows_come_whole(client):
    answer = ask(client, "countries/")
    assert answer["count"] == len(answer["results"]) <= 100
    assert (answer["next"], answer["previous"]) == (None, None)
    assert len(ask(client, "claims/")["results"]) == 100


def test_each_old_row_is_met_once_while_rows_are_inserted_and_deleted(client, meeting):
    for number in range(20):
        meeting(f"Strelsau {number:02}", start=f"1950-01-{number + 1:02}")
    address = "meetings/?organization=entente&page_size=3"
    before, seen = set(ids(client, "meetings/?organization=entente")), []
    for number, page in enumerate(walk(client, address)):
        seen += [record["id"] for record in page["results"]]
        meeting(f"Before all {number}", start="1900-01-01")
        meeting(f"Between {number}", start=f"1950-01-{number + 2:02}")
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


@pytest.mark.parametrize("prefix", RECORDS)
def test_a_walk_in_any_order_meets_each_row_once(client, prefix):
    count = ask(client, f"{prefix}/?page_size=1")["count"]
    size = min(count // 2 + 1, 100)
    for name in sortable(VIEWSETS[prefix].serializer_class):
        for order in (name, f"-{name}"):
            address = f"{prefix}/?page_size={size}&ordering={order}&fields=id"
            pages = islice(walk(client, address), 3)  # of the longest lists not all
            found = [row["id"] for page in pages for row in page["results"]]
            assert len(found) == len(set(found)) == min(count, 3 * size), order


@pytest.mark.parametrize("order", ["end,start", "-end,start", "start,-end", "-start,-end"])
def test_rows_without_a_value_come_last_in_either_direction(client, join, order):
    for number, (start, end) in enumerate([("1950", None), ("1951", "1960"), (None, None), ("1952", "1955")]):
        join(f"Land {number}", start, left=end)
    rows = [
        row
        for page in walk(client, f"memberships/?organization=entente&page_size=1&ordering={order}")
        for row in page["results"]
    ]
    first = order.split(",")[0].removeprefix("-")
    values = [row[first] for row in rows if row[first]]
    assert [row[first] for row in rows] == values + [None] * (4 - len(values))
    assert values == sorted(values, reverse=order.startswith("-"))


def test_the_next_page_keeps_every_parameter(client):
    question = "defence-expenditures/?country=us&as_of=2020-01-01&page_size=2"
    first = ask(client, question)
    second = client.get(first["next"]).json()
    for address in (first["next"], second["next"], second["previous"]):
        for part in ("country=us", "as_of=2020-01-01", "page_size=2", "cursor="):
            assert part in address
    assert client.get(second["previous"]).json()["results"] == first["results"]


def test_the_neighbours_stand_in_the_header_too(client):
    first = client.get(f"{API}claims/?page_size=1")
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
    second = client.get(first.json()["next"])
    assert [part.split("; ")[1] for part in second["Link"].split(", ")] == ['rel="next"', 'rel="prev"', 'rel="first"']
    assert "Link" not in client.get(f"{API}members/")


@pytest.mark.parametrize(
    "word",
    [
        "x",
        "%00",
        "W10",
        "é",
        "a" * 1001,
        str(Cursor("nonsense", ["a"])),
        str(Cursor(short("start,country__iso2,key"), [])),
        str(Cursor(short("start,country__iso2,key"), ["a", "b", "c"])),
        str(Cursor(short("start,country__iso2,key"), [1e308, {}, "c"])),
        str(Cursor(short("start,country__iso2,key"), ["1949-08-24", "BE"])),
        str(Cursor(short("start,country__iso2,key"), ["99999-01-01", "BE", "nato/be"])),
    ],
)
def test_a_cursor_that_is_none_is_refused_in_words(client, word):
    assert wrong(client, f"memberships/?cursor={word}", "cursor")


@pytest.mark.parametrize(
    "instant", ["9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+23:00", "2026-11-01T12:00:00", "2026-11-01"]
)
def test_a_cursor_with_an_instant_that_is_none_in_utc_is_refused_in_words(client, instant):
    cursor = Cursor(short("changed_at,key"), [instant, "nato/be"])
    assert "no cursor" in wrong(client, f"memberships/?ordering=changed_at&cursor={cursor}", "cursor")


@pytest.mark.parametrize("number", ["1e999999", "1e-999999", "NaN", "Infinity"])
def test_a_cursor_with_a_number_that_no_database_keeps_is_refused_in_words(client, number):
    cursor = Cursor(short("share_of_gdp,key"), [number, "nato/be/2014"])
    assert "no cursor" in wrong(client, f"defence-expenditures/?ordering=share_of_gdp&cursor={cursor}", "cursor")


@pytest.mark.parametrize(("number", "written"), [("3.7", "3.7"), ("3.700000000", "3.7"), ("100", "100"), ("0.00", "0")])
def test_a_number_is_written_alike_whatever_zeros_a_database_adds(number, written):
    assert text(Decimal(number)) == written


def test_the_cursor_of_a_number_is_that_of_its_shortest_form(client):
    first = ask(client, "defence-expenditures/?country=us&ordering=share_of_gdp&page_size=1")
    cursor = Cursor.read(parse_qs(urlsplit(first["next"]).query)["cursor"][0])
    assert cursor.position[0] == f"{first['results'][0]['share_of_gdp']:g}"


def test_a_cursor_of_another_order_is_refused(client):
    cursor = ask(client, "memberships/?page_size=1")["next"].split("cursor=")[1].split("&")[0]
    assert "another order" in wrong(client, f"memberships/?ordering=-start&cursor={cursor}", "cursor")


def test_pages_by_number_are_explained_away(client):
    assert "next" in refusal(client, "members/?page=2")["errors"][0]["detail"]


@pytest.mark.parametrize(
    "ordering", ["colour", "-", "start,,end", "start,-start", "--start", "claims", "country.iso2", "%2Bstart"]
)
def test_what_cannot_sort_is_refused_with_what_can(client, ordering):
    assert wrong(client, f"memberships/?ordering={ordering}", "ordering")
