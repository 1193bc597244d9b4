import re
from datetime import date

import pytest
from django.utils.translation import override

from members.models import Country, Membership, Organization
from members.rounds import rounds_of
from members.sentences import standing
from tests.asking import ask
from tests.reading import lead_of, main_of, queries, read, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1949-08-23", 0),
        ("1949-08-24", 12),
        ("1952-02-17", 12),
        ("1952-02-18", 14),
        ("1999-03-12", 19),
        ("2024-03-07", 32),
    ],
)
def test_the_page_names_as_many_members_as_there_were_on_the_day(client, day, count):
    html = main_of(read(client, f"/en/members/?as_of={day}"))
    assert html.count('<th scope="row">') == count
    assert f": {count} member" in html


@pytest.mark.parametrize("day", ["1951-01-01", "1982-05-30", "2004-03-29", "2020-03-27"])
def test_page_and_api_name_the_same_members_for_the_same_day(client, day):
    shown = re.findall(
        r'<th scope="row">.*?<span class="iso">(\w\w)</span>', read(client, f"/en/members/?as_of={day}"), re.S
    )
    answered = [row["country"]["iso2"] for row in ask(client, f"members/?as_of={day}")["results"]]
    assert sorted(shown) == sorted(answered)
    assert shown


def test_without_a_day_the_members_are_those_of_today(client):
    html = read(client, "/en/members/")
    assert main_of(html).count('<th scope="row">') == 32
    assert "Today, " in html


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", ["Albania", "Belgium", "Bulgaria"]), ("id", ["Albania", "Amerika Serikat", "Belanda"])],
)
def test_members_stand_in_the_order_of_the_names_of_the_language(client, language, first):
    rows = re.findall(r'<th scope="row">.*?<a [^>]*>([^<]+)</a>', read(client, f"/{language}/members/"), re.S)
    assert rows[:3] == first


def test_a_past_day_shows_the_names_of_that_day(client):
    assert "Turkey" in told(client, "/en/members/?as_of=1999-01-01")
    assert "Türkiye" in told(client, "/en/members/?as_of=2024-01-01")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("as_of=1999-13-12", "“1999-13-12” is not a day of the calendar"),
        ("as_of=yesterday", "“yesterday” is not a date"),
        ("as_of=1999", "“1999” is not a date"),
        ("asof=1999-03-12", "did you mean “as_of”"),
        ("as_of=1999-03-12&as_of=2000-01-01", "given more than once"),
    ],
)
def test_a_question_without_meaning_answers_400_with_words_in_the_form(client, query, text):
    html = read(client, f"/en/members/?{query}", status=400)
    assert text in told(client, f"/en/members/?{query}", status=400)
    assert '<th scope="row">' not in main_of(html)
    assert 'role="alert"' in html


def test_what_was_wrong_is_said_in_indonesian_too(client):
    assert "bukan tanggal" in told(client, "/id/members/?as_of=kemarin", status=400)


def test_an_empty_field_of_the_form_asks_nothing(client):
    assert main_of(read(client, "/en/members/?as_of=")).count('<th scope="row">') == 32


def test_a_day_before_the_treaty_says_that_it_was_not_in_force(client):
    text = told(client, "/en/members/?as_of=1949-08-23")
    assert "The treaty was not in force yet: the first members joined on 24 August 1949." in text
    assert "Perjanjiannya belum berlaku" in told(client, "/id/members/?as_of=1949-08-23")


