"""The summits as iCalendar, read back with the library that calendars are read with."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from alliance.summits.models import Meeting
from members.models import ALLIANCE, Organization

pytestmark = pytest.mark.django_db


def download(client, language="en"):
    response = client.get(f"/{language}/meetings/calendar.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content


def events(client, language="en") -> dict:
    """The events by what they are called."""
    return {str(event["summary"]): event for event in Calendar.from_ical(download(client, language)).walk("VEVENT")}


def test_the_calendar_has_every_summit_whose_day_is_known_and_no_other_meeting(client):
    summits = Meeting.objects.of(ALLIANCE).filter(kind="summit", start_date_precision="day").dated()
    assert set(events(client)) == {summit.title_en for summit in summits}
    assert len(events(client)) == summits.count() > 30


def test_a_summit_lasts_whole_days_and_ends_before_the_day_it_names(client):
    event = events(client)["Madrid Summit 2022"]
    summit = Meeting.objects.get(key="madrid-2022")
    assert event.decoded("dtstart") == summit.start_date
    assert event.decoded("dtend") == summit.end_date + timedelta(days=1)


@pytest.mark.parametrize(("end", "exclusive"), [(None, "1950-06-02"), ("1950-06-30", "1950-07-01")])
def test_the_end_is_the_day_after_the_last_even_where_that_is_another_month(client, meeting, end, exclusive):
    meeting("Strelsau", start="1950-06-01", end=end, organization=ALLIANCE)
    assert events(client)["Strelsau"].decoded("dtend") == date.fromisoformat(exclusive)


@pytest.mark.parametrize("start", ["1950-06", "1950", None])
def test_a_summit_whose_day_is_not_known_is_in_no_calendar(client, meeting, start):
    meeting("Strelsau", start=start, organization=ALLIANCE)
    assert "Strelsau" not in events(client)


@pytest.mark.parametrize(("status", "written"), [("planned", "TENTATIVE"), ("held", "CONFIRMED")])
def test_a_planned_summit_is_tentative(client, meeting, status, written):
    meeting("Strelsau", organization=ALLIANCE, status=status)
    assert events(client)["Strelsau"]["status"] == written


def test_titles_places_and_topics_are_in_the_language_of_the_address(client):
    event = events(client, "id")["KTT Brussel 2021"]
    assert event["location"] == "Brussel, Belgia"
    assert event["url"] == "http://testserver/id/meetings/brussels-2021/"
    assert events(client)["Brussels Summit 2021"]["location"] == "Brussels, Belgium"


def test_an_event_is_the_same_in_both_languages_and_from_every_host(client):
    ids = {event["uid"] for event in events(client).values()}
    assert ids == {event["uid"] for event in events(client, "id").values()}
    assert len(ids) == len(events(client))
    assert events(client)["Madrid Summit 2022"]["uid"] == "632adf2e-c41a-57d4-9f1e-39aa5174b05e"


def test_hostile_titles_and_topics_stay_text(client, meeting, topic):
    title = "Strelsau\r\nEND:VEVENT\r\nATTACH:https://example.org/;,\\ é" + "x" * 80
    meeting(title, organization=ALLIANCE, topics=["A; b, c\nBEGIN:VALARM"])
    raw = download(client)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert not [line for line in raw.split(b"\r\n") if line.startswith((b"ATTACH", b"BEGIN:VALARM"))]
    event = next(event for name, event in events(client).items() if name.startswith("Strelsau"))
    assert "attach" not in event
    assert "\\ é" in event["summary"]


def test_the_calendar_takes_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        download(client)


def test_a_summit_on_the_last_day_of_the_calendar_lasts_one_day(client, meeting):
    meeting("Last", start="9999-12-31", organization=Organization.objects.get(key=ALLIANCE))
    assert "dtend" not in events(client)["Last"]
