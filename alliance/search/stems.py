"""How a text becomes words: folded, split, stemmed by the rules of its language. A leaf of the search."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from alliance.translation import sort_key

# Letters that do not come apart into a base letter and a mark.
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})
WORD = re.compile(r"[^\W_]+")
INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # U.S., D.C.
LONGEST = 60

ALGORITHMS = {"en": "english", "id": "indonesian"}

# Words that stand everywhere and tell nothing apart; those of both languages, as a question may mix them.
STOP_WORDS = frozenset(
    """
    a about an and are as at be been but by did do does for from had has have he her his how if in into is it its
    no not of on or s she t than that the their them then there these they this those to was were what when where
    which who whom whose why will with
    ada adalah agar akan anda antara apa apakah atas atau bagaimana bagi bahwa bisa dalam dan dapat dari dengan di
    dia hal hanya ia ini itu jika juga kapan karena ke kepada lah maka mana mereka namun nya oleh pada para saat
    saja sampai secara sebagai sebuah sedang sejak serta siapa suatu sudah tapi telah tentang terhadap tersebut
    tetapi tidak untuk yaitu yakni yang
    """.split()  # noqa: SIM905
)


def folded(text: str) -> str:
    """Lower case without diacritics: `Türkiye` is `turkiye`, `U.S.` is `us`."""
    text = INITIALS.sub(lambda initials: initials[0].replace(".", ""), unicodedata.normalize("NFC", text))
    return sort_key(text).translate(LETTERS)


def split(text: str) -> list[str]:
    """The words of a text in order; hyphens and all other marks part them, so `negara-negara` is two."""
    return [word[:LONGEST] for word in WORD.findall(folded(text))]


def joined(text: str) -> str:
    """The words with single blanks between them: what names are compared by."""
    return " ".join(split(text))


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; a word of no known language is its own."""
    if language not in ALGORITHMS:
        return word
    # A stemmer keeps the word it works on, so no two threads may share one.
    return snowballstemmer.stemmer(ALGORITHMS[language]).stemWord(word)
