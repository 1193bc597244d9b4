import re
from datetime import date

import pytest

from alliance.summits.models import Topic
from tests.reading import main_of, queries, read, told

pytestmark = pytest.mark.django_db


def test_meetings_whose_day_is_not_known_stand_in_a_group_of_their_own(client):
    html = main_of(read(client, "/en/meetings/"))
    dated, undated = html.split("Day not known")
    assert "G7 Summit 2021" in undated
    assert "G7 Summit 2021" not in dated
    assert "on or before" in undated


@pytest.mark.parametrize(("day", "part"), [(13, 0), (14, 1)])
def test_meetings_ahead_stand_before_those_held(client, monkeypatch, day, part):
    monkeypatch.setattr("alliance.pages.today", lambda: date(2021, 6, day))
    parts = main_of(read(client, "/en/meetings/")).split("Held, newest first")
    assert "Brussels Summit 2021" in parts[part]
    assert "Brussels Summit 2021" not in parts[1 - part]


def test_meetings_can_be_asked_for_by_kind_and_year(client):
    text = told(client, "/en/meetings/?kind=summit&year=2021")
    assert "1 meeting" in text
    assert "Brussels Summit 2021" in text
    assert "Madrid Summit 2022" not in text


@pytest.mark.parametrize("query", ["year=1948", "year=nineteen", "kind=picnic", "colour=red"])
def test_a_question_without_meaning_answers_400(client, query):
    assert "This question cannot be answered." in told(client, f"/en/meetings/?{query}", status=400)


def test_an_agenda_stands_in_its_order_each_topic_with_its_claims(client, meeting, claim):
    made = meeting("Strelsau 1950", topics=["Swords", "Sabres", "Armour"])
    for item in made.agenda.all():
        claim(item, statement_en=f"They spoke of {item.topic.name_en}.")
    text = told(client, made.get_absolute_url())
    places = [text.index(f"{name} They spoke of {name}. stated") for name in ("Swords", "Sabres", "Armour")]
    assert places == sorted(places)


def test_a_meeting_counts_the_members_of_its_day(client):
    assert re.search(r"Members that day 30\b", told(client, "/en/meetings/brussels-2021/"))


def test_a_meeting_leads_to_those_before_and_after(client):
    html = read(client, "/en/meetings/brussels-2021/")
    assert re.search(r'rel="next" href="/en/meetings/[^"]+"', html)
    assert re.search(r'rel="prev" href="/en/meetings/[^"]+"', html)


def test_a_planned_meeting_says_that_it_is(client, meeting):
    made = meeting("Strelsau 2099", start="2099-01-01", status="planned")
    assert "This meeting is planned" in told(client, made.get_absolute_url())


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("1950-06-01", "1950-06-01", "1 June 1950"),
        ("1950-06-01", "1950-06-03", "1–3 June 1950"),
        ("1950-06-30", "1950-07-02", "30 June – 2 July 1950"),
        ("1950-12-30", "1951-01-02", "30 December 1950 – 2 January 1951"),
        ("1950-06", None, "June 1950"),
        ("1950", None, "1950"),
    ],
)
def test_the_days_of_a_meeting_are_both_inclusive(client, meeting, start, end, text):
    made = meeting("Strelsau Congress", start=start, end=end, city_en="", city_ind="")
    page = main_of(read(client, made.get_absolute_url()))
    lead = re.sub(r"<[^>]+>", "", re.search(r'<p class="lead">(.*?)</p>', page, re.S)[1]).strip()
    assert lead.startswith(text)


def test_a_topic_has_the_meetings_of_its_children_too(client, topic, meeting):
    parent = topic("Weapons")
    topic("Sabres", parent=parent)
    meeting("Strelsau 1950", topics=["Sabres"])
    meeting("Strelsau 1951", start="1951-01-01", topics=["Weapons"])
    text = told(client, parent.get_absolute_url())
    assert "2 meetings had it on the agenda" in text
    assert "On the agenda: Sabres" in text
    assert "On the agenda: Weapons" not in text
    assert "What the sources say" in text


def test_topics_stand_beneath_their_parents_at_any_depth_with_the_number_of_agendas(client, topic, meeting):
    blades = topic("Blades", parent=topic("Weapons"))
    topic("Sabres", parent=blades)
    meeting("Strelsau 1950", topics=["Sabres"])
    assert "Weapons 0 on agendas Blades 0 on agendas Sabres 1 on agendas" in told(client, "/en/topics/")
    beneath = told(client, f"/en/topics/?parent={blades.key}")
    assert "Sabres 1 on agendas" in beneath
    assert "Weapons" not in beneath


def test_every_topic_stands_once_in_the_tree(client):
    page = main_of(read(client, "/en/topics/"))
    for key in Topic.objects.values_list("key", flat=True):
        assert page.count(f'href="/en/topics/{key}/"') == 1, key


def test_operations_can_be_asked_for_by_day(client, operation):
    operation("Zenda Watch", start="1950-01-01", end="1951-01-01")
    assert "Zenda Watch" in told(client, "/en/operations/?as_of=1950-12-31")
    assert "Zenda Watch" not in told(client, "/en/operations/?as_of=1951-01-01")


@pytest.mark.parametrize("path", ["meetings/", "meetings/strelsau-0/", "topics/", "topics/weapons/", "operations/"])
def test_more_rows_take_no_more_queries(client, topic, meeting, operation, claim, path):
    def fill(number):
        topic(f"Sabres {number}", parent=topic("Weapons"))
        made = meeting(f"Strelsau {number}", topics=["Weapons", f"Sabres {number}"], key=f"strelsau-{number}")
        first = made if not number else type(made).objects.get(key="strelsau-0")
        for item in made.agenda.all():
            claim(item)
        claim(first, source=f"Gazette {number}")
        claim(operation(f"Watch {number}", start="1950", topics=["Weapons"]), source=f"Gazette {number}")

    meeting("Strelsau before", start="1940-01-01")
    meeting("Strelsau after", start="2000-01-01")
    fill(0)
    few = queries(client, f"/en/{path}")
    fill(1)
    fill(2)
    assert queries(client, f"/en/{path}") == few
