import pytest

from alliance.dates import today
from members.models import Membership, Organization
from tests.asking import ask, ids, refusal

pytestmark = pytest.mark.django_db


def member_codes(client, day):
    return [member["country"]["iso2"] for member in ask(client, f"members/?as_of={day}")["results"]]


def test_a_member_shows_its_country_in_both_languages_and_since_when(client):
    answer = ask(client, "members/?as_of=1999-03-12")
    assert answer["count"] == len(answer["results"]) == 19
    assert answer["as_of"] == "1999-03-12"
    assert (answer["next"], answer["previous"]) == (None, None)
    assert "note" not in answer
    belgium = answer["results"][0]
    assert belgium["id"] == "nato/be"
    assert (belgium["joined"], belgium["joined_precision"]) == ("1949-08-24", "day")
    assert (belgium["left"], belgium["left_precision"]) == (None, None)
    assert belgium["country"] == {
        "id": "be",
        "iso2": "BE",
        "iso3": "BEL",
        "slug": "belgium",
        "name_en": "Belgium",
        "name_ind": "Belgia",
    }


@pytest.mark.parametrize(
    ("before", "on", "joining"),
    [
        ("1949-08-23", "1949-08-24", 12),
        ("1952-02-17", "1952-02-18", 2),
        ("1955-05-05", "1955-05-06", 1),
        ("1982-05-29", "1982-05-30", 1),
        ("1999-03-11", "1999-03-12", 3),
        ("2004-03-28", "2004-03-29", 7),
        ("2009-03-31", "2009-04-01", 2),
        ("2017-06-04", "2017-06-05", 1),
        ("2020-03-26", "2020-03-27", 1),
        ("2023-04-03", "2023-04-04", 1),
        ("2024-03-06", "2024-03-07", 1),
    ],
)
def test_each_enlargement_counts_from_its_day_on(client, before, on, joining):
    assert ask(client, f"members/?as_of={on}")["count"] - ask(client, f"members/?as_of={before}")["count"] == joining


def test_without_a_day_members_are_those_of_today(client):
    answer = ask(client, "members/")
    assert answer["as_of"] == today().isoformat()
    assert answer["results"] == ask(client, f"members/?as_of={today()}")["results"]


def test_members_stand_by_date_and_then_by_code(client):
    rows = [(member["joined"], member["country"]["iso2"]) for member in ask(client, "members/")["results"]]
    assert rows == sorted(rows)


def test_before_the_first_member_the_answer_says_why_it_is_empty(client):
    answer = ask(client, "members/?as_of=1949-08-23")
    assert answer["count"] == 0
    assert "1949-08-24" in answer["note"]
    assert "1949-08-24" in answer["note_ind"]
    assert "note" not in ask(client, "members/?as_of=1949-08-24")


def test_the_first_day_in_the_note_is_that_of_the_memberships(client):
    Membership.objects.filter(organization__key="nato", start="1949-08-24").update(start="1949-08-20")
    assert "1949-08-20" in ask(client, "members/?as_of=1949-08-01")["note"]


def test_after_the_day_of_verification_the_answer_says_so(client):
    from alliance.sources.models import Coverage

    Coverage.objects.update_or_create(key="membership", defaults={"through": "2020-01-01"})
    assert "Verified through 2020-01-01" in ask(client, "members/?as_of=2020-01-02")["note"]
    assert "note" not in ask(client, "members/?as_of=2020-01-01")


@pytest.mark.parametrize("day", ["1949-08-23", "1949-08-24", "1955-05-06", "1999-03-12", "2022-05-31", "2024-03-07"])
def test_page_and_api_name_the_same_members_for_the_same_day(client, day):
    page = client.get(f"/en/members/?as_of={day}")
    members = ask(client, f"members/?as_of={day}")["results"]
    assert {stay.key for stay in page.context["object_list"]} == {member["id"] for member in members}
    for member in members:
        assert member["country"]["name_en"] in page.content.decode()


