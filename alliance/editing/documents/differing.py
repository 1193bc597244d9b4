from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from alliance.knowledge.rows import Row, noun_to_model


class Difference(NamedTuple):
    """A field that two documents give another value; with `field` empty a whole row, `None` where it is not there."""

    kind: str
    key: str
    field: str
    before: Any
    after: Any


def differences(before: Mapping[str, Mapping[str, Row]], after: Mapping[str, Mapping[str, Row]]) -> list[Difference]:
    """In the order of references, then of keys, then of the model; a field that only one side has is no difference."""
    return [
        difference
        for kind in noun_to_model()
        for key in sorted({**before.get(kind, {}), **after.get(kind, {})})
        for difference in row_differences(kind, key, before.get(kind, {}).get(key), after.get(kind, {}).get(key))
    ]


def row_differences(kind: str, key: str, before: Row | None, after: Row | None) -> Iterator[Difference]:
    if before is None or after is None:
        if before is not after:
            yield Difference(kind, key, "", before, after)
        return
    for field, value in before.items():
        if field in after and after[field] != value:
            yield Difference(kind, key, field, value, after[field])
