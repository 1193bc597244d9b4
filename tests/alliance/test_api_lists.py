"""What holds for every list of the API."""

import pytest

from alliance.api import router
from alliance.filters import ELSEWHERE, AsOfFilterSet
from alliance.rest.resources import ResourceViewSet
from alliance.timeline.api import TimelineViewSet
from tests.asking import ask, ids, queries, refusal, wrong

pytestmark = pytest.mark.django_db

REGISTERED = {prefix: viewset for prefix, viewset, _basename in router.registry}
# A search asks for words; changes are known by their number. Both have tests of their own.
VIEWSETS = {prefix: viewset for prefix, viewset in REGISTERED.items() if prefix not in {"search", "changes"}}
LISTS = list(VIEWSETS)
RECORDS = [prefix for prefix, viewset in VIEWSETS.items() if issubclass(viewset, ResourceViewSet)]
ON_A_DAY = [
    prefix
    for prefix, viewset in VIEWSETS.items()
    if viewset is TimelineViewSet or issubclass(viewset.filterset_class, AsOfFilterSet)
]

# How many queries a list takes: the count, the rows, and what is named.
PLAIN = dict.fromkeys(LISTS, 2) | {
    "members": 7,  # those of a day
    "operations": 3,  # topics
    "timeline": 7,  # joined, left, steps, meetings, took office, left office; the number of members
}
ON_DAY = {
    "members": 7,  # names of the day, the organization, its first day, coverage, rows without a start
    "memberships": 5,  # names of the day, coverage, rows without a start
    "military-participations": 5,  # the same
    "partnerships": 5,  # the same
    "positions": 5,  # the same
    "operations": 6,  # the same, and topics
    "country-names": 4,  # coverage, rows without a start
    "organizations": 4,  # coverage, rows without a foundation
    "terms": 4,  # coverage, rows without a start
    "secretaries-general": 4,  # the same
    "meetings": 4,  # coverage, rows without a day
    "accession-steps": 4,  # names of the day, coverage
    "defence-expenditures": 4,  # the same
    "spending-pledges": 3,  # coverage
    "timeline": 8,  # coverage
}


def test_the_root_names_every_list_with_its_address(client):
    lists = ask(client, "")
    assert set(lists) >= set(REGISTERED)
    for prefix, address in lists.items():
        question = "?q=nato" if prefix == "search" else ""
        # A text to be checked is sent; everything else is asked for.
        assert client.get(f"{address}{question}").status_code == (405 if prefix == "check" else 200), address


@pytest.mark.parametrize("prefix", LISTS)
def test_a_list_takes_the_same_queries_for_one_row_and_for_many(client, prefix):
    assert ask(client, f"{prefix}/")["count"] > 1
    assert len(queries(client, f"{prefix}/?page_size=1")) == PLAIN[prefix]
    assert len(queries(client, f"{prefix}/?page_size=100")) == PLAIN[prefix]


@pytest.mark.parametrize("prefix", ON_A_DAY)
def test_a_list_on_a_day_takes_the_same_queries_for_one_row_and_for_many(
    client, position, military_participation, term, office, spending_pledge, prefix
):
    for country in ("Ruritania", "Graustark"):  # of these classes, the real rows have not several on one day
        position(start="1950", country=country)
        spending_pledge(agreed="1950", organization=country)
        military_participation(country, start="1950")
        term(f"King of {country}", office("Secretary General", organization="nato"), start="1950")
    few, many = (f"{prefix}/?as_of=2020-01-01&page_size={size}" for size in (1, 100))
    assert len(queries(client, few)) == ON_DAY[prefix]
    assert len(queries(client, many)) == ON_DAY[prefix]
    assert len(ids(client, many)) > 1


@pytest.mark.parametrize("prefix", RECORDS)
def test_a_record_shows_every_field_it_promises(client, prefix):
    viewset = VIEWSETS[prefix]
    on_request = getattr(viewset.serializer_class, "on_request", ())
    promised = [name for name in viewset.serializer_class.Meta.fields if name not in on_request]
    for record in ask(client, f"{prefix}/?page_size=5")["results"]:
        assert list(record) == promised


