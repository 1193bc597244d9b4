"""Files as spreadsheets and strangers make them."""

import json
import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from alliance.editing.exchange import columns, spreadsheets
from alliance.editing.exchange.uploads import read_upload
from alliance.editing.exchange.wrong import WrongFileError
from alliance.summits.models import Meeting


def read(content) -> list[dict[str, str]]:
    return [line.cells for line in read_upload(Meeting, content).lines]


def workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "key,city_en\nparis,Orléans\n".encode(),
        "key,city_en\nparis,Orléans\n".encode("utf-8-sig"),
        "key;city_en\r\nparis;Orléans\r\n".encode("cp1252"),
        "sep=;\r\nkey;city_en\r\nparis;Orléans\r\n".encode(),
        "key\tcity_en\nparis\tOrléans\n".encode("utf-16"),
        "\n Key , CITY_EN \nparis,Orle\u0301ans\n\n,\n".encode(),
        '[{"city_en": "Orléans", "key": "paris"}]'.encode(),
        workbook(["key", "city_en"], ["paris", "Orléans"]),
    ],
    ids=["utf-8", "bom", "excel", "sep", "utf-16", "untidy", "json", "xlsx"],
)
def test_what_spreadsheets_write_is_read(content):
    assert read(content) == [{"key": "paris", "city_en": "Orléans"}]


def test_how_a_file_was_read_is_told():
    notes = read_upload(Meeting, "key;city_en\nparis;Orléans".encode("cp1252")).notes
    assert ["Windows-1252" in notes[0], "“;”" in notes[1]] == [True, True]


def test_rows_have_the_numbers_that_a_spreadsheet_shows():
    lines = read_upload(Meeting, b'key,note_en\nparis,"two\nlines"\n\nrome,x\n').lines
    assert [line.number for line in lines] == [2, 4]


def test_an_apostrophe_before_a_formula_is_taken_off_and_a_formula_stays_text():
    assert [cells["city_en"] for cells in read(b"city_en\n'=1+1\n=1+1\n'tis\n")] == ["=1+1", "=1+1", "'tis"]


def test_a_formula_in_a_spreadsheet_is_refused_at_its_cell():
    (line,) = read_upload(Meeting, workbook(["key", "city_en"], ["paris", "=1+1"])).lines
    assert "formula" in line.faults["city_en"]


def test_numbers_days_and_truth_values_of_a_spreadsheet_are_read_as_they_look():
    row = workbook(["start_date", "is_virtual", "city_en"], [datetime(2026, 7, 7), True, 2014.0])  # noqa: DTZ001
    assert read(row) == [{"start_date": "2026-07-07", "is_virtual": "yes", "city_en": "2014"}]


def test_objects_in_json_may_have_their_names_in_any_order():
    rows = [{"key": "paris", "city_en": "Paris"}, {"city_en": "Rome", "key": "rome"}]
    assert read(json.dumps(rows).encode()) == rows


def test_a_cell_beyond_the_named_columns_is_a_fault_of_its_row():
    lines = read_upload(Meeting, b"key,city_en\nparis,Paris,France\nrome,Rome\n").lines
    assert [bool(line.faults) for line in lines] == [True, False]


def bomb() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (spreadsheets.MOST_OF_CELLS + 1))
    return content.getvalue()


def with_declarations() -> bytes:
    content, book = BytesIO(), BytesIO(workbook(["key"], ["paris"]))
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(content, "w") as new:
        for member in old.namelist():
            part = old.read(member)
            if member.endswith("sheet1.xml"):
                part = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + part
            new.writestr(member, part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no rows"),
        (b"key,city_en\n", "no rows"),
        (b"key,city_en\n,\n", "no rows"),
        (b"key,height\nparis,3\n", "There is no column “height”"),
        (b"key,start_date_precision\nparis,day\n", "There is no column"),
        (b"key,key\nparis,paris\n", "stands there twice"),
        (b'key,city_en\nparis,"Paris\n', "Row 2 cannot be read"),
        (b"\x81\x8d\xff", "no table"),
        (b"\xff\xfe\x00", "no table"),
        (b"\xd0\xcf\x11\xe0old", "old Excel"),
        (b"PK\x03\x04broken", "cannot be read as XLSX"),
        (workbook(["key"], ["paris"])[:900], "cannot be read as XLSX"),
        (with_declarations(), "cannot be read as XLSX"),
        (bomb(), "too large once unpacked"),
        (b"[", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"{}", "list of objects"),
        (b"[1]", "list of objects"),
        (b'[{"a": 1}]', "There is no column"),
        (b'[{"\\ud800": 1}]', "There is no column “[?]”"),
        (("," * 50).encode(), "more than 40 columns"),
        (b"x" * (columns.MOST_BYTES + 1), "larger than 5 MB"),
        (b"key\n" + b"paris\n" * (columns.MOST_ROWS + 1), "more than 10000 rows"),
    ],
    ids=range(23),
)
def test_a_file_that_is_none_of_records_is_refused_in_words(content, words):
    with pytest.raises(WrongFileError, match=words):
        read_upload(Meeting, content)


@pytest.mark.parametrize("value", [{"a": 1}, [1], "a\0b", "\ud800"])
def test_a_value_that_no_cell_can_have_is_a_fault_of_it(value):
    (line,) = read_upload(Meeting, json.dumps([{"key": "paris", "city_en": value}]).encode()).lines
    assert list(line.faults) == ["city_en"]
