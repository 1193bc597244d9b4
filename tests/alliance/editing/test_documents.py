"""Documents: a record with all that hangs on it, as of any moment, compared and written back."""

from datetime import UTC, datetime

import pytest

from alliance.editing.documents import Difference, RowErrors, apply, dependants, differences, document, document_at
from alliance.history import told
from alliance.knowledge.models import Change
from alliance.sources.models import Claim
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from members.models import CountryName, Membership


def now():
    return datetime.now(UTC)


@pytest.fixture
def summit(meeting, claim):
    made = meeting("Strelsau 1950", topics=["Sabres", "Swords"])
    claim(made, "start_date", "1950-06-01")
    claim(made.agenda.get(topic__key="swords"), "topic", "swords")
    return made


def test_on_a_meeting_hang_its_agenda_and_the_claims_about_both():
    assert {model for model, _ in dependants(Meeting)} == {AgendaItem, Claim}
    assert {model for model, _ in dependants(AgendaItem)} == {Claim}


def test_a_document_holds_a_record_and_all_that_hangs_on_it(summit):
    found = document(summit)
    assert {kind: len(rows) for kind, rows in found.items()} == {"meeting": 1, "agenda-item": 2, "claim": 2}
    assert found["agenda-item"]["strelsau-1950/swords"]["topic"] == "swords"


def test_a_document_of_a_moment_is_what_stood_then(summit, topic):
    before, then = document(summit), now()
    summit.city_en = "Zenda"
    summit.save()
    summit.agenda.get(topic__key="swords").delete()
    AgendaItem.objects.create(meeting=summit, topic=topic("Lances"), position=3)
    assert document_at(Meeting, "strelsau-1950", then) == before
    assert document_at(Meeting, "strelsau-1950", now()) == document(summit)
    changed = differences(before, document(summit))
    assert [(one.kind, one.key, one.field) for one in changed] == [
        ("meeting", "strelsau-1950", "city_en"),
        ("agenda-item", "strelsau-1950/lances", ""),
        ("agenda-item", "strelsau-1950/swords", ""),
        ("claim", "strelsau-gazette/agenda-item/strelsau-1950/swords/topic", ""),
    ]
    assert changed[0] == Difference("meeting", "strelsau-1950", "city_en", "Strelsau", "Zenda")


def test_the_lists_of_a_record_are_part_of_its_document(operation, topic):
    watch = operation("Zenda Watch", topics=["Sabres", "Swords"])
    then = now()
    watch.topics.set([topic("Lances")])
    assert document_at(Operation, "zenda-watch", then)["operation"]["zenda-watch"]["topics"] == ["sabres", "swords"]
    apply(document_at(Operation, "zenda-watch", then))
    assert sorted(one.key for one in watch.topics.all()) == ["sabres", "swords"]


def test_what_was_deleted_comes_back_with_the_keys_and_the_ids_it_had(summit):
    before, ids = document(summit), {row.key: row.pk for row in (summit, *summit.agenda.all(), *summit.claims.all())}
    summit.delete()
    apply(before)
    again = Meeting.objects.get(key="strelsau-1950")
    assert document(again) == before
    assert {row.key: row.pk for row in (again, *again.agenda.all(), *again.claims.all())} == ids
    assert again.history.count() == 3


def test_only_what_differs_is_written(summit):
    lines, versions = Change.objects.count(), summit.history.count()
    apply(document(summit))
    assert (Change.objects.count(), summit.history.count()) == (lines, versions)


def test_all_that_is_applied_is_one_act_with_one_reason(summit, source):
    with told("A slip.", source=source("Zenda Post").key):
        apply({"meeting": {"strelsau-1950": {"city_en": "Zenda"}}, "topic": {"sabres": {"name_en": "Sabers"}}})
    entries = [Meeting.history.get(key="strelsau-1950", city_en="Zenda"), Topic.history.get(name_en="Sabers")]
    assert {(one.history_change_reason, one.history_source) for one in entries} == {("A slip.", "zenda-post")}
    assert entries[0].history_date == entries[1].history_date


def test_a_field_that_is_left_out_stays_as_it_is(summit):
    apply({"meeting": {"strelsau-1950": {"city_en": "Zenda"}}})
    summit.refresh_from_db()
    assert (summit.city_en, summit.city_ind, summit.kind) == ("Zenda", "Strelsau", "summit")


