"""What is proposed of the founding articles, beside what a person has accepted of them."""

import re

import pytest
from django.conf import settings

from alliance.checking.known import Known
from alliance.checking.names import lexicon
from alliance.checking.proposals import merged, proposed
from alliance.dates import PartialDate
from alliance.extraction.extract import extract
from alliance.extraction.paragraphs import paragraphs
from alliance.extraction.reading import read_file
from alliance.knowledge.cells import read_cells
from alliance.knowledge.readings import as_yaml, read_readings, records_that_count
from alliance.knowledge.rows import noun_to_model
from alliance.knowledge.templates import templates
from alliance.sources.models import Source

READINGS = read_readings(settings.BASE_DIR / "fixtures" / "articles")

# What a person read between the lines, and no rule finds: by article, fact and field.
NOT_FOUND = {
    "aliansi-keamanan-internasional.yaml": {
        ("membership/nato/us", "member"),  # it leads the alliance
    },
    "idntimes-menlu-as.yaml": {
        ("membership/nato/us", "member"),  # met “the other members”
        ("term/us/president/joe-biden", "start"),  # “since Biden took office in January”
        ("meeting/eu-leaders-2021-03", "start_date"),  # joins the leaders of the EU “on Thursday”
        ("meeting/eu-leaders-2021-03", "status"),
        ("operation/resolute-support", "country"),  # operations are not read
    },
    "kemitraan-strategis-as.yaml": {
        ("membership/nato/us", "member"),  # “allies of the United States in NATO”
        ("membership/nato/dk", "member"),  # takes part in its debates
        ("organization/nato", "host"),  # the country that hosts it is named in the clause after
        ("organization/eu", "host"),
    },
}


def of_text(text: str, published: str | None = None):
    read = paragraphs(text)
    day = PartialDate.parse(published) if published else None
    return proposed(read, extract(read, lexicon(), day), Known(), templates())


def of_article(reading, articles):
    read = read_file(articles / reading["file"])
    day = PartialDate.between(*Source.objects.get(key=reading["source"]).written)
    return proposed(read.paragraphs, extract(read.paragraphs, lexicon(), day), Known(), templates())


@pytest.mark.parametrize("file", READINGS)
def test_every_judged_claim_that_was_accepted_is_proposed(file, articles, db):
    reading = READINGS[file]
    found = {(claim["fact"], claim["field"], claim["value"]) for claim in of_article(reading, articles)["claims"]}
    accepted = {(claim["fact"], claim["field"], claim["value"]) for claim in reading["claims"] if claim.get("field")}
    assert {(fact, field) for fact, field, _value in accepted - found} == NOT_FOUND.get(file, set())


@pytest.mark.parametrize("file", READINGS)
def test_no_sentence_of_an_article_is_in_a_proposal(file, articles, db):
    article = words((articles / READINGS[file]["file"]).read_text(encoding="utf-8"))
    runs = {tuple(article[start : start + 8]) for start in range(len(article) - 7)}
    for claim in of_article(READINGS[file], articles)["claims"]:
        for language in ("en", "ind"):
            statement = words(claim[f"statement_{language}"])
            assert not {tuple(statement[start : start + 8]) for start in range(len(statement) - 7)} & runs


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_a_claim_says_where_it_stands(db):
    text = "First line.\n\nNATO now has 31 members, it says.\n"
    (claim,) = of_text(text, "2025-04-04")["claims"]
    start, end = map(int, claim["characters"].split("-"))
    line = paragraphs(text)[int(claim["paragraph"]) - 1]
    assert "31" in line.text[start:end]
    assert claim["sha256"] == line.sha256
    assert (claim["statement_en"], claim["statement_ind"]) == ("It has 31 members.", "Anggotanya 31 negara.")


def test_a_meeting_that_is_not_known_comes_with_its_record_in_both_languages(db):
    reading = of_text(
        "NATO foreign ministers met in Brussels on 3 and 4 December 2030 to discuss Ukraine. "
        "The ministers of NATO also discussed terrorism.",
        "2030-12-05",
    )
    (meeting,) = (record["meeting"] for record in reading["facts"] if "meeting" in record)
    assert (meeting["kind"], meeting["start_date"], meeting["end_date"]) == (
        "foreign-ministers",
        "2030-12-03",
        "2030-12-04",
    )
    assert meeting["title_en"] == "NATO Foreign Ministers' Meeting, December 2030"
    assert meeting["title_ind"] == "Pertemuan Menteri Luar Negeri NATO, Desember 2030"
    topics = {record["agenda-item"]["topic"] for record in reading["facts"] if "agenda-item" in record}
    assert {"ukraine", "terrorism"} <= topics
    for record in reading["facts"]:
        ((noun, cells),) = record.items()
        read_cells(noun_to_model()[noun], {name: cell for name, cell in cells.items() if name != "key"})


def test_somebody_new_in_a_known_office_comes_with_a_person_and_a_term(db):
    text = "NATO Secretary General Flavia Hentzau said in Brussels that NATO has 32 members."
    facts = of_text(text, "2035-01-02")["facts"]
    office = "nato/secretary-general"
    assert {"term": {"key": f"{office}/flavia-hentzau", "office": office, "person": "flavia-hentzau"}} in facts
    assert [record["person"]["name"] for record in facts if "person" in record] == ["Flavia Hentzau"]


def test_a_record_counts_once_a_claim_on_it_or_on_what_rests_on_it_is_accepted(db):
    reading = {"file": "a.txt", "source": "a"} | of_text(
        "NATO foreign ministers met in Brussels on 3 December 2030. The ministers discussed Ukraine.", "2030-12-04"
    )
    assert records_that_count(reading, "a.yaml") == []
    (item,) = (claim for claim in reading["claims"] if claim["fact"].startswith("agenda-item/"))
    item["decision"] = "accepted"
    assert {noun for _number, noun, _cells in records_that_count(reading, "a.yaml")} == {"meeting", "agenda-item"}


def test_what_was_decided_stays_and_what_is_new_is_added():
    said = {"fact": "organization/nato", "field": "member_count", "value": "31"}
    decided = {"paragraph": "1", **said, "decision": "rejected"}
    again = decided | {"decision": "proposed"}
    other = again | {"paragraph": "2"}
    reading = merged({"file": "a.txt", "facts": [], "claims": [decided]}, {"facts": [], "claims": [again, other]})
    assert reading["claims"] == [decided, other]
    assert as_yaml(reading) == as_yaml(reading)
