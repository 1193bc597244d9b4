import pytest

from alliance.search.stems import LONGEST, folded, joined, split, stem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Türkiye", ["turkiye"]),
        ("TÜRKİYE", ["turkiye"]),
        ("Tu\u0308rkiye", ["turkiye"]),
        ("negara-negara", ["negara", "negara"]),
        ("Strasbourg–Kehl (2009)", ["strasbourg", "kehl", "2009"]),
        ("Washington, D.C.", ["washington", "dc"]),
        ("U.S. troops.", ["us", "troops"]),
        ("2.91% of GDP", ["2", "91", "of", "gdp"]),
        ("Łódź, Tromsø, Straße, Æsir", ["lodz", "tromso", "strasse", "aesir"]),
        ("Москва", ["москва"]),
        ("snake_case", ["snake", "case"]),
        ('"unbalanced', ["unbalanced"]),
        ("' OR 1=1; --", ["or", "1", "1"]),
        ("\0 \n\t * % _ ^ : ( )", []),
        ("", []),
    ],
)
def test_a_text_is_folded_and_split_into_words(text, words):
    assert split(text) == words


def test_a_word_without_end_is_cut():
    assert split("a" * 10_000) == ["a" * LONGEST]


def test_names_are_compared_by_their_words_alone():
    assert joined("  KTT  Brussel, 2021 ") == joined("ktt-brussel-2021") == "ktt brussel 2021"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ["keanggotaan", "anggota", "beranggotakan"]),
        ("id", ["mengancam", "ancaman"]),
        ("en", ["member", "members"]),
        ("en", ["enlargement", "enlarge", "enlarged"]),
    ],
)
def test_words_of_one_root_share_their_stem_in_their_language(language, words):
    assert len({stem(word, language) for word in words}) == 1


def test_a_word_of_no_known_language_is_its_own_stem():
    assert stem("keanggotaan", "") == stem("keanggotaan", "fr") == "keanggotaan"


def test_folding_twice_changes_nothing():
    assert folded(folded("Ürgüp ı Ø")) == folded("Ürgüp ı Ø")
