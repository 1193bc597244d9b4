"""What holds for every page."""

import re
from contextlib import closing
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from alliance.sources.models import Claim, Source
from alliance.templatetags.wording import address
from tests.addresses import IN_EACH_LANGUAGE, LANGUAGES, PAGES
from tests.reading import main_of, queries, read, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", IN_EACH_LANGUAGE)
def test_every_page_says_its_language_has_a_title_and_one_heading(seen, address):
    html = seen(address)
    assert f'<html lang="{address[1:3]}">' in html
    assert re.search(r"<title>\s*\S.* · Alliance</title>", html)
    assert html.count("<h1") == 1


@pytest.mark.parametrize("address", IN_EACH_LANGUAGE)
def test_every_page_leads_to_itself_in_the_other_language_with_the_same_question(seen, address):
    html = seen(address)
    other = {"en": "id", "id": "en"}[address[1:3]]
    twin = f"/{other}/{address[4:]}".replace("&", "&amp;")
    assert f'<a href="{twin}" lang="{other}" hreflang="{other}">' in html
    for language in LANGUAGES:
        same = f"http://testserver/{language}/{address[4:]}".replace("&", "&amp;")
        assert f'<link rel="alternate" hreflang="{language}" href="{same}">' in html


@pytest.mark.parametrize("address", [*IN_EACH_LANGUAGE, "/", "/en/nothing/", "/id/members/?as_of=x"])
def test_no_page_sets_a_cookie_or_depends_on_one(client, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert not Session.objects.exists()


@pytest.mark.parametrize("address", IN_EACH_LANGUAGE)
def test_no_page_has_a_script_or_a_style_inside(seen, address):
    """A data block is no script, and the two scripts of the site are files."""
    html = seen(address)
    html = re.sub(r'<script (type="application/ld\+json"|src="/static/alliance/(site|copy)\.js" defer)>', "", html)
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html)


@pytest.mark.parametrize("address", IN_EACH_LANGUAGE)
def test_no_page_asks_another_site_for_anything(seen, address):
    html = seen(address)
    asked = re.findall(r"<(?:link rel=\"(?:stylesheet|icon)\"|img|script)[^>]*(?:href|src)=\"([^\"]*)\"", html)
    assert asked
    assert all(link.startswith(("/static/", "data:")) for link in asked)


@pytest.mark.parametrize(("path", "ceiling"), PAGES.items())
def test_no_page_takes_more_queries_than_its_ceiling(client, path, ceiling):
    assert queries(client, f"/en/{path}") <= ceiling


@pytest.mark.parametrize("address", IN_EACH_LANGUAGE)
def test_every_id_on_a_page_is_there_once(seen, address):
    ids = re.findall(r'\sid="([^"]*)"', seen(address))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("asked", "language"),
    [("id", "id"), ("id-ID,id;q=0.9,en;q=0.5", "id"), ("en-GB", "en"), ("fr", "en"), ("fr,id;q=0.4", "id"), ("", "en")],
)
def test_the_root_leads_to_the_language_that_the_browser_asks_for(client, asked, language):
    response = client.get("/", headers={"accept-language": asked})
    assert response.status_code == 302
    assert response["Location"] == f"/{language}/"
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    "address", ["/en/nothing/", "/id/nothing/", "/en/members/atlantis/", "/id/meetings/atlantis-1949/"]
)
def test_an_unknown_address_answers_404_in_the_language_of_the_address(client, address):
    html = read(client, address, status=404)
    assert f'<html lang="{address[1:3]}">' in html
    assert {"en": "There is no such page", "id": "Halaman ini tidak ada"}[address[1:3]] in html


@pytest.mark.parametrize(("language", "text"), [("en", "Something went wrong"), ("id", "Terjadi kesalahan")])
def test_the_page_for_a_fault_of_ours_needs_no_database(language, text, django_assert_num_queries):
    with override(language), django_assert_num_queries(0):
        assert text in render_to_string("500.html")


