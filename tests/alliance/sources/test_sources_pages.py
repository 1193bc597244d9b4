import re

import pytest

from alliance.sources.models import Source
from tests.reading import main_of, queries, read, told

pytestmark = pytest.mark.django_db


def test_a_source_shows_its_claims_with_verdict_and_paragraph_in_order(client, join, claim, source):
    gazette = source("Strelsau Gazette", published="1950-06")
    stay = join("Ruritania", "1950-01-01")
    claim(stay, "start", "1950", source=gazette, paragraph=9, statement_en="It came in 1950.")
    claim(stay, "member", "yes", source=gazette, paragraph=2, statement_en="It is a member.")
    claim(stay, source=gazette, statement_en="It is small.")
    text = told(client, gazette.get_absolute_url())
    places = [
        text.index("agrees It is a member. Paragraph 2 · Membership: Ruritania in Entente"),
        text.index("imprecise It came in 1950. Paragraph 9"),
        text.index("stated It is small. Membership"),
    ]
    assert places == sorted(places)
    assert "Published June 1950" in text


def test_each_claim_leads_to_its_fact(client, join, claim, source):
    gazette = source("Strelsau Gazette")
    claim(join("Ruritania", "1950-01-01"), source=gazette)
    html = read(client, gazette.get_absolute_url())
    assert 'href="/en/members/ruritania/#membership-entente-ruritania"' not in html
    assert re.search(r'href="/en/members/ruritania/#membership-entente-\w\w"', html)


def test_the_title_of_a_source_is_marked_with_its_language(client):
    source = Source.objects.get(key="kompas-pertemuan-tingkat-tinggi")
    assert f'<span lang="id">{source.title}</span>' in read(client, "/en/sources/kompas-pertemuan-tingkat-tinggi/")
    assert f'<span lang="id">{source.title}</span>' not in read(client, "/id/sources/kompas-pertemuan-tingkat-tinggi/")


def test_sources_can_be_asked_for_by_kind(client):
    html = main_of(read(client, "/en/sources/?kind=article"))
    assert html.count('<p class="entry-name">') == Source.objects.filter(kind="article").count() > 0


def test_a_long_list_goes_on_on_further_pages(client):
    html = read(client, "/en/sources/reference-tables/")
    assert 'rel="next" href="?page=2"' in html
    assert 'rel="prev" href="?page=1"' in read(client, "/en/sources/reference-tables/?page=2")
    assert client.get("/en/sources/reference-tables/?page=999").status_code == 404


def test_each_page_of_a_list_keeps_the_question(client):
    assert 'href="?kind=page&amp;page=2"' in read(client, "/en/sources/?kind=page")


@pytest.mark.parametrize("query", ["kind=rumour", "verdict=agrees", "language=xx"])
def test_a_question_without_meaning_answers_400(client, query):
    assert "This question cannot be answered." in told(client, f"/en/sources/?{query}", status=400)


def test_more_claims_take_no_more_queries(client, join, claim, source):
    gazette = source("Strelsau Gazette")
    claim(join("Ruritania", "1950-01-01"), source=gazette)
    few = queries(client, gazette.get_absolute_url()), queries(client, "/en/sources/?kind=article")
    for name in ("Graustark", "Syldavia", "Borduria"):
        claim(join(name, "1950-01-01"), source=gazette)
    assert (queries(client, gazette.get_absolute_url()), queries(client, "/en/sources/?kind=article")) == few


def places_of(client, source):
    """On which page of its source each claim stands."""
    places, number = {}, 1
    while (response := client.get(f"{source.get_absolute_url()}?page={number}")).status_code == 200:
        for anchor in re.findall(r'id="(claim-\w+)"', response.content.decode()):
            places[anchor] = number
        number += 1
    return places


def test_the_address_of_a_claim_opens_the_page_on_which_it_stands(client, join, claim, source):
    stay, gazette = join("Ruritania", "1950-01-01"), source("Strelsau Gazette")
    claims = [claim(stay, source=gazette, paragraph=number % 40 + 1) for number in range(95)]
    claims += [claim(stay, source=gazette) for _ in range(15)]
    places = places_of(client, gazette)
    assert set(places.values()) == {1, 2}
    for one in [*claims[::9], *claims[-15:]]:
        html = read(client, one.get_absolute_url().partition("#")[0])
        assert f'id="{one.anchor}"' in html, one.key


def test_every_claim_has_an_anchor_of_its_own_that_is_no_database_id(client):
    source = Source.objects.get(key="reference-tables")
    anchors = [claim.anchor for claim in source.claims.all()]
    assert len(set(anchors)) == len(anchors) > 500
    assert len(places_of(client, source)) == len(anchors)
    assert not {f"claim-{claim.pk}" for claim in source.claims.all()} & set(anchors)


def test_the_way_on_from_an_opened_claim_leaves_the_claim_behind(client):
    source = Source.objects.get(key="reference-tables")
    claim = source.claims.order_by("key")[150]
    html = read(client, claim.get_absolute_url().partition("#")[0])
    assert 'rel="next" href="?page=3"' in html
    assert client.get(f"{source.get_absolute_url()}?claim={claim.key}&page=1").status_code == 200


@pytest.mark.parametrize("query", ["claim=nothing", "claim=%00", "claim=a&claim=b"])
def test_a_claim_that_is_not_there_is_refused(client, query):
    assert client.get(f"/en/sources/reference-tables/?{query}").status_code == 400


@pytest.mark.parametrize(
    ("address", "made"),
    [("persons/", "term"), ("positions/", "position"), ("partners/", "partnership")],
)
def test_a_day_says_how_many_records_it_leaves_out(client, request, address, made):
    def left_out():
        found = re.search(r"(\d+) more records? (?:is|are) left out", told(client, f"/en/{address}?as_of=2000-01-01"))
        return int(found[1]) if found else 0

    before = left_out()
    request.getfixturevalue(made)()
    assert left_out() == before + 1
    assert "left out" not in told(client, f"/en/{address}")
