import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from alliance.mcp.tools import TOOLS
from members.models import CountryName
from tests.alliance.mcp.talking import called, result, told, unanswered
from tests.asking import ask

pytestmark = pytest.mark.django_db

CALLS = [
    ("members_on_day", {"day": "1955-05-09"}),
    ("members_on_day", {"day": "1940-01-01"}),
    ("members_on_day", {"day": "2024-03-07", "organization": "European Union"}),
    ("members_on_day", {"day": "2100-01-01", "organization": "un"}),
    ("country", {"country": "Germany"}),
    ("country", {"country": "Indonesia"}),
    ("country", {"country": "fr"}),
    ("meeting", {"meeting": "brussels-2021"}),
    ("meeting", {"meeting": "nato-headquarters-30-members"}),
    ("meeting", {"meeting": "KTT Den Haag", "year": 2025}),
    ("search", {"query": "cyber defence"}),
    ("search", {"query": "Stoltenberg", "kind": "person"}),
    ("search", {"query": "zzzzzz"}),
]


def said_by(answered: dict, fact: str, field: str) -> dict[str, tuple[str, str]]:
    """What each source says about a field of a fact: the value and the verdict."""
    return {
        source["id"]: (claim["value"], claim["verdict"])
        for source in answered["sources"]
        for claim in source["claims"]
        if (claim["fact"], claim.get("field")) == (fact, field)
    }


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_an_answer_is_as_described_with_words_notes_and_sources(client, tool, arguments):
    answered = result(client, "tools/call", {"name": tool, "arguments": arguments})
    schema = TOOLS[tool].described()["outputSchema"]
    Draft202012Validator(schema).validate(answered["structuredContent"])
    assert [content["type"] for content in answered["content"]] == ["text"]
    assert answered["content"][0]["text"]
    for source in answered["structuredContent"]["sources"]:
        assert source["claims"]
        assert client.get(source["page"]).status_code == 200
        assert (source["url"] or source["page"]) in answered["content"][0]["text"]


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_an_answer_leads_to_the_same_in_the_api_and_to_a_page(client, tool, arguments):
    answered = called(client, tool, **arguments)
    assert client.get(answered["api"]).status_code == 200
    assert client.get(answered["page"]).status_code == 200


@pytest.mark.parametrize(
    ("day", "count"), [("1949-08-23", 0), ("1949-08-24", 12), ("1955-05-06", 15), ("2024-03-07", 32)]
)
def test_the_members_on_a_day_are_those_of_the_api(client, day, count):
    answered = called(client, "members_on_day", day=day)
    assert (answered["day"], answered["count"], len(answered["members"])) == (day, count, count)
    known = ask(client, f"memberships/?organization=nato&as_of={day}")["results"]
    assert [(one["id"], one["country"], one["start"]) for one in answered["members"]] == [
        (one["id"], one["country"], one["start"]) for one in known
    ]
    assert told(client, "members_on_day", day=day).startswith(f"{count} members of North Atlantic Treaty Organization")


def test_the_members_have_the_names_of_the_day(client):
    names = {member["country"]["name_en"] for member in called(client, "members_on_day", day="1955-05-09")["members"]}
    assert {"West Germany", "Turkey"} < names


def test_the_members_come_with_who_says_so_and_who_says_otherwise(client):
    answered = called(client, "members_on_day", day="1955-05-09")
    said = said_by(answered, "nato/de", "start")
    assert ("1955-05-06", "agrees") in said.values()
    assert ("1955-05-09", "disagrees") in said.values()
    assert any("deposit of the instrument" in note for note in answered["notes"])


def test_an_empty_list_says_why(client):
    assert "The treaty was not in force yet" in told(client, "members_on_day", day="1940-01-01")
    assert "are not kept here" in told(client, "members_on_day", day="2020-01-01", organization="UN")


def test_a_day_in_the_future_says_so(client):
    assert "lies in the future" in told(client, "members_on_day", day="2100-01-01")


@pytest.mark.parametrize("organization", ["nato", "NATO", "North Atlantic Treaty Organization", "the NATO", " nato "])
def test_an_organization_is_known_by_any_of_its_names(client, organization):
    answered = called(client, "members_on_day", day="1999-03-12", organization=organization)
    assert (answered["organization"]["id"], answered["count"]) == ("nato", 19)


