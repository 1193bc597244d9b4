import pytest

from alliance.extraction.language import language_of
from alliance.extraction.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Para menteri bertemu di Brussel dan membahas hal itu.", "id"),
        ("The ministers met in Brussels and spoke of it.", "en"),
        ('Home News Sport\nKata dia, "We will win", dan itu yang membuat mereka tidak senang.', "id"),
        ("", "en"),
        ("12345 ***", "en"),
    ],
)
def test_the_language_is_that_of_the_small_words(text, language):
    assert language_of(paragraphs(text)) == language