@pytest.mark.parametrize("prefix", RECORDS)
def test_a_record_is_found_by_its_id_with_and_without_the_last_slash(client, prefix):
    record = ask(client, f"{prefix}/?page_size=1")["results"][0]
    single = ask(client, f"{prefix}/{record['id']}/")
    assert record.items() <= single.items()
    assert ask(client, f"{prefix}/{record['id']}") == single


@pytest.mark.parametrize("prefix", LISTS)
def test_a_list_is_found_with_and_without_the_last_slash(client, prefix):
    assert ask(client, f"{prefix}?page_size=1")["results"] == ask(client, f"{prefix}/?page_size=1")["results"]


@pytest.mark.parametrize("prefix", RECORDS)
def test_an_id_of_nothing_is_a_problem_that_names_it(client, prefix):
    assert "atlantis/1" in refusal(client, f"{prefix}/atlantis/1/", 404)["detail"]
    refusal(client, f"{prefix}/%00/", 404)
    refusal(client, f"{prefix}/{'a' * 300}/", 404)


@pytest.mark.parametrize("prefix", RECORDS)
def test_a_record_takes_no_filters(client, prefix):
    key = ids(client, f"{prefix}/?page_size=1")[0]
    for parameter in ("as_of=1999-03-12", "page_size=1", "ordering=id", "country=fr"):
        assert wrong(client, f"{prefix}/{key}/?{parameter}", parameter.split("=")[0])


@pytest.mark.parametrize(
    "prefix", ["countries", "organizations", "persons", "topics", "sources", "claims", "positions"]
)
def test_keys_are_sorted_by_their_letters_on_every_database(client, prefix):
    keys = ids(client, f"{prefix}/")
    assert keys == sorted(keys)


@pytest.mark.parametrize("prefix", [prefix for prefix in LISTS if prefix not in ON_A_DAY])
def test_a_list_without_a_date_bar_says_where_as_of_works(client, prefix):
    detail = refusal(client, f"{prefix}/?as_of=1999-03-12")["errors"][0]["detail"]
    assert "members" in detail


def test_the_lists_said_to_answer_for_a_day_are_those_that_do():
    words = str(ELSEWHERE["as_of"])
    named = words.split("It works on ")[1].rstrip(".").replace(" and ", ", ").split(", ")
    assert set(named) == set(ON_A_DAY)


@pytest.mark.parametrize("prefix", [prefix for prefix in ON_A_DAY if prefix != "members"])
def test_only_members_means_today_where_no_day_is_asked(client, prefix):
    assert "as_of" not in ask(client, f"{prefix}/?page_size=1")


@pytest.mark.parametrize("prefix", ON_A_DAY)
def test_a_day_in_the_future_is_answered_as_known_today(client, prefix):
    answer = ask(client, f"{prefix}/?as_of=9999-12-31&page_size=1")
    assert "as known today" in answer["note"]
    assert answer["note_ind"]


def test_what_has_no_known_start_is_said_to_be_left_out(client, position):
    position("Sabre duels", country="Ruritania")
    answer = ask(client, "positions/?as_of=1999-03-12&country=ruritania")
    assert answer["count"] == 0
    assert answer["note"].startswith("1 more record is left out")


def test_every_fact_says_whether_it_is_verified_and_carries_its_claims_when_asked_for_alone(client, join, claim):
    fact = join("Ruritania", "1950-01-01")
    stated = claim(fact, "start", "1950")
    answer = ask(client, f"memberships/{fact.key}/")
    assert answer["verification"] == "verified"
    assert answer["claims"] == [
        {
            "id": stated.key,
            "source": {
                "id": "strelsau-gazette",
                "kind": "article",
                "title": "Strelsau Gazette",
                "publisher": "",
                "url": "",
            },
            "paragraph": None,
            "field": "start",
            "value": "1950",
            "statement_en": "start 1950",
            "statement_ind": "start 1950",
            "verdict": "imprecise",
        }
    ]
    assert "claims" not in ask(client, "memberships/?organization=entente")["results"][0]
