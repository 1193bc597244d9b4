"""The same answer in every format."""

import csv
import io
import json

import pytest

from alliance.rest.formats.csv import cell, unescaped
from tests.alliance.test_api_lists import LISTS, RECORDS
from tests.asking import API, PROBLEM, ask, ids

pytestmark = pytest.mark.django_db


def table(client, address):
    response = client.get(API + address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


def flat(record, above=""):
    """A record as one row, by the names of the columns; nothing where there is nothing."""
    row = {}
    for name, value in record.items():
        if isinstance(value, dict):
            row |= flat(value, f"{above}{name}.")
        else:
            row[f"{above}{name}"] = value
    return row


def read(text, value):
    """What a cell says, as a value of the same kind."""
    if value is None or value == "":
        return value if text == "" else text
    if isinstance(value, bool):
        return {"true": True, "false": False}[text]
    if isinstance(value, int | float):
        return type(value)(text)
    return json.loads(text) if isinstance(value, list) else unescaped(text)


@pytest.mark.parametrize("prefix", LISTS)
def test_a_table_says_what_the_json_says(client, prefix):
    records = ask(client, f"{prefix}/?page_size=50")["results"]
    rows = table(client, f"{prefix}.csv?page_size=50")
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for name, value in flat(record).items():
            if value is not None or name in row:
                assert read(row[name], value) == value, name


@pytest.mark.parametrize("prefix", LISTS)
def test_lines_say_what_the_json_says(client, prefix):
    response = client.get(f"{API}{prefix}.ndjson?page_size=50")
    assert response["Content-Type"] == "application/x-ndjson; charset=utf-8"
    lines = response.content.decode().split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == ask(client, f"{prefix}/?page_size=50")["results"]


@pytest.mark.parametrize("prefix", RECORDS)
def test_a_record_comes_in_every_format_too(client, prefix):
    record = ask(client, f"{prefix}/?page_size=1")["results"][0]
    whole = ask(client, f"{prefix}/{record['id']}/")
    assert ask(client, f"{prefix}/{record['id']}.json") == whole
    (row,) = table(client, f"{prefix}/{record['id']}.csv")
    assert row["id"] == record["id"]
    assert json.loads(client.get(f"{API}{prefix}/{record['id']}.ndjson").content) == whole


def test_tables_and_lines_come_whole(client):
    count = ask(client, "claims/")["count"]
    assert count > 100
    assert len(table(client, "claims.csv?fields=id")) == count
    assert client.get(f"{API}claims.ndjson?fields=id").content.count(b"\n") == count
    assert len(table(client, "claims.csv?page_size=3")) == 3


def test_a_table_of_nothing_has_its_header(client, country):
    country("Ruritania")
    response = client.get(f"{API}members.csv?country=ruritania&fields=id,country.iso2,joined")
    assert response.content == b"id,country.iso2,joined\r\n"


def test_claims_in_a_table_stand_in_one_cell(client):
    (row,) = table(client, "members.csv?country=de&expand=claims&fields=claims.value,claims.source.id")
    (record,) = ask(client, "members/?country=de&expand=claims&fields=claims.value,claims.source.id")["results"]
    assert json.loads(row["claims"]) == record["claims"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1", "\n=1"])
def test_text_is_never_a_formula(text):
    assert cell(text) == f"'{text}"
    assert unescaped(cell(text)) == text


@pytest.mark.parametrize("value", [-1, -2.5, "1949-08-24", "a=b", "", "o'clock", "'quoted'"])
def test_what_is_no_formula_stays_as_it_is(value):
    assert cell(value) == value
    assert unescaped(str(value)) == str(value)


def test_a_suffix_wins_over_the_header(client):
    assert client.get(f"{API}members.csv", headers={"Accept": "application/json"})["Content-Type"].startswith(
        "text/csv"
    )
    assert client.get(f"{API}members/", headers={"Accept": "text/csv"})["Content-Type"].startswith("text/csv")
    assert (
        client.get(f"{API}members/", headers={"Accept": "text/csv;q=0.5, application/json"})["Content-Type"]
        == "application/json"
    )


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv;q=0.9, application/json;q=0.5", "text/csv"),
        ("application/json;q=0, */*", "text/csv"),
        ("*/*;q=0.1, application/x-ndjson", "application/x-ndjson"),
        ("text/*, application/json;q=0.5", "text/csv"),
        ("text/csv, application/json", "application/json"),
        ("text/csv, */*", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("application/ld+json; profile=x", "application/ld+json"),
        ("application/json; indent=4", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("garbage, text/csv;q=garbage", "text/csv"),
        ("", "application/json"),
    ],
)
def test_the_format_is_the_one_that_is_wanted_most(client, accept, media_type):
    response = client.get(f"{API}members/", headers={"Accept": accept})
    assert response["Content-Type"].partition(";")[0] == media_type
    if media_type == "application/json":
        assert response.content == client.get(f"{API}members.json").content


@pytest.mark.parametrize("accept", ["application/xml", "application/json;q=0", "*/*;q=0", "garbage", ",", "x" * 20_000])
def test_what_can_be_accepted_is_told_where_nothing_is(client, accept):
    response = client.get(f"{API}members/", headers={"Accept": accept})
    assert (response.status_code, response["Content-Type"]) == (406, PROBLEM)
    assert "application/x-ndjson" in response.json()["detail"]


def test_a_format_that_does_not_fit_is_a_problem_that_names_those_that_do(client):
    response = client.get(f"{API}members.ics")
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)
    assert "csv" in response.json()["detail"]


@pytest.mark.parametrize("suffix", ["csv", "ndjson"])
def test_a_problem_is_told_in_json_whatever_was_asked_for(client, suffix):
    response = client.get(f"{API}members.{suffix}?as_of=yesterday")
    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    assert response.json()["errors"][0]["parameter"] == "as_of"


def test_a_saved_table_has_a_name(client):
    response = client.get(f"{API}members.csv?as_of=1999-03-12")
    assert response["Content-Disposition"] == 'inline; filename="members-1999-03-12.csv"'
    assert client.get(f"{API}members/nato/be.csv")["Content-Disposition"] == 'inline; filename="nato-be.csv"'


def test_the_question_is_the_same_in_every_format(client):
    address = "members{}?as_of=1952-02-18&ordering=-joined,country&lang=id"
    rows = table(client, address.format(".csv"))
    assert [row["id"] for row in rows] == ids(client, address.format("/"))
    assert rows[0]["country.name"] == "Yunani"


def test_lists_that_come_whole_are_limited_and_pages_are_not(client, settings):
    settings.LIMITS = {"whole": (2, 3600)}
    answers = [client.get(f"{API}members.csv?as_of=20{number}-01-01") for number in range(10, 13)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"whole";q=2;w=3600'
    assert answers[2]["Content-Type"] == PROBLEM
    assert int(answers[2]["Retry-After"]) > 0
    assert client.get(f"{API}members/?as_of=2012-01-01").status_code == 200
    assert client.get(f"{API}members.csv?as_of=2010-01-01").status_code == 200  # kept: it costs nothing


def test_no_lines_are_lines_too(client, country):
    country("Ruritania")
    response = client.get(f"{API}members.ndjson?country=ruritania")
    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Type"] == "application/x-ndjson; charset=utf-8"
