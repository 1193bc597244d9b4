import shutil
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from alliance.knowledge.readings import read_readings


def read_article(*arguments, **options) -> str:
    said = StringIO()
    call_command("read_article", *map(str, arguments), stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "strelsau-gazette.txt"
    path.write_text(
        "STRELSAU, 5 June 2025 - The King was crowned.\n\nNATO has 31 members. Finland joined NATO in 2022.\n",
        encoding="utf-8",
    )
    return path


def test_what_an_article_claims_is_proposed_paragraph_by_paragraph(article, tmp_path, db):
    said = read_article(article, readings=tmp_path / "readings")
    reading = read_readings(tmp_path / "readings")["strelsau-gazette.yaml"]
    assert (reading["file"], reading["source"], reading["facts"]) == (article.name, "strelsau-gazette", [])
    assert [(claim["paragraph"], claim["fact"], claim["field"], claim["value"]) for claim in reading["claims"]] == [
        ("2", "organization/nato", "member_count", "31"),
        ("2", "membership/nato/fi", "start", "2022"),
    ]
    assert {claim["decision"] for claim in reading["claims"]} == {"proposed"}
    assert "0 claims stay as they are, 2 are proposed" in said
    assert "There is no source “strelsau-gazette” yet" in said


def test_reading_again_keeps_every_decision_and_adds_what_is_new(article, tmp_path, db):
    readings = tmp_path / "readings"
    read_article(article, readings=readings)
    file = readings / "strelsau-gazette.yaml"
    reading = yaml.safe_load(file.read_text(encoding="utf-8"))
    rejected, corrected = reading["claims"]
    rejected["decision"] = "rejected"
    corrected |= {"decision": "corrected", "value": "2023"}
    file.write_text(yaml.safe_dump(reading | {"claims": [corrected, rejected]}), encoding="utf-8")
    decided = file.read_bytes()
    assert "2 claims stay as they are, 0 are proposed" in read_article(article, readings=readings)
    assert file.read_bytes() == decided
    file.write_text(yaml.safe_dump(reading | {"claims": [corrected]}), encoding="utf-8")
    assert "1 claims stay as they are, 1 are proposed" in read_article(article, readings=readings)


def test_reading_a_founding_article_again_keeps_every_decision(fixtures_directory, articles, tmp_path, db):
    shutil.copytree(fixtures_directory / "articles", tmp_path / "articles")
    for path in sorted((tmp_path / "articles").glob("*.yaml")):
        before = read_readings(tmp_path / "articles")[path.name]
        read_article(articles / before["file"], source=path.stem, readings=tmp_path / "articles")
        after = read_readings(tmp_path / "articles")[path.name]
        assert after["claims"][: len(before["claims"])] == before["claims"]
        assert after["facts"][: len(before["facts"])] == before["facts"]
        assert {claim["decision"] for claim in after["claims"][len(before["claims"]) :]} <= {"proposed"}


def test_a_changed_paragraph_is_named(article, tmp_path, db):
    readings = tmp_path / "readings"
    read_article(article, readings=readings)
    claim = {"paragraph": 2, "sha256": "0" * 64, "decision": "accepted"}
    reading = {"file": article.name, "source": article.stem, "claims": [claim]}
    (readings / "strelsau-gazette.yaml").write_text(yaml.safe_dump(reading), encoding="utf-8")
    with pytest.raises(CommandError, match="the claims on paragraph 2 were read from another text"):
        read_article(article, readings=readings)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no text"),
        (b" \n\n", "has no text"),
        (b"\xff\xfe\x00", "is no text"),
        (b"%PDF-1.7 \x00", "copy its text"),
    ],
)
def test_what_is_no_text_is_refused_in_words(article, tmp_path, content, said):
    article.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        read_article(article, readings=tmp_path / "readings")
    assert not (tmp_path / "readings").exists()


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        read_article(tmp_path / "nowhere.txt", readings=tmp_path)
