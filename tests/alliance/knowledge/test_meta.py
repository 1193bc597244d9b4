import pytest

from alliance.code_version import code_version
from alliance.facts import Fact
from alliance.knowledge import version
from alliance.knowledge.models import Change
from alliance.knowledge.rows import keyed_models, noun_to_model
from alliance.sources.models import Coverage

pytestmark = pytest.mark.django_db


@pytest.fixture
def meta(client):
    def answer():
        response = client.get("/api/v1/meta/")
        assert response.status_code == 200
        return response.json()

    return answer


def test_it_says_which_versions_of_data_code_and_api_these_are(meta, country):
    before = meta()
    country("Ruritania")
    after = meta()
    assert (before["code_version"], before["api_version"]) == (code_version(), "v1")
    assert after["data_version"] == before["data_version"] + 1 == version.current().number
    assert after["data_changed_at"] > before["data_changed_at"]


def test_it_counts_every_class_and_what_of_it_is_verified(meta):
    records = {record["kind"]: record for record in meta()["records"]}
    assert set(records) == {model.noun() for model in keyed_models()}
    for kind, record in records.items():
        model = noun_to_model()[kind]
        assert record["count"] == model.objects.count() > 0
        parts = [record["verified"], record["partly"], record["unverified"]]
        if issubclass(model, Fact):
            assert sum(parts) == record["count"]
            assert parts[0] == model.objects.filter(verification="verified").count()
        else:
            assert parts == [None, None, None]


def test_it_says_up_to_which_day_each_class_is_verified(meta):
    through = {record["kind"]: record["verified_through"] for record in meta()["records"]}
    recorded = {key: str(day) for key, day in Coverage.objects.values_list("key", "through")}
    assert recorded
    assert {kind: day for kind, day in through.items() if day} == recorded


def test_it_says_when_a_record_of_each_class_was_last_changed(meta, country):
    changed = country("Ruritania")
    records = {record["kind"]: record for record in meta()["records"]}
    assert records["country"]["changed_at"] == changed.changed_at.isoformat().replace("+00:00", "Z")
    assert records["country"]["changed_at"] > records["meeting"]["changed_at"]


def test_it_says_from_where_to_where_the_log_goes(meta, country):
    country("Ruritania")
    log = meta()["changes"]
    assert log["count"] == Change.objects.count()
    assert log["first"]["seq"] == Change.objects.earliest("seq").seq
    assert log["last"]["seq"] == Change.objects.latest("seq").seq


def test_every_address_in_it_leads_somewhere(client, meta):
    answer = meta()
    assert client.get(answer["licence"]["details"]).status_code == 200
    for address in [*answer["links"].values(), *(record["list"] for record in answer["records"] if record["list"])]:
        assert client.head(address).status_code == 200, address


def test_it_takes_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/api/v1/meta/")


def test_an_empty_knowledge_base_says_that_it_is_empty(meta, nothing_recorded):
    answer = meta()
    assert (answer["data_version"], answer["data_changed_at"]) == (0, None)
    assert answer["changes"] == {"count": 0, "first": None, "last": None}
    assert {record["count"] for record in answer["records"]} == {0}
    assert {record["changed_at"] for record in answer["records"]} == {None}
    assert len(answer["records"]) == len(keyed_models())


@pytest.mark.parametrize("address", ["/api/v1/meta", "/api/v1/meta/", "/api/v1/meta.json"])
def test_it_has_an_address_with_and_without_slash_and_suffix(client, address):
    assert client.get(address).json()["api_version"] == "v1"


def test_it_is_asked_without_parameters_and_only_read(client):
    assert client.get("/api/v1/meta/?since=1").status_code == 400
    assert client.post("/api/v1/meta/").status_code == 405
    assert client.get("/api/v1/meta/", headers={"Accept": "text/csv"}).status_code == 406
    assert client.get("/api/v1/meta.json", headers={"Accept": "text/csv"}).status_code == 200
    assert "json" in client.get("/api/v1/meta.csv").json()["detail"]
