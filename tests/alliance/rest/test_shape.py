"""How much of a record is shown, and in which language."""

import pytest

from tests.alliance.test_api_lists import LISTS, RECORDS, VIEWSETS
from tests.asking import API, ask, ids, queries, wrong

pytestmark = pytest.mark.django_db


def test_fields_are_shown_alone_in_the_order_of_the_record(client):
    (germany,) = ask(client, "members/?country=de&fields=joined,country.name_en,id")["results"]
    assert list(germany.items()) == [("id", "nato/de"), ("country", {"name_en": "Germany"}), ("joined", "1955-05-06")]


def test_what_is_omitted_is_not_shown(client):
    (germany,) = ask(client, "members/?country=de&omit=country.slug,note_en,left")["results"]
    assert "slug" not in germany["country"]
    assert germany["country"]["id"] == "de"
    assert not {"note_en", "left"} & germany.keys()


def test_fields_and_omit_go_together(client):
    (germany,) = ask(client, "members/?country=de&fields=id,country&omit=country.slug")["results"]
    assert list(germany) == ["id", "country"]
    assert "slug" not in germany["country"]


def test_a_record_has_a_shape_as_a_list_has(client):
    assert ask(client, "members/nato/de/?fields=joined") == {"joined": "1955-05-06"}


def test_expanded_records_are_those_of_their_own_list(client):
    (germany,) = ask(client, "members/?country=de&expand=country")["results"]
    assert germany["country"] == ask(client, "countries/de/?omit=names,memberships,accession_steps")
    (meeting,) = ask(
        client,
        "meetings/?expand=host,organization&fields=host,organization&start_date_from=2021-06-14&start_date_to=2021-06-14",
    )["results"]
    assert meeting["organization"] == ask(client, "organizations/nato/?omit=claims")


def test_an_expanded_country_keeps_the_name_of_the_day(client):
    (turkey,) = ask(client, "members/?country=tr&as_of=1990-01-01&expand=country")["results"]
    assert turkey["country"]["name_en"] == "Turkey"


def test_claims_come_with_a_list_on_request_and_with_a_record_always(client):
    (germany,) = ask(client, "members/?country=de&expand=claims")["results"]
    assert germany["claims"] == ask(client, "members/nato/de/")["claims"]
    assert germany["claims"][0]["source"]["title"] or germany["claims"][0]["source"]["url"]


@pytest.mark.parametrize("prefix", RECORDS)
def test_every_expansion_takes_a_fixed_number_of_queries(client, prefix):
    names = VIEWSETS[prefix].serializer_class.expandable()
    if not names:
        return
    few, many = (len(queries(client, f"{prefix}/?page_size={size}&expand={','.join(names)}")) for size in (2, 100))
    assert many <= few + 1  # a few rows may refer to nothing


@pytest.mark.parametrize("prefix", LISTS)
def test_in_one_language_nothing_is_said_twice(client, prefix):
    for language in ("en", "id"):
        response = client.get(f"{API}{prefix}/?lang={language}&page_size=5")
        assert response["Content-Language"] == language
        for record in response.json()["results"]:
            assert not [name for name in record if name.endswith(("_en", "_ind"))]
            assert isinstance(record["fallbacks"], list)


def test_one_language_is_that_of_the_record(client):
    both = ask(client, "members/nato/de/")
    single = ask(client, "members/nato/de/?lang=id")
    assert single["country"]["name"] == both["country"]["name_ind"] == "Jerman"
    assert single["claims"][0]["statement"] == both["claims"][0]["statement_ind"]
    assert single["fallbacks"] == []


def test_where_indonesian_is_missing_english_stands_and_is_named(client, position):
    stance = position("Sabre duels", country="Ruritania")
    type(stance).objects.filter(pk=stance.pk).update(stance_ind="", note_en="", note_ind="")
    answer = ask(client, f"positions/{stance.key}/?lang=id")
    assert answer["stance"] == stance.stance_en
    assert answer["fallbacks"] == ["stance"]
    assert ask(client, f"positions/{stance.key}/?lang=en")["fallbacks"] == []


def test_the_note_of_a_list_is_in_the_language_too(client):
    both = ask(client, "members/?as_of=1949-01-01")
    for language, note in (("en", both["note"]), ("id", both["note_ind"])):
        answer = ask(client, f"members/?as_of=1949-01-01&lang={language}")
        assert answer["note"] == note
        assert "note_ind" not in answer


def test_fields_are_those_of_the_language(client):
    assert ask(client, "countries/de/?lang=id&fields=name") == {"name": "Jerman"}
    assert ask(client, "countries/de/?lang=id&fields=name,fallbacks") == {"name": "Jerman", "fallbacks": []}


@pytest.mark.parametrize(
    ("question", "parameter", "words"),
    [
        ("countries/?fields=nam_en", "fields", "“name_en”"),
        ("countries/?fields=name", "fields", "lang"),
        ("countries/?lang=id&fields=name_en", "fields", "name"),
        ("countries/?fields=id.x", "fields", "no “id.x”"),
        ("countries/?fields=", "fields", "empty"),
        ("countries/?fields=id,,name_en", "fields", "empty"),
        ("countries/?omit=colour", "omit", "Known are"),
        ("members/?fields=claims", "fields", "expand=claims"),
        ("members/?fields=country.capital_en", "fields", "expand"),
        ("members/?expand=contry", "expand", "“country”"),
        ("members/?expand=joined", "expand", "country"),
        ("members/?lang=fr", "lang", "en, id"),
        ("members/?lang=EN", "lang", "en"),
        ("members/nato/de/?fields=x", "fields", "Known are"),
        ("timeline/?fields=x", "fields", "Known are"),
        ("countries/?expand=names", "expand", "Unknown parameter"),
    ],
)
def test_what_is_no_name_is_refused_with_those_that_are(client, question, parameter, words):
    assert words in wrong(client, question, parameter)


@pytest.mark.parametrize("prefix", LISTS)
def test_every_name_of_a_record_can_be_asked_for_alone(client, prefix):
    record = ask(client, f"{prefix}/?page_size=1")["results"][0]
    for name in record:
        assert list(ask(client, f"{prefix}/?page_size=1&fields={name}")["results"][0]) == [name]


def test_everything_can_be_omitted(client):
    record = ask(client, "countries/de/")
    assert ask(client, f"countries/de/?omit={','.join(record)}") == {}


def test_ids_are_not_changed_by_a_shape(client):
    assert ids(client, "members/?fields=id") == ids(client, "members/?lang=id&omit=country")
