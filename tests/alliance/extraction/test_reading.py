import codecs

import pytest

from alliance.extraction.reading import LARGEST, MOST_PARAGRAPHS, UnreadableError, read_bytes, read_file, read_text

TEXT = "Türkiye joined in 1952 – “together” with Greece, said Jørgen.\nA second line."


def lines(content):
    return [paragraph.text for paragraph in read_bytes(content).paragraphs]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
)
def test_a_text_is_read_in_any_usual_encoding(content):
    assert lines(content) == TEXT.split("\n")


def test_a_page_is_read_in_the_encoding_that_it_declares():
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Radosław Sikorski z Łodzi</p></body></html>'
    assert lines(page.encode("iso-8859-2")) == ["Radosław Sikorski z Łodzi"]


@pytest.mark.parametrize("name", ["zlib_codec", "idna", "unicode_escape", "no-such-thing"])
def test_an_encoding_that_no_text_has_is_not_used(name):
    page = f'<meta charset="{name}"><p>Grüße \\u0041</p>'
    assert lines(page.encode("cp1252")) == ["Grüße \\u0041"]


REFUSED = {
    "a PDF": (b"%PDF-1.7 text", "format"),
    "a document": (b"PK\x03\x04 word/document.xml", "format"),
    "bytes": (b"\x00\x01\x02\x03" * 1_000, "binary"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
    "too much": (b"x" * (LARGEST + 1), "size"),
    "too many lines": (b"x\n" * (MOST_PARAGRAPHS + 1), "size"),
    "a page too deep": (b"<html>" + b"<div>" * 50_000, "depth"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_in_words(name):
    content, reason = REFUSED[name]
    with pytest.raises(UnreadableError) as refusal:
        read_bytes(content)
    assert refusal.value.reason == reason
    assert str(refusal.value).endswith(".")


def test_a_file_that_is_too_large_or_missing_is_refused_in_words(tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as content:
        content.truncate(5 * LARGEST)
    with pytest.raises(UnreadableError, match="MB"):
        read_file(large)
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_file(tmp_path / "none.txt")


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"<html></html>", codecs.BOM_UTF8])
def test_nothing_is_an_article_without_paragraphs(content):
    assert lines(content) == []


def test_a_text_that_speaks_of_less_and_more_is_no_page():
    assert lines(b"Spending was < 2 percent and > 1 percent.") == ["Spending was < 2 percent and > 1 percent."]


def test_pasted_text_loses_its_nul_characters():
    assert [paragraph.text for paragraph in read_text("NA\0TO").paragraphs] == ["NATO"]
