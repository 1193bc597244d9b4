import pytest

from tests.asking import ask, ids

pytestmark = pytest.mark.django_db


def test_a_claim_names_its_source_its_fact_and_its_verdict(client, join, claim, source):
    made = claim(join("Ruritania", "1950-01-01"), "start", "1951-01-01", paragraph=3, paragraph_sha256="a" * 64)
    answer = ask(client, f"claims/{made.key}/")
    assert answer["source"]["id"] == "strelsau-gazette"
    assert (answer["kind"], answer["fact"]) == ("membership", made.fact.key)
    assert (answer["field"], answer["value"], answer["verdict"]) == ("start", "1951-01-01", "disagrees")
    assert (answer["paragraph"], answer["paragraph_sha256"]) == (3, "a" * 64)


def test_claims_are_asked_by_source_verdict_field_kind_and_fact(client, join, step, claim):
    stay, taken = join("Ruritania", "1950-01-01"), step("Ruritania", "invited", "1949-01-07")
    right = claim(stay, "start", "1950-01-01")
    wrong = claim(taken, "date", "1951-01-07")
    asked = "claims/?source=strelsau-gazette"
    assert set(ids(client, asked)) == {right.key, wrong.key}
    assert ids(client, f"{asked}&verdict=agrees") == [right.key]
    assert ids(client, f"{asked}&field=date") == [wrong.key]
    assert ids(client, f"{asked}&kind=accession-step") == [wrong.key]
    assert ids(client, f"{asked}&fact={stay.key}") == [right.key]


def test_a_source_says_how_many_claims_it_makes(client, join, claim):
    claim(join("Ruritania", "1950-01-01"), "start", "1950-01-01", source="Zenda Times")
    answer = ask(client, "sources/zenda-times/")
    assert answer["claim_count"] == 1


def test_sources_are_asked_by_kind_and_language(client, source):
    source("Zenda Times", kind="compilation", language="qz", published="1950-06")
    assert ids(client, "sources/?language=qz&kind=compilation") == ["zenda-times"]
    assert ids(client, "sources/?language=qz&kind=article") == []
    assert ask(client, "sources/zenda-times/")["published"] == "1950-06"


def test_the_key_of_a_page_contains_dots_and_slashes_and_is_an_address(client):
    key = next(key for key in ids(client, "sources/?kind=page") if "/" in key)
    assert ask(client, f"sources/{key}/")["id"] == key
