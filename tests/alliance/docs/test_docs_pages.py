import re
from datetime import date

import pytest
from django.conf import settings
from rest_framework.exceptions import APIException

from alliance.api import router
from alliance.docs.contents import PAGES
from alliance.docs.endpoints import ABOUT, Endpoint, endpoints
from alliance.docs.errors import KINDS
from alliance.mcp.tools import TOOLS
from alliance.rest import deprecation
from alliance.rest.deprecation import Deprecated
from tests.alliance.docs.pasting import pasted
from tests.asking import refusal
from tests.reading import main_of, read, told

pytestmark = pytest.mark.django_db

NAMES = [prefix for prefix, _viewset, _basename in router.registry]


def test_every_endpoint_says_in_words_what_it_is_about():
    assert set(NAMES) <= set(ABOUT)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_an_endpoint_names_each_parameter_that_its_list_reads(client, name):
    html = main_of(read(client, f"/en/docs/endpoints/{name}/"))
    known = refusal(client, f"{name}/?no-such-parameter=1")["errors"][0]["allowed"]
    assert known
    assert [one for one in known if f"<code>{one}</code>" not in html] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_and_every_field_is_explained(name):
    endpoint = Endpoint(name)
    assert all(parameter.label and parameter.values for parameter in endpoint.parameters)
    assert [field.name for field in endpoint.fields if not field.label] == []


@pytest.mark.parametrize("name", [one.name for one in endpoints() if one.has_records])
def test_the_page_of_an_endpoint_names_each_field_of_a_record(client, name):
    html = main_of(read(client, f"/en/docs/endpoints/{name}/"))
    record = client.get(f"/api/v1/{Endpoint(name).record_path}").json()
    assert [field for field in record if f"<code>{field}</code>" not in html] == []


def test_the_values_of_a_parameter_with_few_of_them_are_listed(client):
    html = main_of(read(client, "/en/docs/endpoints/claims/"))
    assert "<code>agrees</code>" in html
    assert "<code>disagrees</code>" in html


def test_an_endpoint_that_is_none_has_no_page(client):
    assert client.get("/en/docs/endpoints/no-such-list/").status_code == 404


def test_every_field_has_a_place_of_its_own_to_which_linked_data_can_point(client):
    html = read(client, "/en/docs/fields/")
    context = client.get("/api/v1/context.jsonld").json()["@context"]
    for endpoint in endpoints():
        answer = client.get(f"/api/v1/{endpoint.list_path}").json()
        names = {name for name in [*answer, *answer["results"][0]] if not name.startswith("@")}
        for name in names:
            term = context.get(name, {"@id": f"{context['@vocab']}{name}"})["@id"]
            if not term.startswith("https://schema.org/"):
                assert f'id="{term.partition("#")[2]}"' in html, f"{endpoint.name}: {term}"
    assert len(re.findall(r'id="([^"]+)"', html)) == len(set(re.findall(r'id="([^"]+)"', html)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_status_has_its_section(client, kind):
    html = read(client, "/en/docs/errors/")
    assert f'<h2 id="{kind.slug}">' in html


@pytest.mark.parametrize(
    ("address", "status"), [("members/?as_off=1", 400), ("members/none/", 404), ("nothing-here/", 404)]
)
def test_the_type_of_a_problem_leads_to_its_section(client, address, status):
    page, _, anchor = refusal(client, address, status)["type"].partition("#")
    assert f'id="{anchor}"' in read(client, page.removeprefix("http://testserver"))


def test_every_error_of_our_own_has_its_section():
    def kinds_of(error):
        for kind in error.__subclasses__():
            yield kind
            yield from kinds_of(kind)

    ours = [kind for kind in kinds_of(APIException) if kind.__module__.startswith(("alliance.", "members."))]
    assert ours
    assert {kind.status_code for kind in ours} <= {kind.status for kind in KINDS} | {500}


def test_the_page_of_errors_shows_what_the_api_really_answers(client):
    html = main_of(read(client, "/en/docs/errors/"))
    assert html.count('class="code answer"') == len([kind for kind in KINDS if kind.example])
    for kind in KINDS:
        if kind.example:
            assert f"&quot;status&quot;: {kind.status.value}" in html, kind.slug


def test_the_limits_are_those_of_the_settings(client):
    rows = re.findall(r'<td class="number">([\d,]+)</td>', main_of(read(client, "/en/docs/caching/")))
    assert rows == [f"{number:,}" for policy in settings.LIMITS.values() for number in policy]


def test_what_the_docs_show_of_whole_lists_counts_against_nobody(client, settings):
    settings.LIMITS = {"whole": (1, 3600), "mcp": (1, 3600)}
    for page in ("formats", "mcp"):
        assert 'class="code answer"' in read(client, f"/en/docs/{page}/?again=1")
    assert client.get("/api/v1/topics.csv").status_code == 200
    assert client.get("/api/v1/countries.csv").status_code == 429


def test_every_tool_for_language_models_is_listed(client):
    html = main_of(read(client, "/en/docs/mcp/"))
    assert all(f"<code>{name}</code>" in html for name in TOOLS)


def test_the_formats_are_those_that_the_endpoints_have(client):
    html = main_of(read(client, "/en/docs/formats/"))
    for endpoint in endpoints():
        for renderer in endpoint.formats:
            assert f"<code>.{renderer.format}</code>" in html
            assert f"<code>{renderer.media_type}</code>" in html


def test_nothing_is_deprecated(client):
    assert "What is deprecated Nothing." in told(client, "/en/docs/versioning/")


def test_what_is_deprecated_is_listed_with_its_days(client, monkeypatch):
    one = Deprecated("topics", date(2030, 1, 1), date(2031, 2, 1), "Use agenda-items.", parameter="parent")
    monkeypatch.setattr(deprecation, "DEPRECATED", [one])
    text = told(client, "/en/docs/versioning/")
    assert "topics?parent=" in text
    assert "1 January 2030" in text
    assert "1 February 2031" in text
    assert "Use agenda-items." in text


def test_the_pages_lead_from_the_first_to_the_last(client):
    address, walked = "/en/docs/", []
    while address:
        walked.append(address)
        found = re.search(r'<a rel="next" href="([^"]+)"', main_of(read(client, address)))
        address = found and found[1]
    assert walked == [page.get_absolute_url() for page in PAGES]


def test_the_documentation_is_one_click_from_every_page(client):
    assert 'href="/en/docs/"' in read(client, "/en/sources/")
    assert 'href="/id/docs/"' in main_of(read(client, "/id/about/"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_stand_in_an_empty_knowledge_base(client, nothing_recorded, page):
    read(client, page.get_absolute_url())


def test_a_field_of_several_records_is_described_as_it_is_in_all_of_them(client):
    html = main_of(read(client, "/en/docs/fields/"))
    assert "Host country of" not in html
    assert "<td>Seq</td>" not in html


def test_the_pages_know_their_own_site(client, settings):
    settings.ALLOWED_HOSTS = ["alliance.example"]
    html = pasted(client.get("/en/docs/", headers={"Host": "alliance.example"}, secure=True).content.decode())
    assert "https://alliance.example/api/v1/members.csv" in html
    assert "testserver" not in html