@pytest.mark.parametrize(
    "name",
    ["de", "DE", "DEU", "Germany", "germany", "Jerman", "West Germany", "Jerman Barat", "Federal Republic of Germany"],
)
def test_a_country_is_known_by_any_of_its_names_in_either_language(client, name):
    assert called(client, "country", country=name)["country"]["id"] == "de"


def test_a_country_comes_with_its_names_stays_and_steps_and_the_sources_of_their_dates(client):
    answered = called(client, "country", country="Germany")
    assert [stay["start"] for stay in answered["country"]["memberships"] if stay["id"] == "nato/de"] == ["1955-05-06"]
    said = said_by(answered, "nato/de", "start")
    assert {verdict for _, verdict in said.values()} >= {"agrees", "disagrees"}
    text = told(client, "country", country="Germany")
    assert "Member of North Atlantic Treaty Organization since 1955-05-06." in text
    assert "disagrees: nato/de start 1955-05-09" in text


def test_a_country_without_memberships_says_so(client, country):
    country("Ruritania")
    assert "No membership is recorded." in told(client, "country", country="Ruritania")


def test_a_name_that_several_had_is_answered_with_their_codes(client, country, country_name):
    for name in ("Ruritania Major", "Ruritania Minor"):
        country_name(country(name), "Old Ruritania")
    codes = sorted(CountryName.objects.filter(name_en="Old Ruritania").values_list("country__key", flat=True))
    refused = unanswered(client, "country", country="Old Ruritania")
    assert "name of several" in refused
    assert all(f"“{code}”" in refused for code in codes)


@pytest.mark.parametrize(
    ("typed", "meant"), [("Turkye", "tr"), ("Azerbajian", "az"), ("Germny", "de"), ("Macedonia", "mk")]
)
def test_a_country_that_is_not_known_is_answered_with_those_that_may_be_meant(client, typed, meant):
    refused = unanswered(client, "country", country=typed)
    assert f"no country called “{typed}”" in refused
    assert f"(“{meant}”)" in refused


def test_an_organization_that_is_not_known_is_answered_with_a_suggestion(client):
    assert "(“warsaw-pact”)" in unanswered(client, "members_on_day", day="1980-01-01", organization="Warsaw Treaty")
    assert "search" in unanswered(client, "members_on_day", day="1980-01-01", organization="zzzzzz")


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ({"meeting": "brussels-2021"}, "brussels-2021"),
        ({"meeting": "Brussels Summit 2021"}, "brussels-2021"),
        ({"meeting": "KTT Brussel 2021"}, "brussels-2021"),
        ({"meeting": "Brussels summit", "year": 2021}, "brussels-2021"),
        ({"meeting": "brussels", "year": "2021"}, "brussels-2021"),
        ({"meeting": "Wales summit"}, "wales-2014"),
        ({"year": 1957}, "paris-1957"),
    ],
)
def test_a_meeting_is_known_by_id_title_or_year(client, asked, key):
    answered = called(client, "meeting", **asked)
    assert answered["meeting"]["id"] == key
    assert answered["meeting"] == ask(client, f"meetings/{key}/?omit=claims")


def test_a_meeting_comes_with_its_agenda_in_order_and_the_sources_of_each_item(client):
    answered = called(client, "meeting", meeting="brussels-2021")
    agenda = [item["id"] for item in answered["meeting"]["agenda"]]
    facts = {claim["fact"] for source in answered["sources"] for claim in source["claims"]}
    assert agenda
    assert {"brussels-2021", *agenda} == facts
    assert "Agenda: Russia; China;" in told(client, "meeting", meeting="brussels-2021")


def test_where_several_meetings_fit_they_are_listed_with_their_ids(client):
    refused = unanswered(client, "meeting", meeting="Brussels summit")
    assert "- brussels-2018: Brussels Summit 2018, 2018-07-11" in refused
    assert "- brussels-may-1989" in unanswered(client, "meeting", year=1989)


def test_a_meeting_that_is_not_known_is_answered_with_what_may_be_meant(client):
    assert "“brussels summit”" in unanswered(client, "meeting", meeting="Brusels sumit")
    assert "There is no meeting" in unanswered(client, "meeting", meeting="Brussels Summit 2021", year=1999)
    assert "search" in unanswered(client, "meeting", year=1950)


def test_a_search_finds_in_either_language_best_first_with_the_sources_of_what_is_found(client):
    answered = called(client, "search", query="KTT Brussel 2021")
    assert (answered["results"][0]["kind"], answered["results"][0]["id"]) == ("meeting", "brussels-2021")
    assert "brussels-2021" in {claim["fact"] for source in answered["sources"] for claim in source["claims"]}
    assert answered["results"] == ask(client, "search/?q=KTT+Brussel+2021&page_size=10")["results"]


