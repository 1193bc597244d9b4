"""Countries as GeoJSON over the API: the records of the JSON, each with its outline."""

import json

import pytest

from alliance.answers.shelf import LARGEST
from members.map import outlines
from members.models import Country
from tests.asking import API, ask, refusal

pytestmark = pytest.mark.django_db


def download(client, address, **headers):
    response = client.get(API + address, headers=headers)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/geo+json"
    return json.loads(response.content)


def test_the_list_is_a_feature_collection_of_the_records_of_the_json(client):
    collection = download(client, "countries.geojson")
    records = ask(client, "countries/")
    assert collection["type"] == "FeatureCollection"
    assert [feature["properties"] for feature in collection["features"]] == records["results"]
    assert [feature["id"] for feature in collection["features"]] == [record["id"] for record in records["results"]]
    assert {feature["type"] for feature in collection["features"]} == {"Feature"}
    assert collection["count"] == records["count"]


def test_a_record_is_a_feature(client):
    feature = download(client, "countries/no.geojson")
    assert feature["type"] == "Feature"
    assert feature["properties"] == ask(client, "countries/no/")
    assert feature["geometry"]["type"] == "MultiPolygon"
    assert feature["geometry"] == json.loads(json.dumps(outlines.geometry("NO")))


def test_a_country_that_is_no_more_has_no_geometry(client):
    feature = download(client, "countries/su.geojson")
    assert feature["geometry"] is None
    assert feature["properties"]["name_en"] == "Soviet Union"


def test_a_country_made_by_an_editor_has_the_outline_of_its_code_or_none(client, country):
    country("Ruritania", iso2="XA")
    country("Kenya", iso2="KE")
    features = {feature["id"]: feature for feature in download(client, "countries.geojson")["features"]}
    assert features["xa"]["geometry"] is None
    assert features["ke"]["geometry"]["type"].endswith("Polygon")


def test_filters_order_and_shape_work_as_in_the_json(client):
    question = "region=northern-europe,north-america&ordering=-iso2&fields=name_en"
    features = download(client, f"countries.geojson?{question}")["features"]
    assert [feature["properties"] for feature in features] == ask(client, f"countries/?{question}")["results"]
    assert {frozenset(feature["properties"]) for feature in features} == {frozenset({"name_en"})}
    assert [feature["id"] for feature in features] == sorted((feature["id"] for feature in features), reverse=True)
    assert all(feature["geometry"] for feature in features)


def test_the_list_comes_whole_unless_a_page_is_asked_for(client, country):
    for number in range(30):
        country(f"Ruritania {number}")
    assert Country.objects.count() > 100
    assert len(download(client, "countries.geojson")["features"]) == Country.objects.count()
    page = download(client, "countries.geojson?page_size=2")
    assert len(page["features"]) == 2
    assert len(download(client, page["next"].split(API)[1])["features"]) == 2


def test_the_header_accept_asks_for_it_too_and_a_suffix_wins(client):
    assert download(client, "countries/be/", accept="application/geo+json")["type"] == "Feature"
    assert download(client, "countries/be.geojson", accept="text/csv")["type"] == "Feature"


def test_it_says_whose_the_outlines_are_in_the_languages_asked_for(client):
    both = download(client, "countries/be.geojson")
    assert "Natural Earth" in both["boundaries_en"]
    assert "Natural Earth" in both["boundaries_ind"]
    one = download(client, "countries.geojson?lang=id")
    assert one["boundaries"] == both["boundaries_ind"]
    assert "boundaries_en" not in one


def test_only_countries_have_outlines(client):
    assert "geojson" in refusal(client, "meetings.geojson", status=404)["detail"]


@pytest.mark.parametrize("address", ["countries/nowhere.geojson", "countries.geojson?colour=red"])
def test_an_error_is_a_problem_document(client, address):
    assert refusal(client, address, status=404 if "nowhere" in address else 400)


def test_the_whole_list_is_small_enough_to_be_kept_once_it_is_made(client):
    assert len(client.get(f"{API}countries.geojson").content) < LARGEST


def test_outlines_take_no_query(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):  # the data version, the number of rows, the rows
        download(client, "countries.geojson")
