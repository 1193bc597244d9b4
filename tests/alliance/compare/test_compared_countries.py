import re

import pytest

from members.models import Country
from tests.reading import main_of, queries, read, told

pytestmark = pytest.mark.django_db

PAIR = "/en/compare/?a=turkiye&b=greece"


def rows(client, address):
    """The rows of the table by the text of their heading: what the cells say, without marks."""
    html = re.sub(r'<sup class="noteref">.*?</sup>', "", main_of(read(client, address)), flags=re.DOTALL)
    html = re.sub(r'<span class="mark (?:unverified|partly)">.*?</span>', "", html, flags=re.DOTALL)
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL):
        heading = re.search(r'<th scope="row">(.*?)</th>', row, re.DOTALL)
        if heading:
            found[text(heading[1])] = [text(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)]
    return found


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_two_countries_stand_side_by_side(client):
    table = rows(client, PAIR)
    assert table["NATO"] == ["since 18 February 1952 one of the two of 1952"] * 2
    assert "Greece and Türkiye joined NATO on the same day" in told(client, PAIR) or (
        "Türkiye and Greece joined NATO on the same day, 18 February 1952." in told(client, PAIR)
    )


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("a=spain&b=germany", "Germany joined NATO on 6 May 1955, 9,886 days before Spain."),
        ("a=germany&b=spain", "Germany joined NATO on 6 May 1955, 9,886 days before Spain."),
        ("a=ukraine&b=spain", "Spain joined NATO on 30 May 1982; Ukraine is not recorded as having joined."),
        ("a=ukraine&b=georgia", "Neither Ukraine nor Georgia is recorded as a member of NATO."),
    ],
)
def test_the_first_sentence_says_who_came_first(client, address, sentence):
    assert sentence in told(client, f"/en/compare/?{address}")


def test_steps_show_the_days_since_the_step_before_and_between_the_countries(client):
    table = rows(client, "/en/compare/?a=finland&b=sweden")
    assert table["Applied on the same day"] == ["18 May 2022", "18 May 2022"]
    assert table["Instrument deposited 338 days apart"] == [
        "4 April 2023 membership takes effect in law 273 days after the step before",
        "7 March 2024 membership takes effect in law 611 days after the step before",
    ]


def test_days_are_only_counted_between_dates_known_to_the_day(client, join, step):
    for name, applied in (("Ruritania", "1949"), ("Graustark", "1948-03-01")):
        step(name, "applied", applied, organization="nato")
        step(name, "invited", "1949-06-01", organization="nato")
    table = rows(client, "/en/compare/?a=ruritania&b=graustark")
    assert table["Applied"] == ["1949", "1 March 1948"]
    assert table["Invited on the same day"] == ["1 June 1949", "1 June 1949 457 days after the step before"]


def test_spending_is_that_of_the_last_year_known_of_both(client, defence_expenditure):
    for name, years in {"Ruritania": (2019, 2020, 2021), "Graustark": (2018, 2020)}.items():
        for year in years:
            defence_expenditure(name, year, share_of_gdp=f"1.{year % 100}")
    assert rows(client, "/en/compare/?a=ruritania&b=graustark")["Share of GDP"] == ["1.20% 2020", "1.20% 2020"]
    assert rows(client, "/id/compare/?a=ruritania&b=graustark")["Bagian dari PDB"] == ["1,20% 2020", "1,20% 2020"]


def test_without_a_common_year_each_shows_its_own_last(client, defence_expenditure):
    defence_expenditure("Ruritania", 2014)
    defence_expenditure("Graustark", 2016)
    assert rows(client, "/en/compare/?a=ruritania&b=graustark")["Share of GDP"] == ["1.50% 2014", "1.50% 2016"]


