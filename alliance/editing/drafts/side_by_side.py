"""Two sheets of one form side by side, in words: what publishing a draft would change."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.utils.text import capfirst

from alliance.editing import sheets
from alliance.editing.history.telling import Line, lines_of, names_for
from alliance.editing.sheets import Sheet, SheetRow
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row

MADE, GONE = "made", "gone"


class Pair(NamedTuple):
    """One row on both sheets, `None` on the one where it does not stand; a new row has no key."""

    model: type[Keyed]
    key: str
    before: Row | None
    after: Row | None

    @property
    def mark(self) -> str:
        if self.before is None:
            return MADE
        return GONE if self.after is None else ""


class Compared(NamedTuple):
    """What becomes of one row: `mark` says where it is made or goes as a whole."""

    kind: str
    name: str
    mark: str
    lines: list[Line]


def compare(
    model_admin: ModelAdmin, request: HttpRequest, obj: Keyed | None, before: Sheet, after: Sheet
) -> list[Compared]:
    """The record first, then the rows beneath in the order of the form; what is alike is left out."""
    pairs = [pair for pair in pairs_of(model_admin, request, obj, before, after) if pair.before != pair.after]
    names = names_for((pair.model.noun(), pair.key, row) for pair in pairs for row in (pair.before, pair.after))
    found = [
        Compared(
            capfirst(str(pair.model._meta.verbose_name)),
            names.of(pair.model.noun(), pair.key) if pair.key else "",
            pair.mark,
            lines_of(pair.model, pair.before, pair.after, names),
        )
        for pair in pairs
    ]
    return [one for one in found if one.lines or one.mark]


def pairs_of(
    model_admin: ModelAdmin, request: HttpRequest, obj: Keyed | None, before: Sheet, after: Sheet
) -> Iterator[Pair]:
    yield Pair(model_admin.model, obj.key if obj else "", before["record"] if obj else None, after["record"])
    for prefix, formset in sheets.formsets_of(model_admin, request, obj):
        known = standing(before["rows"].get(prefix, []))
        sent = after["rows"].get(prefix, [])
        kept = standing(sent)
        for key in {**known, **kept}:
            yield Pair(formset.model, key, known.get(key), kept.get(key))
        for row in sent:
            if not row["key"] and not row["deleted"]:
                yield Pair(formset.model, "", None, row["values"])


def standing(rows: list[SheetRow]) -> dict[str, Row]:
    return {row["key"]: row["values"] for row in rows if row["key"] and not row["deleted"]}
