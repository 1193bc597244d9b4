"""Records as a table: a row for each, a column for each name, dotted for what is nested.

What several records fill (claims, topics) stands in one cell, as JSON. Text that a spreadsheet would take for a
formula has an apostrophe before it (one more, where it began with some); numbers stay numbers.
"""

import csv
import io
from collections.abc import Iterator
from typing import Any

from rest_framework.renderers import BaseRenderer

from alliance.rest.formats.json import JSONRenderer
from alliance.rest.formats.records import records_of
from alliance.rest.trees import Several, Tree

# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CSVRenderer(BaseRenderer):
    """UTF-8 with a header; lines end as RFC 4180 has it."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"
    whole = True

    def render(self, data, accepted_media_type=None, renderer_context=None):
        tree = renderer_context["view"].shape.tree
        names = list(columns(tree))
        table = io.StringIO()
        writer = csv.writer(table)
        writer.writerow(names)
        for record in records_of(data, renderer_context):
            writer.writerow(cell(value_at(record, name)) for name in names)
        return table.getvalue().encode()


def columns(tree: Tree, above: str = "") -> Iterator[str]:
    """The dotted names of what fits into one cell."""
    for name, below in tree.items():
        if below is None or isinstance(below, Several):
            yield f"{above}{name}"
        else:
            yield from columns(below, f"{above}{name}.")


def value_at(record: dict, name: str) -> Any:
    value: Any = record
    for part in name.split("."):
        if value is None:
            return None
        value = value[part]
    return value


def cell(value: Any) -> Any:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return JSONRenderer().render(value).decode()
    return escaped(str(value))


def escaped(text: str) -> str:
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unescaped(text: str) -> str:
    """The text that a cell means."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text
