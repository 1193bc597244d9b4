import pytest

from alliance.extraction.paragraphs import fingerprint, paragraphs


def test_blank_lines_are_not_counted_and_noise_is():
    text = "\n  First.\n\n \t \nBaca juga: noise\n\nThird."
    assert [(paragraph.number, paragraph.text) for paragraph in paragraphs(text)] == [
        (1, "First."),
        (2, "Baca juga: noise"),
        (3, "Third."),
    ]


@pytest.mark.parametrize("line", ["a  b", " a b ", "a\tb", "a\u00a0b"])
def test_white_space_does_not_change_a_fingerprint(line):
    assert fingerprint(line) == fingerprint("a b")


def test_the_way_an_accent_is_encoded_does_not_change_a_fingerprint():
    assert fingerprint("Tu\u0308rkiye") == fingerprint("T\u00fcrkiye")


def test_another_word_changes_a_fingerprint():
    assert fingerprint("a b") != fingerprint("a c")


def test_an_empty_text_has_no_paragraphs():
    assert paragraphs(" \n\t\n") == []


def test_a_word_of_marks_alone_is_worked_through():
    marks = "a" + "\u0301\u0327" * 50_000
    assert fingerprint(marks) == fingerprint(f" {marks}")


def test_no_more_paragraphs_are_made_than_asked_for():
    assert [paragraph.text for paragraph in paragraphs("a\n\nb\nc", 2)] == ["a", "b"]
