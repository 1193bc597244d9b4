"""`manage.py extract`, without a database."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def extracted(*files, **options) -> list[dict]:
    said = StringIO()
    call_command("extract", *map(str, files), json=True, stdout=said, **options)
    return [json.loads(line) for line in said.getvalue().splitlines()]


@pytest.fixture
def article(tmp_path):
    def write(name: str, text: str):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_each_file_becomes_one_object_on_a_line(article):
    first = article(
        "gazette.txt",
        "BRUSSELS, 12 July 2024 - NATO, which has 32 members, held its summit in Washington on 9-11 July 2024, "
        "said Secretary General Jens Stoltenberg. Sweden joined on 7 March 2024.",
    )
    second = article("halaman.html", "<html><body><p>NATO beranggotakan 30 negara.</p></body></html>")
    found, other = extracted(first, second)
    assert found == {
        "id": "gazette",
        "language": "en",
        "published": "2024-07-12",
        "countries": ["SE"],
        "organizations": ["nato"],
        "member_count_claims": [{"count": 32, "as_stated_date": None}],
        "accession_claims": [{"iso2": "SE", "date": "2024-03-07", "year": 2024}],
        "meetings": [
            {
                "org": "nato",
                "kind": "summit",
                "start": "2024-07-09",
                "end": "2024-07-11",
                "city": "Washington",
                "country_iso2": "US",
            }
        ],
        "topics": found["topics"],
        "persons": [{"name": "Jens Stoltenberg", "role": "Secretary General"}],
    }
    assert (other["id"], other["language"], other["member_count_claims"][0]["count"]) == ("halaman", "id", 30)


def test_the_day_of_publication_may_be_given(article):
    text = "NATO foreign ministers will meet in Brussels on 3 April. The ministers are to discuss Ukraine."
    (found,) = extracted(article("preview.txt", text), published="2024-04-02")
    assert (found["published"], found["meetings"][0]["start"]) == ("2024-04-02", "2024-04-03")


def test_a_file_that_cannot_be_read_is_named_after_the_others_were_read(article, tmp_path):
    binary = article("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    good = article("good.txt", "NATO has 32 members.")
    said = StringIO()
    with pytest.raises(CommandError, match=r"picture\.txt: is no text"):
        call_command("extract", str(binary), str(good), json=True, stdout=said)
    assert json.loads(said.getvalue())["id"] == "good"


def test_an_empty_file_has_nothing_to_find(article):
    (found,) = extracted(article("empty.txt", ""))
    assert found["countries"] == found["persons"] == found["meetings"] == []


def test_a_day_that_is_none_is_refused_in_words(article):
    with pytest.raises(CommandError, match="is not a date"):
        extracted(article("a.txt", "NATO"), published="12 July 2024")
