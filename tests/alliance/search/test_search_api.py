import base64
import csv
import io
import json
from urllib.parse import urlsplit

import pytest

from alliance.rest.cursors import short
from alliance.search.api import Ranking, packed, unpacked
from alliance.search.kinds import BY_NOUN
from alliance.search.models import Entry
from alliance.search.query import Question
from tests.asking import API, ask, queries, refusal, wrong

pytestmark = pytest.mark.django_db


def found(client, address: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["id"]) for one in ask(client, f"search/{address}")["results"]]


def cursor(position: list) -> str:
    """A cursor of the search, made up."""
    values = json.dumps([short(str(Ranking())), 0, *position])
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


def walk(client, address: str, between=lambda: None) -> list[tuple[str, str]]:
    """All results, page after page; `between` is called after each."""
    records = []
    while address:
        answer = ask(client, address.removeprefix(f"http://testserver{API}"))
        records += [(one["kind"], one["id"]) for one in answer["results"]]
        address = answer["next"]
        between()
    return records


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Türkiye", "country", "tr"),
        ("turki", "country", "tr"),
        ("Jerman Barat", "country", "de"),
        ("KTT Brussel 2021", "meeting", "brussels-2021"),
        ("siber", "topic", "cyber-defence"),
        ("Stoltenberg", "person", "jens-stoltenberg"),
        ("KFOR", "operation", "kfor"),
        ("NATO", "organization", "nato"),
        ("CLDR", "source", "cldr"),
        ("it", "country", "it"),
    ],
)
def test_the_best_result_comes_first_whatever_the_language_of_the_question(client, text, kind, key):
    assert found(client, f"?q={text}")[0] == (kind, key)


def test_the_order_is_that_of_the_page(client):
    order = [(one["kind"], one["digest"]) for one in Question("turki").answers()]
    digests = {(entry.kind, entry.key): entry.digest for entry in Entry.objects.all()}
    assert [(kind, digests[kind, key]) for kind, key in found(client, "?q=turki")] == order


def test_a_result_says_what_it_is_called_in_both_languages_and_where_it_is_to_be_had(client):
    best = ask(client, "search/?q=makedonia")["results"][0]
    assert (best["id"], best["title_en"], best["title_ind"]) == ("mk", "North Macedonia", "Makedonia Utara")
    assert client.get(best["address"]).json()["id"] == "mk"
    for page in (best["page_en"], best["page_ind"]):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("kind", list(BY_NOUN))
def test_results_of_every_kind_lead_to_a_record_and_to_pages(client, kind):
    found = ask(client, f"search/?q=nato&kind={kind}&page_size=2")["results"]
    found = found or ask(client, f"search/?q=germany&kind={kind}&page_size=2")["results"]
    for one in found:
        assert one["kind"] == kind
        assert client.get(one["address"]).json()["id"] == one["id"]
        assert client.get(one["page_en"]).status_code == 200
        assert one["title_en"]
    assert found


def test_a_result_says_in_which_texts_the_words_stand(client):
    best = ask(client, "search/?q=makedonia")["results"][0]
    assert best["matches"] == [{"where": "name", "text": "Makedonia Utara", "language": "id"}]
    hybrid = next(one for one in ask(client, "search/?q=cyber&kind=topic")["results"] if one["id"] == "hybrid-threats")
    assert [match["where"] for match in hybrid["matches"]] == ["text"]
    assert "cyber" in hybrid["matches"][0]["text"]
    person = ask(client, "search/?q=stoltenberg&kind=person")["results"][0]
    assert person["matches"] == [{"where": "name", "text": "Jens Stoltenberg", "language": None}]


def test_the_same_statement_of_many_sources_is_one_result(client, claim, join):
    stay = join("Ruritania", "1950-01-01")
    for title in ("Strelsau Gazette", "Zenda Post", "Hentzau Herald"):
        claim(stay, source=title, statement_en="Ruritania parades daily.", statement_ind="Ruritania berparade.")
    answer = ask(client, "search/?q=parades+daily")
    assert (answer["count"], answer["results"][0]["said"]) == (1, 3)


