"""Decisions are kept one by one, each on what somebody has seen."""

import pytest

from alliance.editing.articles.deciding import digest
from tests.articles import COUNT, NEW_CLAIMS, NEW_RECORDS, Desk, article, proposal, reader
from tests.editing import words

__all__ = ["article", "reader"]


def claims_of(article):
    article.refresh_from_db()
    return article.claims


def test_a_decision_is_kept_and_counted(reader, article):
    made = article([COUNT, proposal("membership/nato/es", "start", "1986")])
    answer = reader.decide(made, 0).json()
    assert (answer["decided"], answer["total"], answer["refused"]) == (1, 2, [])
    assert [one["decision"] for one in claims_of(made)] == ["accepted", "proposed"]
    assert answer["claims"]["0"]["seen"] == digest(made.claims[0])


def test_what_somebody_else_has_decided_meanwhile_stays(reader, article):
    made, second = article([COUNT, proposal("membership/nato/es", "start", "1982")]), Desk("second")
    seen = digest(made.claims[0])
    second.decide(made, 0, "rejected")
    response = reader.decide(made, 0, "accepted", seen=seen)
    assert (response.status_code, "Somebody else" in response.json()["refused"][0]) == (409, True)
    assert reader.decide(made, 1).status_code == 200
    assert [one["decision"] for one in claims_of(made)] == ["rejected", "accepted"]
    assert {user.username for user in made.authors.all()} == {"reader", "second"}


def test_without_a_script_the_whole_form_is_sent_and_what_nobody_touched_stays(reader, article):
    made, second = article([COUNT, proposal("membership/nato/es", "start", "1982")]), Desk("second")
    sent = {f"seen-{number}": digest(one) for number, one in enumerate(made.claims)}
    sent |= {f"decision-{number}": "proposed" for number in range(2)} | {"decision-1": "rejected"}
    second.decide(made, 0)
    assert "Kept." in words(reader.post(made, **sent))
    assert [one["decision"] for one in claims_of(made)] == ["accepted", "rejected"]


def test_who_changes_what_is_said_corrects_it_and_its_statements_are_made_anew(reader, article):
    made = article()
    assert reader.decide(made, 0, value="32").status_code == 200
    (corrected,) = claims_of(made)
    assert (corrected["decision"], corrected["value"]) == ("corrected", "32")
    assert corrected["statement_en"] == "It has 32 members."
    reader.decide(made, 0, "corrected", statement_en="There are 32 of them.")
    assert claims_of(made)[0]["statement_en"] == "There are 32 of them."


def test_a_decision_is_taken_back_as_it_was(reader, article):
    made = article()
    reader.decide(made, 0, value="32")
    sent = {f"{name}-0": value for name, value in COUNT.items()} | {"seen-0": digest(claims_of(made)[0]), "undo": "1"}
    reader.post(made, **sent)
    assert claims_of(made) == [COUNT]


@pytest.mark.parametrize("fact", ["nothing/x", "noslash", ""])
def test_what_is_taken_back_is_about_a_fact_that_there_is(reader, article, fact):
    made = article()
    reader.decide(made, 0, "proposed", undo="1", fact=fact)
    assert claims_of(made) == [COUNT]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"fact": "organization/entente"}, "There is no fact"),
        ({"fact": "claim/x"}, "There is no fact"),
        ({"fact": "/"}, "There is no fact"),
        ({"field": "founder"}, "can give one of"),
        ({"value": ""}, "A field needs a value"),
        ({"value": "many"}, "in digits"),
        ({"field": "host", "value": "xx"}, "There is no country"),
        ({"field": "founded", "value": "1949-13"}, "Write the date"),
        ({"field": "", "value": "", "statement_en": ""}, "in both languages"),
    ],
)
def test_what_no_claim_can_say_is_refused_in_words(reader, article, said, why):
    made = article()
    response = reader.decide(made, 0, **said)
    assert (response.status_code, why in response.json()["refused"][0]) == (409, True)
    assert claims_of(made) == [COUNT]


@pytest.mark.parametrize("odd", ["\0", "x" * 5000, "\u202e", "\x07"])
def test_odd_characters_are_refused_or_bounded(reader, article, odd):
    made = article()
    assert reader.decide(made, 0, statement_en=f"So {odd}").status_code in {200, 409}
    assert len(claims_of(made)[0]["statement_en"]) <= 2000


def test_all_that_agrees_is_accepted_at_once(reader, article):
    made = article(
        [COUNT, proposal("membership/nato/es", "start", "1982"), proposal("membership/nato/pt", "start", "1949")]
    )
    reader.post(made, accept="known")
    assert [one["decision"] for one in claims_of(made)] == ["proposed", "accepted", "accepted"]


def test_what_was_missed_is_added_with_its_place(reader, article):
    made = article()
    said = {"fact": "membership/nato/es", "field": "start", "value": "1982"}
    reader.post(made, "miss", paragraph="2", characters="5-9", **said)
    added = claims_of(made)[1]
    assert {name: added[name] for name in said} == said
    assert (added["decision"], added["missed"], added["characters"]) == ("accepted", "true", "5-9")
    assert added["statement_en"] == "Spain became a member of NATO in 1982."
    assert "number of a paragraph" in words(reader.post(made, "miss", paragraph="9", **said))
    reader.post(made, "miss", paragraph="2", characters="5-9999", **said)
    assert "characters" not in claims_of(made)[2]


def test_a_key_follows_what_it_is_made_of_and_whatever_refers_to_it_follows(reader, article):
    made = article(NEW_CLAIMS, NEW_RECORDS)
    record = reader.read(made).context["records"][1]
    reader.post(made, "record", place="1", seen=record.seen, **{"cell-name": "Flavia of Hentzau"})
    claims_of(made)
    assert made.facts[1]["person"]["key"] == "flavia-of-hentzau"
    assert made.facts[4]["term"]["key"] == "nato/duchess/flavia-of-hentzau"
    assert made.facts[4]["term"]["person"] == "flavia-of-hentzau"
    assert (made.claims[0]["fact"], made.claims[0]["value"]) == (
        "term/nato/duchess/flavia-of-hentzau",
        "flavia-of-hentzau",
    )
    assert "Somebody else" in words(reader.post(made, "record", place="1", seen=record.seen))


def test_a_record_is_begun_and_left_out_again(reader, article):
    made = article([])
    reader.post(made, "record", kind="person", **{"cell-name": "Black Michael"})
    claims_of(made)
    assert made.facts[1] == {"person": {"key": "black-michael", "name": "Black Michael"}}
    assert "empty" in words(reader.post(made, "record", kind="person", **{"cell-name": "?"}))
    assert "There is no country" in words(
        reader.post(made, "record", kind="person", **{"cell-name": "Sapt", "cell-country": "xx"})
    )
    assert "No record of this kind" in words(reader.post(made, "record", kind="claim"))
    seen = reader.read(made).context["records"][1].seen
    reader.post(made, "record", place="1", seen=seen, **{"leave-out": "1"})
    claims_of(made)
    assert len(made.facts) == 1
