"""Sheets: a form as plain values, and back to what a browser would send."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import QueryDict
from django.test import RequestFactory
from django.utils.translation import override

from alliance.editing import sheets
from alliance.knowledge.rows import keyed_models
from alliance.summits.models import Meeting

EVERY = pytest.mark.parametrize("model", keyed_models(), ids=lambda model: model.noun())


@pytest.fixture
def asked(db):
    """A request of somebody who may do everything, as if this had been sent."""
    user = get_user_model().objects.create_superuser("flavia")

    def ask(data=None):
        request = RequestFactory().post("/admin/")
        request.user, request.POST = user, data or QueryDict()
        return request

    return ask


def admin_of(row_or_model):
    return admin.site._registry[row_or_model if isinstance(row_or_model, type) else type(row_or_model)]


def stored(row, asked):
    return sheets.stored(admin_of(row), asked(), row)


def sent(row, sheet, asked):
    return sheets.to_post(admin_of(row), asked(), row, sheet)


def read(row, data, asked, base=None):
    return sheets.read(admin_of(row), asked(data), row, base)


@EVERY
@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_sent_as_it_is_stored_reads_as_it_is_stored(model, language, asked):
    row = model.objects.order_by("-pk").first()
    with override(language):
        sheet = stored(row, asked)
        assert read(row, sent(row, sheet, asked), asked, sheet)["record"] == sheet["record"]
        assert read(row, sent(row, sheet, asked), asked, sheet)["rows"] == sheet["rows"]


def test_rows_beneath_are_told_by_their_keys(meeting, claim, asked):
    held = meeting("Strelsau 1950", topics=["Sabres", "Zenda"])
    said = claim(held, "start_date", "1950-06")
    rows = stored(held, asked)["rows"]
    assert [row["key"] for row in rows["agenda"]] == [f"{held.key}/sabres", f"{held.key}/zenda"]
    assert rows["claims"][0]["key"] == said.key
    assert rows["claims"][0]["values"]["value"] == "1950-06"


def test_a_date_typed_in_either_language_is_the_same_day(meeting, asked):
    held = meeting("Strelsau 1950")
    days = []
    for language, text in (("en", "1950-07-02"), ("id", "02-07-1950")):
        with override(language):
            data = sent(held, stored(held, asked), asked)
            data["start_date"] = text
            days.append(read(held, data, asked)["record"]["start_date"])
    assert days == ["1950-07-02", "1950-07-02"]


def test_what_is_not_valid_yet_stays_as_it_was_typed(meeting, asked):
    held = meeting("Strelsau 1950")
    data = sent(held, stored(held, asked), asked)
    data["start_date"], data["host"] = "early June", "987654321"
    sheet = read(held, data, asked)
    assert (sheet["record"]["start_date"], sheet["record"]["host"]) == ("early June", "987654321")
    assert sent(held, sheet, asked)["start_date"] == "early June"


def test_a_line_break_of_a_browser_is_no_change(meeting, asked):
    held = meeting("Strelsau 1950", note_en="One.\nTwo.")
    data = sent(held, stored(held, asked), asked)
    data["note_en"] = "One.\r\nTwo."
    assert read(held, data, asked)["record"] == stored(held, asked)["record"]


def test_what_a_form_did_not_send_stands_as_in_its_base(meeting, asked):
    held = meeting("Strelsau 1950", topics=["Sabres"])
    base = stored(held, asked)
    sheet = read(held, QueryDict("title_en=Another"), asked, base)
    assert sheet["record"]["title_ind"] == base["record"]["title_ind"]
    assert sheet["rows"]["agenda"] == base["rows"]["agenda"]


def test_a_row_taken_out_and_a_new_one_are_told_apart(meeting, topic, asked):
    held = meeting("Strelsau 1950", topics=["Sabres"])
    sheet = stored(held, asked)
    sheet["rows"]["agenda"][0]["deleted"] = True
    sheet["rows"]["agenda"].append(
        {"key": "", "values": {"topic": topic("Zenda").key, "note_en": ""}, "deleted": False}
    )
    again = read(held, sent(held, sheet, asked), asked, stored(held, asked))
    told = [(row["key"], row["values"]["topic"], row["deleted"]) for row in again["rows"]["agenda"]]
    assert told == [(f"{held.key}/sabres", "sabres", True), ("", "zenda", False)]


def test_a_row_that_is_gone_is_sent_as_a_new_one(meeting, asked):
    held = meeting("Strelsau 1950", topics=["Sabres"])
    sheet = stored(held, asked)
    held.agenda.all().delete()
    data = sent(held, sheet, asked)
    assert (data["agenda-INITIAL_FORMS"], data["agenda-TOTAL_FORMS"], data["agenda-0-id"]) == ("0", "1", "")


@pytest.mark.parametrize("text", ["", "x", "-1", "99999999999999999999", "²", "1e3"])
def test_any_number_of_rows_is_read(meeting, asked, text):
    held = meeting("Strelsau 1950")
    assert read(held, QueryDict(f"agenda-TOTAL_FORMS={text}"), asked)["rows"]["agenda"] == []


@pytest.mark.parametrize("text", ["", "x", "eyJhIjoxfQ", "a:b:c", "\0", "ü"])
def test_a_base_that_is_not_ours_is_none(text):
    assert sheets.loads(text) is None


def test_a_base_comes_back_as_it_was(meeting, asked):
    sheet = stored(meeting("Strelsau 1950", topics=["Sabres"]), asked)
    assert sheets.loads(sheets.dumps(sheet)) == sheet


def test_the_cited_source_is_kept_by_its_key(source, asked):
    cited = source("Strelsau Gazette")
    sheet = sheets.read(admin_of(Meeting), asked(QueryDict(f"change_source={cited.pk}&change_why=+Seen. ")), None)
    assert sheet["change"] == {"why": "Seen.", "source": cited.key}
