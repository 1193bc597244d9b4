"""One three-way merge: for the load of fixtures, for imports, for the form on which two editors collide."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Values = Mapping[str, Any]


class Clash(NamedTuple):
    """A field that both sides changed, to different values."""

    field: str
    base: Any
    ours: Any
    theirs: Any


class Merged(NamedTuple):
    """The values to keep and the fields on which the two sides clash; in these, ours is kept."""

    values: dict[str, Any]
    clashes: list[Clash]


def merge(base: Values | None, ours: Values, theirs: Values) -> Merged:
    """Merge two versions of one record, field by field, against the version both came from.

    A field that one side left as it was takes the value of the other. Without a `base` (both sides made the record on
    their own) a field that is empty on one side takes the value of the other. Fields that only one side has are kept.
    """
    values, clashes = dict(ours), []
    for field, their_value in theirs.items():
        our_value = ours.get(field)
        if our_value == their_value:
            continue
        if base is not None and field in base:
            we_left_it, they_left_it = our_value == base[field], their_value == base[field]
        else:
            we_left_it, they_left_it = is_empty(our_value), is_empty(their_value)
        if we_left_it:
            values[field] = their_value
        elif not they_left_it:
            clashes.append(Clash(field, base.get(field) if base else None, our_value, their_value))
    return Merged(values, clashes)


def is_empty(value: Any) -> bool:
    """Whether nobody has said anything: no value, no text, no rows. `False` and 0 say something."""
    return value is None or value == "" or value == []
