"""The map as a page, as a picture, and as what other pages include."""

import gzip
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from members.map import locator, map_on, shapes
from members.map.patterns import PATTERNS
from members.models import ALLIANCE, Country, CountryName, Membership, Organization
from tests.reading import main_of, read, told

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"


def on(day, organization=ALLIANCE, others=()):
    """The map of a day, from rows loaded as its pages load them."""
    day = date.fromisoformat(day)
    names = CountryName.objects.in_use(day, "country__names")
    with override("en"):
        return map_on(day, Membership.objects.of(organization).for_listing().prefetch_related(names), others)


def drawn(drawing):
    """The shapes of both panels by the code of the country."""
    return {shape.code: shape for panel in (drawing.america, drawing.europe) for shape in panel.land + panel.members}


def filled(drawing):
    return {code for code, shape in drawn(drawing).items() if shape.decade}


@pytest.mark.parametrize(
    ("day", "count"),
    [("1949-08-23", 0), ("1949-08-24", 12), ("1952-02-17", 12), ("1952-02-18", 14), ("2024-03-07", 32)],
)
def test_the_members_of_the_day_are_filled_and_no_others(day, count):
    members = Membership.objects.of(ALLIANCE).as_of(date.fromisoformat(day))
    drawing = on(day)
    assert filled(drawing) == set(members.values_list("country__iso2", flat=True))
    assert drawing.count == len(filled(drawing)) == count


@pytest.mark.parametrize(
    ("day", "is_filled", "title"),
    [
        ("1949-12-31", False, "Austria: member from 1 January 1950 on"),
        ("1950-01-01", True, "Austria: member since 1 January 1950"),
        ("1959-12-31", True, "Austria: member since 1 January 1950"),
        ("1960-01-01", False, "Austria: member until 1 January 1960"),
        ("1970-01-01", True, "Austria: member since 1970"),
    ],
)
def test_a_country_is_filled_from_the_day_of_joining_up_to_the_day_of_leaving(join, day, is_filled, title):
    join("Austria", "1950-01-01", left="1960-01-01")
    join("Austria", "1970")
    drawing = on(day, "entente")
    austria = drawn(drawing)["AT"]
    assert bool(austria.decade) is is_filled
    assert drawing.count == sum(len(decade.stays) for decade in drawing.legend) == is_filled
    assert austria.title == title


def test_a_stay_whose_beginning_is_not_known_fills_nothing(join):
    join("Austria", None)
    assert not filled(on("2000-01-01", "entente"))


def test_titles_carry_the_name_of_the_day():
    assert drawn(on("1999-01-01"))["TR"].title == "Turkey: member since 18 February 1952"
    assert drawn(on("2024-01-01"))["TR"].title == "Türkiye: member since 18 February 1952"
    assert drawn(on("1990-01-01"))["MK"].title.endswith("member from 27 March 2020 on")


def test_countries_that_never_joined_are_plain_land_with_a_way_to_them():
    ukraine = drawn(on("2024-01-01", others=Country.objects.named_on(date(2024, 1, 1))))["UA"]
    assert (ukraine.decade, ukraine.title, ukraine.url) == (None, "Ukraine: not a member", "/en/members/ukraine/")
    assert drawn(on("2024-01-01"))["UA"].url == ""


def test_a_decade_keeps_its_pattern_on_any_day():
    def patterns(day):
        return {decade.first_year: decade.id for decade in on(day).decades}

    assert patterns("1949-08-23") == patterns("1982-05-30") == patterns("2024-03-07")
    assert len(set(patterns("2024-03-07").values())) == 7


def test_decades_follow_from_the_days_of_joining(join):
    join("Austria", "1959-12-31")
    join("Ireland", "1960-01-01")
    join("Malta", "2120-01-01")
    drawing = on("2120-01-01", "entente")
    assert [(decade.first_year, decade.name, decade.years) for decade in drawing.legend] == [
        (1950, "1950s", "1959"),
        (1960, "1960s", "1960"),
        (2120, "2120s", "2120"),
    ]


