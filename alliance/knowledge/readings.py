"""Readings of articles: YAML files with what a person accepted of an article, claim by claim."""

from pathlib import Path
from typing import Any

import yaml

from alliance.keyed import Keyed
from alliance.knowledge.assembly import Assembly
from alliance.knowledge.fixtures import Entry
from alliance.knowledge.rows import FixtureError, keyed_models, noun_to_model
from alliance.sources.models import Source

ACCEPTED = {"accepted", "corrected"}
DECISIONS = ACCEPTED | {"proposed", "rejected"}
CLAIM_CELLS = {
    "paragraph",
    "sha256",
    "characters",
    "decision",
    "missed",
    "fact",
    "field",
    "value",
    "statement_en",
    "statement_ind",
}
NOT_NEEDED = {"characters", "missed", "field", "value"}


def read_readings(directory: Path) -> dict[str, dict[str, Any]]:
    """The readings of a directory by file name; raises `FixtureError` for one that is not a reading."""
    readings = {}
    for path in sorted(directory.glob("*.yaml")):
        try:
            # The base loader keeps every scalar as text: `no` is a country, `1949` a year, `2021-06-14` a cell.
            reading = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise FixtureError(path.name, 0, "-", f"not readable as YAML: {error}") from None
        if not isinstance(reading, dict) or not {"file", "source", "claims"} <= set(reading):
            raise FixtureError(path.name, 0, "-", "a reading has a file, a source and claims.")
        readings[path.name] = reading
    return readings


def add_facts_of_readings(assembly: Assembly, readings: dict[str, dict[str, Any]]) -> None:
    """Add the facts that articles alone bring, class by class, so that all they refer to is there."""
    for model in keyed_models():
        for file, reading in readings.items():
            for number, noun, cells in records_that_count(reading, file):
                if noun == model.noun():
                    assembly.add(model, cells, f"{file} (facts)", number)


def records_that_count(reading: dict[str, Any], file: str) -> list[tuple[int, str, dict[str, str]]]:
    """The records that a reading brings in: number, name of the class, columns.

    One with a `key` is there for claims that may be rejected: it counts once an accepted claim, or another record that
    counts, refers to it. One without is there for its own sake.
    """
    records = [
        (number, *only_pair(one, file, number)) for number, one in enumerate(reading.get("facts") or [], start=1)
    ]
    wanted = {claim.get("fact") for claim in reading["claims"] if claim.get("decision") in ACCEPTED}
    kept = []
    for model in reversed(keyed_models()):  # each before those it refers to
        for number, noun, cells in records:
            if noun == model.noun() and ("key" not in cells or f"{noun}/{cells['key']}" in wanted):
                kept.append((number, noun, cells))
                wanted |= referred_to(model, cells)
    return sorted(kept, key=lambda record: record[0])


def referred_to(model: type[Keyed], cells: dict[str, str]) -> set[str]:
    """What the columns of a record refer to, as claims call it: `person/joe-biden`."""
    relations = [field for field in model.public_fields() if field.is_relation and cells.get(field.name)]
    return {
        f"{field.related_model.noun()}/{key.strip()}" for field in relations for key in cells[field.name].split(";")
    }


def as_yaml(reading: dict[str, Any]) -> str:
    """A reading as the text of its file: the same bytes for the same reading."""
    claims = [claim | {"paragraph": int(claim["paragraph"])} for claim in reading["claims"]]
    claims = [claim | ({"missed": True} if claim.get("missed") in {True, "true"} else {}) for claim in claims]
    return yaml.safe_dump(reading | {"claims": claims}, sort_keys=False, allow_unicode=True, width=10_000)


def only_pair(record: Any, file: str, number: int) -> tuple[str, dict[str, str]]:
    if isinstance(record, dict) and len(record) == 1:
        noun, cells = next(iter(record.items()))
        if noun in noun_to_model() and isinstance(cells, dict):
            return noun, cells
    raise FixtureError(
        f"{file} (facts)", number, "-", f"write one of {', '.join(sorted(noun_to_model()))} with its columns."
    )


def add_claims_of_readings(assembly: Assembly, readings: dict[str, dict[str, Any]]) -> None:
    """Add every claim that a person accepted or corrected."""
    for file, reading in readings.items():
        source = assembly.instances[Source].get(reading["source"])
        if source is None:
            raise FixtureError(file, 0, "source", f"there is no source “{reading['source']}”.")
        for number, cells in enumerate(reading["claims"], start=1):
            entry = Entry({}, f"{file} (claims)", number)
            check_claim(cells, entry)
            if cells["decision"] not in ACCEPTED:
                continue
            fact = assembly.fact(cells["fact"])
            if fact is None:
                raise entry.error("fact", f"there is no fact “{cells['fact']}”.")
            said = {
                "paragraph": cells["paragraph"],
                "paragraph_sha256": cells["sha256"],
                "statement_en": cells["statement_en"],
                "statement_ind": cells["statement_ind"],
            }
            assembly.claim(fact, source, cells.get("field", ""), cells.get("value", ""), said, entry)


def check_claim(cells: Any, entry: Entry) -> None:
    if not isinstance(cells, dict):
        raise entry.error("-", "a claim is written as columns with their values.")
    if unknown := set(cells) - CLAIM_CELLS:
        raise entry.error(min(unknown), "a claim has no such column.")
    if missing := CLAIM_CELLS - NOT_NEEDED - set(cells):
        raise entry.error(min(missing), "the column is missing.")
    if cells["decision"] not in DECISIONS:
        raise entry.error("decision", f"write one of {', '.join(sorted(DECISIONS))}.")
