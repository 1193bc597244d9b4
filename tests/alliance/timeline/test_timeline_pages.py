"""The page of the timeline: a table of events, with the question in the address."""

import re

import pytest

from members.models import ALLIANCE, Organization
from tests.reading import main_of, read, told

pytestmark = pytest.mark.django_db


def rows(client, question="", status=200, language="en"):
    """The words of each row of the table."""
    html = main_of(read(client, f"/{language}/timeline/?{question}", status))
    cells = re.findall(r'<tr id="[^"]+">(.*?)</tr>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in cells]


def test_a_row_says_when_who_how_many_then_and_who_says_so(client):
    (row,) = rows(client, "country=se&kind=memberships")
    assert row.startswith("7 March 2024 Sweden joins NATO 32 members ")
    assert re.search(r"32 members \S+", row)


def test_events_stand_in_the_order_of_their_days_by_decade(client):
    html = read(client, "/en/timeline/")
    days = re.findall(r'<td class="event-date"><time datetime="([^"]+)"', html)
    assert days == sorted(days)
    assert len(days) == len(rows(client)) == int(re.search(r"(\d+) events", html)[1])
    assert '<th scope="rowgroup" colspan="4">1990–1999</th>' in html


def test_the_timeline_is_that_of_the_alliance(client, meeting, step, join):
    meeting("Strelsau 1950", start="1950-06-01")
    step("Ruritania", "invited", "1950-07-01")
    join("Ruritania", "1950-08-01")
    assert rows(client, "first_year=1950&last_year=1950") == rows(client, "last_year=1950&first_year=1950")
    text = told(client, "/en/timeline/?first_year=1950&last_year=1950")
    assert "Strelsau" not in text
    assert "Ruritania" not in text


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("kind=memberships", 32),
        ("kind=accession-steps", 132),
        ("kind=summits", 40),
        ("kind=memberships&as_of=1999-03-11", 16),
        ("kind=memberships&as_of=1999-03-12", 19),
        ("kind=memberships&first_year=1999", 16),
        ("kind=memberships&last_year=1999", 19),
        ("kind=memberships&first_year=1999&last_year=1999", 3),
        ("kind=summits&country=tr", 2),
        ("kind=summits&country=turkey", 2),
        ("kind=secretaries-general&country=nl&last_year=1990", 4),
    ],
)
def test_the_question_narrows_the_timeline(client, question, count):
    assert len(rows(client, question)) == count


def test_without_a_day_what_is_planned_is_there_and_said_to_be_planned(client):
    assert re.search(r"^2027 Albania Summit 2027 planned", rows(client, "kind=summits")[-1])
    assert "planned" not in rows(client, "kind=summits&as_of=2026-12-31")[-1]


def test_countries_stand_under_the_name_of_the_day(client):
    assert "Turkey joins NATO" in rows(client, "country=turkiye&kind=memberships")[0]
    assert "Jerman Barat bergabung" in rows(client, "country=de&kind=memberships", language="id")[0]


def test_an_event_on_which_sources_differ_says_so_and_leads_to_all_sides(client):
    (row,) = rows(client, "country=de&kind=memberships")
    assert "sources differ" in row
    html = read(client, "/en/timeline/?country=de&kind=memberships")
    assert html.count('href="/en/members/germany/#membership-nato-de"') >= 2


def test_the_source_of_a_row_leads_to_what_it_claims(client, join, claim):
    stay = join("Ruritania", "1950-01-01", organization="nato")
    other = claim(stay, "", "", source="Hentzau Herald")
    best = claim(stay, "start", "1950-01-01", source="Strelsau Gazette")
    html = read(client, "/en/timeline/?country=ruritania&kind=memberships")
    assert f'<a href="{best.get_absolute_url()}">Strelsau Gazette</a>' in html
    assert f'"{other.get_absolute_url()}"' not in html
    assert "and 1 more" in html


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("as_of=1999-02-30", "is not a day of the calendar"),
        ("first_year=1948", "is not a year from 1949 to 2100"),
        ("first_year=2000&last_year=1999", "The last year must not come before the first year"),
        ("kind=fell", "is not one of: memberships, accession-steps, summits, secretaries-general"),
        ("country=atlantis", "There is no country “atlantis”"),
        ("country=%00", "NUL"),
        ("lane=summits", "Unknown parameter"),
        ("kind=summits&kind=memberships", "more than once"),
        ("year=1999", "Unknown parameter"),
    ],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_question_that_means_nothing_is_refused_in_the_form(client, language, question, words):
    html = read(client, f"/{language}/timeline/?{question}", 400)
    assert 'role="alert"' in html
    assert "<table" not in html
    if language == "en":
        assert words in told(client, f"/en/timeline/?{question}", 400)


def test_what_the_address_asks_stays_in_the_form(client):
    html = read(client, "/en/timeline/?country=turkiye&kind=summits&first_year=1990&as_of=2026-08-01")
    assert '<option value="turkiye" selected>' in html
    assert '<option value="summits" selected>' in html
    assert 'value="1990"' in html
    assert 'value="2026-08-01"' in html
    assert '<option value="tr" selected>tr</option>' in read(client, "/en/timeline/?country=tr")


def test_a_question_without_an_answer_says_so(client):
    assert "Nothing is recorded that fits." in told(client, "/en/timeline/?country=se&last_year=1990")


def test_before_the_treaty_was_in_force_the_page_says_so(client):
    text = told(client, "/en/timeline/?as_of=1949-08-23")
    assert "The treaty was not in force yet: the first members joined on 24 August 1949." in text


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Belgium", "Canada", "Denmark", "France"]), ("id", ["Amerika Serikat", "Belanda", "Belgia", "Denmark"])],
)
def test_countries_of_one_day_stand_in_the_order_of_their_names(client, language, names):
    for query in ("timeline/?kind=memberships&last_year=1949", "accession/?as_of=1949-12-31"):
        text = told(client, f"/{language}/{query}")
        places = [text.rindex(f" {name}") for name in names]
        assert places == sorted(places)


def test_the_bar_leads_to_the_events_before_and_after_the_day(client):
    text = told(client, "/en/timeline/?as_of=1999-03-12&kind=memberships")
    assert re.search(r"Change before 30 May 1982 ?: Spain joins NATO", text)
    assert re.search(r"Next change 29 March 2004 ?: 7 events", text)


def test_the_bar_says_where_a_change_is_known_to_the_year_only(client):
    assert re.search(r"Next change 2027 ?: Albania Summit 2027 ", told(client, "/en/timeline/?kind=summits"))


def test_the_timeline_stands_in_an_empty_knowledge_base(client, nothing_recorded):
    assert "Nothing is recorded that fits." in told(client, "/en/timeline/")


def test_the_api_narrows_by_years_too(client):
    def days(question):
        return [event["date"][:4] for event in client.get(f"/api/v1/timeline/?{question}").json()["results"]]

    assert set(days("first_year=1982&last_year=1985")) == {"1982", "1984", "1985"}
    assert client.get("/api/v1/timeline/?first_year=1990&last_year=1989").status_code == 400


def test_a_day_on_which_as_many_join_as_leave_says_how_many_there_are(client, join):
    nato = Organization.objects.get(key=ALLIANCE)
    join("Old Ruritania", "1960-01-01", left="1961-01-01", organization=nato)
    join("New Ruritania", "1961-01-01", organization=nato)
    changed = rows(client, "kind=memberships&first_year=1960&last_year=1961")
    assert [re.search(r"\d+ members", row)[0] for row in changed] == ["16 members"] * 3
