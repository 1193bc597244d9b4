"""When a topic was on the agenda, along the years."""

import re
from datetime import date

import pytest
from django.utils.translation import override

from alliance.summits.drawing import LEFT, RIGHT, strip
from alliance.summits.models import Meeting
from tests.reading import main_of, read, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


DAYS = [date(1950, 1, 1), date(1999, 12, 31)]


def test_a_topic_of_no_dated_meeting_has_no_drawing(client, meeting, topic):
    assert strip([], DAYS) is None
    assert strip([meeting(start=None, not_before="1950-01-01")], DAYS) is None
    assert "<svg" not in main_of(read(client, topic("Sabres").get_absolute_url().replace("/id/", "/en/")))


def test_meetings_stand_in_the_order_of_time_among_all_meetings(meeting):
    late, early = meeting(start="1980-01-01"), meeting(start="1975-01-01")
    drawn = strip(Meeting.objects.filter(pk__in=[late.pk, early.pk]).order_by("-start_date"), DAYS)
    assert [mark.meeting for mark in drawn.marks] == drawn.ends == [early, late]
    assert drawn.places == [LEFT, RIGHT]
    assert re.match(r"M(\d+)", drawn.marks[0].path)[1] == "320"  # half way through the fifty years


def test_a_topic_says_when_it_was_first_and_last_on_the_agenda(client, meeting):
    for start in ("1950-06-01", "1955-06-01", "1960-06-01"):
        meeting(start=start, topics=["Sabres"])
    text = told(client, "/en/topics/sabres/")
    assert re.search(r"First: 1 June 1950 ?\. Last: 1 June 1960 ?\.", text)


def test_what_is_planned_is_not_said_to_have_been_the_last(client, meeting):
    meeting(start="1950-06-01", topics=["Sabres"])
    meeting(start="2027", status="planned", topics=["Sabres"])
    text = told(client, "/en/topics/sabres/")
    assert re.search(r"Only once: 1 June 1950 ?\. Planned: 2027 ?\.", text)
    in_the_drawing_and_its_legend = 2
    assert read(client, "/en/topics/sabres/").count('class="drawing-planned"') == in_the_drawing_and_its_legend


def test_a_meeting_without_a_day_is_counted_and_not_drawn(client, meeting):
    meeting(start="1950-06-01", topics=["Sabres"])
    meeting(start=None, not_before="1951-01-01", topics=["Sabres"])
    assert "1 more has no known day and is not drawn." in told(client, "/en/topics/sabres/")


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_drawing_leads_to_the_meetings_and_has_plain_numbers(client, language):
    html = read(client, f"/{language}/topics/defence-spending/")
    figure = html.split('<figure class="chart strip">')[1].split("</figure>")[0]
    assert f'<a href="/{language}/meetings/the-hague-2025/" tabindex="-1">' in figure
    assert "," not in "".join(re.findall(r' (?:x|y|dx|dy|width|height|viewBox|d)="([^"]*)"', figure))
    assert "style=" not in figure