@pytest.mark.parametrize(("day", "name"), [("2022-05-31", "Turkey"), ("2022-06-01", "Türkiye")])
def test_a_past_day_shows_the_names_of_that_day(client, day, name):
    for question in (f"members/?as_of={day}&country=tr", f"memberships/?as_of={day}&country=tr&organization=nato"):
        (row,) = ask(client, question)["results"]
        assert row["country"]["name_en"] == name
        assert row["country"]["slug"] == "turkiye"


def test_memberships_on_a_day_are_those_in_force(client, join):
    join("Ruritania", "1950-01-01", left="1960-01-01")
    for day, count in (("1949-12-31", 0), ("1950-01-01", 1), ("1959-12-31", 1), ("1960-01-01", 0)):
        assert ask(client, f"memberships/?organization=entente&as_of={day}")["count"] == count
    assert ask(client, "memberships/?organization=entente")["count"] == 1


def test_a_second_stay_is_found_by_its_key_with_slashes(client, join):
    join("Ruritania", "1950-01-01", left="1960-01-01")
    key = join("Ruritania", "1970").key
    assert key.endswith("/2")
    stay = ask(client, f"memberships/{key}/")
    assert (stay["id"], stay["start"], stay["start_precision"]) == (key, "1970", "year")


def test_an_organization_whose_members_are_not_kept_says_so(client, organization):
    organization("Entente", has_member_list=False)
    assert "Entente" in ask(client, "memberships/?organization=entente")["note"]


def test_steps_on_a_day_are_those_taken_until_then(client, step):
    step("Ruritania", "invited", "1949-01-07")
    step("Ruritania", "treaty_signed", "1950-01-01")
    answer = ask(client, "accession-steps/?country=ruritania&as_of=1949-12-31")
    assert [row["step"] for row in answer["results"]] == ["invited"]


def test_the_step_that_makes_a_member_is_marked(client, step):
    step("Ruritania", "invited", "1949-01-07")
    step("Ruritania", "instrument_deposited", "1950-01-01")
    rows = ask(client, "accession-steps/?country=ruritania")["results"]
    assert [(row["step"], row["is_effective"]) for row in rows] == [("invited", False), ("instrument_deposited", True)]


def test_expenditure_on_a_day_is_that_of_the_years_up_to_it(client, defence_expenditure):
    for year in (2013, 2014, 2015):
        defence_expenditure("Ruritania", year)
    rows = ask(client, "defence-expenditures/?country=ruritania&as_of=2014-01-01")["results"]
    assert [(row["year"], row["share_of_gdp"]) for row in rows] == [(2013, 1.5), (2014, 1.5)]


@pytest.mark.parametrize("address", ["tr", "TR", "tur", "TUR", "turkiye", "turkey", "Turkey"])
def test_a_country_is_found_by_its_codes_its_slug_and_its_former_names(client, address):
    assert ask(client, f"countries/{address}/")["id"] == "tr"


def test_a_country_shows_its_names_and_memberships(client):
    country = ask(client, "countries/mk/")
    assert "North Macedonia" in [name["name_en"] for name in country["names"]]
    assert "nato" in [stay["organization"]["id"] for stay in country["memberships"]]
    assert "treaty_in_force" not in [step["step"] for step in country["accession_steps"]]


def test_an_unknown_country_is_a_problem_that_names_it(client):
    assert "“zz”" in refusal(client, "countries/zz/", 404)["detail"]


def test_a_name_that_several_countries_had_asks_for_a_code(client, country, country_name):
    for name, code in (("North Ruritania", "XA"), ("South Ruritania", "XB")):
        country(name, iso2=code)
        country_name(name, "Great Ruritania", start="1900", end="1950")
    assert "XA, XB" in refusal(client, "countries/great-ruritania/", 404)["detail"]


def test_secretaries_general_are_the_terms_of_that_office_alone(client):
    assert set(ids(client, "secretaries-general/")) < set(ids(client, "terms/"))
    assert set(ids(client, "secretaries-general/")) == set(ids(client, "terms/?office=nato/secretary-general"))
    (term,) = ask(client, "secretaries-general/?as_of=2001-09-11")["results"]
    assert term["person"]["name"] == "George Robertson"