def test_results_of_some_kinds_or_of_all_but_some_can_be_asked_for(client):
    everything = found(client, "?q=turki")
    some = found(client, "?q=turki&kind=meeting,topic")
    assert {kind for kind, _ in some} == {"meeting", "topic"}
    assert some == [one for one in everything if one[0] in {"meeting", "topic"}]
    assert found(client, "?q=turki&kind_not=claim") == [one for one in everything if one[0] != "claim"]


def test_up_to_a_hundred_results_come_whole_and_more_in_pages_that_meet_each_once(client):
    assert ask(client, "search/?q=turki")["next"] is None
    answer = ask(client, "search/?q=nato")
    assert answer["count"] > len(answer["results"]) == 100
    records = walk(client, "search/?q=nato")
    assert len(records) == len(set(records)) == answer["count"]
    assert walk(client, "search/?q=nato&page_size=37") == records
    assert walk(client, "search/?q=summit&page_size=7&kind=meeting,topic,source") == found(
        client, "?q=summit&kind=meeting,topic,source"
    )


def test_what_is_written_between_two_pages_makes_no_old_result_come_twice_or_never(client, topic):
    numbers = iter(range(1000))

    def between():
        number = next(numbers)
        topic(f"Turki {number}")
        topic(f"Zenda {number}", description_en="Far from Turki.")

    before = walk(client, "search/?q=turki&page_size=5")
    after = walk(client, "search/?q=turki&page_size=5", between)
    assert len(after) == len(set(after))
    assert [one for one in after if one in set(before)] == before


def test_one_can_walk_back(client):
    first = ask(client, "search/?q=turki&page_size=5")
    second = ask(client, first["next"].removeprefix(f"http://testserver{API}"))
    back = ask(client, second["previous"].removeprefix(f"http://testserver{API}"))
    assert back["results"] == first["results"]
    assert first["previous"] is None
    assert back["previous"] is None


@pytest.mark.parametrize("word", ["Ünzüstellbar ", "新聞"])
def test_a_cursor_is_no_longer_than_an_address_can_be(client, source, word):
    for number in range(2):
        source(f"{number} {word * 125}"[:250], note_en="Zzyzx")
    answer = ask(client, "search/?q=zzyzx&page_size=1")
    assert len(answer["next"]) < 2100
    assert len(walk(client, "search/?q=zzyzx&page_size=1")) == 2


def test_the_place_of_every_entry_can_be_written_shortly_and_read_again():
    for sort_en, sort_ind in Entry.objects.values_list("sort_en", "sort_ind"):
        for digits in (sort_en, sort_ind):
            assert unpacked(packed(digits)) == digits
            assert "\0" not in packed(digits)


@pytest.mark.parametrize(
    "position",
    [
        [],
        [0, 4, 2],
        [0, 4, 2, None],
        [0, 4, 2, ""],
        [0, 4, 2, "x"],
        [0, 4, 2, " \ud800"],
        ["a", 4, 2, " x"],
        [1e400, 4, 2, " x"],
        [0, 4, 2, 5],
        [0, 4, 2, " x", 1],
        [None, None, None, None],
    ],
)
def test_a_cursor_that_is_none_is_refused_and_never_fails(client, position):
    response = client.get(f"{API}search/", {"q": "nato", "cursor": cursor(position)})
    assert response.status_code == 400, response.content


def test_a_cursor_far_out_finds_nothing_or_everything(client):
    for huge in (10**30, -(10**30)):
        far = cursor([huge, huge, huge, " x"])
        assert client.get(f"{API}search/", {"q": "nato", "cursor": far}).status_code == 200


