"""What is written out and read back answers as before, to the byte."""

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from alliance.bulk.package import CSV, FORMATS, NDJSON, SQLITE
from alliance.bulk.tables import log_tables, record_tables
from alliance.knowledge import version
from alliance.knowledge.fixtures import read_fixtures
from alliance.knowledge.load import load
from alliance.knowledge.models import Change
from alliance.search.models import Posting
from alliance.sources.models import Claim
from alliance.summits.models import Operation, Topic
from members.models import Country, Membership
from tests.alliance.bulk.questions import META, addresses, answered, answered_elsewhere
from tests.asking import ask
from tests.server import manage


@pytest.fixture
def history(country, join, operation, topic, meeting, organization, source):
    """A past worth keeping: something corrected, something deleted, a list that was longer, and odd texts."""
    ruritania = country("Ruritania", note_en='=1+1, "quoted"\r\nand a second line', note_ind="'=apostrophe")
    stay = join("Ruritania", "1950")
    stay.end = "1960-01-01"
    stay.save()
    join("Strelsau", "1951").delete()
    Country.objects.get(name_en="Strelsau").delete()
    watch = operation("Zenda Watch", country="Ruritania", topics=["Sabres", "Masks"])
    watch.topics.remove(Topic.objects.get(key="masks"))
    ruritania.note_en += "!"
    ruritania.save()
    summit = meeting("Zenda 1951")
    summit.guests.set([ruritania])
    summit.guest_organizations.set([organization("Concert")])
    summit.documents.set([source("Zenda Declaration", url="https://example.org/zenda")])
    summit.documents.clear()


def test_the_api_answers_alike_from_every_dump_and_a_dump_of_that_is_the_same_file(history, dumps, loaded):
    files, seen = dumps(), version.current()
    before = answered(addresses(with_logs=True))
    assert {address: answer for address, answer in before.items() if not answer.startswith("200 ")} == {}
    for form in (SQLITE, CSV, NDJSON):  # only the first brings back what the others do not have
        loaded(files[form.name])
        assert version.current() == seen
        asked = addresses(with_logs=form is SQLITE)
        assert answered(asked) == {address: before[address] for address in asked}
        again = dumps(f"again from {form.name}")
        for kept in FORMATS if form is SQLITE else (CSV, NDJSON):
            assert again[kept.name].read_bytes() == files[kept.name].read_bytes()


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_without_the_log_all_else_is_told_as_before(form, client, dumps, loaded):
    before = ask(client, META)
    loaded(dumps()[form])
    after = ask(client, META)
    assert before.pop("changes") != after.pop("changes")
    assert after == before


def test_fixtures_say_nothing_new_to_what_was_loaded(dumps, loaded):
    loaded(dumps()["csv"])
    before = version.current()
    assert not load(read_fixtures(settings.BASE_DIR / "fixtures")).wrote
    assert version.current() == before


def test_another_database_filled_by_the_command_answers_alike(history, dumps, tmp_path):
    """A SQLite file, whatever the tests run on."""
    url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    # The code version is left out: a process that starts later may have other code, where somebody is writing it.
    asked = [address for address in addresses(with_logs=True) if not address.endswith(META)]
    path = dumps()["sqlite"]
    assert "run “manage.py migrate” first" in manage(url, tmp_path, "import_knowledge", str(path)).stderr
    assert not manage(url, tmp_path, "migrate", "-v", "0").returncode
    done = manage(url, tmp_path, "import_knowledge", str(path))
    assert not done.returncode, done.stderr
    assert answered_elsewhere(url, tmp_path, asked) == answered(asked)


def test_the_past_lives_on_and_the_future_does_not_meet_it(history, dumps, loaded, country):
    last = Change.objects.latest("seq").seq
    loaded(dumps()["sqlite"])
    gone = Membership.history.filter(history_type="-").latest("history_id")
    assert Country.history.filter(id=gone.country_id).latest("history_id").name_en == "Strelsau"
    lists = [
        {link.topic_id for link in past.topics.all()}
        for past in Operation.history.filter(key="zenda-watch").order_by("history_id")
    ]
    masks, sabres = (Topic.objects.get(key=key).pk for key in ("masks", "sabres"))
    assert lists[-2:] == [{masks, sabres}, {sabres}]
    made = country("Hentzau")
    assert made.history.count() == 1  # its id was nobody's before
    assert Change.objects.latest("seq").seq > last


def test_what_is_loaded_is_found_and_its_verdicts_are_computed_whatever_a_file_says(dumps, loaded):
    path, words = dumps()["sqlite"], Posting.objects.count()
    with closing(sqlite3.connect(path)) as file, file:
        key, verdict = file.execute("SELECT id, verdict FROM claims WHERE verdict = 'disagrees'").fetchone()
        file.execute("UPDATE claims SET verdict = 'agrees' WHERE id = ?", [key])
    loaded(path)
    assert Posting.objects.count() == words
    assert Claim.objects.get(key=key).verdict == verdict


def test_nothing_of_editors_is_in_a_dump(history, editor, dumps):
    with closing(sqlite3.connect(dumps()["sqlite"])) as file:
        names = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        columns = {column for name in names for _, column, *_ in file.execute(f'PRAGMA table_info("{name}")')}
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert names == {"about", *(table.sql_name for table in (*record_tables(), *log_tables()))}
    assert not {"history_user", "history_user_id", "history_change_reason", "user", "username", "password"} & columns


def test_a_database_that_is_not_empty_is_left_alone(dumps):
    with pytest.raises(CommandError, match=r"already\. A dump is loaded into an empty one only: name a new one"):
        call_command("import_knowledge", str(dumps()["csv"]))