def test_a_day_in_the_future_is_answered_as_known_today(client):
    assert "1 January 2099 lies in the future" in told(client, "/en/members/?as_of=2099-01-01")


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("spain", "Spain has been a member of NATO since 30 May 1982, the 16th to join."),
        ("turkiye", "Türkiye has been a member of NATO since 18 February 1952, one of the two of 1952."),
        ("belgium", "Belgium has been a member of NATO since 24 August 1949, one of the twelve founding members."),
        ("united-states", "The United States has been a member of NATO since 24 August 1949"),
        ("netherlands", "The Netherlands has been a member of NATO since 24 August 1949"),
        ("sweden", "Sweden has been a member of NATO since 7 March 2024, the 32nd to join."),
        ("ukraine", "Ukraine is not a member of NATO."),
        ("soviet-union", "The Soviet Union was never a member of NATO."),
    ],
)
def test_the_first_sentence_of_a_profile_answers(client, slug, sentence):
    assert sentence in lead_of(read(client, f"/en/members/{slug}/"))


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("spain", "Spanyol menjadi anggota NATO sejak 30 Mei 1982, negara ke-16 yang bergabung."),
        ("greece", "Yunani menjadi anggota NATO sejak 18 Februari 1952, salah satu dari dua negara"),
        ("ukraine", "Ukraina bukan anggota NATO."),
    ],
)
def test_the_first_sentence_answers_in_indonesian(client, slug, sentence):
    assert sentence in lead_of(read(client, f"/id/members/{slug}/"))


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("1949-12-31", "Ruritania will be a member of Entente from 1 January 1950."),
        ("1950-01-01", "Ruritania has been a member of Entente since 1 January 1950, one of the two founding members."),
        ("1959-12-31", "Ruritania has been a member of Entente since 1 January 1950, one of the two founding members."),
        ("1960-01-01", "Ruritania was a member of Entente from 1 January 1950 until 1 January 1960."),
    ],
)
def test_the_first_sentence_knows_who_has_left(join, day, sentence):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    join("Graustark", "1950-01-01")
    rounds = rounds_of(Membership.objects.of("entente"))
    with override("en"):
        assert str(standing(stay.country, stay.organization, [stay], rounds, date.fromisoformat(day))) == sentence


def test_a_membership_whose_beginning_is_not_known_says_so(join):
    stay = join("Ruritania", None)
    with override("en"):
        said = standing(stay.country, stay.organization, [stay], [], date(1950, 1, 1))
    assert str(said) == "Ruritania is recorded as a member of Entente, but since when is not known."


def test_rounds_count_those_who_left_out(join):
    join("Ruritania", "1950-01-01", left="1955-01-01")
    join("Graustark", "1950-01-01")
    join("Syldavia", "1955-01-01")
    rounds = rounds_of(Membership.objects.of("entente"))
    assert [(str(one.day), one.joined, one.total) for one in rounds] == [("1950-01-01", 2, 2), ("1955-01-01", 1, 2)]


@pytest.mark.parametrize(("slug", "step"), [("spain", "Instrument deposited"), ("belgium", "Treaty in force")])
def test_the_legally_effective_step_is_marked_in_words(client, slug, step):
    html = main_of(read(client, f"/en/members/{slug}/"))
    assert html.count("membership takes effect in law") == 1
    assert re.search(rf"{step} <strong[^>]*>membership takes effect in law", html)


def test_times_outside_the_military_structure_are_shown(client):
    text = told(client, "/en/members/france/")
    assert "Outside the integrated military structure from 1966 until April 2009" in text


def test_where_sources_differ_all_sides_and_the_reason_stand_open(client):
    greece = Country.objects.get(key="gr")
    stay = Membership.objects.get(key="nato/gr")
    assert stay.reason_en
    html = read(client, greece.get_absolute_url())
    box = html.split('id="membership-nato-gr-sides"')[1].split("</section>")[0]
    assert "Sources differ" in box
    assert "disagrees" in box
    assert "followed here" in box
    assert stay.reason_en.split("’")[0][:40] in box
    assert "<details" not in box.split("Why it is settled so:")[0]


def test_what_is_not_verified_carries_a_mark(client, join, claim, source):
    doubtful = source("Hearsay", kind="unverified")
    claim(join("Ruritania", "1950-01-01", organization="nato"), "start", "1950-01-01", source=doubtful)
    sure = join("Graustark", "1950-01-01", organization="nato")
    claim(sure, "start", "1950-01-01", source="Strelsau Gazette")
    assert "not yet verified" in told(client, "/en/members/ruritania/")
    assert "not yet verified" not in told(client, "/en/members/graustark/")