def test_more_decades_than_patterns_share_the_last_one(join):
    names = [
        "Austria",
        "Ireland",
        "Malta",
        "Cyprus",
        "Serbia",
        "Ukraine",
        "Georgia",
        "Armenia",
        "Switzerland",
        "Moldova",
    ]
    for place, name in enumerate(names):
        join(name, f"{1900 + 10 * place}")
    drawing = on("2020-01-01", "entente")
    assert len(drawing.decades) == len(names) > len(PATTERNS)
    assert drawing.decades[-1].pattern == drawing.decades[-2].pattern == PATTERNS[-1]
    assert len(drawing.patterns) == len(PATTERNS)


def test_no_two_patterns_look_alike_without_their_colours():
    assert (
        len({pattern.lines for pattern in PATTERNS}) == len({pattern.ground for pattern in PATTERNS}) == len(PATTERNS)
    )


def test_members_that_are_hard_to_find_carry_a_dot():
    small = {code for code, shape in drawn(on("2024-03-07")).items() if shape.small}
    assert {"LU", "ME"} <= small
    assert not small & {"DE", "TR", "CA"}
    assert "ME" not in {code for code, shape in drawn(on("2010-01-01")).items() if shape.small}


def test_those_that_joined_on_the_day_stand_out(client):
    assert {code for code, shape in drawn(on("1999-03-12")).items() if shape.is_new} == {"CZ", "HU", "PL"}
    assert not any(shape.is_new for shape in drawn(on("1999-03-13")).values())
    assert "Joined on this day: CZ Czech Republic HU Hungary PL Poland" in told(client, "/en/map/?as_of=1999-03-12")
    assert "Joined on this day" not in told(client, "/en/map/?as_of=1999-03-13")


@pytest.mark.parametrize("day", ["1949-08-24", "1982-05-30", "2024-06-01"])
def test_the_table_names_the_same_members_as_the_drawing(client, day):
    html = main_of(read(client, f"/en/map/?as_of={day}"))
    table = re.findall(r'<th scope="row">.*?<span class="iso">(\w\w)</span>', html, re.S)
    assert set(table) == filled(on(day))
    assert len(table) == len(set(table))
    assert table == sorted(table, key=lambda code: Membership.objects.get(key=f"nato/{code.lower()}").start), (
        "in the order of joining"
    )


def test_without_a_day_the_map_is_that_of_today(client):
    assert "Today, " in told(client, "/en/map/")
    assert main_of(read(client, "/en/map/")).count('<th scope="row">') == 32


def test_every_shape_of_a_member_is_a_link_for_the_pointer_only(client):
    html = main_of(read(client, "/en/map/?as_of=2024-06-01"))
    groups = re.findall(r'<g class="(?:land|filled)".*?</g>', html, re.S)
    assert len(groups) == 5  # both panels, and the swatch of the plain land
    links = re.findall(r"<a [^>]*>", "".join(groups))
    assert len(links) > 32
    assert all('tabindex="-1"' in link for link in links)
    assert all('aria-hidden="true"' in group for group in groups[:4])
    assert "<title>Spain: member since 30 May 1982</title>" in html


def test_a_day_before_the_treaty_shows_an_empty_map_and_says_why(client):
    html = main_of(read(client, "/en/map/?as_of=1949-08-23"))
    assert "The treaty was not in force yet" in html
    assert "url(#joined" not in html
    assert "<table" not in html


@pytest.mark.parametrize(
    ("step", "day"), [("0", "1949-08-23"), ("1", "1949-08-24"), ("2", "1952-02-18"), ("11", "2024-03-07")]
)
def test_a_step_of_the_slider_leads_to_its_day(client, step, day):
    response = client.get(f"/id/map/?step={step}")
    assert (response.status_code, response["Location"]) == (302, f"/id/map/?as_of={day}")


def test_the_slider_stands_at_the_last_change_up_to_the_day(client):
    def stop(day):
        return re.search(r'<input type="range"[^>]* value="(\d+)"', read(client, f"/en/map/?as_of={day}"))[1]

    assert [stop(day) for day in ("1900-01-01", "1949-08-23", "1949-08-24", "1952-02-17", "1952-02-18")] == list(
        "00112"
    )
    assert stop("2099-01-01") == "11"


