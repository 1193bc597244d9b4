"""In which lists of other records a record stood that is gone: it comes back to those that are still there."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import models

from alliance.editing.history.moments import INSTANT
from alliance.editing.history.telling import address_of, name_of
from alliance.held import DELETED, last_entry
from alliance.keyed import Keyed
from alliance.knowledge.changes import lists_of


class Listed(NamedTuple):
    """A record, and which of its fields is the list."""

    row: Keyed
    field: models.ManyToManyField

    @property
    def name(self) -> str:
        return name_of(self.row)

    @property
    def address(self) -> str:
        return address_of(self.row)

    def with_it(self, key: str) -> list[str]:
        """The list as it stands now, and the record in it, too."""
        return sorted({key, *getattr(self.row, self.field.name).values_list("key", flat=True)})


def lists_left(model: type[Keyed], key: str) -> Iterator[Listed]:
    """The lists out of which its deletion took a record; what stood there earlier only was taken out by somebody."""
    if not (lists := lists_of(model)):
        return
    deletion = model.history.filter(key=key, history_type=DELETED).order_by("-history_date", "-history_id").first()
    for other, field in lists if deletion else ():
        lines = getattr(other.history.model, field.name).model.objects
        own, listed = field.m2m_field_name(), field.m2m_reverse_field_name()
        before = last_entry(other, own, deletion.history_date - INSTANT)
        owners = lines.filter(history=before, **{listed: deletion.id}).order_by().values(own)
        rows = other.objects.filter(pk__in=owners).select_related(*other.shown_with).order_by("pk")
        yield from (Listed(row, field) for row in rows)
