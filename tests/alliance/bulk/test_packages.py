"""What the files say of themselves, to people and to programs."""

import csv
import hashlib
import json
import zipfile
from io import StringIO

import pytest
from django.core.management import call_command

from alliance.bulk.tables import record_tables
from alliance.sources.models import Source
from members.models import Membership


@pytest.fixture
def package(dumps):
    """A function that opens a zip archive and reads its description."""

    def opened(form):
        archive = zipfile.ZipFile(dumps()[form])
        return archive, json.loads(archive.read("datapackage.json"))

    return opened


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_the_description_fits_the_files(package, form):
    archive, description = package(form)
    tables = {resource["name"]: resource for resource in description["resources"]}
    assert list(tables) == [table.name for table in record_tables()]
    for resource in tables.values():
        content = archive.read(resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        names = [field["name"] for field in resource["schema"]["fields"]]
        for key in resource["schema"].get("foreignKeys", ()):
            other = tables[key["reference"].get("resource", resource["name"])]
            assert set(key["fields"]) <= set(names)
            assert set(key["reference"]["fields"]) <= {field["name"] for field in other["schema"]["fields"]}
        for first in content.decode().splitlines()[:1]:  # of an empty table NDJSON says nothing
            assert (first.split(",") if form == "csv" else list(json.loads(first))) == names


def test_it_names_version_licence_and_every_source(package):
    archive, description = package("csv")
    assert description["version"].isdigit()
    assert description["licenses"][0]["name"] == "CC-BY-4.0"
    assert len(description["sources"]) == Source.objects.count()
    assert "CC BY 4.0" in archive.read("LICENCE.txt").decode()
    readme, bacaan = archive.read("README.md").decode(), archive.read("README.id.md").decode()
    assert f"data version {description['version']}" in readme
    assert readme != bacaan
    assert all(f"`{table.name}`" in text for table in record_tables() for text in (readme, bacaan))


def test_a_cell_that_would_be_a_formula_is_text(package, country):
    country("Ruritania", note_en="=1+1", note_ind="plain")
    archive, _description = package("csv")
    rows = csv.DictReader(StringIO(archive.read("data/countries.csv").decode(), newline=""))
    (row,) = (row for row in rows if row["name_en"] == "Ruritania")
    assert (row["note_en"], row["note_ind"]) == ("'=1+1", "plain")


def test_values_are_typed_in_ndjson(package, join):
    join("Ruritania", "1950-02", left="1960-01-01")
    archive, _description = package("ndjson")
    rows = [json.loads(line) for line in archive.read("data/memberships.ndjson").decode().splitlines()]
    assert len(rows) == Membership.objects.count()
    (row,) = (row for row in rows if row["organization"] == "entente")
    assert (row["start"], row["start_precision"], row["end"]) == ("1950-02-01", "month", "1960-01-01")


def test_the_command_writes_files_sums_and_a_manifest(db, tmp_path, capsys):
    call_command("export_knowledge", str(tmp_path / "out"))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    sums = (tmp_path / "out" / "SHA256SUMS").read_text()
    assert [file["format"] for file in manifest["files"]] == ["sqlite", "csv", "ndjson"]
    for file in manifest["files"]:
        content = (tmp_path / "out" / file["name"]).read_bytes()
        assert len(content) == file["bytes"]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert f"{file['sha256']}  {file['name']}\n" in sums
        assert str(manifest["data_version"]) in file["name"]
    assert len(list((tmp_path / "out").iterdir())) == 5
    assert f"Data version {manifest['data_version']} written" in capsys.readouterr().out
