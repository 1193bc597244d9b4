"""Content codings (RFC 9110, section 12.5.3): which one a reader accepts, and the same bytes for the same content."""

import gzip
import re

IDENTITY, GZIP = "identity", "gzip"
# Those we have, the one we would rather send first, with the weight of one that a header does not name: what is not
# coded may be sent as a last choice.
UNNAMED = {GZIP: 0.0, IDENTITY: 0.001}
ALIASES = {"x-gzip": GZIP}
WEIGHTED = re.compile(r"\s*([!#$%&'*+.^_`|~0-9a-z-]+)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?", re.ASCII)
# What gets smaller: text, and what is written as text.
TEXTUAL = re.compile(r"(text/|application/(.+\+)?(json|xml|x-ndjson|javascript|yaml)|image/svg\+xml)", re.ASCII)
LEVEL = 6


def accepted(header: str | None) -> str | None:
    """The coding to answer in, `None` if all of ours are refused; what is not a coding in the header says nothing.

    Without a header nothing is coded: all would be allowed, but whoever says nothing may not be able to read it.
    """
    if header is None:
        return IDENTITY
    named = weights_in(header.lower())
    weights = {coding: named.get(coding, named.get("*", weight)) for coding, weight in UNNAMED.items()}
    best = max(weights, key=weights.__getitem__)
    return best if weights[best] else None


def weights_in(header: str) -> dict[str, float]:
    """Each coding named, with its weight from 0 (refused) to 1."""
    found = (WEIGHTED.fullmatch(part) for part in header.split(","))
    return {ALIASES.get(match[1], match[1]): float(match[2] or 1) for match in found if match}


def can_be_encoded(content_type: str) -> bool:
    return bool(TEXTUAL.match(content_type.lower()))


def encode(content: bytes, coding: str) -> bytes:
    """The same bytes in every process: without the time and the system in the head that gzip writes (RFC 1952)."""
    if coding == IDENTITY:
        return content
    packed = gzip.compress(content, LEVEL, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]
