import pytest

from tests.asking import ask, ids

pytestmark = pytest.mark.django_db


def test_a_meeting_comes_with_its_agenda_in_order(client, meeting, country, person):
    country("Graustark")
    held = meeting(
        "Strelsau 1950",
        topics=["Swords", "Sabres"],
        host="Ruritania",
        co_host=country("Graustark"),
        chair=person("Rudolf Elphberg"),
        is_numbered=True,
    )
    answer = ask(client, f"meetings/{held.key}/")
    assert [item["topic"]["name_en"] for item in answer["agenda"]] == ["Swords", "Sabres"]
    assert [item["position"] for item in answer["agenda"]] == [1, 2]
    assert answer["organization"]["id"] == "entente"
    assert answer["host"]["name_en"] == "Ruritania"
    assert answer["co_host"]["name_en"] == "Graustark"
    assert answer["chair"]["name"] == "Rudolf Elphberg"
    assert answer["ordinal"] == 1


def test_a_child_of_a_topic_counts_as_the_topic(client, meeting, topic):
    topic("Blades")
    topic("Sabres", parent=topic("Blades"))
    meeting("Strelsau 1950", topics=["Sabres"])
    meeting("Zenda 1951", topics=["Blades"])
    assert set(ids(client, "meetings/?topic=blades")) == {"strelsau-1950", "zenda-1951"}
    assert ids(client, "meetings/?topic=sabres") == ["strelsau-1950"]


def test_a_topic_counts_for_all_above_it(client, meeting, operation, topic):
    blades = topic("Blades", parent=topic("Weapons"))
    topic("Sabres", parent=blades)
    meeting("Strelsau 1950", topics=["Sabres"])
    operation("Zenda Watch", topics=["Sabres"])
    assert ids(client, "meetings/?topic=weapons") == ["strelsau-1950"]
    assert ids(client, "operations/?topic=weapons") == ["zenda-watch"]


def test_a_meeting_with_topic_and_child_stands_once(client, meeting, topic):
    topic("Blades")
    topic("Sabres", parent=topic("Blades"))
    meeting("Strelsau 1950", topics=["Sabres", "Blades"])
    assert ids(client, "meetings/?topic=blades") == ["strelsau-1950"]


def test_a_co_host_is_a_host(client, meeting, country):
    meeting("Strelsau 1950", host="Ruritania", co_host=country("Graustark"))
    assert ids(client, "meetings/?host=ruritania") == ids(client, "meetings/?host=graustark") == ["strelsau-1950"]


def test_a_year_has_the_meetings_that_began_in_it(client, meeting):
    meeting("Strelsau 1950", start="1950-12-31", end="1951-01-02")
    meeting("Zenda 1951", start="1951-01-01")
    assert ids(client, "meetings/?organization=entente&year=1950") == ["strelsau-1950"]
    assert ids(client, "meetings/?organization=entente&year=1951") == ["zenda-1951"]


def test_a_meeting_without_a_day_counts_for_a_year_only_where_its_bounds_leave_no_other(client, meeting):
    meeting("Strelsau", start=None, not_before="1950-02-01", not_after="1950-06-01")
    meeting("Zenda", start=None, not_before="1950-02-01", not_after="1951-06-01")
    assert ids(client, "meetings/?organization=entente&year=1950") == ["strelsau"]


def test_meetings_on_a_day_are_those_begun_until_then_and_the_rest_is_named(client, meeting):
    meeting("Strelsau 1950", start="1950-06-01", end="1950-06-03")
    meeting("Zenda", start=None, not_before="1950-02-01")
    answer = ask(client, "meetings/?organization=entente&as_of=1950-06-01")
    assert [row["id"] for row in answer["results"]] == ["strelsau-1950"]
    assert "1 more record" in answer["note"]
    assert ids(client, "meetings/?organization=entente&as_of=1950-05-31") == []


def test_meetings_are_asked_by_kind_and_status(client, meeting):
    meeting("Strelsau 1950")
    meeting("Zenda 2100", start="2100-01-01", status="planned", kind="leaders")
    assert ids(client, "meetings/?organization=entente&status=planned") == ["zenda-2100"]
    assert ids(client, "meetings/?organization=entente&kind=summit") == ["strelsau-1950"]


def test_undated_meetings_come_last_and_dates_are_as_exact_as_known(client, meeting):
    meeting("Zenda", start=None, not_before="1940-02-01")
    meeting("Strelsau 1950", start="1950-06")
    rows = ask(client, "meetings/?organization=entente")["results"]
    assert [(row["id"], row["start_date"], row["start_date_precision"]) for row in rows] == [
        ("strelsau-1950", "1950-06", "month"),
        ("zenda", None, None),
    ]


def test_an_agenda_item_is_found_by_meeting_and_topic(client, meeting):
    meeting("Strelsau 1950", topics=["Swords", "Sabres"])
    assert ids(client, "agenda-items/?meeting=strelsau-1950") == ["strelsau-1950/swords", "strelsau-1950/sabres"]
    assert ids(client, "agenda-items/?topic=sabres") == ["strelsau-1950/sabres"]


def test_a_topic_names_its_parent_and_on_how_many_agendas_it_stood(client, meeting, topic):
    topic("Blades")
    topic("Sabres", parent=topic("Blades"))
    meeting("Strelsau 1950", topics=["Sabres"])
    (child,) = ask(client, "topics/?parent=blades")["results"]
    assert (child["id"], child["parent"]["id"], child["meeting_count"]) == ("sabres", "blades", 1)


def test_an_operation_is_asked_by_day_place_and_topic(client, operation):
    operation("Zenda Watch", start="1950", end="1960", country="Ruritania", topics=["Sabres"])
    assert ids(client, "operations/?country=ruritania&topic=sabres&as_of=1955-01-01") == ["zenda-watch"]
    assert ids(client, "operations/?country=ruritania&as_of=1960-01-01") == []
    assert ask(client, "operations/zenda-watch/")["topics"][0]["name_en"] == "Sabres"
