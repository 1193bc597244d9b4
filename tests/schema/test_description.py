"""The description of the API: made from the code, without a warning, the same as committed and served, and true."""

import io
import json
from urllib.parse import quote, urlencode, urlsplit

import jsonschema_rs
import pytest
from django.conf import settings
from django.core.management import call_command

from alliance.rest.schema.examples import SITE, settled
from tests.asking import refusal

COMMITTED = json.loads((settings.BASE_DIR / "docs" / "openapi.json").read_bytes())
OPERATIONS = {
    operations["get"]["operationId"]: (path, operations["get"])
    for path, operations in COMMITTED["paths"].items()
    if "get" in operations
}
AGAIN = "Made anew by `python -m tests.schema.examples` and then `manage.py spectacular`, as is said there."
LISTS = [name for name in OPERATIONS if name.endswith("_list")]


def json_of(operation) -> dict:
    return operation["responses"]["200"]["content"]["application/json"]


def undeclared(schema: dict, value, path: str = "") -> list[str]:
    """Where an answer has what its schema does not name."""
    if "$ref" in schema:
        return undeclared(COMMITTED["components"]["schemas"][schema["$ref"].rpartition("/")[2]], value, path)
    if isinstance(value, dict):
        for one in schema.get("oneOf", []):
            return undeclared(one, value, path)
        known = schema.get("properties", value if schema.get("additionalProperties") else {})
        return [f"{path}.{name}" for name in value if name not in known] + [
            found for name in value if name in known for found in undeclared(known[name], value[name], f"{path}.{name}")
        ]
    if isinstance(value, list):
        return [found for one in value for found in undeclared(schema["items"], one, f"{path}[]")]
    return []


def question_of(path: str, operation: dict) -> str:
    """The address that the examples of the parameters make."""
    query = {}
    for parameter in operation["parameters"]:
        value = parameter.get("example")
        if value is not None and parameter["in"] == "path":
            path = path.replace("{key}", quote(value, safe=""))
        elif value is not None:
            query[parameter["name"]] = ",".join(map(str, value)) if isinstance(value, list) else value
    return f"{path}?{urlencode(query)}" if query else path


@pytest.fixture
def answer_at(client, db, settings):
    """What is answered to an address on the site of the examples."""
    host = urlsplit(SITE).netloc
    settings.ALLOWED_HOSTS = [host]

    def answer(address, status=200, **headers):
        response = client.get(address, headers={"host": host, **headers}, secure=True)
        assert response.status_code == status, response.content
        return response.json()

    return answer


def test_the_committed_description_is_what_the_code_says_and_gives_no_warning(db):
    made = io.StringIO()
    call_command("spectacular", format="openapi-json", fail_on_warn=True, validate=True, stdout=made)
    is_committed = json.loads(made.getvalue()) == COMMITTED
    assert is_committed, AGAIN  # compared here: pytest would show a difference of a megabyte for minutes
    assert made.getvalue().rstrip("\n") == (settings.BASE_DIR / "docs" / "openapi.json").read_text().rstrip("\n")


def test_it_is_served_as_it_is_committed(client, db):
    response = client.get("/api/v1/openapi.json", headers={"Accept": "application/vnd.oai.openapi+json"})
    assert response.headers["Content-Type"] == "application/json"
    assert response.content == (settings.BASE_DIR / "docs" / "openapi.json").read_bytes()
    assert json.loads(response.content)["openapi"] == "3.1.0"


def test_it_refuses_parameters(client, db):
    assert refusal(client, "openapi.json?version=2")["errors"][0]["parameter"] == "version"


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_has_an_example_that_is_answered_so(answer_at, name):
    path, operation = OPERATIONS[name]
    answer = answer_at(question_of(path, operation))
    assert settled(answer) == json_of(operation)["examples"]["example"]["value"], AGAIN


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_says_what_its_errors_are(name):
    path, operation = OPERATIONS[name]
    expected = {"200", "304", "400", "406", "500"} | ({"404"} if "{key}" in path else set())
    assert set(operation["responses"]) - {"429"} == expected
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            error = COMMITTED["components"]["responses"][answer["$ref"].rpartition("/")[2]]
            document = error["content"]["application/problem+json"]["example"]
            jsonschema_rs.validate(COMMITTED["components"]["schemas"]["Problem"], document)
            assert document["status"] == int(status)


@pytest.mark.parametrize(
    ("error", "question", "headers"),
    [
        ("BadRequest", "countries/?region=asia", {}),
        ("NotFound", "countries/atlantis/", {}),
        ("NotAcceptable", "search/?q=nato", {"accept": "application/xml"}),
    ],
)
def test_the_examples_of_errors_are_what_is_answered(answer_at, error, question, headers):
    example = COMMITTED["components"]["responses"][error]["content"]["application/problem+json"]["example"]
    assert answer_at(f"/api/v1/{question}", example["status"], **headers) == example


@pytest.mark.parametrize("name", LISTS)
def test_the_parameters_of_a_list_are_those_that_its_errors_name(client, db, name):
    path, operation = OPERATIONS[name]
    known = refusal(client, f"{path.removeprefix('/api/v1/')}?none-such=1")["errors"][0]["allowed"]
    assert [one["name"] for one in operation["parameters"] if one.get("in") == "query"] == known


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_a_list_is_as_described_in_brief_in_full_and_in_one_language(answer_at, name):
    path, operation = OPERATIONS[name]
    needed = {one["name"]: one["example"] for one in operation["parameters"] if one.get("required")}
    shapes = [{}, {"lang": "id"}]
    shapes += [
        {"expand": ",".join(one["schema"]["items"]["enum"])}
        for one in operation["parameters"]
        if one.get("name") == "expand"
    ]
    schema = json_of(operation)["schema"]
    validator = jsonschema_rs.validator_for(schema | {"components": COMMITTED["components"]})
    for shape in shapes:
        answer = answer_at(f"{path}?{urlencode(needed | shape)}")
        validator.validate(answer)
        assert undeclared(schema, answer) == []


def test_the_one_question_that_is_sent_is_answered_as_described(client, db, settings):
    host = urlsplit(SITE).netloc
    settings.ALLOWED_HOSTS = [host]
    check = COMMITTED["paths"]["/api/v1/check/"]["post"]
    sent = check["requestBody"]["content"]["application/json"]
    jsonschema_rs.validate(sent["schema"], sent["example"])
    schema = json_of(check)["schema"]
    validator = jsonschema_rs.validator_for(schema | {"components": COMMITTED["components"]})
    for address in ("/api/v1/check/", "/api/v1/check/?lang=id"):
        response = client.post(address, sent["example"], "application/json", headers={"host": host}, secure=True)
        validator.validate(response.json())
        assert undeclared(schema, response.json()) == []
        if not response.wsgi_request.GET:
            assert settled(response.json()) == json_of(check)["examples"]["example"]["value"], AGAIN
    assert set(check["responses"]) == {"200", "400", "406", "413", "415", "429", "500"}


def test_a_limited_operation_says_so():
    for name, is_limited in (("search_list", True), ("members_list", True), ("members_retrieve", False)):
        _path, operation = OPERATIONS[name]
        assert ("429" in operation["responses"]) is is_limited
        assert ("RateLimit-Policy" in operation["responses"]["200"]["headers"]) is is_limited
