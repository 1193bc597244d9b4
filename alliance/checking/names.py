"""The names that are looked for in a text: those of the knowledge base's own records, and the tables of other forms."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from alliance.extraction.lexicon import NAMES, Form, Lexicon, read_forms
from alliance.knowledge.fixtures import read_fixtures
from alliance.knowledge.rows import Row, noun_to_model, rows_of
from alliance.knowledge.version import Version, current

# The classes whose records have names that a text may use.
NAMED = ("country", "country-name", "organization", "person", "topic", "meeting")

Rows = Mapping[str, Mapping[str, Row]]  # by noun and key


def lexicon() -> Lexicon:
    """Of what the database holds now; made anew when that changes."""
    return lexicon_at(current())


@cache
def lexicon_of_fixtures(directory: Path) -> Lexicon:
    """Of the fixtures of a directory, without a database."""
    entries = read_fixtures(directory)
    models = noun_to_model()
    return lexicon_of({noun: {key: entry.row for key, entry in entries[models[noun]].items()} for noun in NAMED})


@lru_cache(maxsize=1)
def lexicon_at(version: Version) -> Lexicon:
    models = noun_to_model()
    return lexicon_of({noun: rows_of(models[noun]) for noun in NAMED})


def lexicon_of(rows: Rows) -> Lexicon:
    names = [*known_forms(rows)]
    for kind in ("country", "organization", "place", "person", "outlet", "region"):
        names += read_forms(NAMES / f"{kind}.csv", kind)
    cues = [*read_forms(NAMES / "topic.csv", "topic")]
    for file in sorted(NAMES.glob("cue-*.csv")):
        cues += read_forms(file)
    return Lexicon(names, cues)


def known_forms(rows: Rows) -> Iterator[Form]:
    """Names of records in both languages, as they stand in the tables of the knowledge base."""
    for key, row in rows["country"].items():
        for name in {row["name_en"], row["name_ind"]}:
            yield Form("country", key, name)
        for capital in {row["capital_en"], row["capital_ind"]} - {""}:
            yield Form("place", row["capital_en"].partition(",")[0], capital, use=key)
    for row in rows["country-name"].values():
        for name in {row["name_en"], row["name_ind"]}:
            yield Form("country", str(row["country"]), name)
    for key, row in rows["organization"].items():
        for name in {row["name_en"], row["name_ind"]}:
            yield Form("organization", key, name)
        for abbreviation in {row["abbreviation_en"], row["abbreviation_ind"]} - {""}:
            yield Form("organization", key, abbreviation, exact=True, use="abbreviation")
    for key, row in rows["person"].items():
        for name in {row["name"], row["also_known_as"]} - {""}:
            yield Form("person", row["name"], name, use=f"record:{key}")
    for row in rows["meeting"].values():
        for city in {row["city_en"], row["city_ind"]} - {""}:
            yield Form("place", row["city_en"].partition(",")[0], city, use=str(row["host"] or ""))
