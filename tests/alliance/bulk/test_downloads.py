"""The files over HTTP, as programs fetch them."""

import hashlib
import os

import pytest

from alliance.bulk import exporting, ranges, store
from alliance.bulk.package import FORMATS, SQLITE
from alliance.knowledge.models import Change
from alliance.knowledge.version import current
from tests.asking import PROBLEM


@pytest.fixture
def folder(settings, tmp_path):
    """Where the files of this test lie."""
    settings.BULK_FOLDER = tmp_path / "bulk"
    return settings.BULK_FOLDER


def content(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def told(client, address, status, **headers) -> dict:
    """The problem that a request meets."""
    response = client.get(address, headers=headers)
    assert response.status_code == status
    assert response["Content-Type"] == PROBLEM
    return response.json()


def test_the_manifest_leads_to_files_that_are_as_it_says(client, db):
    manifest = client.get("/data/manifest.json").json()
    sums = content(client.get("/data/SHA256SUMS")).decode()
    assert manifest["data_version"] == current().number
    assert [file["address"] for file in manifest["files"]] == [
        f"http://testserver/data/{form.address}" for form in FORMATS
    ]
    for file in manifest["files"]:
        response = client.get(file["address"])
        assert response["Content-Type"] == file["media_type"]
        assert response["Content-Disposition"] == f'attachment; filename="{file["name"]}"'
        assert int(response["Content-Length"]) == file["bytes"]
        assert response["ETag"] == f'"{file["sha256"]}"'
        assert hashlib.sha256(content(response)).hexdigest() == file["sha256"]
        assert f"{file['sha256']}  {file['name']}" in sums


def test_what_changes_is_in_the_next_file(client, db, country):
    before = client.get("/data/alliance.sqlite3")["ETag"]
    country("Ruritania")
    assert client.get("/data/alliance.sqlite3")["ETag"] != before


def test_a_file_that_the_reader_has_is_not_sent_and_not_counted(client, db, settings):
    settings.LIMITS = {"bulk": (1, 3600)}
    etag = client.get("/data/alliance-csv.zip")["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        response = client.get("/data/alliance-csv.zip", headers={"if-none-match": known})
        assert response.status_code == 304
        assert response["ETag"] == etag
        assert content(response) == b""
    assert told(client, "/data/alliance-csv.zip", 429)["detail"].startswith("The limit “bulk”")
    assert told(client, "/data/alliance-csv.zip", 429, **{"if-none-match": '"other"'})


def test_head_tells_the_same_without_the_file(client, db):
    got, head = client.get("/data/alliance-csv.zip"), client.head("/data/alliance-csv.zip")
    assert content(head) == b""
    for name in ("Content-Length", "Content-Type", "ETag", "Content-Disposition", "Accept-Ranges"):
        assert head[name] == got[name]


@pytest.mark.parametrize(
    ("asked", "part"),
    [("bytes=0-9", slice(0, 10)), ("bytes=100-", slice(100, None)), ("bytes=-7", slice(-7, None))],
)
def test_a_download_can_go_on_where_it_broke_off(client, db, asked, part):
    whole = client.get("/data/alliance-csv.zip")
    bytes_of_all = content(whole)
    response = client.get("/data/alliance-csv.zip", headers={"range": asked, "if-range": whole["ETag"]})
    assert response.status_code == 206
    assert content(response) == bytes_of_all[part]
    first = range(len(bytes_of_all))[part][0]
    last = range(len(bytes_of_all))[part][-1]
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(bytes_of_all)}"
    assert int(response["Content-Length"]) == last - first + 1


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=5-2"},
        {"range": "bytes=-"},
        {"range": "bytes=0-1,5-6"},
        {"range": "lines=0-9"},
        {"range": "bytes=" + "9" * 5000 + "-"},
        {"range": "bytes=0-9", "if-range": '"another file"'},
    ],
)
def test_a_part_that_cannot_be_given_is_the_whole(client, db, headers):
    assert client.get("/data/alliance-csv.zip", headers=headers).status_code == 200


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=999999999-9999999999"])
def test_a_part_beyond_the_end_is_refused(client, db, asked):
    assert "The file has" in told(client, "/data/alliance-csv.zip", 416, range=asked)["detail"]


def test_the_last_bytes_of_an_empty_file_are_none():
    with pytest.raises(ranges.Unsatisfiable):
        ranges.part_asked_for("bytes=-5", 0)


def test_mistakes_are_told_as_everywhere_in_the_api(client, db):
    assert "alliance.sqlite3" in told(client, "/data/alliance.sqlite", 404)["detail"]
    assert told(client, "/data/../etc/passwd", 404)
    assert told(client, "/data/alliance.sqlite3?version=1", 400)["errors"][0]["parameter"] == "version"
    for address in ("/data/alliance.sqlite3", "/data/"):
        response = client.post(address)
        assert (response.status_code, response["Content-Type"]) == (405, PROBLEM)


def test_a_folder_that_cannot_be_written_is_told_and_the_page_stands(client, db, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.BULK_FOLDER = tmp_path / "file" / "below"
    assert told(client, "/data/alliance.sqlite3", 503)
    assert told(client, "/data/manifest.json", 503)
    assert client.get("/en/data/").status_code == 200


def test_old_versions_go_and_nothing_else_does(db, folder, country):
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "making-abandoned").mkdir()
    os.utime(folder / "making-abandoned", (0, 0))
    made = []
    for name in ("Ruritania", "Strelsau", "Hentzau"):
        country(name)
        made.append(store.kept())
        os.utime(made[-1], (len(made), len(made)))
    assert {path.name for path in folder.iterdir()} == {"notes.txt", made[1].name, made[2].name}
    assert store.kept() == made[2]


def test_who_comes_second_takes_what_the_first_has_made(db, folder, monkeypatch):
    first = store.kept()
    monkeypatch.setattr(exporting, "snapshot", lambda path: pytest.fail("made again"))
    assert store.kept() == first
    assert (first / SQLITE.file_name(current())).is_file()


def test_two_processes_may_make_it_at_once(db, folder):
    first = store.kept()
    before = (first / "SHA256SUMS").read_bytes()
    assert store.make() == first  # as by a process that saw none
    assert (first / "SHA256SUMS").read_bytes() == before
    assert len(list(folder.iterdir())) == 1


def test_what_is_changed_while_it_is_written_is_written_anew(db, folder, monkeypatch, tmp_path):
    seen = iter([current(), current()._replace(number=7), *[current()] * 2])
    monkeypatch.setattr(exporting.data_version, "current", lambda: next(seen))
    assert exporting.snapshot(tmp_path / "snapshot") == current()
    numbers = iter(range(100))
    monkeypatch.setattr(exporting.data_version, "current", lambda: current()._replace(number=next(numbers)))
    with pytest.raises(exporting.UnsteadyError):
        exporting.snapshot(tmp_path / "snapshot")


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_leads_to_every_file_and_counts_what_is_in_it(client, db, language):
    page = client.get(f"/{language}/data/").content.decode()
    for form in FORMATS:
        assert f'href="http://testserver/data/{form.address}"' in page
    assert "<code>accession-steps</code>" in page
    assert f"{Change.objects.count():,}".replace(",", "," if language == "en" else ".") in page


def test_the_bare_address_leads_to_the_page(client, db):
    response = client.get("/data/")
    assert (response.status_code, response["Location"]) == (302, "/en/data/")
