"""Two editors on one record: what both have done is put together, and what cannot be is asked of the second."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from alliance.editing.collisions import reconciling
from alliance.summits.models import AgendaItem, Meeting
from tests.editing import filled, form_address, is_saved, words


class Sheet:
    """A form that somebody has open: `typed` changes what stands on it, `sent` saves it."""

    def __init__(self, client, row, source):
        self.client, self.row = client, row
        self.response = client.get(form_address(row))
        self.entries = filled(self.response) | {"change_source": source.pk, "change_why": "It says so."}

    def typed(self, **values):
        self.entries |= {name: getattr(value, "pk", value) for name, value in values.items()}
        return self

    def noted(self, row, text):
        return self.typed(**{f"{self.prefix_of(row)}-note_en": text})

    def deleted(self, row):
        return self.typed(**{f"{self.prefix_of(row)}-DELETE": "on"})

    def moved(self, *rows):
        return self.typed(**{f"{self.prefix_of(row)}-position": place for place, row in enumerate(rows, start=1)})

    def added(self, topic, **values):
        number = int(self.entries["agenda-TOTAL_FORMS"])
        new = {
            f"agenda-{number}-{name}": value for name, value in {"topic": topic.pk, "position": "", **values}.items()
        }
        self.entries |= new | {"agenda-TOTAL_FORMS": str(number + 1)}
        return self

    def prefix_of(self, row):
        (found,) = (name for name, value in self.entries.items() if name.startswith("agenda-") and value == row.pk)
        return found.removesuffix("-id")

    def sent(self):
        return self.client.post(form_address(self.row), self.entries)

    def again(self, response, *choices):
        """The form that came back, sent with these sides chosen, in the order of the questions."""
        kept = {name: self.entries[name] for name in ("change_source", "change_why")}
        asked = response.context["attempt"].collision
        self.entries = filled(response) | kept | {"_collisions": asked.token}
        self.entries |= {question.name: side for question, side in zip(asked.questions, choices, strict=False)}
        return self.sent()


@pytest.fixture
def opened(db, source):
    """`opened("ada", meeting)`: the form of a record as one editor has it before her; each has a paper to cite."""

    def sit_down(name, row, language="en"):
        user, _new = get_user_model().objects.get_or_create(username=name, is_staff=True, is_superuser=True)
        client = Client(headers={"Accept-Language": language})
        client.force_login(user)
        return Sheet(client, row, source(f"Paper of {name}"))

    return sit_down


@pytest.fixture
def summit(meeting):
    return meeting("Strelsau 1950", topics=["Sabres", "Swords", "Pistols"])


@pytest.fixture
def both(opened, summit):
    """Ada and Bela have the form of one summit open."""
    return opened("ada", summit), opened("bela", summit)


def on_agenda(summit):
    return list(AgendaItem.objects.filter(meeting=summit).order_by("position").values_list("topic__key", flat=True))


def item(summit, topic):
    return summit.agenda.get(topic__key=topic)


def asked(response):
    assert response.status_code == 200
    return response.context["attempt"].collision.questions


def test_who_changes_another_field_is_told_what_came_from_whom(both, summit):
    ada, bela = both
    assert is_saved(ada.typed(city_en="Zenda", city_ind="Zenda").sent())
    response = bela.typed(title_ind="Strelsau 50").sent()
    assert is_saved(response)
    summit.refresh_from_db()
    assert (summit.city_en, summit.title_ind) == ("Zenda", "Strelsau 50")
    page = words(bela.client.get(response.url))
    assert "ada" in page
    assert "City (English); City (Indonesian)" in page


def test_who_changes_the_same_field_chooses_between_mine_theirs_and_original(both, summit):
    ada, bela = both
    ada.typed(city_en="Zenda").sent()
    response = bela.typed(city_en="Hentzau", title_ind="Strelsau 50").sent()
    (question,) = asked(response)
    assert [(side.name, side.text) for side in question.sides] == [
        ("mine", "Hentzau"),
        ("theirs", "Zenda"),
        ("original", "Strelsau"),
    ]
    assert question.author.startswith("ada, ")
    assert response.context["adminform"].form["city_en"].value() == "Hentzau"
    assert response.context["adminform"].form["title_ind"].value() == "Strelsau 50"
    summit.refresh_from_db()
    assert (summit.city_en, summit.title_ind) == ("Zenda", "Strelsau 1950")


def test_what_was_before_both_can_be_brought_back(both, summit):
    ada, bela = both
    ada.typed(city_en="Zenda").sent()
    assert is_saved(bela.again(bela.typed(city_en="Hentzau", title_ind="Strelsau 50").sent(), "original"))
    summit.refresh_from_db()
    assert (summit.city_en, summit.title_ind) == ("Strelsau", "Strelsau 50")


def test_without_a_choice_nothing_is_saved_and_it_is_asked_again(both, summit):
    ada, bela = both
    ada.typed(city_en="Zenda", city_ind="Zenda").sent()
    response = bela.typed(city_en="Hentzau", city_ind="Hentzau").sent()
    response = bela.again(response, "mine")
    assert [question.label for question in asked(response)] == ["City (Indonesian)"]
    summit.refresh_from_db()
    assert summit.city_en == "Zenda"
    assert is_saved(bela.again(response, "theirs"))
    summit.refresh_from_db()
    assert (summit.city_en, summit.city_ind) == ("Hentzau", "Zenda")


def test_what_changes_once_more_while_somebody_chooses_is_asked_once_more(both, opened, summit):
    ada, bela = both
    ada.typed(city_en="Zenda").sent()
    response = bela.typed(city_en="Hentzau").sent()
    opened("cora", summit).typed(city_en="Tarlenheim").sent()
    (question,) = asked(bela.again(response, "mine"))
    assert [side.text for side in question.sides] == ["Hentzau", "Tarlenheim", "Zenda"]


def test_topics_added_by_two_both_stand_on_the_agenda(both, summit, topic):
    ada, bela = both
    assert is_saved(ada.added(topic("Lances")).sent())
    assert is_saved(bela.added(topic("Daggers")).noted(item(summit, "swords"), "Long ones.").sent())
    assert on_agenda(summit) == ["sabres", "swords", "pistols", "lances", "daggers"]
    assert item(summit, "swords").note_en == "Long ones."


def test_a_topic_added_by_two_stands_once(both, summit, topic):
    ada, bela = both
    ada.added(topic("Lances")).sent()
    assert is_saved(bela.added(topic("Lances"), note_en="Long ones.").sent())
    assert item(summit, "lances").note_en == "Long ones."


def test_who_moves_rows_and_who_writes_in_them_do_not_collide(both, summit):
    ada, bela = both
    sabres, swords, pistols = summit.agenda.order_by("position")
    assert is_saved(ada.moved(pistols, sabres, swords).sent())
    assert is_saved(bela.noted(swords, "Long ones.").sent())
    assert on_agenda(summit) == ["pistols", "sabres", "swords"]
    assert item(summit, "swords").note_en == "Long ones."


def test_two_orders_are_shown_by_name_to_choose_from(both, summit):
    ada, bela = both
    sabres, swords, pistols = summit.agenda.order_by("position")
    ada.moved(pistols, sabres, swords).sent()
    response = bela.moved(swords, sabres, pistols).sent()
    (question,) = asked(response)
    assert [side.text.split("\n") for side in question.sides] == [
        ["Swords", "Sabres", "Pistols"],
        ["Pistols", "Sabres", "Swords"],
        ["Sabres", "Swords", "Pistols"],
    ]
    assert is_saved(bela.again(response, "original"))
    assert on_agenda(summit) == ["sabres", "swords", "pistols"]


def test_a_row_that_one_deletes_and_nobody_changes_is_deleted(both, summit):
    ada, bela = both
    swords = item(summit, "swords")
    assert is_saved(ada.deleted(swords).sent())
    assert is_saved(bela.typed(title_ind="Strelsau 50").sent())
    assert on_agenda(summit) == ["sabres", "pistols"]


def test_a_row_that_one_deletes_and_the_other_changes_is_asked_for(both, summit):
    ada, bela = both
    swords = item(summit, "swords")
    ada.deleted(swords).sent()
    response = bela.noted(swords, "Long ones.").sent()
    (question,) = asked(response)
    assert "Swords" in question.label
    assert "Long ones." in question.sides[0].text
    assert "ada" in question.author
    assert is_saved(bela.again(response, "mine"))
    assert on_agenda(summit) == ["sabres", "pistols", "swords"]
    assert item(summit, "swords").note_en == "Long ones."


def test_a_row_that_is_deleted_by_me_and_changed_by_another_is_asked_for(both, summit):
    ada, bela = both
    swords = item(summit, "swords")
    ada.noted(swords, "Long ones.").sent()
    response = bela.deleted(swords).sent()
    assert [side.name for side in asked(response)[0].sides] == ["mine", "theirs", "original"]
    assert is_saved(bela.again(response, "theirs"))
    assert item(summit, "swords").note_en == "Long ones."


def test_who_types_in_another_language_collides_with_nobody(opened, summit):
    ada, bela = opened("ada", summit), opened("bela", summit, language="id")
    assert is_saved(ada.typed(start_date="1950-05-31").sent())
    assert is_saved(bela.typed(title_ind="Strelsau 50").sent())
    summit.refresh_from_db()
    assert (str(summit.start_date), summit.title_ind) == ("1950-05-31", "Strelsau 50")


def test_a_record_deleted_meanwhile_gives_back_what_was_typed(both, summit):
    _ada, bela = both
    Meeting.objects.get(pk=summit.pk).delete()
    response = bela.typed(title_ind="Strelsau <b>50</b>").sent()
    assert response.status_code == 410
    page = response.content.decode()
    assert "Strelsau &lt;b&gt;50&lt;/b&gt;" in page
    assert "Swords" in words(response)
    assert not Meeting.objects.filter(key="strelsau-1950").exists()


@pytest.mark.parametrize("token", ["", "x", "\0", "W10:1x:y", "x" * 10_000])
def test_a_question_that_somebody_has_made_up_is_none(token):
    assert reconciling.loads(token) == []


def test_a_form_that_does_not_say_what_it_began_with_asks_for_everything_that_differs(both, summit):
    ada, bela = both
    ada.typed(city_en="Zenda").sent()
    response = bela.typed(city_en="Hentzau", _base="x").sent()
    assert "City (English)" in [question.label for question in asked(response)]