def test_rows_may_refer_to_rows_that_come_with_them(db):
    apply(
        {
            "topic": {
                "a-part": {"name_en": "A part", "name_ind": "Bagian", "parent": "whole"},
                "whole": {"name_en": "Whole", "name_ind": "Seluruh", "parent": None},
            }
        }
    )
    assert Topic.objects.get(key="a-part").parent.key == "whole"


def test_rules_hold_for_the_rows_as_they_stand_together(join):
    first = join("Ruritania", "1950-01-01")
    second = first.key + "/2"
    later = {"country": first.country.key, "organization": "entente", "start": "1970-01-01"}
    with pytest.raises(RowErrors, match="already a member"):
        apply({"membership": {second: later}})
    with pytest.raises(RowErrors, match="overlaps"):
        apply({"membership": {second: later, first.key: {"end": "1980-01-01"}}})
    apply({"membership": {second: later, first.key: {"end": "1960-01-01"}}})
    assert Membership.objects.filter(country=first.country).count() == 2


def test_one_wrong_row_keeps_all_from_being_written(summit):
    with pytest.raises(RowErrors) as refused:
        apply({"topic": {"sabres": {"name_en": "Sabers"}, "swords": {"name_en": ""}}})
    assert [(one.kind, one.key, one.field) for one in refused.value.errors] == [("topic", "swords", "name_en")]
    assert Topic.objects.get(key="sabres").name_en == "Sabres"
    assert not Change.objects.filter(kind="topic", key="sabres", action="updated").exists()


@pytest.mark.parametrize(
    ("rows", "place", "message"),
    [
        (
            {"agenda-item": {"strelsau-1950/x": {"meeting": "strelsau-1950", "topic": "x"}}},
            "topic",
            "There is no topic",
        ),
        ({"meeting": {"strelsau-1950": {"host": ["tr"]}}}, "host", "form does not fit"),
        ({"meeting": {"strelsau-1950": {"start_date": 1950}}}, "start_date", "form does not fit"),
        ({"meeting": {"strelsau-1950": {"start_date": "1950-13-01"}}}, "start_date", "invalid date"),
        ({"meeting": {"strelsau-1950": {"city_en": "Zen\0da"}}}, "city_en", "form does not fit"),
        ({"meeting": {"strelsau-1950": {"city_en": "x" * 101}}}, "city_en", "at most 100"),
        ({"meeting": {"strelsau-1950": {"end_date": "1949-01-01"}}}, "", "must not come before"),
        ({"meeting": {"strelsau-1950": {"organization": None}}}, "organization", "cannot be null"),
        ({"agenda-item": {"strelsau-1950/swords": {"position": 10**30}}}, "position", "less than or equal"),
        ({"agenda-item": {"other/key": {"meeting": "strelsau-1950", "topic": "swords"}}}, "", "already on the agenda"),
        ({"topic": {"swords": None}}, "", "still needed by: Strelsau 1950: Swords"),
        ({"topic": {"": {"name_en": "A", "name_ind": "A"}}}, "", "form does not fit"),
        ({"claim": {"strelsau-gazette/meeting/strelsau-1950/start_date": {"value": "soon"}}}, "value", "YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_is_told_in_words_with_its_place(summit, rows, place, message):
    with pytest.raises(RowErrors) as refused:
        apply(rows)
    assert [one.field for one in refused.value.errors] == [place], refused.value.errors
    assert message in refused.value.errors[0].message


def test_what_is_needed_no_longer_goes_with_what_needed_it(summit, country):
    swords = {"agenda-item": {"strelsau-1950/swords": None}, "topic": {"swords": None}}
    apply(swords)
    assert not Topic.objects.filter(key="swords").exists()
    host = country("Ruritania")
    summit.host = host
    summit.save()
    apply({"country": {host.key: None}, "meeting": {summit.key: {"host": None}}})
    assert not CountryName.objects.filter(country_id=host.pk).exists()


def test_the_queries_of_a_document_do_not_grow_with_its_rows(summit, topic, django_assert_max_num_queries):
    for number in range(10):
        AgendaItem.objects.create(meeting=summit, topic=topic(f"Topic {number}"), position=number + 3)
    with django_assert_max_num_queries(12):
        document(summit)
    with django_assert_max_num_queries(30):
        document_at(Meeting, summit.key, now())