def test_a_claim_that_is_found_comes_with_its_source(client):
    answered = called(client, "search", query="Greece spent 2.91% of its GDP on defence in 2020", kind="claim")
    assert [source["claims"][0]["verdict"] for source in answered["sources"]] == ["agrees"]


def test_a_search_that_finds_nothing_says_what_may_be_meant(client):
    assert "Did you mean “Makedonia”?" in told(client, "search", query="Makedoina")


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("members_on_day", {}, "needs “day”"),
        ("members_on_day", {"day": None}, "needs “day”"),
        ("members_on_day", {"day": "9 May 1955"}, "day: “9 May 1955” is not a date: write YYYY-MM-DD."),
        ("members_on_day", {"day": "2021-02-30"}, "day: “2021-02-30” is not a day of the calendar"),
        ("members_on_day", {"date": "2021-02-28"}, "has no argument “date”"),
        ("members_on_day", {"day": "2021-02-28", "organisation": "nato"}, "did you mean “organization”?"),
        ("members_on_day", {"day": ["2021-02-28"]}, "day: give a text"),
        ("members_on_day", {"day": True}, "day: give a text"),
        ("members_on_day", {"day": 1.5}, "day: give a text"),
        ("members_on_day", {"day": {"a": {}}}, "day: give a text"),
        ("country", {"country": ""}, "country: give a text of 1 to 255 characters"),
        ("country", {"country": "  "}, "country: give a text of 1 to 255 characters"),
        ("country", {"country": "t\0r"}, "country: give a text of 1 to 255 characters"),
        ("country", {"country": "x" * 256}, "country: give a text of 1 to 255 characters"),
        ("country", {"country": 10**4000}, "country: give a text of 1 to 255 characters"),
        ("country", {"country": "../../meta"}, "no country called"),
        ("country", {"country": "%"}, "no country called"),
        ("country", {"country": "???"}, "no country called"),
        ("country", {"country": "the"}, "no country called"),
        ("meeting", {}, "needs “meeting”"),
        ("meeting", {"year": 0}, "year: “0” is not a year from 1949 to 2100."),
        ("meeting", {"year": -1}, "year: “-1” is not a year"),
        ("meeting", {"year": "2021,2022x"}, "year: “2022x” is not a year"),
        ("meeting", {"meeting": "x", "year": 99999}, "year: “99999” is not a year"),
        ("search", {"query": "x" * 201}, "query: The value is too long: at most 200 characters."),
        ("search", {"query": "nato", "kind": "flag"}, "kind: “flag” is not one of: country, organization"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words_that_help(client, tool, arguments, said):
    assert said in unanswered(client, tool, **arguments)


@pytest.mark.parametrize("text", ['"', "'; --", "\u202e", "😀", "a:b", "NEAR(", "\\", "{}", "<script>", "\n"])
@pytest.mark.parametrize(("tool", "argument"), [("country", "country"), ("meeting", "meeting"), ("search", "query")])
def test_no_text_makes_a_tool_fail(client, tool, argument, text):
    result(client, "tools/call", {"name": tool, "arguments": {argument: text}})


@pytest.mark.parametrize(
    ("tool", "arguments", "most"),
    [
        ("members_on_day", {"day": "2024-03-07"}, 12),
        ("country", {"country": "de"}, 14),
        ("meeting", {"meeting": "brussels-2021"}, 12),
        ("search", {"query": "nato"}, 25),
    ],
)
def test_an_answer_takes_as_many_queries_however_much_there_is(client, tool, arguments, most):
    called(client, tool, **arguments)
    with CaptureQueriesContext(connection) as captured:
        called(client, tool, **arguments)
    assert len(captured) <= most


def test_an_answer_has_only_so_many_claims(client, join, claim, monkeypatch):
    monkeypatch.setattr("alliance.mcp.sources.MOST", 3)
    stay = join("Ruritania", "1950-01-01", organization="Entente")
    for number in range(5):
        claim(stay, "start", "1950-01-01", source=f"Gazette {number}")
    answered = called(client, "members_on_day", day="1950-01-01", organization="Entente")
    assert sum(len(source["claims"]) for source in answered["sources"]) == 3
    assert "2 more claims" in " ".join(answered["notes"])
