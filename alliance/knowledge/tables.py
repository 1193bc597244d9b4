"""The reference tables: CSV files with one row a fact, and what each row's sources claim."""

import csv
from collections.abc import Iterator
from pathlib import Path

from alliance.facts import Fact
from alliance.knowledge.assembly import Assembly
from alliance.knowledge.fixtures import Entry
from alliance.knowledge.rows import FixtureError, keyed_models
from alliance.sources.models import Claim, Source
from alliance.sources.models.sources import address_key

TABLES = "reference-tables"
UNVERIFIED = "not-yet-verified"


def read_table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with the line each starts on (the header is line 1)."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            number = 2
            for cells in reader:
                if None in cells or None in cells.values():
                    raise FixtureError(path.name, number, "-", "it has more or fewer cells than the header.")
                yield number, cells
                number = reader.line_num + 1
    except FileNotFoundError:
        raise FixtureError(path.name, 0, "-", "the table is missing.") from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise FixtureError(path.name, 0, "-", f"not readable as CSV in UTF-8: {error}") from None


def add_tables(assembly: Assembly, directory: Path) -> list[tuple[Fact, dict[str, str], Entry]]:
    """Add every row of every table; return the facts with what the rows say of their sources."""
    facts = []
    for model in keyed_models():
        path = directory / f"{model.plural()}.csv"
        if model is Claim or not path.exists():
            continue
        for number, cells in read_table(path):
            said = (
                {column: cells.pop(column, "") for column in ("unverified", "sources")}
                if issubclass(model, Fact)
                else {}
            )
            instance = assembly.add(model, cells, path.name, number)
            if isinstance(instance, Fact):
                facts.append((instance, said, assembly.entries[model][instance.key]))
    return facts


def claims_of_tables(assembly: Assembly, facts: list[tuple[Fact, dict[str, str], Entry]]) -> None:
    """Who says what a row says.

    A value that rests on general knowledge is claimed by the source that stands for it. Any other is claimed by the
    page itself where the row lists one, and by the tables where it lists several: they do not say which page gave
    which value. A page that gives no value so far is cited as what the row was read in.
    """
    for fact, said, entry in facts:
        pages = [find_source(assembly, address, entry) for address in said["sources"].split(" | ") if address.strip()]
        unverified = {name.strip() for name in said["unverified"].split(";") if name.strip()}
        if unknown := unverified - set(fact.judged_fields) - {"*"}:
            raise entry.error("unverified", f"“{min(unknown)}” is not a field that a claim may give.")
        speaker = pages[0] if len(pages) == 1 else assembly.instances[Source][TABLES]
        speakers = set()
        for field in fact.judged_fields:
            value = claimable(fact, field)
            if not value:
                continue
            source = assembly.instances[Source][UNVERIFIED] if unverified & {field, "*"} else speaker
            assembly.claim(fact, source, field, value, {}, entry)
            speakers.add(source.key)
        for page in pages:
            if page.key not in speakers:
                assembly.claim(fact, page, "", "", {}, entry)
        if not speakers and not pages:
            assembly.claim(fact, assembly.instances[Source][TABLES], "", "", {}, entry)


def claimable(fact: Fact, field: str) -> str:
    """The value of a column that a row gives; a plain “no” says nothing that needs a source.

    A row speaks of the time of its fact: who held an office until 1957 is not what its source says of today.
    """
    if field not in {column.name for column in fact._meta.concrete_fields}:
        return ""
    if field in fact.timed_fields and getattr(fact, "end", None):
        return ""
    value, _ = fact.value_of(field)
    return "" if value == "no" else value


def find_source(assembly: Assembly, address: str, entry: Entry) -> Source:
    """The source that a cell means: by its address or by its key."""
    address = address.strip()
    sources = assembly.instances[Source]
    key = address_key(address) if "://" in address else address
    if key not in sources:
        raise entry.error("sources", f"there is no source “{address}” in the table of sources.")
    return sources[key]


def add_disagreements(assembly: Assembly, path: Path) -> None:
    """Add what single sources give for a field, and the reason for which the fact follows one of them."""
    for number, cells in read_table(path):
        entry = Entry({}, path.name, number)
        fact = assembly.fact(cells["fact"])
        if fact is None:
            raise entry.error("fact", f"there is no fact “{cells['fact']}”.")
        source = find_source(assembly, cells["source"], entry)
        replaced = [
            key
            for key, claim in assembly.claims_on(fact)
            if claim.row["source"] == source.key
            and (claim.row["field"] in {"", cells["field"]} and not claim.row["paragraph"])
            and claim.file != path.name
        ]
        for key in replaced:
            del assembly.entries[Claim][key]
        statements = {column: cells[column] for column in ("statement_en", "statement_ind")}
        assembly.claim(fact, source, cells["field"], cells["value"], statements, entry)
        for column in ("reason_en", "reason_ind"):
            add_reason(assembly, fact, column, cells[column].strip())


def add_reason(assembly: Assembly, fact: Fact, column: str, reason: str) -> None:
    """A fact contested in several fields has a sentence for each; one that settles several stands once."""
    row = assembly.entries[type(fact)][fact.key].row
    if reason not in row[column]:
        row[column] = f"{row[column]} {reason}".strip()
