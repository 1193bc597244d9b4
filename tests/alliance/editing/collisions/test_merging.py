"""Two sheets that began as one: fields, rows and their order."""

import json
from copy import deepcopy

import pytest

from alliance.editing.collisions.merging import Collision, Rule, meet
from alliance.editing.collisions.settling import settle

AGENDA = {"agenda": Rule(identity=("topic",), order="position")}


def sheet(agenda=(), claims=(), **record):
    """`sheet(["ukraine"], title_en="Zenda")`: a meeting `zenda` with topics, those with `+` added on the form."""
    return {
        "record": {"title_en": "Zenda", "city_en": "Zenda"} | record,
        "rows": {
            "agenda": [row(topic, place) for place, topic in enumerate(agenda, start=1)],
            "claims": list(claims),
        },
        "change": {"why": "", "source": ""},
    }


def row(topic, place, key=None, deleted=False, **values):
    name = topic.removeprefix("+")
    key = ("" if topic.startswith("+") else f"zenda/{name}") if key is None else key
    values = {"position": place, "topic": name, "note_en": ""} | values
    return {"key": key, "values": values, "deleted": deleted}


def changed(base, **record):
    return base | {"record": base["record"] | record}


def with_rows(base, *rows, prefix="agenda"):
    return base | {"rows": base["rows"] | {prefix: list(rows)}}


def topics(met):
    return [one["values"]["topic"] for one in met.sheet["rows"]["agenda"] if not one["deleted"]]


BASE = sheet(["ukraine", "defence", "energy"])
UKRAINE, DEFENCE, ENERGY = BASE["rows"]["agenda"]


def test_different_fields_of_a_record_are_both_kept():
    met = meet(BASE, changed(BASE, title_en="Mine"), changed(BASE, city_en="Theirs"), AGENDA)
    assert met.sheet["record"] == {"title_en": "Mine", "city_en": "Theirs"}
    assert not met.collisions
    assert met.taken == [("", "", "city_en", "Zenda", "Theirs")]


def test_one_field_changed_by_both_is_a_collision_and_mine_stands_meanwhile():
    met = meet(BASE, changed(BASE, title_en="Mine"), changed(BASE, title_en="Theirs"), AGENDA)
    assert met.collisions == [Collision("", "", "title_en", "Zenda", "Mine", "Theirs")]
    assert met.sheet["record"]["title_en"] == "Mine"


def test_the_same_change_on_both_sides_is_none():
    both = changed(BASE, title_en="Both")
    assert meet(BASE, both, deepcopy(both), AGENDA)[1:] == ([], [])


def test_a_field_that_is_not_on_my_form_does_not_concern_it():
    met = meet(BASE, BASE, changed(BASE, secret="theirs"), AGENDA)
    assert "secret" not in met.sheet["record"]


def test_a_date_and_its_precision_are_one_value():
    base = sheet(start_date="1950-01-01", start_date_precision="year")
    mine, theirs = changed(base, start_date_precision="day"), changed(base, start_date="1951-01-01")
    met = meet(base, mine, theirs)
    assert met.collisions == [
        Collision("", "", "start_date", ("1950-01-01", "year"), ("1950-01-01", "day"), ("1951-01-01", "year"))
    ]
    (collision,) = json.loads(json.dumps(met.collisions))
    settled = settle(met.sheet, [(Collision(*collision), "theirs")])
    assert settled["record"] == theirs["record"]


def test_two_who_add_a_guest_each_have_added_two():
    base = sheet(guests=["fi", "se"])
    met = meet(base, changed(base, guests=["fi", "jp", "se"]), changed(base, guests=["se", "ua"]))
    assert met.sheet["record"]["guests"] == ["jp", "se", "ua"]
    assert not met.collisions


def test_topics_added_by_both_stand_side_by_side_the_others_first():
    mine = with_rows(BASE, UKRAINE, DEFENCE, ENERGY, row("+mine", None))
    theirs = with_rows(BASE, UKRAINE, DEFENCE, ENERGY, row("theirs", 4))
    met = meet(BASE, mine, theirs, AGENDA)
    assert topics(met) == ["ukraine", "defence", "energy", "theirs", "mine"]
    assert [one["values"]["position"] for one in met.sheet["rows"]["agenda"]] == [1, 2, 3, 4, 5]
    assert [one["key"] for one in met.sheet["rows"]["agenda"]][3:] == ["zenda/theirs", ""]


def test_a_topic_added_by_both_is_one_row():
    mine = with_rows(BASE, UKRAINE, DEFENCE, ENERGY, row("+gaza", None, note_en="Mine"))
    theirs = with_rows(BASE, UKRAINE, DEFENCE, ENERGY, row("gaza", 4))
    met = meet(BASE, mine, theirs, AGENDA)
    assert met.sheet["rows"]["agenda"][3] == row("gaza", 4, note_en="Mine")
    theirs = with_rows(BASE, UKRAINE, DEFENCE, ENERGY, row("gaza", 4, note_en="Theirs"))
    assert meet(BASE, mine, theirs, AGENDA).collisions == [
        Collision("agenda", "zenda/gaza", "note_en", None, "Mine", "Theirs")
    ]


