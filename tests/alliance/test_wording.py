import pytest
from django.utils.translation import override

from alliance.dates import PartialDate
from alliance.templatetags.wording import swapped
from alliance.wording import counted, ordinal, with_article, written


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("2021-06-14", "14 June 2021", "14 Juni 2021"),
        ("1949-08", "August 1949", "Agustus 1949"),
        ("1949", "1949", "1949"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(text, english, indonesian):
    for language, words in (("en", english), ("id", indonesian)):
        with override(language):
            assert written(*PartialDate.parse(text)) == words


@pytest.mark.parametrize(
    ("number", "english"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals_follow_the_language(number, english):
    with override("en"):
        assert ordinal(number) == english
    with override("id"):
        assert ordinal(number) == f"ke-{number}"


@pytest.mark.parametrize(
    ("name", "in_a_sentence"),
    [
        ("United Kingdom", "the United Kingdom"),
        ("Netherlands", "the Netherlands"),
        ("Soviet Union", "the Soviet Union"),
        ("United Arab Emirates", "the United Arab Emirates"),
        ("Philippines", "the Philippines"),
        ("Ukraine", "Ukraine"),
        ("Finland", "Finland"),
        ("Czechia", "Czechia"),
    ],
)
def test_english_names_made_of_common_nouns_take_the_article(name, in_a_sentence):
    with override("en"):
        assert with_article(name) == in_a_sentence
    with override("id"):
        assert with_article(name) == name


def test_small_numbers_are_words_others_digits():
    with override("en"):
        assert [counted(number) for number in (1, 2, 12, 13)] == ["1", "two", "twelve", "13"]


@pytest.mark.parametrize(
    ("path", "twin"),
    [("/en/members/?as_of=1999-03-12", "/id/members/?as_of=1999-03-12"), ("/en/", "/id/"), ("/nothing/en/", "/id/")],
)
def test_an_address_has_its_twin_in_the_other_language(path, twin):
    with override("en"):
        assert swapped(path, "id") == twin
