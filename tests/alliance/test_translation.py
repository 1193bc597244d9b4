import pytest
from django.utils.translation import override

from alliance.translation import Translated, sort_key


class Place:
    name = Translated("name")

    def __init__(self, name_en, name_ind):
        self.name_en, self.name_ind = name_en, name_ind


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Rome"), ("id", "Roma"), ("fr", "Rome"), ("en-gb", "Rome"), (None, "Rome")]
)
def test_a_translated_column_is_read_in_the_active_language(language, name):
    with override(language):
        assert Place("Rome", "Roma").name == name


def test_english_stands_in_for_a_missing_translation_and_says_so():
    with override("id"):
        assert Place("Rome", "").name == "Rome"
        assert Place("Rome", "").name.language == "en"
        assert Place("Rome", "Roma").name.language == "id"


@pytest.mark.parametrize(
    ("text", "key"), [("Türkiye", "turkiye"), ("ÅLAND", "aland"), ("Côte d’Ivoire", "cote d’ivoire")]
)
def test_case_and_diacritics_do_not_count_in_sorting(text, key):
    assert sort_key(text) == key
