"""A public change needs a source: what is refused without one, and the claims that a cited one leaves behind."""

import pytest

from alliance.facts import Fact
from alliance.knowledge.rows import keyed_models
from alliance.knowledge.tables import claimable
from alliance.knowledge.templates import templates
from alliance.sources.models import Claim, Source
from alliance.summits.models import AgendaItem, Meeting, Topic
from members.models import Membership
from tests.editing import form_address, is_saved, words

NEW = {"title_en": "Strelsau Summit 1950", "title_ind": "KTT Strelsau 1950", "kind": "summit", "status": "held"}


def test_a_new_value_without_a_source_is_refused_beside_its_field(editor, meeting):
    summit = meeting(start="1950-06-01")
    response = editor.save(summit, start_date="1950-05-31", change_source="")
    assert "No source gives this value" in response.context["adminform"].form.errors["start_date"][0]
    summit.refresh_from_db()
    assert str(summit.start_date) == "1950-06-01"


def test_the_cited_source_is_on_record_with_the_new_value(editor, meeting):
    summit = meeting(start="1950-06-02")
    assert is_saved(editor.save(summit, start_date="1950-06-01"))
    claim = summit.claims.get()
    assert (claim.source, claim.field, claim.value, claim.verdict) == (
        editor.source,
        "start_date",
        "1950-06-01",
        "agrees",
    )
    assert claim.statement_en == "The meeting began on 1 June 1950."
    assert claim.statement_ind == "Pertemuan dimulai pada 1 Juni 1950."
    told = words(editor.client.get("/admin/"))
    assert "A claim by “What the editor has read” was added: The meeting began on 1 June 1950." in told


def test_the_history_says_why_and_by_which_source(editor, meeting):
    summit = meeting(start="1950-06-02")
    assert is_saved(editor.save(summit, start_date="1950-06-01", change_why="Misread."))
    entries = [summit.history.first(), summit.claims.get().history.first()]
    assert {(entry.history_source, entry.history_change_reason) for entry in entries} == {
        (editor.source.key, "Misread.")
    }


def test_a_claim_on_the_page_that_gives_the_value_is_enough(editor, meeting, claim):
    summit = meeting(start="1950-06-02")
    claim(summit, "start_date", "1950-06-01")
    assert is_saved(editor.save(summit, start_date="1950-06-01", change_source=""))
    assert summit.claims.get().verdict == "agrees"


def test_a_claim_added_with_the_value_is_enough_also_where_it_is_coarser(editor, meeting, source):
    summit = meeting(start="1950-06-02")
    added = {"source": source(), "field": "start_date", "value": "1950", "statement_en": "x", "statement_ind": "x"}
    assert is_saved(editor.save(summit, rows={"claims": [added]}, start_date="1950-06-01", change_source=""))
    assert summit.claims.get().verdict == "imprecise"


def test_a_source_on_record_with_another_value_is_not_made_to_say_two_things(editor, meeting, claim):
    summit = meeting(start="1950-06-02")
    claim(summit, "start_date", "1950-06-02", source=editor.source)
    response = editor.save(summit, start_date="1950-06-01")
    assert "is on record with another value, “1950-06-02”" in words(response)
    assert is_saved(editor.save(summit, **{"start_date": "1950-06-01", "claims-0-value": "1950-06-01"}))
    assert summit.claims.get().verdict == "agrees"


def test_a_new_fact_comes_with_a_claim_for_each_value_or_not_at_all(editor, organization, topic):
    values = {"organization": organization("Entente"), "start_date": "1950-06-01", **NEW}
    rows = {"agenda": [{"topic": topic("Swords")}]}
    response = editor.save(Meeting, rows, **values, change_source="")
    assert "Who says so? Choose a source" in words(response)
    assert "Meeting “Strelsau Summit 1950” and Agenda item" in words(response)
    assert not Meeting.objects.filter(key="strelsau-1950").exists()
    assert is_saved(editor.save(Meeting, rows, **values))
    summit = Meeting.objects.get(key="strelsau-1950")
    assert set(summit.claims.values_list("field", "value")) == {("start_date", "1950-06-01"), ("status", "held")}
    assert summit.agenda.get().claims.get().value == "swords"


def test_a_new_fact_without_values_is_stated_by_its_source(editor, country, organization):
    assert is_saved(editor.save(Membership, country=country("Ruritania"), organization=organization("Entente")))
    claim = Claim.objects.get(membership__country__name_en="Ruritania")
    assert (claim.field, claim.verdict) == ("", "stated")


