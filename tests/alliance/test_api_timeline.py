import pytest

from tests.asking import ask, refusal

pytestmark = pytest.mark.django_db


def events(client, question):
    return ask(client, f"timeline/?{question}")["results"]


def test_events_stand_in_the_order_of_their_days(client):
    days = [event["date"] for event in events(client, "")]
    assert days == sorted(days)


def test_the_newest_event_can_come_first(client):
    days = [event["date"] for event in events(client, "ordering=-date")]
    assert days == sorted(days, reverse=True)
    assert days[0] > events(client, "ordering=date")[0]["date"]


def test_a_new_member_comes_with_the_count_from_that_day_on(client):
    (joined,) = events(client, "country=se&kind=joined")
    assert (joined["date"], joined["date_precision"]) == ("2024-03-07", "day")
    assert (joined["fact"], joined["id"]) == ("membership", "nato/se")
    assert joined["members_after"] == ask(client, "members/?as_of=2024-03-07")["count"]
    assert joined["title_en"] == "Sweden joins NATO"
    assert joined["title_ind"]


def test_countries_stand_under_the_name_of_the_day(client):
    (joined,) = events(client, "country=tr&kind=joined")
    assert joined["title_en"] == "Turkey joins NATO"
    assert joined["country"]["slug"] == "turkiye"


def test_a_stay_with_an_end_is_two_events(client, join):
    join("Ruritania", "1950-01-01", left="1960-01-01", organization="nato")
    (left,) = events(client, "country=ruritania&kind=left")
    assert left["date"] == "1960-01-01"
    assert left["members_after"] == ask(client, "members/?as_of=1960-01-01")["count"]


def test_steps_meetings_and_offices_stand_beside_memberships(client, step, meeting, term, person, office):
    step("Ruritania", "invited", "1949-01", organization="nato")
    meeting("Strelsau 1950", start="1950-06-01", host="Ruritania")
    person("Rudolf Elphberg", country="Ruritania")
    post = office("Secretary General", organization="nato")
    term("Rudolf Elphberg", post, start="1950-01-01", end="1950-02-01")
    found = [(event["kind"], event["date"]) for event in events(client, "country=ruritania")]
    assert found == [
        ("accession-step", "1949-01"),
        ("took-office", "1950-01-01"),
        ("left-office", "1950-02-01"),
        ("meeting", "1950-06-01"),
    ]


def test_a_meeting_without_a_day_stands_in_no_timeline(client, meeting):
    meeting("Strelsau", start=None, not_before="1950-02-01", host="Ruritania")
    assert events(client, "country=ruritania") == []


def test_a_day_has_the_events_on_or_before_it(client):
    assert [event["id"] for event in events(client, "as_of=1955-05-06&kind=joined&country=de")] == ["nato/de"]
    assert events(client, "as_of=1955-05-05&kind=joined&country=de") == []


def test_a_year_has_its_own_events(client):
    years = {event["date"][:4] for event in events(client, "year=1999")}
    assert years == {"1999"}


def test_a_timeline_has_no_records_of_its_own(client):
    refusal(client, "timeline/nato/se/", 404)
