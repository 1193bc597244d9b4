"""Files from anywhere: what is no dump of ours is refused in words, and nothing of it is kept."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from alliance.bulk import archives
from members.models import Country


@pytest.fixture
def refusal(empty):
    """What the command says of a file that it does not load."""

    def refused(path) -> str:
        empty()
        with pytest.raises(CommandError) as caught:
            call_command("import_knowledge", str(path))
        assert not Country.objects.exists()
        return str(caught.value)

    return refused


@pytest.fixture
def changed(pristine, tmp_path):
    """A function that gives a dump in which some files are others; `None` leaves one out."""

    def change(form, **files):
        path = tmp_path / f"changed-{form}.zip"
        with zipfile.ZipFile(pristine[form]) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
            for name in before.namelist():
                content = before.read(name)
                stem = name.removeprefix("data/").partition(".")[0].replace("-", "_")
                if stem in files:
                    content = files[stem] and files[stem](content.decode()).encode("utf-8", "surrogatepass")
                if content is not None:
                    after.writestr(name, content)
        return path

    return change


def sub(old, new):
    """Exactly one replacement."""

    def replaced(text):
        assert old in text
        return text.replace(old, new, 1)

    return replaced


@pytest.mark.parametrize(
    ("form", "table", "change", "words"),
    [
        ("csv", "countries", sub("id,iso2", "id,iso"), "countries.csv, row 1: the columns must be id, iso2"),
        ("csv", "countries", sub("\r\nbe,", "\r\nbe,BE,extra,"), "more or fewer cells than the header"),
        ("csv", "countries", sub("western-europe", "atlantis"), "column region: “atlantis” is none of"),
        ("csv", "countries", sub("\r\nbe,BE", "\r\nbg,BE"), "column id: “bg” stands here twice"),
        ("csv", "countries", sub("\r\nbe,BE", "\r\nbe,BG"), "iso2"),
        ("csv", "countries", sub("\r\nbe,BE", "\r\nbe,B\0"), "characters that cannot be kept"),
        ("csv", "countries", sub("\r\nbe,BE", "\r\nbe,B\ud800"), "not written in UTF-8"),
        ("csv", "countries", sub("\r\nbe,BE", '\r\nbe,"BE'), "cannot be read as CSV"),
        ("csv", "memberships", sub(",be,", ",atlantis,"), "column country: there is no country “atlantis”"),
        ("csv", "memberships", sub("1949-08-24", "1949-02-30"), "“1949-02-30” is not written as a date is here"),
        ("csv", "memberships", sub("1949-08-24", "24/08/1949"), "is not written as a date is here"),
        ("csv", "defence_expenditures", sub(",2014,", ",-2014,"), "column year: a whole number is expected"),
        ("csv", "defence_expenditures", sub(",2014,", ",2999,"), "column year"),
        ("ndjson", "countries", sub('"BE"', '["BE"]'), "column iso2: text is expected, not list"),
        ("ndjson", "countries", sub('{"id": "be"', '{"no": "be"'), "an object with id, iso2"),
        ("ndjson", "countries", sub('"BE"', "NaN"), "column iso2: text is expected, not float"),
        ("ndjson", "countries", sub('"BE"', '"B\\u0000"'), "characters that cannot be kept"),
        ("ndjson", "countries", sub('"BE"', '"\\ud800E"'), "characters that cannot be kept"),
        ("ndjson", "countries", lambda text: "[" * 100_000, "cannot be read as JSON"),
        ("ndjson", "countries", lambda text: "1" * 5000, "cannot be read as JSON"),
        ("ndjson", "defence_expenditures", sub('"year": ', '"year": 1e999, "x": '), "an object with"),
        ("ndjson", "defence_expenditures", sub('"is_estimate": ', '"is_estimate": 0, "y": '), "an object with"),
        ("csv", "operation_topics", lambda text: text + text.splitlines()[1] + "\r\n", "stands here twice"),
        ("csv", "datapackage", sub('"version": "', '"version": "-'), "is no data version"),
        ("csv", "datapackage", sub('"created": "', '"created": "later '), "data version"),
        ("csv", "datapackage", lambda text: "[]", "an object is expected"),
        ("csv", "datapackage", None, "datapackage.json is missing"),
        ("csv", "claims", None, "data/claims.csv is missing"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(refusal, changed, form, table, change, words):
    assert words in refusal(changed(form, **{table: change}))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/cron.d/x", "data/countries.csv/../x", "data/users.csv"])
def test_a_file_that_does_not_belong_there_is_refused(refusal, changed, name):
    path = changed("csv")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")
    assert "is no part of a dump" in refusal(path)


def test_the_same_file_twice_is_refused(refusal, changed):
    path = changed("csv")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("README.md", "x")
    assert "“README.md” stands in it twice" in refusal(path)


def test_an_archive_that_would_swell_is_refused(refusal, changed, monkeypatch):
    path = changed("csv", claims=lambda text: " " * 20_000_000)
    assert path.stat().st_size < 1_000_000
    monkeypatch.setattr(archives, "LARGEST", 10_000_000)
    assert "it holds more than" in refusal(path)


def test_a_line_without_an_end_is_refused(refusal, changed):
    assert "a line is longer than" in refusal(changed("ndjson", countries=lambda text: " " * 9_000_000))


def test_an_archive_that_lies_about_a_size_is_refused(refusal, changed):
    path = changed("csv")
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("data/claims.csv").file_size
    content = path.read_bytes()
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    assert refusal(path)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP TABLE claims", "the table claims is missing"),
        ("CREATE TABLE auth_user (password TEXT)", "the table “auth_user” is no part of a dump"),
        ("CREATE VIEW sly AS SELECT 1", "the view “sly” is no part of a dump"),
        ("CREATE TRIGGER sly AFTER INSERT ON about BEGIN SELECT 1; END", "the trigger “sly” is no part of a dump"),
        ('CREATE TABLE "x\'); DROP TABLE members_country; --" (id)', "is no part of a dump"),
        ("ALTER TABLE countries ADD COLUMN extra TEXT", "the table countries has other columns"),
        ("UPDATE countries SET iso2 = x'00ff' WHERE id = 'be'", "column iso2: text is expected, not bytes"),
        ("UPDATE countries SET iso2 = 7.5 WHERE id = 'be'", "column iso2"),
        ("UPDATE countries SET has_armed_forces = 7", "column has_armed_forces: true or false is expected"),
        ("UPDATE countries SET name_en = CAST(x'ff' AS TEXT) WHERE id = 'be'", "SQLite cannot read countries"),
        ("UPDATE countries SET name_en = '' WHERE id = 'be'", "column name_en"),
        ("UPDATE memberships SET country = 'atlantis'", "column country: there is no country “atlantis”"),
        ("UPDATE memberships SET \"end\" = '1900-01-01' WHERE id = 'nato/be'", "The end must come after the start"),
        ("UPDATE claims SET field = 'password', value = 'x'", "About this fact, a claim can give one of"),
        ("UPDATE claims SET membership = 'nato/be'", "A claim is about one fact"),
        ("UPDATE defence_expenditures SET share_of_gdp = 9e999", "column share_of_gdp"),
        ("UPDATE changes SET seq = -seq", "column seq: numbers begin with 1"),
        ("UPDATE changes SET at = 'yesterday'", "is not written as a datetime is here"),
        ("UPDATE countries_history SET action = 'forged'", "“forged” is none of created, updated, deleted"),
        ("UPDATE operations_history SET topics = '{}'", "a JSON list of keys is expected"),
        ("UPDATE about SET value = 'many' WHERE name = 'data_version'", "“many” is no data version"),
        ("UPDATE about SET value = '99999999999999999999' WHERE name = 'data_version'", "is no data version"),
    ],
)
def test_a_database_that_was_tampered_with_is_refused(refusal, pristine, tmp_path, statement, words):
    path = Path(shutil.copy(pristine["sqlite"], tmp_path))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement)
    assert words in refusal(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "neither a SQLite file nor a zip archive"),
        (b"%PDF-1.7", "neither a SQLite file nor a zip archive"),
        (b"PK\x03\x04 but no archive", "cannot be read as a zip archive"),
        (b"SQLite format 3\0 but no database", "SQLite cannot read it"),
        (json.dumps({}).encode(), "neither a SQLite file nor a zip archive"),
    ],
)
def test_a_file_of_another_kind_is_refused(refusal, tmp_path, content, words):
    path = tmp_path / "dump?mode=rwc#x %41"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_file_that_is_not_there_is_named(refusal, tmp_path):
    assert "No such file" in refusal(tmp_path / "none.sqlite3")
