"""Lists in pages: up to 100 rows come at once, longer lists go on with `cursor`.

`{"count", "next", "previous", "results"}`; the addresses keep every parameter and stand in the header `Link`, too. A
page begins at a row and not at a number, so that a walk over all pages meets each row once, whatever is written
meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rest_framework.utils.urls import remove_query_param, replace_query_param

from alliance.filters import LARGEST_PAGE, Asked, CountField
from alliance.problems import Refused
from alliance.rest.cursors import LONGEST, Cursor, short
from alliance.rest.ordering import Ordering

# As many rows as a format gives at once whose lists come whole.
WHOLE = 10_000


class CursorField(Asked, forms.CharField):
    """A place in a list, as `next` and `previous` give it."""

    longest = LONGEST

    def to_python(self, value):
        try:
            return Cursor.read(value)
        except ValueError:
            raise ValidationError("This is no cursor: take one from “next” or “previous”.", code="cursor") from None


PAGING = {
    "page_size": CountField(required=False, most=LARGEST_PAGE),
    "cursor": CursorField(required=False),
}


@dataclass
class Page:
    """Some rows of a list in its order; how many there are in all; the cursors of what comes after and before."""

    rows: list
    count: int
    next: Cursor | None = None
    previous: Cursor | None = None
    links: dict[str, str] = field(default_factory=dict)

    def envelope(self, records: list, about: dict) -> dict:
        """`about` stands beside the count: the day, a note."""
        next_, previous = self.links.get("next"), self.links.get("prev")
        return {"count": self.count, **about, "next": next_, "previous": previous, "results": records}

    def linked(self, request) -> "Page":
        """With the addresses of its neighbours."""
        here = request.build_absolute_uri()
        for name, cursor in (("next", self.next), ("prev", self.previous)):
            if cursor:
                self.links[name] = replace_query_param(here, "cursor", str(cursor))
        if self.previous:
            self.links["first"] = remove_query_param(here, "cursor")
        return self

    @property
    def header(self) -> str:
        """As in RFC 8288: `<address>; rel="next"`."""
        return ", ".join(f'<{address}>; rel="{name}"' for name, address in self.links.items())


def size_of(question: dict, whole: bool) -> int:
    """How many rows a page has; `whole` for formats that give a list at once unless they are asked for a part."""
    if whole and not question.get("page_size") and not question.get("cursor"):
        return WHOLE
    return question.get("page_size") or LARGEST_PAGE


def page_of_rows(rows: QuerySet, ordering: Ordering, question: dict, whole: bool = False) -> Page:
    """A page of a table; two queries."""
    size, cursor = size_of(question, whole), question.get("cursor")
    backwards = bool(cursor and cursor.backwards)
    count, order = rows.count(), short(str(ordering))
    found = ordering(rows, backwards)
    if cursor:
        found = ordering.beyond(found, position_of(cursor, order, partial(ordering.read, found)), backwards)
    return page(list(found[: size + 1]), size, count, order, cursor, ordering.position)


def page_of_list(
    rows: Sequence,
    place: Callable[[Any], tuple[str, ...]],
    question: dict,
    whole: bool = False,
    descending: bool = False,
) -> Page:
    """A page of rows that are sorted by `place` already, a tuple of texts in which no two rows agree.

    `descending` turns their order round.
    """
    size, cursor = size_of(question, whole), question.get("cursor")
    order = short("-list" if descending else "list")
    found = rows[::-1] if descending else rows
    if cursor:
        position = tuple(position_of(cursor, order, lambda values: [str(value) for value in values]))
        is_lower = cursor.backwards is not descending
        found = [row for row in found if (place(row) < position if is_lower else place(row) > position)]
        found = found[::-1] if cursor.backwards else found
    return page(list(found[: size + 1]), size, len(rows), order, cursor, lambda row: list(place(row)))


def position_of(cursor: Cursor, order: str, read: Callable[[list], list]) -> list:
    if cursor.order != order:
        raise refused("The cursor belongs to another order: give the same “ordering” as for the page it came with.")
    try:
        return read(cursor.position)
    except (ValidationError, ArithmeticError, TypeError, ValueError):
        raise refused("This is no cursor of this list: take one from “next” or “previous”.") from None


def refused(detail: str) -> Refused:
    return Refused([{"parameter": "cursor", "detail": detail}])


def page(
    found: list, size: int, count: int, order: str, cursor: Cursor | None, position: Callable[[Any], list]
) -> Page:
    """The page of the rows that were found, one more than fit where there are more."""
    backwards, more = bool(cursor and cursor.backwards), len(found) > size
    rows = found[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return Page(rows, count)
    onward = Cursor(order, position(rows[-1])) if more or backwards else None
    back = Cursor(order, position(rows[0]), backwards=True) if (more if backwards else cursor) else None
    return Page(rows, count, onward, back)