def test_rows_without_a_rule_meet_only_where_they_are_the_same():
    said = {"source": "gazette", "field": "", "statement_en": "So it is."}
    other = said | {"statement_en": "So it was."}
    mine = with_rows(BASE, *({"key": "", "values": one, "deleted": False} for one in (said, other)), prefix="claims")
    theirs = with_rows(BASE, {"key": "gazette/zenda", "values": said, "deleted": False}, prefix="claims")
    met = meet(BASE, mine, theirs, AGENDA)
    assert [one["key"] for one in met.sheet["rows"]["claims"]] == ["gazette/zenda", ""]


@pytest.mark.parametrize("who", ["mine", "theirs"])
def test_a_row_deleted_by_one_and_left_by_the_other_is_deleted(who):
    mine = with_rows(BASE, UKRAINE, DEFENCE | {"deleted": True}, ENERGY) if who == "mine" else BASE
    theirs = with_rows(BASE, UKRAINE, ENERGY) if who == "theirs" else BASE
    met = meet(BASE, mine, theirs, AGENDA)
    assert topics(met) == ["ukraine", "energy"]
    assert not met.collisions
    deleted = [one["key"] for one in met.sheet["rows"]["agenda"] if one["deleted"]]
    assert deleted == (["zenda/defence"] if who == "mine" else [])


def test_a_row_deleted_by_the_others_and_changed_by_me_waits_for_a_choice():
    noted = row("defence", 2, note_en="Mine")
    met = meet(BASE, with_rows(BASE, UKRAINE, noted, ENERGY), with_rows(BASE, UKRAINE, ENERGY), AGENDA)
    (collision,) = met.collisions
    assert (collision.row, collision.field, collision.theirs) == ("zenda/defence", "", None)
    assert collision.mine["note_en"] == "Mine"
    assert topics(met) == ["ukraine", "energy"]
    for side, notes in {"mine": ["Mine"], "theirs": [], "original": [""]}.items():
        rows = settle(met.sheet, [(collision, side)])["rows"]["agenda"]
        assert [one["values"]["note_en"] for one in rows if one["values"]["topic"] == "defence"] == notes
        assert all(one["key"] for one in rows if one["values"]["topic"] != "defence")


def test_a_row_deleted_by_me_and_changed_by_the_others_waits_for_a_choice():
    mine = with_rows(BASE, UKRAINE, DEFENCE | {"deleted": True}, ENERGY)
    theirs = with_rows(BASE, UKRAINE, row("defence", 2, note_en="Theirs"), ENERGY)
    met = meet(BASE, mine, theirs, AGENDA)
    (collision,) = met.collisions
    assert collision.mine is None
    for side, note in {"mine": None, "theirs": "Theirs", "original": ""}.items():
        rows = settle(met.sheet, [(collision, side)])["rows"]["agenda"]
        kept = {one["key"]: one["values"]["note_en"] for one in rows if not one["deleted"]}
        assert kept.get("zenda/defence") == note


def test_the_order_of_the_one_who_moved_rows_stands():
    moved = with_rows(BASE, row("energy", 1), row("ukraine", 2), row("defence", 3))
    noted = with_rows(BASE, row("ukraine", 1, note_en="Noted"), DEFENCE, ENERGY)
    for mine, theirs in ((moved, noted), (noted, moved)):
        met = meet(BASE, mine, theirs, AGENDA)
        assert topics(met) == ["energy", "ukraine", "defence"]
        assert met.sheet["rows"]["agenda"][1]["values"]["note_en"] == "Noted"
        assert not met.collisions


def test_rows_moved_by_both_are_a_collision_with_three_orders_to_choose_from():
    mine = with_rows(BASE, row("energy", 1), row("ukraine", 2), row("defence", 3))
    theirs = with_rows(BASE, row("defence", 1), row("ukraine", 2), row("energy", 3), row("gaza", 4))
    met = meet(BASE, mine, theirs, AGENDA)
    (collision,) = met.collisions
    assert collision.is_of_order
    orders = {
        "mine": ["energy", "ukraine", "defence", "gaza"],
        "theirs": ["defence", "ukraine", "energy", "gaza"],
        "original": ["ukraine", "defence", "energy", "gaza"],
    }
    for side, order in orders.items():
        rows = settle(met.sheet, [(collision, side)], AGENDA)["rows"]["agenda"]
        assert [one["values"]["topic"] for one in rows] == order
        assert [one["values"]["position"] for one in rows] == [1, 2, 3, 4]


def test_an_order_that_nobody_changed_is_not_numbered_anew():
    base = with_rows(BASE, row("ukraine", 2), row("defence", 5), row("energy", 9))
    mine = with_rows(base, row("ukraine", 2), row("defence", 5), row("energy", 9, note_en="Mine"), row("+gaza", None))
    met = meet(base, mine, base, AGENDA)
    assert [one["values"]["position"] for one in met.sheet["rows"]["agenda"]] == [2, 5, 9, 10]


def test_a_broken_sheet_is_no_failure():
    odd = with_rows(BASE, row("ukraine", "x"), row("ukraine", -1), row("nothing", 10**9, key="no/such"), row("+", None))
    met = meet(BASE, odd, BASE, AGENDA)
    assert topics(met).count("ukraine") == 2
