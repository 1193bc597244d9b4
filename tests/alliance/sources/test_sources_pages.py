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
