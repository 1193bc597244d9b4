import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from alliance.knowledge.build import build, scratch_database
from alliance.knowledge.fixtures import file_names, read_fixtures
from alliance.knowledge.load import load
from alliance.knowledge.rows import FixtureError, keyed_models, rows_of
from alliance.sources.models import Claim


@pytest.fixture(scope="module")
def bench(django_db_blocker):
    """Fixtures are built in a scratch database, whichever the site has: that is not there for them."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def migrated(bench) -> bytes:
    """A scratch database as its migrations leave it."""
    with scratch_database():
        return connections["default"].connection.serialize()


@pytest.fixture
def ready_bench(migrated, monkeypatch):
    """The same bench, where the migrations of a scratch database, which take longest, have been run before."""

    def bring(command, **options):
        assert command == "migrate"
        connections["default"].ensure_connection()
        connections["default"].connection.deserialize(migrated)

    monkeypatch.setattr("alliance.knowledge.build.call_command", bring)


@pytest.fixture
def workshop(fixtures_directory, tmp_path):
    """A copy of the tables and readings, free to be broken."""
    for part in ("reference", "articles"):
        shutil.copytree(fixtures_directory / part, tmp_path / part)
    return tmp_path


def replace_cell(path: Path, old: str, new: str) -> int:
    """Replace the one place where `old` stands; return its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_rebuild_equals_what_is_committed(bench, fixtures_directory, tmp_path):
    build(fixtures_directory, tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.glob("*.json")}
    assert built == {path.name: path.read_bytes() for path in fixtures_directory.glob("*.json")}


def test_building_leaves_the_database_of_the_site_alone(db, ready_bench, fixtures_directory, tmp_path):
    ordinary, claims = connections["default"], Claim.objects.count()
    build(fixtures_directory, tmp_path)
    assert connections["default"] is ordinary
    assert Claim.objects.count() == claims


@pytest.mark.parametrize(
    ("table", "old", "new", "column"),
    [
        ("memberships.csv", "nato,tr,1952-02-18,", "nato,tr,1952-02-31,", "start"),
        ("memberships.csv", "nato,tr,1952-02-18,", "nato,zz,1952-02-18,", "country"),
        ("meetings.csv", ",2026-07-07,2026-07-08,", ",2026-07-08,2026-07-07,", "end_date"),
        (
            "accession-steps.csv",
            "nato,es,instrument_deposited,1982-05-30",
            "nato,es,instrument_deposited,1982-05-29",
            "date",
        ),
        ("enlargements.csv", "GR;TR,2,14", "GR;TR,2,15", "members_after"),
        ("country-names.csv", "tr,short,Türkiye,", "tr,short,Turkiye,", "name_en"),
    ],
)
def test_a_broken_cell_is_named_and_nothing_is_written(ready_bench, workshop, tmp_path, table, old, new, column):
    line = replace_cell(workshop / "reference" / table, old, new)
    with pytest.raises(FixtureError) as error:
        build(workshop, tmp_path / "out")
    assert f"{table}, row {line}, column " in str(error.value)
    assert column in str(error.value).split(", column ")[1].split(":")[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("fact: term/nato/secretary-general/jens-stoltenberg", "fact: term/nato/secretary-general/nobody", "fact"),
        ('value: "planned"', 'value: "planned"\n    mood: gloomy', "mood"),
    ],
)
def test_a_broken_claim_of_a_reading_is_named(ready_bench, workshop, tmp_path, old, new, column):
    reading = workshop / "articles" / "kompas-pertemuan-tingkat-tinggi.yaml"
    replace_cell(reading, old, new)
    with pytest.raises(
        FixtureError, match=rf"kompas-pertemuan-tingkat-tinggi\.yaml \(claims\), row \d+, column {column}"
    ):
        build(workshop, tmp_path / "out")


def test_a_claim_that_nobody_accepted_is_not_built(ready_bench, workshop, tmp_path):
    reading = workshop / "articles" / "kompas-pertemuan-tingkat-tinggi.yaml"
    text = reading.read_text(encoding="utf-8")
    reading.write_text(text.replace("decision: accepted", "decision: proposed", 1), encoding="utf-8")
    build(workshop, tmp_path / "out")
    of_the_article = [
        sum(entry.row["source"] == reading.stem for entry in read_fixtures(directory)[Claim].values())
        for directory in (tmp_path / "out", Path(__file__).parents[3] / "fixtures")
    ]
    assert of_the_article[0] == of_the_article[1] - 1


def test_the_command_reports_an_error_in_one_line(bench, workshop, tmp_path, settings):
    settings.BASE_DIR = tmp_path
    (tmp_path / "fixtures").mkdir()
    for part in ("reference", "articles"):
        shutil.move(workshop / part, tmp_path / "fixtures" / part)
    (tmp_path / "fixtures" / "reference" / "statements.csv").unlink()
    with pytest.raises(CommandError, match=r"statements\.csv.*the table is missing"):
        call_command("build_fixtures", output=tmp_path / "out", stdout=StringIO(), stderr=StringIO())


def test_djangos_own_loaddata_gives_the_same_knowledge_base(ready_bench, fixtures_directory):
    """Into an empty database, verdicts and other computed columns included."""

    def everything():
        return {
            model: (rows_of(model), list(model.objects.order_by("key").values_list("key", *model.computed)))
            for model in keyed_models()
        }

    with scratch_database():
        load(read_fixtures(fixtures_directory))
        loaded = everything()
    with scratch_database():
        call_command("loaddata", *(fixtures_directory / name for name in file_names().values()), verbosity=0)
        assert everything() == loaded


def test_load_knowledge_says_what_it_did(db):
    said = StringIO()
    call_command("load_knowledge", stdout=said, stderr=StringIO())
    assert said.getvalue().startswith("Nothing new in the fixtures")


def test_load_knowledge_names_a_missing_file(db, tmp_path):
    with pytest.raises(CommandError, match=r"01-countries\.json.*missing.*Nothing was changed"):
        call_command("load_knowledge", fixtures=tmp_path, stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "not readable as JSON"),
        ("{}", "a list of records is expected"),
        ('[{"model": "members.membership", "fields": {"key": "tr"}}]', "row 1, column model"),
        ('[{"model": "members.country", "fields": {}}]', "row 1, column key"),
        ('[{"model": "members.country", "fields": {"key": "tr", "height": 3}}]', "row 1, column height"),
        ('[{"model": "members.country", "fields": {"key": "tr"}}]', "row 1, column iso2"),
    ],
)
def test_a_fixture_file_that_is_none_is_refused_with_the_place(fixtures_directory, tmp_path, text, said):
    for name in file_names().values():
        shutil.copy(fixtures_directory / name, tmp_path / name)
    (tmp_path / "01-countries.json").write_text(text, encoding="utf-8")
    with pytest.raises(FixtureError, match=said):
        read_fixtures(tmp_path)
