"""A question for each operation, with its answer; a test asks each again.

`examples.json` has them by operation: `asks` is the address below `/api/v1/`, `sends` a body of JSON where there
is one, `answers` what is answered at SITE. What
depends on when the fixtures were loaded stands there as `MOVING` has it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

KEPT = Path(__file__).with_name("examples.json")
ROOT = "/api/v1/"
SITE = "https://alliance.example"
INSTANT = "2026-11-22T10:00:00.000000Z"
MOVING: dict[str, Any] = {
    "at": INSTANT,
    "changed_at": INSTANT,
    "code_version": "0123456789ab",
    "data_changed_at": INSTANT,
    "data_version": 1,
}


class Example(NamedTuple):
    """`sends` is the body of a question that has one."""

    asks: str
    answers: dict
    sends: dict | None = None

    def value_of(self, parameter: dict) -> Any:
        """What the question says there; `None` where it does not."""
        address = urlsplit(self.asks)
        if parameter["in"] == "path":
            return unquote(address.path.partition("/")[2].strip("/"))
        if parameter["name"] not in (asked := parse_qs(address.query)):
            return None
        text = asked[parameter["name"]][0]
        of = parameter["schema"].get("type")
        return text.split(",") if of == "array" else int(text) if of == "integer" else text


@cache
def examples() -> dict[str, Example]:
    """By the id of the operation; by the status where the answer is an error."""
    return {name: Example(**one) for name, one in json.loads(KEPT.read_bytes()).items()}


def settled(answer: Any) -> Any:
    """An answer without what moves."""
    if isinstance(answer, list):
        return [settled(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    return {
        name: MOVING[name] if name in MOVING and value is not None else settled(value) for name, value in answer.items()
    }
