"""JSON-LD: the JSON of the records, and what it states once a processor has read it with its context."""

import re
from collections import defaultdict
from datetime import UTC, datetime

import pytest
from pyld import jsonld

from alliance.api import router
from alliance.keyed import Keyed
from tests.asking import API, ask, refusal, rfc3339

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
HERE = HOST + API
SCHEMA = "https://schema.org/"
FIELDS = f"{HOST}/en/docs/fields/#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
LISTS = [prefix for prefix, _viewset, _basename in router.registry]
QUESTIONS = {"search": "&q=enlargement"}  # what a list has to be asked
WITH_RECORDS = [prefix for prefix, viewset, _basename in router.registry if hasattr(viewset, "retrieve")]


def download(client, address: str, **headers) -> dict:
    response = client.get(API + address, headers=headers)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/ld+json"
    return response.json()


def statements(client, address: str) -> dict:
    """What an answer states: by subject and property the values, with `@en` or `^^type` where they have it."""

    def load(url, options):
        response = client.get(url.removeprefix(HOST))
        document = {"contentUrl": None, "contextUrl": None, "documentUrl": url}
        return document | {"contentType": response["Content-Type"], "document": response.json()}

    graph = jsonld.to_rdf(download(client, address), {"base": HERE + address, "documentLoader": load})
    said = defaultdict(lambda: defaultdict(set))
    for triple in graph["@default"]:
        said[triple["subject"]["value"]][triple["predicate"]["value"]].add(text_of(triple["object"]))
    return said


def text_of(term: dict) -> str:
    if term["type"] != "literal":
        return term["value"]
    if "language" in term:
        return f"{term['value']}@{term['language']}"
    kind = term["datatype"].removeprefix(XSD)
    return term["value"] if kind == "string" else f"{term['value']}^^{kind}"


def plain(record):
    """A record without what JSON-LD adds: references by key as keys again, nothing where nothing is said."""
    if isinstance(record, list):
        return [plain(one) for one in record]
    if not isinstance(record, dict):
        return record
    if set(record) == {"@id", "@type", "id"}:
        return record["id"]
    return {name: plain(value) for name, value in record.items() if not name.startswith("@")}


def without_empty_text(record):
    if isinstance(record, list):
        return [without_empty_text(one) for one in record]
    if isinstance(record, dict):
        return {name: without_empty_text(value) for name, value in record.items()}
    return None if record == "" else record


@pytest.mark.parametrize("prefix", LISTS)
def test_a_list_is_its_json_with_addresses_and_types(client, prefix):
    question = f"page_size=3{QUESTIONS.get(prefix, '')}"
    document = download(client, f"{prefix}.jsonld?{question}")
    assert document["@context"] == f"{HERE}context.jsonld"
    assert document["@id"] == f"{HERE}{prefix}.jsonld?{question}"
    assert document["@type"] == "ItemList"
    records = ask(client, f"{prefix}/?{question}")
    assert plain(document["results"]) == without_empty_text(records["results"])
    assert document["count"] == records["count"]


@pytest.mark.parametrize("prefix", WITH_RECORDS)
def test_every_record_has_its_own_address_and_a_type_that_can_be_looked_up(client, prefix):
    record = download(client, f"{prefix}.jsonld?page_size=1")["results"][0]
    identity = ask(client, record["@id"].removeprefix(HERE))["id"]
    assert identity == record["id"]
    single = download(client, f"{prefix}/{identity}.jsonld")
    assert (single["@id"], single["@type"]) == (record["@id"], record["@type"])
    (kind,) = statements(client, f"{prefix}/{identity}.jsonld")[single["@id"]][TYPE]
    assert kind.startswith(SCHEMA) or client.get(kind.removeprefix(HOST)).status_code == 200


def test_names_are_texts_in_two_languages(client):
    greece = statements(client, "countries/gr.jsonld")[f"{HERE}countries/gr/"]
    assert greece[f"{SCHEMA}name"] == {"Greece@en", "Yunani@id"}
    assert greece[TYPE] == {f"{SCHEMA}Country"}
    assert greece[f"{SCHEMA}identifier"] == {"gr"}


def test_nested_records_are_linked_to_and_described(client):
    said = statements(client, "memberships/nato/de.jsonld")
    stay = said[f"{HERE}memberships/nato/de/"]
    assert stay[f"{FIELDS}country"] == {f"{HERE}countries/de/"}
    assert stay[f"{FIELDS}organization"] == {f"{HERE}organizations/nato/"}
    assert stay[f"{FIELDS}start"] == {"1955-05-06"}
    assert said[f"{HERE}countries/de/"][f"{SCHEMA}name"] == {"Germany@en", "Jerman@id"}


def test_each_claim_states_its_source_and_its_text(client):
    said = statements(client, "memberships/nato/de.jsonld")
    claims = said[f"{HERE}memberships/nato/de/"][f"{FIELDS}claims"]
    assert claims
    for claim in claims:
        assert said[claim][TYPE] == {f"{SCHEMA}Claim"}
        (source,) = said[claim][f"{SCHEMA}appearance"]
        assert source.startswith(f"{HERE}sources/")
        assert {text[-3:] for text in said[claim][f"{SCHEMA}text"]} == {"@en", "@id"}


