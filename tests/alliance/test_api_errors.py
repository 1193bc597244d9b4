"""Every error of the API is a problem document, whatever went wrong."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from alliance import problems
from alliance.search import missing
from tests.asking import API, PROBLEM, ask, refusal, wrong

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/api/", "/api", "/api/v1/nothing/", "/api/v1/members.xml", "/api/v2/members/"])
def test_an_address_of_nothing_is_a_problem_and_not_a_page(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert response["Content-Type"] == PROBLEM
    assert path in response.json()["detail"]


@pytest.mark.parametrize(
    ("address", "meant"),
    [("members/de/", "nato/de"), ("members/nato/DE", "nato/de"), ("meetings/ankara.json", "ankara-2026")],
)
def test_a_record_that_is_not_there_names_the_one_that_was_meant(client, address, meant):
    assert f"Did you mean “{meant}”?" in refusal(client, address, 404)["detail"]
    assert ask(client, f"{address.split('/')[0]}/{meant}/")["id"] == meant


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["members/", "members/nato/be/", "timeline/", ""])
def test_the_api_is_read_only(client, method, address):
    response = getattr(client, method)(API + address, {"a": 1}, content_type="application/json")
    assert response.status_code == 405
    assert response["Content-Type"] == PROBLEM
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert response.json()["title"] == "Method Not Allowed"


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/nothing/"])
def test_writing_to_nowhere_is_a_problem_too(path):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(path)
    assert response.status_code == 404
    assert response["Content-Type"] == PROBLEM


@pytest.mark.parametrize("address", ["members/", "countries/tr/", "timeline/", ""])
def test_head_and_options_answer_as_well(client, address):
    head = client.head(API + address)
    assert head.status_code == 200
    assert not head.content
    assert client.options(API + address).status_code == 200


def test_a_format_that_is_not_spoken_is_a_problem(client):
    response = client.get(f"{API}members/", headers={"Accept": "text/html"})
    assert response.status_code == 406
    assert response["Content-Type"] == PROBLEM


def test_a_body_of_a_kind_that_is_not_read_is_a_problem():
    from rest_framework.exceptions import UnsupportedMediaType

    request = RequestFactory().get(f"{API}members/")
    response = problems.problem_response(UnsupportedMediaType("text/plain"), {"request": request, "view": None})
    assert (response.status_code, response.content_type) == (415, PROBLEM)
    assert response.data["title"] == "Unsupported Media Type"


def test_a_failure_of_ours_is_a_problem_that_tells_no_secrets(client, monkeypatch):
    from members.api import MemberViewSet

    def fail(self):
        raise RuntimeError("the password is sabre")

    monkeypatch.setattr(MemberViewSet, "get_queryset", fail)
    client.raise_request_exception = False
    response = client.get(f"{API}members/")
    assert response.status_code == 500
    assert response["Content-Type"] == PROBLEM
    assert b"sabre" not in response.content


def test_more_parameters_than_can_be_read_are_a_problem(client):
    response = client.get(f"{API}members/?" + "&".join(f"a{number}=1" for number in range(1200)))
    assert response.status_code == 400
    assert response["Content-Type"] == PROBLEM


def test_not_more_errors_are_named_than_anybody_reads(client):
    address = "members/?" + "&".join(f"a{number}=1" for number in range(900))
    assert len(refusal(client, address)["errors"]) == 50


@pytest.mark.parametrize("address", ["/data/SHA256SUMS", "/llms.txt"])
def test_a_failure_elsewhere_among_what_programs_read_is_a_problem_too(client, monkeypatch, address):
    monkeypatch.setattr("alliance.answers.middleware.sending.is_for_all", lambda response: 1 / 0)
    client.raise_request_exception = False
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)


def test_a_host_that_is_not_ours_is_a_problem(client):
    response = client.get(f"{API}members/", headers={"Host": "atlantis.example"})
    assert response.status_code == 400
    assert response["Content-Type"] == PROBLEM


@pytest.mark.parametrize(
    ("handler", "status"),
    [(problems.bad_request, 400), (problems.permission_denied, 403), (missing.not_found, 404)],
)
def test_pages_keep_their_pages_for_errors(handler, status):
    request = RequestFactory().get("/en/apiary/")
    response = handler(request, Http404())
    assert response.status_code == status
    assert response["Content-Type"].startswith("text/html")
    assert handler(RequestFactory().get("/api/apiary/"), Http404())["Content-Type"] == PROBLEM


def test_a_refusal_names_what_is_wrong_what_is_allowed_and_where(client):
    document = refusal(client, "meetings/?kind=picnic&year=1066&host=zz")
    assert document["instance"] == "/api/v1/meetings/"
    errors = {error["parameter"]: error for error in document["errors"]}
    assert set(errors) == {"kind", "year", "host"}
    assert "summit" in errors["kind"]["allowed"]
    assert "1949" in errors["year"]["detail"]
    assert "“zz”" in errors["host"]["detail"]
    for error in document["errors"]:
        assert error["detail"] in document["detail"]


@pytest.mark.parametrize("day", ["", "%20", "2021-02-30", "yesterday", "0000-01-01", "99999-01-01", "1999", "%00"])
def test_a_bad_day_is_refused_in_words(client, day):
    assert wrong(client, f"members/?as_of={day}", "as_of")


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("members/?country=zz", "country"),
        ("members/?organization=nato", "organization"),
        ("members/?format=json", "format"),
        ("members/?as_of=1999-03-12&as_of=1999-03-13", "as_of"),
        ("members/?page_size=0", "page_size"),
        ("members/?page_size=101", "page_size"),
        ("members/?page=1", "page"),
        ("members/?cursor=x", "cursor"),
        ("memberships/?organization=atlantis", "organization"),
        ("accession-steps/?step=fell", "step"),
        ("partnerships/?framework=none", "framework"),
        ("organizations/?kind=none", "kind"),
        ("positions/?organization=atlantis", "organization"),
        ("terms/?office=nato/jester", "office"),
        ("terms/?person=rudolf", "person"),
        ("defence-expenditures/?year=0", "year"),
        ("defence-expenditures/?series=sipri", "series"),
        ("meetings/?year=0", "year"),
        ("meetings/?year=1948", "year"),
        ("meetings/?year=2101", "year"),
        ("meetings/?topic=atlantis", "topic"),
        ("meetings/?status=cancelled", "status"),
        ("operations/?topic=atlantis", "topic"),
        ("topics/?parent=atlantis", "parent"),
        ("countries/?region=atlantis", "region"),
        ("sources/?kind=rumour", "kind"),
        ("sources/?language=xx", "language"),
        ("claims/?verdict=maybe", "verdict"),
        ("claims/?kind=country", "kind"),
        ("claims/?fact=nato/atlantis", "fact"),
        ("claims/?field=colour", "field"),
        ("claims/?source=rumour", "source"),
        ("timeline/?kind=fell", "kind"),
        ("timeline/?organization=nato", "organization"),
        ("?page=1", "page"),
    ],
)
def test_a_parameter_without_meaning_is_refused_by_name(client, question, parameter):
    assert wrong(client, question, parameter)


@pytest.mark.parametrize("name", ["country", "organization", "office", "person", "as_of", "x"])
def test_nul_characters_never_reach_the_database(client, name):
    assert wrong(client, f"terms/?{name}=%00", name)


def test_errors_are_in_english_whatever_the_browser_prefers(client):
    response = client.get(f"{API}members/?as_of=kemarin", headers={"Accept-Language": "id"})
    assert "is not a date" in response.json()["detail"]
    assert response["Content-Language"] == "en"


def test_nothing_public_sets_a_cookie(client):
    assert not client.get(f"{API}members/").cookies
    assert not client.get(f"{API}members/?x=1").cookies
    assert ask(client, "members/")["count"]
