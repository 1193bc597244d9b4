"""The order of an agenda: nobody types a number, and an order that stays is not written anew."""

import pytest

from alliance.summits.admin.order import LAST_PLACE, numbered
from alliance.summits.models import AgendaItem
from tests.editing import is_saved, words


@pytest.mark.parametrize(
    ("places", "numbers"),
    [
        ([1, 2, 3], [1, 2, 3]),
        ([2, 5, 9], [2, 5, 9]),
        ([1, 2, None, None], [1, 2, 3, 4]),
        ([None], [1]),
        ([1, 1, 2], [1, 2, 3]),
        ([0, 1], [1, 2]),
        ([], []),
        ([1, LAST_PLACE, None], [1, 2, 3]),
    ],
)
def test_places_stay_where_they_can_and_each_is_after_the_one_before(places, numbers):
    assert numbered(places) == numbers


def agenda(meeting) -> list[str]:
    return list(meeting.agenda.order_by("position", "key").values_list("topic__key", flat=True))


def entries(meeting) -> int:
    return AgendaItem.history.filter(meeting=meeting.pk).count()


def test_an_order_that_stays_writes_nothing_gaps_included(editor, meeting):
    summit = meeting(topics=["Swords", "Sabres", "Rapiers"])
    AgendaItem.objects.get(key=f"{summit.key}/sabres").delete()
    before = entries(summit)
    assert is_saved(editor.save(summit))
    assert entries(summit) == before
    assert list(summit.agenda.order_by("position").values_list("position", flat=True)) == [1, 3]


def test_two_rows_that_change_places_are_all_that_is_written(editor, meeting):
    summit = meeting(topics=["Swords", "Sabres", "Rapiers"])
    before = entries(summit)
    assert is_saved(editor.save(summit, **{"agenda-0-position": 2, "agenda-1-position": 1}))
    assert agenda(summit) == ["sabres", "swords", "rapiers"]
    assert entries(summit) == before + 2


def test_a_new_row_is_the_last_unless_it_was_moved(editor, meeting, topic):
    summit = meeting(topics=["Swords", "Sabres"])
    assert is_saved(editor.save(summit, rows={"agenda": [{"topic": topic("Rapiers")}]}))
    assert agenda(summit) == ["swords", "sabres", "rapiers"]
    moved = {"agenda-0-position": 1, "agenda-1-position": 3, "agenda-2-position": 4}
    assert is_saved(editor.save(summit, rows={"agenda": [{"topic": topic("Masks"), "position": 2}]}, **moved))
    assert agenda(summit) == ["swords", "masks", "sabres", "rapiers"]


def test_rows_sent_for_one_place_stand_in_the_order_in_which_they_were_sent(editor, meeting, topic):
    summit = meeting(topics=["Swords", "Sabres"])
    assert is_saved(editor.save(summit, rows={"agenda": [{"topic": topic("Rapiers"), "position": 1}]}))
    assert agenda(summit) == ["swords", "rapiers", "sabres"]
    assert list(summit.agenda.order_by("position").values_list("position", flat=True)) == [1, 2, 3]


def test_an_order_that_was_not_sent_stays(editor, meeting):
    summit = meeting(topics=["Swords", "Sabres"])
    assert is_saved(editor.save(summit, **{"agenda-0-position": "", "agenda-1-position": ""}))
    assert agenda(summit) == ["swords", "sabres"]


def test_a_place_alone_makes_no_row(editor, meeting):
    summit = meeting(topics=["Swords"])
    assert is_saved(editor.save(summit, rows={"agenda": [{"topic": "", "position": 2}]}))
    assert agenda(summit) == ["swords"]


@pytest.mark.parametrize("place", ["first", "-1", "99999", "1e9", "\0"])
def test_a_place_that_is_none_is_refused_in_words(editor, meeting, place):
    summit = meeting(topics=["Swords", "Sabres"])
    response = editor.save(summit, **{"agenda-0-position": place})
    assert response.status_code == 200
    assert "Please correct the error" in words(response)
    assert agenda(summit) == ["swords", "sabres"]


def test_an_item_of_its_own_page_is_the_last_and_says_where_it_stands(editor, meeting, topic):
    summit = meeting(topics=["Swords"])
    assert is_saved(editor.save(AgendaItem, meeting=summit, topic=topic("Sabres")))
    item = summit.agenda.get(topic__key="sabres")
    assert item.position == 2
    page = editor.open(item)
    assert "Place 2 of 2." in words(page)
    assert "position" not in page.context["adminform"].form.fields


def test_no_number_is_typed_and_the_buttons_say_what_they_do(editor, meeting):
    page = editor.open(meeting(topics=["Swords"])).content.decode()
    assert '<input type="hidden" name="agenda-0-position" value="1"' in page
    assert 'data-label="Move “%(row)s” up"' in page
