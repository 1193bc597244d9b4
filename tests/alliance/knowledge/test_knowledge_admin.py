"""Conflicts and changes in the admin: to look at, and to tick off."""

import pytest

from alliance.knowledge.models import Change, Conflict
from tests.editing import address, filled, is_saved, words


@pytest.fixture
def conflict(db):
    return Conflict.objects.create(
        kind="topic", key="sabres", field="name_en", base="Sabres", ours="<b>Swords</b>", theirs="Rapiers"
    )


def test_a_clash_is_listed_with_both_sides_as_text(editor, conflict):
    page = editor.get(Conflict, resolved__exact=0).content.decode()
    assert "topic sabres name_en" in page
    assert "&lt;b&gt;Swords&lt;/b&gt;" in page
    assert "<b>Swords</b>" not in page
    assert "&lt;b&gt;Swords" in editor.open(conflict).content.decode()


def test_only_resolved_can_be_set(editor, conflict):
    assert set(filled(editor.open(conflict))) == set()
    assert is_saved(editor.save(conflict, resolved="on", ours="x", key="y"))
    conflict.refresh_from_db()
    assert (conflict.resolved, conflict.key, conflict.ours) == (True, "sabres", "<b>Swords</b>")


def test_a_clash_leads_to_the_record(editor, conflict, topic):
    assert "/admin/summits/topic/" not in editor.open(conflict).rendered_content.partition('id="content"')[2]
    sabres = topic("Sabres")
    assert f"/admin/summits/topic/{sabres.pk}/change/" in editor.open(conflict).content.decode()


def test_clashes_are_neither_made_nor_deleted_by_hand(editor, conflict):
    assert editor.get(Conflict, "add").status_code == 403
    assert editor.delete(conflict).status_code == 403


@pytest.mark.parametrize(
    "value", [None, "", {"name_en": "Sabres", "parent": None, "topics": ["a", "b"]}, ["a"], 1.5, True]
)
def test_whatever_clashes_can_be_shown(editor, value):
    whole = Conflict.objects.create(kind="topic", key="sabres", base=value, ours=value, theirs=value)
    assert editor.get(Conflict).status_code == 200
    assert editor.open(whole).status_code == 200


def test_the_change_log_is_only_read(editor, topic):
    topic("Sabres")
    change = Change.objects.latest("seq")
    assert "sabres" in words(editor.get(Change))
    assert editor.get(Change, "add").status_code == 403
    assert editor.open(change).status_code == 200
    assert editor.client.post(address(change, "change", change.pk), {"key": "x"}).status_code == 403
    assert editor.delete(change).status_code == 403
