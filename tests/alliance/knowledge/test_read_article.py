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
    path.write_text("The King was crowned.\n\nRuritania joined.\n", encoding="utf-8")
    return path


def test_a_new_article_gets_a_reading_to_be_filled(article, tmp_path):
    said = read_article(article, readings=tmp_path / "readings")
    assert read_readings(tmp_path / "readings") == {
        "strelsau-gazette.yaml": {"file": article.name, "source": "strelsau-gazette", "facts": [], "claims": []}
    }
    assert said.count("\n") == 3


def test_reading_again_keeps_every_decision(fixtures_directory, articles, tmp_path):
    shutil.copytree(fixtures_directory / "articles", tmp_path / "articles")
    for path in sorted((tmp_path / "articles").glob("*.yaml")):
        before = path.read_bytes()
        file = articles / yaml.safe_load(before)["file"]
        assert "every paragraph as it was read" in read_article(file, source=path.stem, readings=tmp_path / "articles")
        assert path.read_bytes() == before


def test_a_changed_paragraph_is_named(article, tmp_path):
    readings = tmp_path / "readings"
    read_article(article, readings=readings)
    claim = {"paragraph": 2, "sha256": "0" * 64, "decision": "accepted"}
    reading = {"file": article.name, "source": article.stem, "claims": [claim]}
    (readings / "strelsau-gazette.yaml").write_text(yaml.safe_dump(reading), encoding="utf-8")
    with pytest.raises(CommandError, match="the claims on paragraph 2 were read from another text"):
        read_article(article, readings=readings)


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "has no text"), (b" \n\n", "has no text"), (b"\xff\xfe\x00", "cannot be read as text")]
)
def test_what_is_no_text_is_refused_in_words(article, tmp_path, content, said):
    article.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        read_article(article, readings=tmp_path / "readings")
    assert not (tmp_path / "readings").exists()


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        read_article(tmp_path / "nowhere.txt", readings=tmp_path)
