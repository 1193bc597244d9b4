"""Asking the API as its users do."""

from collections.abc import Iterator

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

API = "/api/v1/"
PROBLEM = "application/problem+json"


def ask(client, address: str) -> dict:
    """The answer to a question that has one."""
    response = client.get(API + address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


def ids(client, address: str) -> list[str]:
    """The keys of the records on a list."""
    return [record["id"] for record in ask(client, address)["results"]]


def refusal(client, address: str, status: int = 400) -> dict:
    """The problem document that a question without an answer gets."""
    response = client.get(API + address)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == PROBLEM
    document = response.json()
    assert document["status"] == status
    assert document["title"]
    assert document["detail"]
    return document


def wrong(client, address: str, parameter: str) -> str:
    """What a refusal says about its only wrong parameter."""
    errors = refusal(client, address)["errors"]
    assert [error["parameter"] for error in errors] == [parameter]
    return errors[0]["detail"]


def queries(client, address: str) -> list[str]:
    """What a question asks the database, besides the version of the data, when it is worked out anew."""
    caches["answers"].clear()
    with CaptureQueriesContext(connection) as captured:
        ask(client, address)
    return [query["sql"] for query in captured if "knowledge_dataversion" not in query["sql"]]


def walk(client, address: str) -> Iterator[dict]:
    """The answers of all pages from an address on."""
    while address:
        answer = ask(client, address)
        yield answer
        address = answer["next"] and answer["next"].split(API)[1]


def rfc3339(instant) -> str:
    """An instant as the API writes it."""
    return instant.isoformat().replace("+00:00", "Z")
