"""How well the extraction does on texts whose truth is known: precision, recall and F1 for each kind of finding.

`python -m tests.alliance.extraction.score [FOLDER …] [--errors KIND …]` prints them; with `--errors` every miss too.
What is optional in the truth counts neither for nor against; a topic counts as its uppermost parent.
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from alliance.extraction.tokens import folded

ROOT = Path(__file__).resolve().parents[3]
TEXTS = Path(__file__).parent / "texts"
KINDS = ("countries", "organizations", "member_counts", "accessions", "meetings", "topics", "persons")


class Truth(NamedTuple):
    required: set
    optional: set


class Score(NamedTuple):
    right: int
    false: int
    missed: int

    @property
    def f1(self) -> float:
        """1 where there was nothing to find and nothing was found."""
        return 2 * self.right / (2 * self.right + self.false + self.missed) if any(self) else 1.0


def score(found: set, truth: Truth) -> tuple[Score, set, set]:
    """With what was found wrongly and what was missed."""
    false, missed = found - truth.required - truth.optional, truth.required - found
    return Score(len(found & truth.required), len(false), len(missed)), false, missed


@cache
def parents() -> dict[str, str]:
    with (ROOT / "fixtures" / "reference" / "topics.csv").open(encoding="utf-8") as lines:
        return {row["key"]: row["parent"] for row in csv.DictReader(lines)}


def uppermost(topic: str) -> str:
    while parent := parents().get(topic):
        topic = parent
    return topic


def year(claim: dict[str, Any]) -> tuple[str, str]:
    return claim["iso2"], str(claim.get("date") or claim.get("year") or "")[:4]


def meeting(row: dict[str, Any]) -> tuple[str, str | None]:
    return row["kind"], str(row["start"]) if row["start"] else None


def of_nato(rows: Iterable[dict]) -> list[dict]:
    return [row for row in rows if row.get("org", "nato") == "nato"]


def keys(kind: str, rows: Iterable) -> set:
    rows = list(rows or ())
    if kind == "member_counts":
        return {row["count"] if isinstance(row, dict) else row for row in rows}
    if kind == "accessions":
        return {year(row) for row in rows}
    if kind == "meetings":
        return {meeting(row) for row in of_nato(rows)}
    if kind == "topics":
        return {uppermost(slug) for slug in rows}
    if kind == "persons":
        return {folded(row["name"] if isinstance(row, dict) else row) for row in rows}
    return {folded(str(row)) for row in rows}


def truth_of(gold: dict[str, Any], kind: str) -> Truth:
    name = {"member_counts": "member_count_claims", "accessions": "accession_claims"}.get(kind, kind)
    short = {"member_counts": "member_count", "accessions": "accession"}.get(kind, kind)
    return Truth(keys(kind, gold.get(name)), keys(kind, gold.get(f"{short}_optional")))


def found_of(summary: dict[str, Any], kind: str) -> set:
    name = {"member_counts": "member_count_claims", "accessions": "accession_claims"}.get(kind, kind)
    return keys(kind, summary[name])


def brought_together(found: set[str], truth: Truth) -> set[str]:
    """A shorter or a longer form of a name counts as that of the truth: the same surname, no word that differs."""
    wanted = truth.required | truth.optional
    same = {}
    for name in found - wanted:
        words = set(name.split())
        near = [other for other in wanted - found if words <= set(other.split()) or set(other.split()) <= words]
        if len(near) == 1 and name.split()[-1] == near[0].split()[-1]:
            same[name] = near[0]
    return {same.get(name, name) for name in found}


def texts(folders: Iterable[Path]) -> list[Path]:
    """Those of the folders that have their truth beside them."""
    found = (path for folder in folders for path in folder.iterdir() if path.suffix in {".txt", ".html"})
    return sorted(path for path in found if path.with_suffix(".yaml").exists())


class Result(NamedTuple):
    """How one text did in one kind of finding."""

    text: str
    kind: str
    score: Score
    false: set
    missed: set


def results(folders: Iterable[Path] = (TEXTS,)) -> list[Result]:
    """Every text that has its truth beside it, in every kind; needs Django's settings, and no database."""
    from django.conf import settings

    from alliance.checking.names import lexicon_of_fixtures
    from alliance.extraction.extract import extract
    from alliance.extraction.reading import read_file
    from alliance.extraction.summary import summary

    lexicon = lexicon_of_fixtures(settings.BASE_DIR / "fixtures")
    done = []
    for path in texts(folders):
        gold = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
        read = read_file(path)
        found = summary(path.stem, extract(read.paragraphs, lexicon, read.published))
        for kind in KINDS:
            truth, have = truth_of(gold, kind), found_of(found, kind)
            if kind == "persons":
                have = brought_together(have, truth)
            done.append(Result(path.stem, kind, *score(have, truth)))
    return done


def total(done: Iterable[Result], kind: str) -> Score:
    """Over all texts: every finding weighs the same."""
    columns = zip(*(result.score for result in done if result.kind == kind), strict=True)
    return Score(*map(sum, columns))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="*", type=Path, default=[TEXTS])
    arguments.add_argument("--errors", nargs="*", choices=KINDS, default=[])
    asked = arguments.parse_args()

    import django

    django.setup()
    done = results(asked.folders)
    for result in done:
        if result.kind in asked.errors and (result.false or result.missed):
            false, missed = sorted(map(str, result.false)), sorted(map(str, result.missed))
            say(f"{result.text}: {result.kind}: false {false}, missed {missed}")
    scores = {kind: total(done, kind) for kind in KINDS}
    say(f"{len(done) // len(KINDS)} texts")
    for kind, (right, false, missed) in scores.items():
        say(f"{kind:15} F1 {scores[kind].f1:.3f}  right {right:4} false {false:4} missed {missed:4}")
    say(f"macro           F1 {sum(one.f1 for one in scores.values()) / len(scores):.3f}")
    return 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")
    sys.exit(main())
