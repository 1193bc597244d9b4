import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from alliance.api import router

pytestmark = pytest.mark.django_db

LINK = re.compile(r"^- \[([^\]]+)\]\((http://testserver[^)]*)\): (.+)$")
NOT_READ = {"/mcp"}  # it is spoken to by POST


@pytest.fixture
def text(client):
    response = client.get("/llms.txt")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert not response.cookies
    return response.content.decode()


def test_it_has_the_form_that_programs_expect(text):
    lines = text.splitlines()
    assert lines[0] == "# Alliance"
    assert lines[2].startswith("> ")
    headings = [line for line in lines if line.startswith("#")]
    assert all(line.startswith("## ") for line in headings[1:])
    assert headings[-1] == "## Optional"
    listed = text.split("\n## ", 1)[1].splitlines()[1:]
    assert [line for line in listed if line and not line.startswith("## ") and not LINK.match(line)] == []


def test_every_link_in_it_answers(client, text):
    links = [LINK.match(line) for line in text.splitlines()]
    addresses = [urlsplit(link[2]) for link in links if link]
    assert len(addresses) > 30
    for address in addresses:
        if address.path not in NOT_READ:
            response = client.get(f"{address.path}?{address.query}" if address.query else address.path)
            assert response.status_code == 200, address.path
            response.getvalue()  # a file is closed once it is read


def test_it_names_every_list(text):
    for prefix, _viewset, _basename in router.registry:
        assert f"[{prefix}](http://testserver/api/v1/{prefix}/" in text


def test_it_is_english_whatever_language_is_preferred(client, text):
    assert client.get("/llms.txt", headers={"Accept-Language": "id"}).content.decode() == text


def test_it_is_for_reading():
    response = Client(enforce_csrf_checks=True).post("/llms.txt")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
