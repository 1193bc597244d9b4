"""The reading of a text: what is found in it, as claims to decide on. The engine is that of `read_article`."""

from collections.abc import Sequence
from typing import Any

from alliance.checking.known import Known
from alliance.checking.names import lexicon
from alliance.checking.proposals import merged, proposed
from alliance.dates import PartialDate
from alliance.extraction.candidates import Extraction
from alliance.extraction.extract import extract
from alliance.extraction.paragraphs import Paragraph
from alliance.knowledge.cells import clean
from alliance.knowledge.templates import templates

# More than anybody decides on in one sitting; an article of ordinary length has a few dozen.
MOST_CLAIMS = 400


def read(
    paragraphs: Sequence[Paragraph], published: PartialDate | None, reading: dict[str, Any] | None = None
) -> tuple[dict[str, Any], Extraction]:
    """The reading with what is new in the text, and what was found; decisions that a reading has stay as they are."""
    extraction = extract(list(paragraphs), lexicon(), published)
    found = merged(reading or {}, proposed(paragraphs, extraction, Known(), templates()))
    return in_text({**found, "claims": found["claims"][:MOST_CLAIMS]}), extraction


def in_text(reading: dict[str, Any]) -> dict[str, Any]:
    """All cells as text, as a reading has them that comes from a file."""
    return {
        **reading,
        "facts": [{noun: texts(cells) for noun, cells in record.items()} for record in reading.get("facts") or []],
        "claims": [texts(cells) for cells in reading.get("claims") or []],
    }


def texts(cells: dict[str, Any]) -> dict[str, str]:
    return {column: clean(cell) for column, cell in cells.items()}
