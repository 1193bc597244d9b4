from copy import deepcopy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance.knowledge.fixtures import Entry, read_fixtures
from alliance.knowledge.load import REASON, load
from alliance.knowledge.models import Change, Conflict, Loaded
from alliance.knowledge.rows import FixtureError, keyed_models, rows_of
from alliance.sources.models import Claim
from alliance.summits.models import Meeting, Operation
from members.models import Country, Membership, Organization

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def shipped(fixtures_directory):
    return read_fixtures(fixtures_directory)


@pytest.fixture
def entries(shipped):
    """The rows of the fixtures, free to be changed as a later edition of them would."""
    return {model: dict(rows) for model, rows in shipped.items()}


def change(entries, model, key, **values):
    entry = entries[model][key]
    entries[model][key] = entry._replace(row={**deepcopy(entry.row), **values})


def new_country(iso2, **values):
    row = {
        "iso2": iso2,
        "iso3": "",
        "code_status": "user-assigned",
        "name_en": "Ruritania",
        "name_ind": "Ruritania",
        "capital_en": "",
        "capital_ind": "",
        "region": "",
        "wikidata_qid": "",
        "has_armed_forces": None,
        "note_en": "",
        "note_ind": "",
    }
    return Entry({**row, **values}, "countries.json", 91)


def test_the_first_load_brings_every_row_with_its_history(entries):
    for model in keyed_models():
        assert set(rows_of(model)) == set(entries[model])
        first = model.history.filter(history_type="+")
        assert first.count() == len(entries[model])
        assert set(model.history.values_list("history_change_reason", flat=True)) <= {REASON}


def test_the_first_load_logs_every_row_as_created(entries):
    created = Change.objects.filter(action="created")
    assert created.count() == sum(len(rows) for rows in entries.values())


