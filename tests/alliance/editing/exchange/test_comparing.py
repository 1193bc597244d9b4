import pytest

from alliance.editing.exchange.comparing import Cell, Outcome, compare

ROMA, ROME, ROM = ({"city_en": city} for city in ("Roma", "Rome", "Rom"))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome", "changes", "clashes"),
    [
        (ROMA, ROMA, ROMA, Outcome.SAME, [], []),
        (ROMA, ROMA, ROME, Outcome.CHANGED, [Cell("city_en", "Roma", "Rome")], []),
        (ROMA, ROME, ROMA, Outcome.SAME, [], []),
        (ROMA, ROME, ROME, Outcome.SAME, [], []),
        (ROMA, ROME, ROM, Outcome.CONFLICT, [], [Cell("city_en", "Rome", "Rom", "Roma")]),
        (None, ROME, ROM, Outcome.CONFLICT, [], [Cell("city_en", "Rome", "Rom")]),
        (None, {"city_en": ""}, ROM, Outcome.CHANGED, [Cell("city_en", "", "Rom")], []),
        (None, ROME, {"city_en": ""}, Outcome.SAME, [], []),
        (ROME, ROME, {"city_en": ""}, Outcome.CHANGED, [Cell("city_en", "Rome", "")], []),
        (None, None, ROM, Outcome.NEW, [Cell("city_en", "", "Rom")], []),
    ],
)
def test_a_row_is_merged_with_the_record_against_what_was_exported(base, ours, theirs, outcome, changes, clashes):
    row = compare(2, "rome-1991", base, ours, theirs)
    assert (row.outcome, row.changes, row.clashes) == (outcome, changes, clashes)


def test_columns_that_the_file_does_not_give_are_not_looked_at():
    row = compare(2, "rome-1991", {"city_en": "Roma", "host": "it"}, {"city_en": "Roma", "host": "va"}, ROME)
    assert [cell.column for cell in row.changes] == ["city_en"]


def test_a_record_deleted_here_stays_so_where_the_file_left_it_as_it_was():
    row = compare(2, "rome-1991", ROMA, None, ROMA, was_there=True)
    assert (row.outcome, row.is_gone) == (Outcome.SAME, True)


@pytest.mark.parametrize("base", [ROMA, None])
def test_a_record_deleted_here_and_given_by_the_file_is_a_conflict_as_a_whole(base):
    row = compare(2, "rome-1991", base, None, ROME, was_there=True)
    assert (row.outcome, row.is_gone, [cell.after for cell in row.clashes]) == (Outcome.CONFLICT, True, ["Rome"])


def test_a_change_beside_a_conflict_is_told_too():
    base = {"city_en": "Roma", "host": "it"}
    row = compare(2, "rome-1991", base, {"city_en": "Rome", "host": "it"}, {"city_en": "Rom", "host": "va"})
    assert (row.outcome, row.changes) == (Outcome.CONFLICT, [Cell("host", "it", "va")])
