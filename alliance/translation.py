"""Bilingual columns: `name_en` and `name_ind`, read through one descriptor, `Translated("name")`.

The suffix of Indonesian is `ind` (ISO 639-3): `name_id` would read as a foreign key.
"""

import unicodedata

from django.utils.translation import get_language

SUFFIXES = {"en": "en", "id": "ind"}
FALLBACK = "en"


class Text(str):
    """A string that knows its language, so that a fallback can be marked as foreign."""

    language: str

    def __new__(cls, value: str, language: str):
        text = super().__new__(cls, value)
        text.language = language
        return text


class Translated:
    """The column of the active language; English, saying so in `language`, where that one is empty."""

    def __init__(self, name: str):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        language = active_language()
        value = getattr(instance, f"{self.name}_{SUFFIXES[language]}")
        if value or language == FALLBACK:
            return Text(value, language)
        return Text(getattr(instance, f"{self.name}_{SUFFIXES[FALLBACK]}"), FALLBACK)


def active_language() -> str:
    """The code of the active language, `en` or `id`; `en` where none of the two is active."""
    language = (get_language() or FALLBACK).split("-")[0]
    return language if language in SUFFIXES else FALLBACK


def sort_key(text: str) -> str:
    """Case and diacritics folded, so that every database sorts alike: `Türkiye` stands between `Turin` and `Turku`."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
