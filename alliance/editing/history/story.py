"""The story of a record and of all that hangs on it: what was done, when, by whom, why and by which source.

What one act has written is one entry, known by its moment and its user. A page of the story is read with a number of
queries that does not grow with the story; of an entry with many rows the first are told and the others counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import F, Q, Subquery, Window
from django.db.models.functions import DenseRank
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alliance.editing.documents.entries import rows_of_entries
from alliance.editing.documents.reading import classes_of, dependants, earlier
from alliance.editing.history.moments import INSTANT, shown, written
from alliance.editing.history.telling import Line, Names, address_of, lines_of, names_for
from alliance.held import DELETED
from alliance.keyed import Keyed
from alliance.knowledge.load import REASON
from alliance.knowledge.rows import Row
from alliance.sources.models import Source

ENTRIES_ON_A_PAGE = 20
# Rows of one class that are told of one entry.
MOST_ROWS = 30
# More rows than these, with which the same was done, are folded.
MOST_OPEN = 5

CREATED = "+"
MADE, CHANGED, GONE = "made", "changed", "gone"

RESTORED = re.compile(r"Restored as of (\S+): (.*)", re.DOTALL)

# What makes an act: its moment, and the database id of its user.
Act = tuple[datetime, int | None]


@dataclass
class Told:
    """What became of one row; `before` and `after` are its plain values, `None` where it was not there."""

    model: type[Keyed]
    key: str
    before: Row | None
    after: Row | None
    name: str = ""
    address: str = ""  # of its page in the admin, empty where it is gone
    lines: list[Line] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def became(self) -> str:
        return MADE if self.before is None else GONE if self.after is None else CHANGED


@dataclass
class Group:
    """Rows of one class with which one act did the same."""

    model: type[Keyed]
    became: str
    rows: list[Told] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @property
    def is_folded(self) -> bool:
        return self.became != CHANGED and len(self.rows) > MOST_OPEN


@dataclass
class Entry:
    """One act; `untold` counts the rows that are left out."""

    at: datetime
    user: AbstractBaseUser | None = None
    reason: str = ""
    source_key: str = ""
    source: Source | None = None
    rows: list[Told] = field(default_factory=list)
    untold: int = 0

    def is_by(self, written: models.Model) -> None:
        """Take over what one of its rows says of the act."""
        self.user = written.history_user
        self.reason = self.reason or written.history_change_reason or ""
        self.source_key = self.source_key or written.history_source

    @property
    def moment(self) -> str:
        """As an address has it."""
        return written(self.at)

    @property
    def before(self) -> str:
        return written(self.at - INSTANT)

    @property
    def groups(self) -> list["Group"]:
        """The rows of one class that were added, or deleted, together where they are many."""
        found: dict[tuple[str, type[Keyed]], Group] = {}
        for row in self.rows:
            found.setdefault((row.became, row.model), Group(row.model, row.became)).rows.append(row)
        return list(found.values())

    @property
    def is_load(self) -> bool:
        return self.reason == REASON

    @property
    def why(self) -> str:
        """The reason as it was given; what the house itself has written, in the language of the reader."""
        if self.is_load:
            return _("Loaded from the fixtures")
        if found := RESTORED.fullmatch(self.reason):
            then = {"moment": shown(found[1]), "why": found[2]}
            return _("Restored as it was at %(moment)s: %(why)s") % then
        return self.reason


class Story:
    """The story of what has ever had a key, told to somebody who may see the histories of these classes."""

    def __init__(self, model: type[Keyed], key: str, may_see=lambda model: True):
        self.entries: dict[type[Keyed], models.QuerySet] = {}
        conditions: dict[type[Keyed], Q] = defaultdict(Q, {model: Q(key=key)})
        for one in classes_of(model):
            if one not in conditions or not may_see(one):
                continue
            self.entries[one] = one.history.model.objects.filter(conditions[one])
            if hanging := dependants(one):
                ids = set(self.entries[one].order_by().values_list("id", flat=True).distinct())
                for other, reference in hanging:
                    conditions[other] |= Q(**{f"{reference.attname}__in": ids})

    def page(self, number: str | int = 1) -> Page:
        """One page of entries, newest first; a number that is none is the first, one too high the last."""
        acts = sorted(self.acts(), key=lambda act: (act[0], act[1] or 0), reverse=True)
        page = Paginator(acts, ENTRIES_ON_A_PAGE).get_page(number)
        page.object_list = self.tell(list(page.object_list))
        return page

    def acts(self) -> set[Act]:
        return {
            act
            for entries in self.entries.values()
            for act in entries.order_by().values_list("history_date", "history_user_id").distinct()
        }

    def tell(self, acts: list[Act]) -> list[Entry]:
        told = {act: Entry(at=act[0]) for act in acts}
        for model, entries in self.entries.items():
            self.add_rows(told, model, entries.filter(history_date__in={at for at, _user in acts}))
        rows = [row for entry in told.values() for row in entry.rows]
        names = names_for(
            ((row.model.noun(), row.key, values) for row in rows for values in (row.before, row.after)),
            {entry.source_key for entry in told.values()},
        )
        for entry in told.values():
            entry.source = names.row("source", entry.source_key)
        for row in rows:
            put_into_words(row, names)
        return list(told.values())

    def add_rows(self, told: dict[Act, Entry], model: type[Keyed], entries: models.QuerySet) -> None:
        """One row for each that an act has touched, however often it was written in it."""
        untold = set(entries.order_by().values_list("history_date", "history_user_id", "id").distinct())
        touched: dict[tuple[datetime, int | None, int], list[models.Model]] = defaultdict(list)
        for entry in first_of(entries):
            touched[entry.history_date, entry.history_user_id, entry.id].append(entry)
        after = rows_of_entries(model, [written[-1] for written in touched.values()])
        before = before_these(model, [written[0] for written in touched.values()])
        for (at, user, _number), (first, last) in ends_of(touched):
            row = Told(
                model,
                last.key,
                before=None if first.history_type == CREATED else before.get(first.pk),
                after=None if last.history_type == DELETED else after[last.pk],
            )
            told[at, user].is_by(last)
            if row.before != row.after:
                told[at, user].rows.append(row)
        for at, user, _number in untold - touched.keys():
            told[at, user].untold += 1


def ends_of(touched: dict) -> Iterable:
    """The first and the last entry of each row, which may be one and the same."""
    return ((place, (written[0], written[-1])) for place, written in touched.items())


def first_of(entries: models.QuerySet) -> models.QuerySet:
    """The entries about the first rows of each act."""
    by_act = Window(DenseRank(), partition_by=[F("history_date"), F("history_user_id")], order_by=F("id").asc())
    return (
        entries.annotate(place=by_act)
        .filter(place__lte=MOST_ROWS)
        .select_related("history_user")
        .order_by("id", "history_id")
    )


def before_these(model: type[Keyed], entries: list[models.Model]) -> dict[int, Row]:
    """As the rows stood before these entries of their history, by the entry; two queries, and those for references."""
    if not entries:
        return {}
    histories = model.history.model.objects
    last = earlier(model).order_by("-history_date", "-history_id").values("pk")[:1]
    former = dict(
        histories.filter(pk__in=[entry.pk for entry in entries])
        .annotate(former=Subquery(last))
        .values_list("pk", "former")
    )
    # A row of which nothing is recorded but its deletion: that tells how it stood.
    alone = {entry.pk for entry in entries if entry.history_type == DELETED and former[entry.pk] is None}
    former |= {number: number for number in alone}
    there = histories.filter(Q(pk__in=alone) | ~Q(history_type=DELETED), pk__in=filter(None, former.values()))
    rows = rows_of_entries(model, list(there))
    return {number: rows[other] for number, other in former.items() if other in rows}


def put_into_words(row: Told, names: Names) -> None:
    kind = row.model.noun()
    row.name, there = names.of(kind, row.key), names.row(kind, row.key)
    row.address = address_of(there) if there else ""
    row.lines = lines_of(row.model, row.before, row.after, names)
