import pytest

from alliance.knowledge.cells import CellError, read_cells, write_cells
from alliance.summits.models import Meeting, Operation
from members.models import Country, DefenceExpenditure, Membership


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [("2009-04-01", "2009-04-01", "day"), ("2009-04", "2009-04-01", "month"), ("2009", "2009-01-01", "year")],
)
def test_a_partial_date_fills_its_column_and_the_precision_beside_it(cell, day, precision):
    row = read_cells(Membership, {"start": cell})
    assert (row["start"], row["start_precision"]) == (day, precision)


def test_an_upper_bound_known_to_the_month_is_the_last_day_of_it():
    row = read_cells(Meeting, {"not_before": "2020-02", "not_after": "2020-02"})
    assert (row["not_before"], row["not_after"]) == ("2020-02-01", "2020-02-29")


@pytest.mark.parametrize(("cell", "value"), [("yes", True), ("no", False), (True, True), (False, False), ("", None)])
def test_a_bool_is_written_yes_or_no_and_an_empty_one_is_not_known(cell, value):
    assert read_cells(Country, {"has_armed_forces": cell})["has_armed_forces"] is value


def test_numbers_come_out_as_the_database_writes_them():
    row = read_cells(DefenceExpenditure, {"year": "2014", "share_of_gdp": "3.4", "amount_millions_usd": "12"})
    assert (row["year"], row["share_of_gdp"], row["amount_millions_usd"]) == (2014, "3.40", 12)


def test_several_keys_are_joined_by_semicolons_and_kept_in_order():
    assert read_cells(Operation, {"topics": "terrorism; maritime-security"})["topics"] == [
        "maritime-security",
        "terrorism",
    ]


def test_text_is_trimmed_and_composed():
    assert read_cells(Country, {"name_en": " Tu\u0308rkiye "})["name_en"] == "T\u00fcrkiye"


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("start", "18 February 1952"),
        ("start", "1952-02-30"),
        ("start", "52"),
        ("height", "3"),
        ("start_precision", "day"),
    ],
)
def test_a_cell_that_cannot_be_read_names_its_column(column, cell):
    with pytest.raises(CellError) as error:
        read_cells(Membership, {column: cell})
    assert error.value.column == column


@pytest.mark.parametrize(("column", "cell"), [("is_estimate", "maybe"), ("year", "MMXIV"), ("share_of_gdp", "much")])
def test_a_value_of_the_wrong_sort_names_its_column(column, cell):
    with pytest.raises(CellError) as error:
        read_cells(DefenceExpenditure, {column: cell})
    assert error.value.column == column


@pytest.mark.parametrize(
    ("model", "cells"),
    [
        (Membership, {"start": "1949-08", "end": "2009", "country": "tr", "note_en": "A note."}),
        (Operation, {"topics": "maritime-security; terrorism", "start": "1999-03-24"}),
        (DefenceExpenditure, {"year": "2014", "share_of_gdp": "3.40", "is_estimate": "yes"}),
        (Country, {"has_armed_forces": "no"}),
    ],
)
def test_a_row_is_written_as_the_cells_it_was_read_from(model, cells):
    written = write_cells(model, read_cells(model, cells))
    assert {name: cell for name, cell in written.items() if name in cells} == cells
    assert read_cells(model, written) == read_cells(model, cells)