def test_the_home_page_says_what_the_alliance_is_today(client, monkeypatch):
    monkeypatch.setattr("alliance.sources.pages.today", lambda: date(2026, 6, 1))
    text = told(client, "/en/")
    assert "The alliance has 32 members" in text
    assert "Newest member SE Sweden since 7 March 2024" in text
    assert "Secretary General Mark Rutte since 1 October 2024" in text
    assert "Last summit The Hague Summit 2025 24 – 25 June 2025" in text
    assert "Next summit Ankara Summit 2026 7 – 8 July 2026" in text


def test_the_home_page_counts_in_both_languages(client):
    assert "Aliansi ini beranggotakan 32 negara" in told(client, "/id/")


def test_the_home_page_says_what_the_alliance_was_on_a_day(client):
    text = told(client, "/en/?as_of=1999-03-12")
    assert "The alliance had 19 members" in text
    assert "Newest members CZ Czech Republic HU Hungary PL Poland since 12 March 1999" in text
    assert "Secretary General Javier Solana" in text
    assert "Next summit Washington Summit 1999" in text
    assert "Lately in the alliance 12 March 1999" in text
    assert "Ankara" not in text


def test_the_home_page_of_a_day_before_the_treaty_says_why_nobody_is_a_member(client):
    text = told(client, "/en/?as_of=1949-08-23")
    assert "The alliance had no members" in text
    assert "The treaty was not in force yet" in text


def test_the_home_page_shows_a_day_ahead_as_known_today(client):
    text = told(client, "/en/?as_of=2090-01-01")
    assert "The alliance will have 32 members" in text
    assert "the answer is as known today" in text


@pytest.mark.parametrize("query", ["as_of=1999-02-30", "as_of=yesterday", "day=1999-03-12", "as_of=1&as_of=2"])
def test_the_home_page_refuses_a_question_that_it_does_not_understand(client, query):
    assert "This question cannot be answered." in told(client, f"/en/?{query}", status=400)


@pytest.mark.parametrize("day", ["0001-01-01", "0003-12-31", "9999-12-31"])
def test_the_home_page_answers_for_the_ends_of_the_calendar(client, day):
    assert "The alliance" in told(client, f"/en/?as_of={day}")


def test_the_home_page_stands_in_an_empty_knowledge_base(client, nothing_recorded):
    assert "The alliance has 0 members" in told(client, "/en/")


def test_the_accession_page_shows_each_round_with_what_the_members_then_were(client):
    text = told(client, "/en/accession/")
    assert "18 February 1952 +2, 14 in all" in text
    assert "29 March 2004 +7, 26 in all" in text
    assert "7 March 2024 +1, 32 in all" in text


def test_the_accession_page_says_in_words_with_which_step_membership_takes_effect(client):
    html = main_of(read(client, "/en/accession/"))
    assert html.count("membership takes effect in law") == html.count('class="effective"') > 0
    assert html.count("keanggotaan berlaku secara hukum") == 0


def test_text_from_the_knowledge_base_is_escaped(client, country):
    country("<script>alert(1)</script> & Co")
    html = read(client, "/en/members/scriptalert1script-co/")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in html


def test_text_in_another_language_than_the_page_is_marked_with_its_own(client, organization):
    organization("Entente", name_ind="")
    assert '<span lang="en">Entente</span>' in read(client, "/id/organizations/")
    assert '<span lang="en">Entente</span>' not in read(client, "/en/organizations/")


def test_every_section_is_one_click_from_every_page(client):
    html = read(client, "/en/sources/")
    for name in ("members:members", "timeline", "summits:meetings", "summits:topics", "sources:sources"):
        assert f'<a href="{reverse(name)}"' in html
    assert f'<a href="{reverse("sources:sources")}" aria-current="page">' in html


def test_the_stylesheet_answers(client):
    path = re.search(r'rel="stylesheet" href="([^"]+)"', read(client, "/en/"))[1]
    with closing(client.get(path)) as response:
        assert response.status_code == 200
        assert response["Content-Type"].startswith("text/css")


def test_every_claim_of_the_articles_leads_to_a_page_that_shows_the_fact(client):
    claims = Claim.objects.for_listing().filter(source__kind=Source.Kind.ARTICLE)
    places = {address(claim.fact) for claim in claims}
    pages = {page: read(client, page) for page in {place.partition("#")[0] for place in places}}
    assert places
    for place in places:
        page, _, anchor = place.partition("#")
        assert f'id="{anchor}"' in pages[page], place
