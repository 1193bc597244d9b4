"""Meetings as iCalendar over the API, read back with the library that calendars are read with."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from alliance.summits.calendar import BEGINNING, calendar_of
from alliance.summits.models import AgendaItem, Meeting
from tests.asking import API, ids, refusal, rfc3339

pytestmark = pytest.mark.django_db


def download(client, address, **headers) -> Calendar:
    response = client.get(API + address, headers=headers)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def events(client, address="meetings.ics") -> dict:
    """The events by what they are called."""
    return {str(event["summary"]): event for event in download(client, address).walk("VEVENT")}


def event_of(meeting):
    """The event that stands for a meeting as the database has it now."""
    row = Meeting.objects.for_listing().with_agenda().get(pk=meeting.pk)
    return calendar_of([row], "Meetings", lambda path: f"https://example.org{path}").walk("VEVENT")[0]


def test_the_calendar_has_every_meeting_on_a_day_and_says_how_many_are_left_out(client):
    days = Meeting.objects.dated().filter(start_date_precision="day")
    calendar = download(client, "meetings.ics")
    assert {str(event["summary"]) for event in calendar.walk("VEVENT")} == {meeting.title_en for meeting in days}
    assert days.count() > 40
    left_out = Meeting.objects.count() - days.count()
    assert left_out
    assert str(calendar["x-wr-caldesc"]).startswith(f"{left_out} meeting")


@pytest.mark.parametrize(
    "question",
    [
        "topic=cyber-defence&start_date_from=2010",
        "kind=summit&status=held",
        "host=be,nl&ordering=-start_date",
        "as_of=1990-01-01",
        "kind_not=summit",
    ],
)
def test_every_filter_works(client, question):
    found = Meeting.objects.filter(key__in=ids(client, f"meetings/?{question}"), start_date_precision="day").dated()
    assert found
    assert set(events(client, f"meetings.ics?{question}")) == {meeting.title_en for meeting in found}


def test_one_meeting_is_a_calendar_of_one_event(client):
    calendar = download(client, "meetings/madrid-2022.ics")
    (event,) = calendar.walk("VEVENT")
    assert calendar["name"] == "Madrid Summit 2022"
    assert event.decoded("dtstart") == date(2022, 6, 29)
    assert event.decoded("dtend") == date(2022, 7, 1)
    assert "China" in event["description"]


def test_it_is_the_event_of_the_page(client):
    page = Calendar.from_ical(client.get("/en/meetings/calendar.ics").content)
    of_the_page = {event["uid"]: event.to_ical() for event in page.walk("VEVENT")}
    of_the_api = {event["uid"]: event.to_ical() for event in download(client, "meetings.ics").walk("VEVENT")}
    assert of_the_page
    assert of_the_page.items() <= of_the_api.items()


def test_it_is_in_one_language_and_says_in_which(client):
    event = events(client, "meetings.ics?lang=id&kind=summit")["KTT Brussel 2021"]
    assert event["location"] == "Brussel, Belgia"
    assert event["url"] == "http://testserver/id/meetings/brussels-2021/"
    assert client.get(f"{API}meetings.ics?lang=id")["Content-Language"] == "id"
    assert client.get(f"{API}meetings.ics")["Content-Language"] == "en"


def test_the_header_accept_asks_for_it_too(client):
    assert download(client, "meetings/madrid-2022/", accept="text/calendar").walk("VEVENT")


def test_fields_of_the_json_are_none_of_the_calendar(client):
    assert (
        events(client, "meetings.ics?fields=id&kind=summit").keys() == events(client, "meetings.ics?kind=summit").keys()
    )


@pytest.mark.parametrize("start", ["1950-06", "1950", None])
def test_a_meeting_without_a_day_is_an_empty_calendar_with_its_reason(client, meeting, start):
    made = meeting("Strelsau", start=start)
    calendar = download(client, f"meetings/{made.key}.ics")
    assert not calendar.walk("VEVENT")
    assert calendar["x-wr-caldesc"] == "1 meeting is left out, since its day is not known."


def test_the_list_comes_whole_unless_a_page_is_asked_for(client, meeting):
    for number in range(110 - Meeting.objects.count()):
        meeting(f"Strelsau {number}")
    assert len(events(client)) > 100
    assert len(events(client, "meetings.ics?page_size=5&kind=summit")) == 5


def test_the_calendar_takes_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):  # the data version, the number of rows, the rows, agendas, their topics
        download(client, "meetings.ics")


def test_it_can_be_asked_as_it_was_known(client, meeting):
    made = meeting("Strelsau", topics=["Sabres"])
    then = rfc3339(datetime.now(UTC))
    made.title_en = "Zenda"
    made.save()
    made.agenda.get().delete()
    for address in (f"meetings/{made.key}.ics", "meetings.ics"):
        assert "Sabres" in events(client, f"{address}?known_at={then}")["Strelsau"]["description"]
        assert "description" not in events(client, address)["Zenda"]


@pytest.mark.parametrize("address", ["topics.ics", "meetings/nowhere.ics"])
def test_an_error_is_a_problem_document(client, address):
    assert refusal(client, address, status=404)


def at(meeting, moment):
    Meeting.objects.filter(pk=meeting.pk).update(changed_at=moment)
    return event_of(meeting)


def test_the_sequence_grows_with_each_change(meeting):
    made = meeting("Strelsau")
    first, second = (datetime(2026, 12, 1, 10, 0, second, tzinfo=UTC) for second in (0, 1))
    assert 0 < at(made, first)["sequence"] < at(made, second)["sequence"] < 2**31
    assert event_of(made).decoded("dtstamp") == event_of(made)["last-modified"].dt == second


def test_a_change_of_a_meeting_is_a_new_version_and_a_save_without_one_is_not(meeting):
    made = meeting("Strelsau")
    before = at(made, BEGINNING + timedelta(days=1))
    made.refresh_from_db()
    made.save()
    assert event_of(made)["sequence"] == before["sequence"]
    made.city_en = "Zenda"
    made.save()
    assert event_of(made)["sequence"] > before["sequence"]


def test_a_change_of_the_agenda_renews_the_stamp_only(meeting):
    made = meeting("Strelsau", topics=["Sabres"])
    before = at(made, datetime(2026, 10, 1, tzinfo=UTC))
    AgendaItem.objects.filter(meeting=made).update(changed_at=datetime(2026, 11, 1, tzinfo=UTC))
    after = event_of(made)
    assert after["sequence"] == before["sequence"]
    assert after.decoded("dtstamp") == datetime(2026, 11, 1, tzinfo=UTC)


def test_a_meeting_whose_changes_nobody_logged_has_a_stamp_all_the_same(meeting):
    made = meeting("Strelsau")
    event = at(made, None)
    assert (event["sequence"], event.decoded("dtstamp")) == (0, BEGINNING)
    assert at(made, datetime(1999, 1, 1, tzinfo=UTC))["sequence"] == 0
