"""Readings of articles: YAML files with what a person accepted of an article, claim by claim."""

from pathlib import Path
from typing import Any

import yaml

from alliance.knowledge.assembly import Assembly
from alliance.knowledge.fixtures import Entry
from alliance.knowledge.rows import FixtureError, keyed_models, noun_to_model
from alliance.sources.models import Source

ACCEPTED = {"accepted", "corrected"}
DECISIONS = ACCEPTED | {"proposed", "rejected"}
CLAIM_CELLS = {"paragraph", "sha256", "decision", "missed", "fact", "field", "value", "statement_en", "statement_ind"}


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
            for number, record in enumerate(reading.get("facts") or [], start=1):
                noun, cells = only_pair(record, file, number)
                if noun == model.noun():
                    assembly.add(model, cells, f"{file} (facts)", number)


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
    if missing := CLAIM_CELLS - {"missed", "field", "value"} - set(cells):
        raise entry.error(min(missing), "the column is missing.")
    if cells["decision"] not in DECISIONS:
        raise entry.error("decision", f"write one of {', '.join(sorted(DECISIONS))}.")
