"""Reading pages as their readers do."""

import re
from collections.abc import Callable
from functools import cache
from html import unescape

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def read(client, address: str, status: int = 200) -> str:
    """The page at an address, which must be HTML."""
    response = client.get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    assert response["Content-Type"] == "text/html; charset=utf-8"
    return response.content.decode()


@pytest.fixture(scope="session")
def read_once() -> Callable[[str], str]:
    return cache(lambda address: read(Client(), address))


@pytest.fixture
def seen(db, read_once) -> Callable[[str], str]:
    """`seen("/en/")`: the page as the real fixtures make it, worked out once for all tests that only look at it.

    Not for a test that changes anything beforehand.
    """
    return read_once


def words(html: str) -> str:
    """What a page says: without tags, white space folded."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def told(client, address: str, status: int = 200) -> str:
    return words(read(client, address, status))


def main_of(html: str) -> str:
    """The page without header and footer."""
    return html.split("<main", 1)[1].split("</main>", 1)[0]


def without_marks(html: str) -> str:
    """The page without the marks that lead to its notes."""
    return re.sub(r'<sup class="noteref">.*?</sup>', "", html, flags=re.S)


def lead_of(html: str) -> str:
    """The first sentence of a page, as plain text without the marks of its notes."""
    return words(re.search(r'<p class="lead"[^>]*>(.*?)</p>', without_marks(html), re.S)[1])


def queries(client, address: str) -> int:
    """How many queries a page takes, besides that for the version of the data, when it is worked out anew."""
    caches["answers"].clear()
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    return sum("knowledge_dataversion" not in query["sql"] for query in captured)
