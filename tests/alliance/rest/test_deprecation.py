from datetime import date

import pytest

from alliance.rest import deprecation
from alliance.rest.deprecation import Deprecated

SINCE, SUNSET = date(2030, 1, 1), date(2031, 2, 1)


@pytest.fixture
def deprecate(monkeypatch):
    """`deprecate("members", parameter="country")`: for the time of the test."""
    monkeypatch.setattr(deprecation, "DEPRECATED", [])

    def announce(endpoint, since=SINCE, sunset=SUNSET, instead="Use memberships.", **values):
        deprecation.DEPRECATED.append(Deprecated(endpoint, since, sunset, instead, **values))

    return announce


def test_nothing_is_deprecated_with_less_than_twelve_months_notice():
    with pytest.raises(ValueError, match="not a year"):
        Deprecated("members", date(2030, 3, 1), date(2031, 3, 1), "Use memberships.")
    Deprecated("members", date(2030, 3, 1), date(2031, 3, 2), "Use memberships.")


@pytest.mark.django_db
def test_every_answer_of_a_deprecated_endpoint_says_since_and_until_when(client, deprecate):
    deprecate("topics")
    response = client.get("/api/v1/topics/")
    assert response.status_code == 200
    assert response.headers["Deprecation"] == "@1893456000"
    assert response.headers["Sunset"] == "Sat, 01 Feb 2031 00:00:00 GMT"
    page = "<http://testserver/en/docs/versioning/#deprecated>"
    for relation in ("deprecation", "sunset"):
        assert f'{page}; rel="{relation}"; type="text/html"' in response.headers["Link"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["topics", "topics/cyber-defence/", "topics.csv", "topics/no-such-topic/", "topics/?nonsense=1"]
)
def test_the_list_its_records_its_formats_and_its_errors_say_so_alike(client, deprecate, address):
    deprecate("topics")
    assert "Deprecation" in client.get(f"/api/v1/{address}").headers


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/countries/", "/api/v1/", "/en/topics/", "/api/v1/topics-of-the-day/"])
def test_other_addresses_say_nothing_of_it(client, deprecate, address):
    deprecate("topics")
    headers = client.get(address).headers
    assert "Deprecation" not in headers
    assert "Sunset" not in headers


@pytest.mark.django_db
def test_a_deprecated_parameter_is_named_only_to_those_who_use_it(client, deprecate):
    deprecate("topics", parameter="parent")
    assert "Deprecation" in client.get("/api/v1/topics/?parent=russia").headers
    assert "Deprecation" not in client.get("/api/v1/topics/").headers


@pytest.mark.django_db
def test_who_uses_several_deprecated_things_is_told_the_earliest_days(client, deprecate):
    deprecate("topics")
    deprecate("topics", since=date(2029, 1, 1), sunset=date(2032, 1, 1), parameter="parent")
    headers = client.get("/api/v1/topics/?parent=russia").headers
    assert headers["Deprecation"] == "@1861920000"
    assert headers["Sunset"] == "Sat, 01 Feb 2031 00:00:00 GMT"


@pytest.mark.django_db
def test_links_to_other_pages_of_a_list_stand_beside_those_to_the_notice(client, deprecate):
    deprecate("claims")
    link = client.get("/api/v1/claims/?page_size=1").headers["Link"]
    assert 'rel="next"' in link
    assert 'rel="deprecation"' in link


@pytest.mark.django_db
def test_nothing_is_said_where_nothing_is_deprecated(client, deprecate):
    assert "Deprecation" not in client.get("/api/v1/topics/").headers


def described(**operation):
    return {"paths": {"/api/v1/topics/": {"get": operation}, "/api/v1/members/": {"get": {}}}}


def test_the_schema_marks_a_deprecated_endpoint(deprecate):
    deprecate("topics")
    marked = deprecation.mark_deprecated(described(description="Topics."), None, None, True)
    operation = marked["paths"]["/api/v1/topics/"]["get"]
    assert operation["deprecated"] is True
    assert operation["description"].startswith("Topics. Deprecated since 2030-01-01")
    assert marked["paths"]["/api/v1/members/"]["get"] == {}


def test_the_schema_marks_a_deprecated_parameter_and_not_its_endpoint(deprecate):
    deprecate("topics", parameter="parent")
    parameters = [{"name": "parent"}, {"name": "as_of"}]
    operation = deprecation.mark_deprecated(described(parameters=parameters), None, None, True)
    operation = operation["paths"]["/api/v1/topics/"]["get"]
    assert "deprecated" not in operation
    assert operation["parameters"][0]["deprecated"] is True
    assert operation["parameters"][1] == {"name": "as_of"}
