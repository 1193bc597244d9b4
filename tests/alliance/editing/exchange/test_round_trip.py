"""What is exported can be imported again, and then says nothing new."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from alliance.editing.exchange.comparing import Outcome
from alliance.editing.exchange.files import FORMATS, TooLongError, written
from alliance.editing.exchange.planning import planned
from alliance.editing.exchange.uploads import read_upload
from alliance.knowledge.rows import keyed_models, rows_of
from alliance.summits.models import Topic
from tests.editing import address

EVERY = pytest.mark.parametrize("model", keyed_models(), ids=lambda model: model.noun())

# Of the class with the most rows, as many as take no time.
ENOUGH = 100

ODD = [
    "=1+1",
    "+62 21",
    "-",
    "@home",
    "'=1",
    "''",
    '"quoted", and; separated\tby all',
    "two\nlines",
    "windows\r\nlines",
    "yes",
    "007",
    "2009-04",
    "1e5",
    "#N/A",
    "Tu\u0308rkiye",
    "北约",
    "  trimmed\u00a0",
    "bell\x07",
    "<script>alert(1)</script>",
]


def sample(model) -> list[str]:
    return list(model.objects.order_by("key").values_list("key", flat=True)[:ENOUGH])


def outcomes(model, content) -> set[Outcome]:
    return {row.outcome for row in planned(model, read_upload(model, content).lines)}


@EVERY
def test_an_export_loads_back_as_nothing_new(db, model):
    rows = rows_of(model, sample(model))
    for form in FORMATS:
        content = written(model, rows.items(), datetime.now(UTC), form)
        assert len(read_upload(model, content).lines) == len(rows)
        assert outcomes(model, content) == {Outcome.SAME}, form


@EVERY
def test_every_list_can_be_exported(editor, model):
    response = editor.get(model, "export", which="all", form="csv")
    assert response.headers["Content-Disposition"].startswith(f'attachment; filename="{model.plural()}-')
    assert response.content.count(b"\r\n") > model.objects.count()


def test_odd_texts_come_back_as_they_were(topic):
    for number, text in enumerate(ODD):
        topic(f"Sabres {number}", description_en=text)
    rows = rows_of(Topic, [f"sabres-{number}" for number in range(len(ODD))])
    for form in FORMATS:
        content = written(Topic, rows.items(), datetime.now(UTC), form)
        assert outcomes(Topic, content) == {Outcome.SAME}, form


def test_no_cell_of_a_file_is_a_formula(topic):
    for number, text in enumerate(ODD):
        topic(f"Sabres {number}", name_ind=text, description_en=text)
    rows = rows_of(Topic, [f"sabres-{number}" for number in range(len(ODD))])
    now = datetime.now(UTC)
    sheet = load_workbook(BytesIO(written(Topic, rows.items(), now, "xlsx"))).active
    text = written(Topic, rows.items(), now, "csv").decode("utf-8-sig")
    cells = [cell for line in csv.reader(StringIO(text, newline="")) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "e"}
    assert not [cell for row in sheet for cell in row if cell.data_type == "n" and cell.value is not None]
    assert {cell.number_format for row in sheet for cell in row} == {"@"}


def test_a_text_that_xlsx_cannot_hold_is_told_and_not_cut(topic):
    topic("Sabres", description_en="x" * 32_768)
    with pytest.raises(TooLongError, match="choose CSV or JSON"):
        written(Topic, rows_of(Topic, ["sabres"]).items(), datetime.now(UTC), "xlsx")


def test_the_filtered_list_is_exported_as_it_is_filtered(editor, topic):
    topic("Sabres"), topic("Swords")
    content = editor.get(Topic, "export", which="listed", form="json", _changelist_filters="q=sabr").json()
    assert [row["key"] for row in content] == ["sabres"]
    everything = editor.get(Topic, "export", which="all", form="json", _changelist_filters="q=sabr").json()
    assert len(everything) == Topic.objects.count()


def test_a_list_of_choices_leads_to_its_export(editor):
    page = editor.client.get(address(Topic, "changelist"), {"q": "nuclear"}).content.decode()
    assert f"{address(Topic, 'export')}?_changelist_filters=q%3Dnuclear" in page


@pytest.mark.parametrize("filters", ["nothing=1", "parent__id__exact=x", "q=\0", "%00=1", "p=x"])
def test_no_filter_breaks_an_export(editor, filters):
    query = {"which": "listed", "form": "csv", "_changelist_filters": filters}
    assert editor.client.get(address(Topic, "export"), query, follow=True).status_code in {200, 400}


def test_more_records_than_a_file_may_have_are_refused_in_words(editor, monkeypatch):
    monkeypatch.setattr("alliance.editing.exchange.pages.MOST_ROWS", 3)
    response = editor.client.get(address(Topic, "export"), {"which": "all", "form": "csv"}, follow=True)
    assert "at most 3 records" in response.content.decode()