def test_it_says_to_which_other_organizations_both_belong_today(client, join):
    for name in ("Ruritania", "Graustark"):
        join(name, "1950-01-01", organization="Entente")
    join("Ruritania", "1950-01-01", left="1960-01-01", organization="League")
    join("Graustark", None, organization="Concert")
    said = told(client, "/en/compare/?a=ruritania&b=graustark")
    assert "Both Entente Only Ruritania none recorded Only Graustark Concert" in said
    assert "League" not in said


def test_every_mark_leads_to_a_note(client):
    html = read(client, PAIR)
    marks = set(re.findall(r'href="#(note-\d+)"', html))
    assert marks
    assert marks == set(re.findall(r'id="(note-\d+)"', html))


@pytest.mark.parametrize("word", ["TUR", "tr", "turkey", "TURKIYE", " turkiye "])
def test_a_country_may_be_given_by_code_or_former_name(client, word):
    assert "Türkiye and Greece" in told(client, f"/en/compare/?a={word}&b=greece")


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("a=greece", "The other country: Choose a second country, too."),
        ("b=greece", "One country: Choose a second country, too."),
        ("a=greece&b=", "The other country: Choose a second country, too."),
        ("a=greece&b=greece", "The other country: Choose two different countries."),
        ("a=greece&b=GRC", "The other country: Choose two different countries."),
        ("a=zzzz&b=greece", "There is no country “zzzz”: give an ISO code"),
        ("a=greece&b=spain&first=2000-01-01&second=2001-01-01", "not about both at once"),
        ("a=greece&b=spain&as_of=2000-01-01", "“as_of” has no meaning here"),
        ("a=greece&a=spain&b=italy", "The parameter is given more than once."),
        ("a=%00&b=greece", "The value contains a NUL character."),
        ("c=greece", "Unknown parameter"),
    ],
)
def test_each_wrong_question_says_what_to_do(client, query, complaint):
    said = told(client, f"/en/compare/?{query}", status=400)
    assert "This question cannot be answered." in said
    assert complaint in said


def test_a_refused_question_is_escaped(client):
    html = read(client, "/en/compare/?a=%3Cscript%3E&b=greece", status=400)
    assert "<script>" not in main_of(html)


def test_a_former_name_of_several_countries_asks_which_is_meant(client, country, country_name):
    for name in ("Ruritania", "Graustark"):
        country_name(name, "Old Empire", start="1900", end="1918", name_en="Old Empire")
        Country.objects.get(name_en=name)
    said = told(client, "/en/compare/?a=old-empire&b=greece", status=400)
    assert "was the name of several countries. Give one of: graustark, ruritania." in said


def test_more_rows_take_no_more_queries(client, join, step, defence_expenditure):
    join("Ruritania", "1950-01-01", organization="nato")
    join("Graustark", "1951-01-01", organization="nato")
    few = queries(client, "/en/compare/?a=ruritania&b=graustark")
    for year in range(2014, 2020):
        defence_expenditure("Ruritania", year)
    for name in ("applied", "invited", "instrument_deposited"):
        step("Graustark", name, organization="nato")
    assert queries(client, "/en/compare/?a=ruritania&b=graustark") <= few + 1


def test_the_form_keeps_what_was_chosen_and_offers_members_first(client):
    html = main_of(read(client, PAIR))
    assert html.count('<option value="turkiye" selected>') == html.count('<option value="greece" selected>') == 1
    assert html.index('<optgroup label="Members">') < html.index('<optgroup label="Other countries">')


def test_countries_to_choose_stand_in_the_order_of_the_language(client):
    def names(language):
        html = main_of(read(client, f"/{language}/compare/"))
        members = html.split("<optgroup", 2)[1]
        return re.findall(r'<option value="([^"]+)"', members)

    english, indonesian = names("en"), names("id")
    assert sorted(english) == sorted(indonesian)
    assert english.index("germany") < english.index("netherlands")  # Germany, Netherlands
    assert indonesian.index("netherlands") < indonesian.index("germany")  # Belanda, Jerman