@pytest.mark.parametrize(("field", "value"), [("note_en", "A note."), ("kind", "other")])
def test_what_no_claim_can_give_needs_a_cited_source_or_a_claim_beside_it(editor, meeting, source, field, value):
    summit = meeting("Strelsau")
    response = editor.save(summit, **{field: value}, change_source="")
    assert "Who says so?" in str(response.context["this_change"].form.errors["change_source"])
    added = {"source": source(), "statement_en": "x", "statement_ind": "x"}
    assert is_saved(editor.save(summit, rows={"claims": [added]}, **{field: value}, change_source=""))
    assert is_saved(editor.save(summit, title_en="Strelsau I"))


def test_the_indonesian_of_a_value_goes_with_it(editor, meeting, claim):
    summit = meeting(city_en="Zenda", city_ind="Zenda")
    assert "No source gives this value" in words(editor.save(summit, city_ind="Senda", change_source=""))
    claim(summit, "city_en", "Zenda")
    assert is_saved(editor.save(summit, city_ind="Senda", change_source=""))


def test_a_topic_or_a_person_needs_a_source_too_and_a_source_none(editor):
    assert "Topic “Sabres”" in words(editor.save(Topic, name_en="Sabres", name_ind="Pedang", change_source=""))
    assert is_saved(editor.save(Topic, name_en="Sabres", name_ind="Pedang"))
    entries = {"kind": "page", "title": "Gazette", "published_precision": "day"}
    assert editor.client.post(form_address(Source), entries).status_code == 302
    assert "change_source" not in editor.get(Source, "add").context["this_change"].form.fields


def test_what_is_taken_away_or_emptied_needs_a_word(editor, meeting):
    summit = meeting(start="1950-06-01", topics=["Swords", "Sabres"])
    away = {"agenda-0-DELETE": "on", "change_source": ""}
    response = editor.save(summit, **away)
    assert "Say why" in str(response.context["this_change"].form.errors["change_why"])
    assert is_saved(editor.save(summit, **away, change_why="They did not meet about it."))
    assert "Say why" in words(editor.save(summit, city_en="", city_ind="", change_source=""))
    assert is_saved(editor.save(summit, city_en="", city_ind="", change_source="", change_why="Nobody knows."))


def test_the_last_claim_about_a_fact_stays_and_a_document_speaks_for_itself(editor, meeting, claim, source):
    summit = meeting()
    claim(summit, "start_date", "1950")
    away = {"claims-0-DELETE": "on", "change_why": "Misread."}
    assert "No claim would be left" in words(editor.save(summit, **away))
    assert is_saved(editor.save(summit, documents=[source("Declaration").pk], change_source=""))
    claim(summit, source="Zenda Herald")
    assert is_saved(editor.save(summit, **away))


def test_warnings_are_passed_by_whoever_confirms_them(editor, meeting):
    summit = meeting(start="1950-06-01")
    values = {"start_date": "2990-06-01", "end_date": "2990-06-01"}
    response = editor.save(summit, **values)
    assert "has not come yet" in response.context["adminform"].form.errors["status"][0]
    assert 'name="confirmed"' in response.content.decode()
    assert "has not come yet" in words(editor.save(summit, **values, confirmed=["x"]))
    assert not summit.claims.exists()
    assert is_saved(editor.save_all_the_same(summit, **values))


def test_a_refused_save_leaves_nothing_behind(editor, meeting, topic):
    summit = meeting(topics=["Swords"])
    rows = {"agenda": [{"topic": topic("Sabres")}]}
    response = editor.save(summit, rows, start_date="1950-05-31", change_source="")
    assert "No source gives this value" in words(response)
    assert list(AgendaItem.objects.filter(meeting=summit).values_list("topic__key", flat=True)) == ["swords"]
    assert summit.history.count() == 1


def test_a_source_that_is_none_is_as_good_as_none(editor, meeting):
    summit = meeting()
    entries = editor.entries(summit, title_en="Strelsau II")
    for number in ("x", "0", "-1", "99999999999999999999", "²", "1\0"):
        response = editor.client.post(form_address(summit), entries | {"change_source": number})
        assert "Who says so?" in str(response.context["errors"]), number


@pytest.mark.parametrize(("why", "told"), [("a\0b", "Null characters are not allowed"), ("x" * 1001, "at most 1000")])
def test_a_reason_is_bounded_text(editor, meeting, why, told):
    assert told in words(editor.save(meeting(), title_en="Strelsau II", change_why=why))


def test_every_value_that_a_save_can_cite_has_a_sentence_in_both_languages(db):
    """Of each class of facts one row, and each of its values."""
    for model in (model for model in keyed_models() if issubclass(model, Fact)):
        for field in model.judged_fields:
            fact = next((fact for fact in model.objects.all()[:200] if claimable(fact, field)), None)
            for language in ("en", "ind") if fact else ():
                value = claimable(fact, field)
                assert templates().statement(fact, field, value, language, lambda model, key: None), (model, field)
