"""Who made a value what it is, and when: read from the history of the record."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from alliance.keyed import Keyed
from alliance.wording import moment

MOST_ENTRIES = 50  # of one row: who changed it longer ago than that is not looked for


class Author(NamedTuple):
    """“ada, 23 November 2026, 10:05 UTC”."""

    name: str
    at: datetime | None

    def __str__(self):
        return f"{self.name}, {moment(self.at)}" if self.at else self.name


class Authors:
    """Asks the history of each row once."""

    def __init__(self):
        self.known: dict[tuple[type[Keyed], str], list] = {}

    def entries(self, model: type[Keyed], key: str) -> list:
        """The last entries of a row, newest first."""
        if (model, key) not in self.known:
            entries = model.history.filter(key=key).select_related("history_user")
            self.known[model, key] = list(entries.order_by("-history_date", "-history_id")[:MOST_ENTRIES])
        return self.known[model, key]

    def of(self, model: type[Keyed], key: str, field: str = "", keys: Sequence[str] = ()) -> Author:
        """Who set a field to what it is; without a field who touched the row last, or one of several rows (`keys`)."""
        if keys:
            last = [entries[0] for one in keys if (entries := self.entries(model, one))]
            return author_of(max(last, key=lambda entry: entry.history_date, default=None))
        entries = self.entries(model, key)
        columns = {column.name: column.attname for column in model.history.model._meta.concrete_fields}
        if not entries or field not in columns:
            return author_of(entries[0] if entries else None)
        names = [columns[name] for name in (field, f"{field}_precision") if name in columns]
        now, setter = [getattr(entries[0], name) for name in names], entries[0]
        for entry in entries:
            if [getattr(entry, name) for name in names] != now:
                break
            setter = entry
        return author_of(setter)


def author_of(entry) -> Author:
    if entry is None:
        return Author(_("somebody"), None)
    nobody = _("a load") if entry.history_change_reason else _("somebody")
    return Author(entry.history_user.get_username() if entry.history_user else nobody, entry.history_date)