def test_a_claim_is_linked_to_the_fact_it_is_about(client):
    record = ask(client, "claims/?kind=accession-step&page_size=1")["results"][0]
    claim = statements(client, f"claims/{record['id']}.jsonld")[f"{HERE}claims/{record['id']}/"]
    assert claim[f"{FIELDS}fact"] == {f"{HERE}accession-steps/{record['fact']}/"}


def test_an_expanded_record_is_described_in_full(client):
    said = statements(client, "members.jsonld?page_size=1&expand=country")
    assert said[f"{HERE}countries/be/"][f"{FIELDS}capital"] == {"Brussels@en", "Brussel@id"}


def test_a_meeting_is_an_event_with_days_and_an_agenda(client):
    said = statements(client, "meetings/madrid-2022.jsonld")
    meeting = said[f"{HERE}meetings/madrid-2022/"]
    assert meeting[TYPE] == {f"{SCHEMA}Event"}
    assert meeting[f"{SCHEMA}startDate"] == {"2022-06-29"}
    assert meeting[f"{SCHEMA}endDate"] == {"2022-06-30"}
    for item in meeting[f"{FIELDS}agenda"]:
        assert {topic.startswith(f"{HERE}topics/") for topic in said[item][f"{FIELDS}topic"]} == {True}
    (changed,) = meeting[f"{SCHEMA}dateModified"]
    assert changed.endswith("Z^^dateTime")


def test_it_can_be_asked_as_it_was_known(client, join):
    stay = join("Ruritania", "1950")
    then = rfc3339(datetime.now(UTC))
    stay.country.name_en = "New Ruritania"
    stay.country.save()
    for address in (f"memberships/{stay.key}.jsonld?", "memberships.jsonld?organization=entente&"):
        said = statements(client, f"{address}known_at={then}")
        assert "Ruritania@en" in said[f"{HERE}countries/{stay.country.key}/"][f"{SCHEMA}name"]


def test_a_list_keeps_its_order_and_leads_to_the_next_page(client):
    said = statements(client, "topics.jsonld?page_size=2")
    page = said[f"{HERE}topics.jsonld?page_size=2"]
    assert page[f"{SCHEMA}numberOfItems"] == {f"{ask(client, 'topics/')['count']}^^integer"}
    (following,) = page[f"{FIELDS}next"]
    assert following.startswith(f"{HERE}topics.jsonld?")
    (first,) = page[f"{SCHEMA}itemListElement"]
    rdf = TYPE.removesuffix("type")
    first_topic = next(iter(said[first][f"{rdf}first"]))
    assert first_topic == f"{HERE}topics/{ask(client, 'topics/')['results'][0]['id']}/"


def test_what_is_empty_states_nothing(client, source):
    made = source("Strelsau Gazette", url="", publisher="")
    said = statements(client, f"sources/{made.key}.jsonld")[f"{HERE}sources/{made.key}/"]
    assert f"{SCHEMA}url" not in said
    assert f"{SCHEMA}publisher" not in said
    assert f"{SCHEMA}archivedAt" not in said


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("fields=country.name_en,joined", {"@id", "@type", "country", "joined"}),
        ("omit=id,note_ind&fields=id,note_en,note_ind", {"@id", "@type", "note_en"}),
    ],
)
def test_a_shape_keeps_addresses_and_types(client, question, names):
    record = download(client, f"members.jsonld?page_size=1&{question}")["results"][0]
    assert set(record) == names
    assert record["@id"] == f"{HERE}memberships/nato/be/"
    if "country" in record:
        assert set(record["country"]) == {"@id", "@type", "name_en"}


def test_in_one_language_names_are_texts_without_a_tag(client):
    said = statements(client, "countries/gr.jsonld?lang=id")
    assert said[f"{HERE}countries/gr/"][f"{SCHEMA}name"] == {"Yunani"}


def test_every_name_has_a_meaning_that_can_be_looked_up(client):
    page = client.get("/en/docs/fields/").content.decode()
    anchors = set(re.findall(r'\sid="([^"]+)"', page))
    for prefix in WITH_RECORDS:
        key = ask(client, f"{prefix}/?page_size=1")["results"][0]["id"]
        said = statements(client, f"{prefix}/{key}.jsonld")
        ours = {name.removeprefix(FIELDS) for about in said.values() for name in about if name.startswith(FIELDS)}
        assert ours <= anchors, prefix


def test_the_context_is_the_same_for_all_and_takes_no_parameters(client):
    response = client.get(f"{API}context.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    assert client.get(f"{API}context.jsonld", headers={"accept": "text/html"}).content == response.content
    assert set(response.json()) == {"@context"}
    assert refusal(client, "context.jsonld?lang=en")["errors"][0]["parameter"] == "lang"


def test_the_context_knows_every_class_with_a_list_and_every_text_in_two_languages(client):
    context = client.get(f"{API}context.jsonld").json()["@context"]
    models = [viewset.queryset.model for prefix, viewset, _ in router.registry if prefix in WITH_RECORDS]
    assert models
    assert {model.__name__ for model in models if issubclass(model, Keyed)} <= set(context)
    for model in models:
        for name in (field.name for field in model.public_fields() if field.name.endswith(("_en", "_ind"))):
            assert context[name]["@language"] == ("en" if name.endswith("_en") else "id")


def test_the_header_accept_asks_for_it_too(client):
    assert download(client, "countries/be/", accept="application/ld+json")["@type"] == "Country"
