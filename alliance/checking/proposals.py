"""What an article says, as a reading: claims proposed to whoever reads it, and the records that these would need.

A reading has the form of the files in `fixtures/articles/`. Its statements are made from templates: no sentence of the
article is in it, only where it stands.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from alliance.checking.known import Known
from alliance.checking.records import NewRecords
from alliance.checking.statements import Statement, statements_of
from alliance.extraction.article import Span
from alliance.extraction.candidates import Extraction
from alliance.extraction.paragraphs import Paragraph
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.knowledge.statements import Lookup, Statements

Cells = dict[str, Any]

# What has no field of its own and is worth a claim all the same, by the kind of the statement.
STATED = {"founder", "office"}
# The columns by which two claims say the same of the same place.
SAME = ("paragraph", "fact", "field", "value")
PLACE = ("paragraph", "characters", "field")


def proposed(read: Sequence[Paragraph], extraction: Extraction, known: Known, templates: Statements) -> Cells:
    """The `facts` and `claims` of a reading, every claim with the decision `proposed`, in the order of the text."""
    records = NewRecords(known, extraction)
    paragraphs = {paragraph.number: paragraph for paragraph in read}
    claims: dict[tuple, Cells] = {}
    for statement in statements_of(extraction, known):
        fact = statement.fact or records.fact_of(statement)
        if fact is None or not (statement.field or statement.kind in STATED):
            continue
        for span in places(statement):
            same = str(span.paragraph), f"{statement.noun}/{fact.key}", statement.field, statement.value
            if same in claims:  # said again: a long paragraph is not hashed once more for it
                continue
            claim = claim_of(statement, fact, span, paragraphs[span.paragraph], lookup_in(known, records), templates)
            if claim["statement_en"]:
                claims[same] = claim
    return {"facts": records.cells, "claims": sorted(claims.values(), key=place_of)}


def places(statement: Statement) -> Iterable[Span]:
    """Where it stands: a date where the date does, all else where the text first says it."""
    when = getattr(statement.candidate, "when", None)
    if statement.kind in {"meeting-date", "meeting-end"} and when:
        return [when.span]
    return statement.spans[:1]


def claim_of(
    statement: Statement, fact: Fact, span: Span, paragraph: Paragraph, lookup: Lookup, templates: Statements
) -> Cells:
    variant = statement.value if statement.field == "status" else "" if statement.field else statement.kind

    def said(language: str) -> str:
        return templates.statement(fact, statement.field, statement.value, language, lookup, variant)

    return {
        "paragraph": str(paragraph.number),
        "sha256": paragraph.sha256,
        "characters": f"{span.start}-{span.end}",
        "decision": "proposed",
        "fact": f"{statement.noun}/{fact.key}",
        "field": statement.field,
        "value": statement.value,
        "statement_en": said("en"),
        "statement_ind": said("ind"),
    }


def lookup_in(known: Known, records: NewRecords) -> Lookup:
    """How a template finds the record that a value names, be it known or one that the article adds."""
    by_noun = {"country": known.countries, "topic": known.topics, "person": known.persons}

    def lookup(model: type[Keyed], key: str) -> Keyed | None:
        new, _cells = records.rows.get((model, key), (None, None))
        return by_noun.get(model.noun(), {}).get(key) or new

    return lookup


def place_of(claim: Cells) -> tuple[int, int]:
    return int(claim["paragraph"]), int(claim["characters"].partition("-")[0])


def merged(reading: Cells, found: Cells) -> Cells:
    """A reading with what is new in it: whatever was decided, or added by hand, stays as it is and where it is."""
    claims = list(reading.get("claims") or [])
    known = {told(claim, SAME) for claim in claims}
    # What was corrected says something else now, of the same words.
    corrected = {told(claim, PLACE) for claim in claims if claim.get("decision") == "corrected"}
    claims += [one for one in found["claims"] if told(one, SAME) not in known and told(one, PLACE) not in corrected]
    facts = list(reading.get("facts") or [])
    facts += [record for record in found["facts"] if not in_hand(record, facts)]
    return {**reading, "facts": facts, "claims": claims}


def told(claim: Cells, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(claim.get(name, "")) for name in columns)


def in_hand(record: Cells, facts: Sequence[Cells]) -> bool:
    """Whether a record with the same key stands there already, perhaps corrected."""
    ((noun, cells),) = record.items()
    return any(noun in other and other[noun].get("key") == cells.get("key") for other in facts)
