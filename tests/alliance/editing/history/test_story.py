"""The story of a record and of what hangs on it: one entry for each act, in words."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from alliance.editing.history.story import Story
from alliance.editing.history.telling import compared
from alliance.history import told
from alliance.rest.remembered import written
from alliance.summits.models import AgendaItem, Meeting
from members.models import Country, CountryName
from tests.editing import address, words


@pytest.fixture
def summit(meeting, claim):
    made = meeting("Strelsau 1950", topics=["Sabres", "Swords"])
    claim(made, "start_date", "1950-06-01")
    return made


def story(record):
    return list(Story(type(record), record.key).page())


def test_what_one_act_wrote_is_one_entry_whatever_it_touched(summit, editor, topic, source):
    with told(why="Seen in the minutes.", source=source("Zenda Post").key, user=editor.user):
        summit.city_en = "Zenda"
        summit.save()
        summit.agenda.get(topic__key="swords").delete()
        AgendaItem.objects.create(meeting=summit, topic=topic("Lances"), position=2)
    entry = story(summit)[0]
    assert (entry.user, entry.why, entry.source.key) == (editor.user, "Seen in the minutes.", "zenda-post")
    assert [(row.kind, row.name, row.became) for row in entry.rows] == [
        ("Meeting", "Strelsau 1950", "changed"),
        ("Agenda item", "Strelsau 1950: Swords", "gone"),
        ("Agenda item", "Strelsau 1950: Lances", "made"),
    ]
    assert [(line.label, line.before, line.after) for line in entry.rows[0].lines] == [
        ("City (English)", "Strelsau", "Zenda")
    ]


def test_a_date_and_its_precision_are_one_thing(summit):
    summit.start_date_precision = "month"
    summit.save()
    (row,) = story(summit)[0].rows
    assert [(line.label, line.before, line.after) for line in row.lines] == [("First day", "1 June 1950", "June 1950")]


def test_a_long_text_is_compared_word_by_word(summit):
    summit.note_en = "The kings met in the old castle."
    summit.save()
    summit.note_en = "The kings never met in the castle."
    summit.save()
    (line,) = story(summit)[0].rows[0].lines
    assert [(piece.text, piece.mark) for piece in line.pieces] == [
        ("The kings", ""),
        (" never", "ins"),
        (" met in the ", ""),
        ("old ", "del"),
        ("castle.", ""),
    ]


def test_what_is_gone_is_still_called_by_its_name(summit, editor):
    swords = summit.agenda.get(topic__key="swords")
    swords.delete()
    swords.topic.delete()
    assert story(summit)[0].rows[0].name == "Strelsau 1950: Swords"
    assert "Strelsau 1950: Swords deleted" in words(editor.get(Meeting, "history", summit.pk))


@pytest.mark.parametrize("text", ["", "Sabres", "a b " * 2000])
def test_names_and_very_long_texts_are_told_before_and_after(text):
    assert compared(f"{text} one two", f"{text} two") == []


def test_a_load_is_an_entry_and_says_so_in_the_language_of_the_reader(editor):
    summit = Meeting.objects.order_by("pk").first()
    page = words(editor.get(Meeting, "history", summit.pk))
    assert "Loaded from the fixtures" in page
    assert "a load" in page


def test_the_page_tells_who_when_why_and_what(summit, editor):
    with told(why="Two cities of one name.", user=editor.user):
        summit.city_en = "<b>Zenda</b>"
        summit.save()
    response = editor.get(Meeting, "history", summit.pk)
    page = words(response)
    assert "Two cities of one name." in page
    assert "editor" in page
    assert "City (English)" in page
    assert "&lt;b&gt;Zenda&lt;/b&gt;" in response.content.decode()
    assert "<b>Zenda" not in response.content.decode()


def test_a_long_story_comes_in_pages(summit, editor, monkeypatch):
    monkeypatch.setattr("alliance.editing.history.story.ENTRIES_ON_A_PAGE", 4)
    for number in range(4):
        summit.city_en = f"Strelsau {number}"
        summit.save()
    first, second = (words(editor.get(Meeting, "history", summit.pk, p=page)) for page in (1, 2))
    assert "Strelsau 3" in first
    assert "Strelsau 3" not in second
    assert "Page 2 of 2" in second
    assert editor.get(Meeting, "history", summit.pk, p="x").status_code == 200


def test_of_an_act_with_many_rows_the_first_are_told_and_the_others_counted(summit, topic, monkeypatch):
    monkeypatch.setattr("alliance.editing.history.story.MOST_ROWS", 3)
    topics = [topic(f"Topic {number}") for number in range(5)]
    with told():
        for number, one in enumerate(topics):
            AgendaItem.objects.create(meeting=summit, topic=one, position=number + 3)
    entry = story(summit)[0]
    assert (len(entry.rows), entry.untold) == (3, 2)


def test_the_queries_of_a_story_do_not_grow_with_it(summit, topic, editor, django_assert_max_num_queries):
    for number in range(8):
        AgendaItem.objects.create(meeting=summit, topic=topic(f"Topic {number}"), position=number + 3)
    with django_assert_max_num_queries(55):
        editor.get(Meeting, "history", summit.pk)


def test_who_may_not_see_a_history_does_not(client, db, country_name):
    reader = get_user_model().objects.create_user("reader", is_staff=True)
    name = country_name("Ruritania", "Old Ruritania")
    client.force_login(reader)
    page = address(Country, "history", name.country_id)
    reader.user_permissions.set(Permission.objects.filter(codename="view_country"))
    assert client.get(page).status_code == 403
    form = address(Country, "change", name.country_id)
    assert page not in client.get(form).content.decode()
    reader.user_permissions.add(Permission.objects.get(codename="view_historicalcountry"))
    response = client.get(page)
    assert response.status_code == 200
    assert page in client.get(form).content.decode()
    then = {"from": "1990-01-01", "to": written(datetime.now(UTC))}
    assert "Old Ruritania" not in words(client.get(address(Country, "restore", name.country_id), then))
    assert "Old Ruritania" not in words(response), "the names are a class of their own"
    reader.user_permissions.add(Permission.objects.get(codename="view_historicalcountryname"))
    assert "Old Ruritania" in words(client.get(page))
    assert "Old Ruritania" in words(client.get(address(Country, "restore", name.country_id), then))
    assert client.get(address(CountryName, "history", name.pk)).status_code == 403