def test_one_language_can_be_asked_for(client):
    best = ask(client, "search/?q=turki&lang=id")["results"][0]
    assert (best["title"], urlsplit(best["page"]).path) == ("Turki", "/id/members/turkiye/")
    assert "title_en" not in best


def test_fields_can_be_chosen(client):
    assert ask(client, "search/?q=turki&fields=id,matches.text&page_size=1")["results"] == [
        {"id": "tr", "matches": [{"text": "Türkiye"}]}
    ]


def test_results_come_as_csv_and_ndjson(client):
    rows = list(csv.DictReader(io.StringIO(client.get(f"{API}search.csv?q=turki").content.decode("utf-8-sig"))))
    assert [(row["kind"], row["id"]) for row in rows] == found(client, "?q=turki")
    assert client.get(f"{API}search.ndjson?q=turki").status_code == 200


def test_a_question_without_an_answer_is_answered_with_what_may_be_meant_in_both_languages(client):
    answer = ask(client, "search/?q=Makedoina")
    assert (answer["count"], answer["results"]) == (0, [])
    assert answer["note"] == "Nothing is found for “Makedoina”. Did you mean “Makedonia”?"
    assert answer["note_ind"].startswith("Tidak ada hasil untuk “Makedoina”.")
    assert "did you mean" not in ask(client, "search/?q=zzzzzzzzz")["note"].lower()


def test_words_that_are_not_looked_for_are_named(client):
    answer = ask(client, "search/?q=" + "+".join(f"w{number}" for number in range(14)))
    assert "without: w12 w13." in answer["note"]


@pytest.mark.parametrize(
    ("address", "parameter", "said"),
    [
        ("", "q", "The question is missing: give some words."),
        ("?kind=topic", "q", "The question is missing"),
        ("?q=", "q", "The value is empty"),
        ("?q=%20", "q", "The value is empty"),
        ("?q=" + "x" * 201, "q", "at most 200 characters"),
        ("?q=" + "x" * 5000, "q", "at most 200 characters"),
        ("?q=tur%00ki", "q", "NUL"),
        ("?q=nato&q=turki", "q", "more than once"),
        ("?q=nato&kind=flag", "kind", "“flag” is not one of: country, organization"),
        ("?q=nato&kind=topic,,country", "kind", "empty"),
        ("?q=nato&page=2", "page", "cursor"),
        ("?q=nato&page_size=0", "page_size", "“0”"),
        ("?q=nato&cursor=x", "cursor", "cursor"),
        ("?q=nato&as_of=2020-01-01", "as_of", "has no meaning here"),
        ("?q=nato&known_at=2020-01-01", "known_at", "has no meaning here"),
        ("?q=nato&knd=topic", "knd", "did you mean “kind”?"),
        ("?q=nato&fields=titel_en", "fields", "did you mean “title_en”?"),
    ],
)
def test_a_question_that_cannot_be_read_is_refused_with_the_reason(client, address, parameter, said):
    assert said in wrong(client, f"search/{address}", parameter)


def test_there_is_no_result_to_be_had_by_itself(client):
    refusal(client, "search/tr/", 404)


@pytest.mark.parametrize("text", ['"', "'", "%25", "_", "\\", "*", "()", "- " * 99, "\u202e", "😀", "NEAR(", "a:b"])
def test_no_sign_is_an_operator(client, text):
    assert client.get(f"{API}search/", {"q": text}).status_code == 200


def test_a_search_is_limited_and_says_so(client, settings):
    settings.LIMITS = {"search": (2, 60)}
    answers = [client.get(f"{API}search/?q=turki{number}", REMOTE_ADDR="192.0.2.8") for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"]
    assert '"search";q=2;w=60' in answers[0]["RateLimit-Policy"]


@pytest.mark.parametrize("asked", ["nato", "turki", "2021", "brussels summit nato"])
def test_a_list_of_results_takes_no_more_queries_than_there_are_kinds_and_classes_of_facts(client, asked):
    assert len(queries(client, f"search/?q={asked}")) <= 31
