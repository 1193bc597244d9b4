"""The drawing of the timeline is made from the events of its table."""

import re
from datetime import date
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from alliance.timeline.drawing import LEFT, RIGHT, draw
from alliance.timeline.lanes import LANES, MEMBERSHIPS, OFFICE, STEPS, SUMMITS, excerpt
from members.models import Country

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


NOW = date(2026, 11, 22)


def asked(**question):
    if country := question.pop("country", None):
        question["country"] = list(Country.objects.called(country))
    return excerpt(question, NOW)


def drawn(**question) -> str:
    return render_to_string("includes/drawings/_timeline_drawing.html", {"drawing": draw(asked(**question))})


def lane(name, **question):
    (found,) = draw(asked(kind=name, **question)).lanes
    return found


def test_all_lanes_stand_below_each_other_in_their_order():
    lanes = draw(asked()).lanes
    assert [one.name.lower() for one in lanes] == [str(name).lower() for name in LANES.values()]
    assert all(upper.bottom < lower.top for upper, lower in pairwise(lanes))


def test_every_mark_that_leads_somewhere_leads_to_a_row_of_the_table():
    part = asked()
    rows = {event.anchor for event in part.shown}
    led_to = {shape.row for one in draw(part).lanes for shape in one.shapes if shape.row}
    assert led_to
    assert led_to <= rows


def test_the_stairs_have_a_riser_for_each_day_of_joining_with_the_number_from_then_on():
    shapes, labels = lane(MEMBERSHIPS).shapes, lane(MEMBERSHIPS).labels
    assert [shape.look for shape in shapes] == ["stairs", *["riser"] * 11]
    assert labels[0].text == "12"
    assert labels[-1].text == "32"


def test_numbers_that_would_touch_give_way_to_the_last():
    places = [label.x for label in lane(MEMBERSHIPS).labels]
    assert all(right - left > 20 for left, right in pairwise(places))


def test_the_stairs_end_with_the_day_that_is_asked_for_and_with_the_years():
    until = lane(MEMBERSHIPS, as_of=date(1999, 3, 12))
    assert until.labels[-1].text == "19"
    later = lane(MEMBERSHIPS, first_year=1980, last_year=1990)
    assert [label.text for label in later.labels] == ["16"]
    assert later.shapes[0].path.count("V") == 3  # fifteen, sixteen, down: nothing of what came after


def test_of_one_country_only_its_own_joining_is_shown():
    shown = lane(MEMBERSHIPS, country="tr")
    assert [shape.look for shape in shown.shapes] == ["mark"]
    assert [label.text for label in shown.labels] == ["Turkey joins NATO"]


def test_a_lane_in_which_nothing_happened_takes_no_room():
    assert [one.name for one in draw(asked(country="tr")).lanes] == ["Memberships", "Accession steps", "Summits"]


def test_a_bar_of_steps_is_the_higher_the_more_there_were_on_the_day(step):
    step("Ruritania", "applied", "1949-01-07", organization="nato")
    step("Graustark", "applied", "1949-02-07", organization="nato")
    step("Graustark", "invited", "1949-02-07", organization="nato")
    bars = {shape.title.split(":")[0]: shape.path for shape in lane(STEPS, last_year=1949).shapes}

    def top(day):
        return int(re.match(r"M\d+ (\d+)", bars[day])[1])

    assert top("24 August 1949") < top("7 February 1949") < top("7 January 1949")


def test_a_planned_summit_is_hollow_and_stands_in_the_middle_of_its_year():
    planned = lane(SUMMITS).shapes[-1]
    assert planned.look == "planned"
    assert planned.title.startswith("2027: ")
    assert LEFT < int(re.match(r"M(\d+)", planned.path)[1]) < RIGHT


def test_only_summits_of_the_alliance_stand_in_their_lane(meeting):
    meeting("Strelsau 1950", start="1950-06-01")
    meeting("Zenda 1950", start="1950-06-02", organization="nato", kind="foreign-ministers")
    meeting("Hentzau 1950", start="1950-06-03", organization="nato", kind="summit")
    titles = [shape.title for shape in lane(SUMMITS, last_year=1950).shapes]
    assert titles == ["3 June 1950: Hentzau 1950"]


def test_a_term_that_began_before_the_years_is_drawn_from_their_beginning():
    (luns,) = lane(OFFICE, first_year=1974, last_year=1980).shapes
    assert luns.path.startswith(f"M{LEFT} ")
    assert f"H{RIGHT}" in luns.path
    assert luns.title == "Joseph Luns, 1 October 1971 – 25 June 1984"
    assert luns.row == ""  # his taking office is no row of the table of these years


def test_a_name_stays_inside_its_bar():
    for question in ({}, {"first_year": 1990, "last_year": 2010}, {"as_of": date(1995, 11, 1)}):
        part = lane(OFFICE, **question)
        boxes = [tuple(map(int, re.findall(r"\d+", shape.path))) for shape in part.shapes]
        for label in part.labels:
            assert any(left <= label.x <= right for left, _top, right, _bottom, _left in boxes)
            assert part.top <= label.y <= part.bottom


def test_there_is_no_drawing_of_years_in_which_nothing_is_known():
    assert draw(asked(first_year=2080, last_year=2090)) is None
    assert draw(asked(as_of=date(1940, 1, 1))) is None


@pytest.mark.parametrize("question", [{}, {"country": "tr"}, {"first_year": 1999, "last_year": 1999}])
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_drawing_has_no_number_in_the_way_of_a_language_and_nothing_outside(language, question):
    with override(language):
        html = drawn(**question)
    for name, value in re.findall(r' (x|y|dx|dy|width|height|viewBox|d|transform)="([^"]*)"', html):
        assert "," not in value, (name, value)
    for x in re.findall(r'<text [^>]*x="(-?\d+)"', html):
        assert 0 <= int(x) <= 1000
    assert "style=" not in html


def test_what_is_drawn_is_hidden_from_those_who_cannot_see_it_and_said_in_words():
    html = drawn()
    assert 'role="group" aria-labelledby="timeline-title"' in html
    assert "Memberships: 32." in html
    inside = html.split('<g aria-hidden="true">')[1].split("</g>")[0]
    assert inside.count("<a ") == inside.count('tabindex="-1"') > 0


def test_the_marks_of_an_embedded_drawing_lead_to_the_page_in_a_window_of_their_own():
    drawing = draw(asked(kind=SUMMITS))
    shown = {"drawing": drawing, "address": "/en/timeline/"}
    html = render_to_string("includes/drawings/_timeline_drawing.html", shown)
    assert html.count('href="/en/timeline/#meeting-paris-1957"') == 1
    assert html.count('target="_blank" rel="noopener"') == 40


def test_a_name_from_the_knowledge_base_is_escaped(term, office):
    term("<b>Rupert</b>", office("Secretary General", organization="nato"), start="1930-01-01", end="1950-01-01")
    html = drawn(kind=OFFICE)
    assert "<b>Rupert</b>" not in html
    assert "&lt;b&gt;Rupert&lt;/b&gt;" in html