def test_the_slider_has_a_stop_for_every_change_and_one_before_all(client, join):
    join("Austria", "1961-01-01", left="1962-01-01", organization="nato")
    html = read(client, "/en/map/")
    labels = re.findall(r'<option value="\d+" label="([^"]+)">', html)
    assert labels[:2] == ["23 August 1949: 0", "24 August 1949: +12 → 12"]
    assert "1 January 1961: +1 → 16" in labels
    assert "1 January 1962: −1 → 15" in labels
    assert len(labels) == 14


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("step=12", "“12” is not a step from 0 to 11"),
        ("step=-1", "“-1” is not a step from 0 to 11"),
        ("step=1.5", "is not a step"),
        ("step=%00", "NUL character"),
        ("step=" + "9" * 5000, "too long"),
        ("step=²", "is not a step"),
        ("step=1&as_of=1999-03-12", "not for both"),
        ("step=1&step=2", "given more than once"),
        ("as_of=1999-02-30", "is not a day of the calendar"),
        ("asof=1999-03-12", "did you mean “as_of”"),
        ("step=<script>", "is not a step"),
    ],
)
def test_a_question_without_meaning_answers_400_without_a_map(client, query, text):
    html = read(client, f"/en/map/?{query}", status=400)
    assert text in told(client, f"/en/map/?{query}", status=400)
    assert "<figure" not in html
    assert "<script>" not in html


def picture(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    assert response["Content-Type"] == "image/svg+xml"
    return response.content


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_picture_stands_on_its_own(client, language):
    text = picture(client, f"/{language}/map.svg?as_of=1999-03-12")
    root = ElementTree.fromstring(text)
    links = root.findall(f".//{SVG}g[@class='filled']/{SVG}a")
    assert len(links) == 19 + 1  # Denmark lies on both panels
    assert all(link.get("href").startswith(f"http://testserver/{language}/members/") for link in links)
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    used = set(re.findall(r"url\(#([\w-]+)\)", text.decode()))
    assert used <= ids
    assert len(used) == 4
    assert not {f"{SVG}style", f"{SVG}script", f"{SVG}image"} & {element.tag for element in root.iter()}
    assert "/map/?as_of=1999-03-12" in "".join(root.itertext())
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_the_picture_refuses_what_the_page_refuses(client):
    assert b"This question cannot be answered." in picture(client, "/en/map.svg?as_of=x", status=400)


def test_numbers_of_the_drawing_are_written_alike_in_all_languages(client):
    def numbers(language):
        html = main_of(read(client, f"/{language}/map/?as_of=2024-06-01"))
        return re.findall(r' (?:d|viewBox|width|height|cx|cy|r|stroke-width)="([^"]*)"', html)

    assert sorted(numbers("en")) == sorted(numbers("id"))
    assert not [number for number in numbers("id") if "," in number]


def test_the_page_stays_light(client):
    assert len(gzip.compress(read(client, "/en/map/").encode())) < 25_000


@pytest.mark.parametrize(
    ("code", "picture", "is_small"),
    [
        ("ES", "alliance/land-europe.svg", False),
        ("DK", "alliance/land-europe.svg", False),
        ("LU", "alliance/land-europe.svg", True),
        ("MT", "alliance/land-europe.svg", True),
        ("US", "alliance/land-america.svg", False),
        ("CA", "alliance/land-america.svg", False),
    ],
)
def test_a_locator_shows_a_country_on_the_panel_where_it_lies(code, picture, is_small):
    found = locator(code)
    assert (found.picture, found.is_small) == (picture, is_small)


@pytest.mark.parametrize("code", ["ID", "JP", "AU", "IR", "KZ", "SA", "SU", "CS", ""])
def test_a_country_that_the_map_does_not_show_has_no_locator(code):
    assert locator(code) is None


def test_every_locator_is_light():
    for code in {code for panel in shapes.panels() for code in panel.outlines}:
        html = render_to_string("includes/map/_locator.html", {"locator": locator(code), "name": code})
        assert len(gzip.compress(html.encode())) < 3_000, code
        assert bool(locator(code)) == ("<svg" in html)


def test_the_first_day_of_the_calendar_has_no_stop_of_the_slider_before_it(client, join):
    join("Ruritania", "0001-01-01", organization=Organization.objects.get(key=ALLIANCE))
    assert client.get("/en/map/?step=0")["Location"] == "/en/map/?as_of=0001-01-01"
    assert "1 member of NATO" in told(client, "/en/map/?as_of=0001-01-01")