def test_who_held_an_office_on_a_day(client, term):
    term("Rudolf Elphberg", start="1950-01-01", end="1960-01-01")
    term("Michael Elphberg", start="1960-01-01")
    (row,) = ask(client, "terms/?country=ruritania&as_of=1960-01-01")["results"]
    assert row["person"]["id"] == "michael-elphberg"
    assert row["office"]["country"]["name_en"] == "Ruritania"


def test_partnerships_are_asked_by_framework_and_country(client, partnership):
    partnership("Ruritania", framework="pfp", start="1994-02", suspended_from="2021")
    (row,) = ask(client, "partnerships/?country=ruritania&framework=pfp")["results"]
    assert (row["start"], row["start_precision"]) == ("1994-02", "month")
    assert (row["suspended_from"], row["suspended_from_precision"]) == ("2021", "year")
    assert ids(client, "partnerships/?country=ruritania&framework=ici") == []


@pytest.mark.parametrize(("day", "count"), [("1950-05-31", 0), ("1950-06-01", 1), ("2000-01-01", 1)])
def test_a_pledge_stands_from_the_day_on_which_it_was_agreed(client, spending_pledge, day, count):
    spending_pledge("2.5", agreed="1950-06", kind="core")
    assert ask(client, f"spending-pledges/?organization=entente&kind=core&as_of={day}")["count"] == count


def test_a_pledge_is_told_with_its_share_and_its_dates_as_exactly_as_they_are_known(client, spending_pledge):
    spending_pledge("2", agreed="1950-06", by_year=1960)
    (pledge,) = ask(client, "spending-pledges/?organization=entente")["results"]
    assert pledge["id"] == "entente/1950/defence"
    assert (pledge["share_of_gdp"], pledge["agreed"], pledge["by_year"]) == (2.0, "1950-06", 1960)


def test_a_share_is_judged_by_its_worth_and_not_by_its_spelling(spending_pledge, claim):
    pledge = spending_pledge("2", agreed="1950-06")
    assert [claim(pledge, "share_of_gdp", value).verdict for value in ("2", "2.0", "2.1")] == [
        "agrees",
        "agrees",
        "disagrees",
    ]


def test_a_military_absence_and_a_position_are_dated_too(client, military_participation, position):
    military_participation("Ruritania", start="1966", end="1970")
    position(country="Ruritania", start="1966", end="1970")
    for prefix in ("military-participations", "positions"):
        assert ask(client, f"{prefix}/?country=ruritania&as_of=1969-12-31")["count"] == 1
        assert ask(client, f"{prefix}/?country=ruritania&as_of=1970-01-01")["count"] == 0


def test_an_organization_stands_from_its_foundation_to_its_end(client, organization):
    organization("Entente", founded="1950", dissolved="1960", kind="regional-organization")
    asked = "organizations/?kind=regional-organization&as_of="
    assert [("entente" in ids(client, asked + day)) for day in ("1949-12-31", "1950-01-01", "1960-01-01")] == [
        False,
        True,
        False,
    ]
    assert Organization.objects.get(key="entente").founded_precision == "year"
    assert ask(client, "organizations/entente/")["founded"] == "1950"


def test_countries_are_asked_by_region_and_persons_by_country(client, country, person):
    country("Ruritania", iso2="XA", region="central-europe")
    person("Rudolf Elphberg", country="Ruritania")
    assert "xa" in ids(client, "countries/?region=central-europe")
    assert "xa" not in ids(client, "countries/?region=north-america")
    assert ids(client, "persons/?country=xa") == ["rudolf-elphberg"]


def test_names_of_a_country_are_dated(client, country_name):
    country_name("Ruritania", "Old Ruritania", start="1950", end="1960")
    assert ask(client, "country-names/?country=ruritania&as_of=1959-12-31")["count"] == 1
    assert ask(client, "country-names/?country=ruritania&as_of=1960-01-01")["count"] == 0