def test_loading_twice_writes_nothing(entries):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = load(entries)
    assert not report.wrote
    assert report.unchanged == sum(len(rows) for rows in entries.values())
    written = [query["sql"] for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert written == []


def test_what_an_editor_changed_survives_a_load(entries):
    meeting = Meeting.objects.get(key="brussels-2021")
    meeting.city_en = "Evere"
    meeting.save()
    assert not load(entries).wrote
    change(entries, Meeting, "brussels-2021", city_ind="Brussel-Evere")
    report = load(entries)
    meeting.refresh_from_db()
    assert (meeting.city_en, meeting.city_ind) == ("Evere", "Brussel-Evere")
    assert (report.updated, report.conflicts) == (1, [])


def test_what_both_changed_is_listed_and_the_editors_value_stands(entries):
    meeting = Meeting.objects.get(key="brussels-2021")
    meeting.city_en = "Evere"
    meeting.save()
    change(entries, Meeting, "brussels-2021", city_en="Haren")
    load(entries)
    conflict = Conflict.objects.get()
    assert (conflict.kind, conflict.key, conflict.field) == ("meeting", "brussels-2021", "city_en")
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Brussels", "Evere", "Haren")
    meeting.refresh_from_db()
    assert meeting.city_en == "Evere"


def test_a_clash_is_listed_once_and_not_at_every_load(entries):
    Meeting.objects.filter(key="brussels-2021").update(city_en="Evere")
    change(entries, Meeting, "brussels-2021", city_en="Haren")
    load(entries)
    assert not load(entries).wrote
    assert Conflict.objects.count() == 1


def test_what_an_editor_deleted_stays_deleted(entries):
    Operation.objects.get(key="kfor").delete()
    assert not load(entries).wrote
    assert not Operation.objects.filter(key="kfor").exists()


def test_what_an_editor_deleted_stays_deleted_when_the_fixtures_drop_it_and_bring_it_back(entries):
    entries[Country]["xa"] = new_country("XA")
    load(entries)
    Country.objects.get(iso2="XA").delete()
    entry = entries[Country].pop("xa")
    assert not load(entries).wrote
    entries[Country]["xa"] = entry
    assert not load(entries).wrote
    assert not Country.objects.filter(iso2="XA").exists()


def test_a_deleted_row_that_the_fixtures_change_is_listed_and_stays_deleted(entries):
    Operation.objects.get(key="kfor").delete()
    change(entries, Operation, "kfor", note_en="Changed.")
    load(entries)
    assert not Operation.objects.filter(key="kfor").exists()
    assert Conflict.objects.filter(kind="operation", key="kfor", field="").exists()


def test_a_new_row_about_a_deleted_one_is_listed_and_does_not_stop_the_load(entries):
    Operation.objects.get(key="kfor").delete()
    key, entry = next((key, entry) for key, entry in entries[Claim].items() if entry.row["operation"] == "kfor")
    entries[Claim][f"{key}/9"] = entry
    report = load(entries)
    assert [(conflict.kind, conflict.key) for conflict in report.conflicts] == [("claim", f"{key}/9")]


def test_a_country_an_editor_added_first_becomes_one_row_with_that_of_the_fixtures(entries):
    Country.objects.create(iso2="XA", name_en="Ruritania", name_ind="Ruritania", capital_en="Strelsau")
    entries[Country]["xa"] = new_country("XA", code_status="current", capital_ind="Strelsau", region="central-europe")
    report = load(entries)
    country = Country.objects.get(iso2="XA")
    assert (country.capital_en, country.capital_ind, country.region) == ("Strelsau", "Strelsau", "central-europe")
    assert (report.created, report.updated, report.conflicts) == (0, 1, [])
    assert not load(entries).wrote


def test_a_row_gone_from_the_fixtures_is_retired(entries):
    entries[Country]["xa"] = new_country("XA")
    load(entries)
    del entries[Country]["xa"]
    assert load(entries).retired == 1
    assert not Country.objects.filter(iso2="XA").exists()
    assert Change.objects.filter(kind="country", key="xa", action="deleted").count() == 1
    assert not load(entries).wrote


def test_a_row_gone_from_the_fixtures_that_an_editor_changed_is_kept_and_listed(entries):
    entries[Country]["xa"] = new_country("XA")
    load(entries)
    country = Country.objects.get(iso2="XA")
    country.capital_en = "Strelsau"
    country.save()
    del entries[Country]["xa"]
    report = load(entries)
    assert (report.retired, len(report.conflicts)) == (0, 1)
    assert Country.objects.filter(iso2="XA").exists()


def test_a_row_gone_from_the_fixtures_on_which_an_editor_built_is_kept_and_listed(entries):
    entries[Country]["xa"] = new_country("XA")
    load(entries)
    Membership.objects.create(country=Country.objects.get(iso2="XA"), organization=Organization.objects.get(key="un"))
    del entries[Country]["xa"]
    assert len(load(entries).conflicts) == 1
    assert Country.objects.filter(iso2="XA").exists()


@pytest.mark.parametrize(
    ("model", "key", "column", "value"),
    [
        (Membership, "nato/tr", "start", "1952-02-30"),
        (Membership, "nato/tr", "country", "zz"),
        (Membership, "nato/tr", "organization", None),
        (Membership, "nato/tr", "end", "1950-01-01"),
        (Membership, "nato/tr", "start_precision", "decade"),
        (Country, "tr", "iso2", "DE"),
        (Country, "tr", "name_en", ""),
        (Operation, "kfor", "topics", ["no-such-topic"]),
        (Meeting, "ankara-2026", "end_date", "2026-07-06"),
    ],
)
def test_a_broken_row_leaves_the_database_as_it_was_and_is_named(entries, model, key, column, value):
    before = {model: rows_of(model) for model in keyed_models()}
    entries[Country]["xa"] = new_country("XA")
    change(entries, model, key, **{column: value})
    with pytest.raises(FixtureError) as error:
        load(entries)
    entry = entries[model][key]
    assert f"{entry.file}, row {entry.number}, column " in str(error.value)
    assert column in str(error.value).split(", column ")[1].split(":")[0]
    assert {model: rows_of(model) for model in keyed_models()} == before
    assert not Loaded.objects.filter(key="xa").exists()


def test_two_stays_that_overlap_are_refused(entries):
    stay = entries[Membership]["nato/tr"]
    row = {**stay.row, "start": "1950-01-01", "end": "1960-01-01"}
    entries[Membership]["nato/tr/2"] = Entry(row, "memberships.json", 98)
    with pytest.raises(FixtureError, match=r"memberships\.json, row 98"):
        load(entries)


def test_verdicts_follow_what_a_load_changes(entries):
    stated = Claim.objects.get(key="billcolitsas74.blogspot.com/302e62b2/membership/nato/de/start")
    assert stated.verdict == "disagrees"
    change(entries, Membership, "nato/de", start=stated.value)
    load(entries)
    stated.refresh_from_db()
    assert stated.verdict == "agrees"


def test_progress_is_told_of_every_row_once(entries):
    done = []
    load(entries, done.append)
    assert sum(done) == sum(len(rows) for rows in entries.values())
