"""Addresses that lead nowhere lead somewhere."""

import re

import pytest

from members.models import Country
from tests.reading import main_of, read, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("members/DEU", "members/germany/"),
        ("members/de/", "members/germany/"),
        ("members/turkey/", "members/turkiye/"),
        ("members/Türkiye/", "members/turkiye/"),
        ("members/jerman-barat/", "members/germany/"),
        ("members/republic-of-north-macedonia/", "members/north-macedonia/"),
        ("organizations/north-atlantic-treaty-organization/", "organizations/nato/"),
        ("organizations/PBB/", "organizations/un/"),
        ("meetings/ktt-brussel-2021/", "meetings/brussels-2021/"),
        ("meetings/Brussels-Summit-2021", "meetings/brussels-2021/"),
        ("topics/pertahanan-siber/", "topics/cyber-defence/"),
        ("operations/KFOR/", "operations/kfor/"),
        ("operations/operasi-sea-guardian/", "operations/sea-guardian/"),
        ("persons/lord-ismay/", "persons/#hastings-ismay"),
    ],
)
def test_codes_former_names_and_names_in_either_language_lead_for_good_to_the_page(client, language, old, new):
    response = client.get(f"/{language}/{old}", follow=False)
    assert response.status_code == 301
    assert response["Location"] == f"/{language}/{new}"


def test_the_question_goes_along(client):
    assert client.get("/en/members/turkey/?as_of=1960-01-01")["Location"] == "/en/members/turkiye/?as_of=1960-01-01"


def test_the_address_of_a_country_outlives_every_renaming(client, country):
    ruritania = country("Ruritania")
    for name in ("Graustark", "Zenda"):
        ruritania.name_en = ruritania.name_ind = name
        ruritania.save()
    for old in ("ruritania", "graustark"):
        assert client.get(f"/en/members/{old}/")["Location"] == "/en/members/zenda/"


def test_a_name_that_another_country_bears_now_leads_to_that_one(client, country):
    first = country("Ruritania")
    first.name_en = first.name_ind = "Graustark"
    first.save()
    country("Ruritania")
    assert "<h1" in read(client, "/en/members/ruritania/")


def test_a_name_that_several_have_borne_is_a_choice_and_no_redirect(client, country_name):
    country_name("Ruritania", "Zendian Union", end="1960")
    country_name("Graustark", "Zendian Union", start="1960")
    html = main_of(read(client, "/en/members/zendian-union/", status=404))
    assert "Several records have been called so." in words(html)
    assert re.findall(r'<a href="(/en/members/[^"]+/)"', html) == ["/en/members/graustark/", "/en/members/ruritania/"]


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("members/turkeyy/", "members/turkiye/"),
        ("members/unted-kingdom/", "members/united-kingdom/"),
        ("members/macedonia/", "members/north-macedonia/"),
        ("meetings/brussels-2022/", "meetings/brussels-march-2022/"),
        ("meetings/madrid-summit/", "meetings/madrid-2022/"),
        ("topics/cyber/", "topics/cyber-defence/"),
        ("turkiye/", "members/turkiye/"),
        ("country/estonia/", "members/estonia/"),
        ("sources/kompas/", "sources/kompas-pertemuan-tingkat-tinggi/"),
    ],
)
def test_a_mistyped_address_is_answered_with_the_nearest_names(client, mistyped, meant):
    for language in ("en", "id"):
        html = main_of(read(client, f"/{language}/{mistyped}", status=404))
        assert f'<a href="/{language}/{meant}"' in html


def test_the_names_are_in_the_language_of_the_address(client):
    assert ">Jerman<" in re.sub("</?mark>", "", read(client, "/id/members/jermann/", status=404))
    assert ">Germany<" in re.sub("</?mark>", "", read(client, "/en/members/jermann/", status=404))


@pytest.mark.parametrize(
    "path", ["", "x" * 2000, "%00", "%E2%80%AE", "a/b/c/d", "%3Cscript%3E", "..%2f..%2f", "--", "%C3%28"]
)
@pytest.mark.parametrize("section", ["members", "sources", "meetings", "nothing"])
def test_no_address_is_too_strange_for_an_answer(client, section, path):
    html = read(client, f"/en/{section}/zz{path}/", status=404)
    assert "There is no such page" in html
    assert "<script>" not in html


def test_a_missing_page_of_results_is_no_name(client):
    read(client, "/en/search/?q=nato&page=999", status=404)


def test_a_country_that_is_gone_leads_nowhere(client, country):
    country("Ruritania").delete()
    assert not Country.objects.filter(slug="ruritania").exists()
    read(client, "/en/members/ruritania/", status=404)


@pytest.mark.parametrize("path", ["members/turkeyy/", "meetings/brussels-2022/", "nothing/", "sources/kompas/"])
def test_an_address_that_leads_nowhere_costs_a_few_queries(client, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get(f"/en/{path}")


def test_the_api_keeps_its_own_answer(client):
    response = client.get("/api/v1/members/DEU/nothing/")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
