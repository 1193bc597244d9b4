"""Words by which a name of a person is told from other words with capitals. Tables in `names/`, all without case."""

import csv
import re
from functools import cache

from alliance.extraction.lexicon import NAMES

# Ends of family names in many countries of Europe and its neighbours.
FAMILY = re.compile(
    r"[^\W\d]{2,24}(?:sson|ssen|sen|dottir|ovic|evic|enko|shvili|dze|yan|ski|sky|skyy|skyi|skiy|ska|cki|czyk|ov|ev|"
    r"off|ova|eva|opoulos|akis|idis|oglu|escu|eanu|ius|iene|aite|yte|auskas|nen|quist|qvist|strom|stein|mann|etti|"
    r"ini|inho|chuk|shuk|wicz|witz|zadeh|pour|wati|anto|yono)"
)


@cache
def given_names() -> dict[str, str]:
    """Given names; the value is `word` where the name is also a common word (“Will”, “Hari”, “Georgia”)."""
    with (NAMES / "given-name.csv").open(encoding="utf-8", newline="") as lines:
        return {row["form"]: row["use"] for row in csv.DictReader(lines)}


@cache
def words_of(kind: str, language: str = "") -> frozenset[str]:
    """Words of a kind.

    `opener`: begin a sentence; `common`: of institutions, places, things; `calendar`: months, days; `particle`: small
    words inside a name; `family-first`: family names before the given name (“Xi Jinping”, “Nguyen Phu Trong”);
    `degree`: behind a name; `vessel`: before a ship's name; `namesake`: what is named after people; `link`: words in
    small letters between a title and a name, `standing`: those that may stand directly before it; `adjective`: of a
    title; `beginning`: of an apposition; `copula`: between a name and its title, with none that
    is `not-yet` after it; `joint`: small words that join them.
    """
    with (NAMES / "word.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(
            row["form"] for row in csv.DictReader(lines) if row["kind"] == kind and row["language"] in {"", language}
        )


def is_given(word: str) -> bool:
    return word in given_names()


def is_surely_given(word: str) -> bool:
    return given_names().get(word) == ""


def looks_like_a_family_name(word: str) -> bool:
    return FAMILY.fullmatch(word) is not None