def test_each_claim_shows_verdict_statement_source_and_paragraph(client, join, claim):
    stay = join("Ruritania", "1950-01-01", organization="nato")
    claim(stay, "start", "1951-01-01", paragraph=7, statement_en="Ruritania came late.")
    text = told(client, "/en/members/ruritania/")
    assert "Ruritania came late. disagrees · Strelsau Gazette , paragraph 7" in text


@pytest.mark.parametrize(
    ("asked", "slug"),
    [("DEU", "germany"), ("de", "germany"), ("turkey", "turkiye"), ("TR", "turkiye"), ("MKD", "north-macedonia")],
)
def test_codes_and_former_names_lead_to_the_current_address_for_good(client, asked, slug):
    response = client.get(f"/id/members/{asked}/?from=here")
    assert response.status_code == 301
    assert response["Location"] == f"/id/members/{slug}/?from=here"


def test_spending_follows_the_way_of_writing_numbers_of_the_language(client):
    assert "13,577" in told(client, "/en/members/turkiye/")
    assert "13.577" in told(client, "/id/members/turkiye/")
    assert "1,45%" in told(client, "/id/members/turkiye/")


def test_an_organization_without_a_member_list_says_so(client):
    assert "The list of its members is not kept here" in told(client, "/en/organizations/un/")
    assert "The list of its members is not kept here" not in told(client, "/en/organizations/asean/")


def test_an_organization_names_its_members_of_the_day(client, join):
    join("Ruritania", "1950-01-01", left="1960-01-01")
    join("Graustark", "1955-01-01")
    assert "1 member on 31 December 1954" in told(client, "/en/organizations/entente/?as_of=1954-12-31")
    assert "2 members on 1 January 1955" in told(client, "/en/organizations/entente/?as_of=1955-01-01")
    assert "1 member on 1 January 1960" in told(client, "/en/organizations/entente/?as_of=1960-01-01")


def test_a_day_leaves_those_in_office_on_it(client):
    text = told(client, "/en/persons/?as_of=2000-01-01")
    assert "George Robertson" in text
    assert "Jens Stoltenberg" not in text


def test_a_partnership_whose_beginning_is_not_known_is_on_no_day(client, partnership):
    partnership("Ruritania", start=None)
    assert "Ruritania" in told(client, "/en/partners/")
    assert "Ruritania" not in told(client, "/en/partners/?as_of=2020-01-01")


def fill(number, join, step, partnership, position, term, country_name, defence_expenditure, claim):
    """Rows of every kind for Ruritania, in a further organization each time."""
    facts = [
        join("Ruritania", "1950-01-01", organization=f"Entente {number}"),
        partnership("Ruritania", organization=f"Entente {number}", start="1950"),
        position(f"Matter {number}", country="Ruritania"),
        term(f"Rudolf {number}", f"King {number}", country="Ruritania", start="1950"),
        country_name("Ruritania", f"Ruritania {number}", start=f"{1900 + number}", end=f"{1901 + number}"),
        defence_expenditure("Ruritania", 2000 + number),
        step("Ruritania", ["invited", "applied", "protocol_signed"][number], "1950", organization="nato"),
    ]
    for fact in facts:
        claim(fact)
        claim(fact, source=f"Gazette {number}")


BUILDERS = ("join", "step", "partnership", "position", "term", "country_name", "defence_expenditure", "claim")


@pytest.mark.parametrize(
    "path", ["members/ruritania/", "persons/", "positions/", "partners/", "organizations/", "timeline/"]
)
def test_more_rows_take_no_more_queries(client, request, path):
    builders = [request.getfixturevalue(name) for name in BUILDERS]
    fill(0, *builders)
    few = queries(client, f"/en/{path}")
    fill(1, *builders)
    fill(2, *builders)
    assert queries(client, f"/en/{path}") == few


def test_more_members_take_no_more_queries(client):
    assert Organization.objects.filter(key="nato").exists()
    assert queries(client, "/en/members/?as_of=1950-01-01") == queries(client, "/en/members/?as_of=2024-06-01")
    assert queries(client, "/en/organizations/nato/?as_of=1950-01-01") == queries(
        client, "/en/organizations/nato/?as_of=2024-06-01"
    )
