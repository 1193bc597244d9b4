"""Records that were deleted and are still gone: where to find them, and the moment before, at which they were there."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Exists, OuterRef, Q

from alliance.editing.history.moments import INSTANT, written
from alliance.editing.history.telling import Names
from alliance.held import DELETED
from alliance.keyed import Keyed

ON_A_PAGE = 50
LONGEST_SEARCH = 200


@dataclass
class Gone:
    """A record that is gone, by its last entry; `number` is the database id it had."""

    number: int
    key: str
    name: str
    at: datetime
    user: AbstractBaseUser | None
    why: str

    @property
    def before(self) -> str:
        """The last moment at which it was there, as an address has it."""
        return written(self.at - INSTANT)


def gone(model: type[Keyed], search: str = "", number: str | int = 1) -> Page:
    """A page of them, the last deleted first; `search` is looked for in the key and in the names."""
    entries = last_entries(model)
    if words := search[:LONGEST_SEARCH].replace("\0", " ").strip():
        entries = entries.filter(any_text(model, words))
    page = Paginator(entries.select_related("history_user"), ON_A_PAGE).get_page(number)
    names = Names({model: [entry.key for entry in page]})
    page.object_list = [
        Gone(
            number=entry.id,
            key=entry.key,
            name=names.of(model.noun(), entry.key),
            at=entry.history_date,
            user=entry.history_user,
            why=entry.history_change_reason or "",
        )
        for entry in page
    ]
    return page


def last_entries(model: type[Keyed]) -> models.QuerySet:
    """The last deletion of each key that no row has now."""
    entries = model.history.model.objects
    there = model._base_manager.filter(key=OuterRef("key"))
    later = entries.filter(
        Q(history_date__gt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__gt=OuterRef("history_id")),
        key=OuterRef("key"),
    )
    found = entries.filter(~Exists(there), ~Exists(later), history_type=DELETED)
    return found.order_by("-history_date", "-history_id")


def any_text(model: type[Keyed], words: str) -> Q:
    """Where the words may stand: in the key, or in a short text of the record."""
    columns = [field for field in model.public_fields() if isinstance(field, models.CharField) and not field.choices]
    found = Q(key__icontains=words)
    for field in columns:
        found |= Q(**{f"{field.name}__icontains": words})
    return found
