"""Rows and what became of them, in the words of an editor: labels for columns, names for keys, texts word by word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from alliance.editing.spoken import NOTHING, spoken, spoken_date
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row, noun_to_model
from alliance.sources.judging import fact_models
from alliance.sources.models import Claim, Source
from alliance.sources.values import field_label

# Names and other texts of a few words are shown before and after, as are those of so many words that comparing them
# would take too long: it takes the square of the time.
A_FEW_WORDS = 9  # with the spaces between them
MOST_WORDS = 2000
LEAST_ALIKE = 0.5  # of 1: texts that have less in common than that are two texts
WORDS = re.compile(r"\s+|\S+")


class Piece(NamedTuple):
    """A part of a text: `mark` is `ins` or `del`, empty where both sides have it."""

    text: str
    mark: str = ""


@dataclass
class Line:
    """A field, or a date with its precision, and what became of it; `pieces` where it is a text that was altered."""

    fields: tuple[str, ...]
    label: str
    before: str
    after: str
    pieces: list[Piece]

    @property
    def said(self) -> str:
        """Of a row that was made or is gone: what it says."""
        return self.after if self.before == NOTHING else self.before


class Names:
    """What rows are called by kind and key; rows that are gone by their history. Asks once for each class."""

    def __init__(self, wanted: Mapping[type[Keyed], Iterable[str]]):
        self.rows: dict[tuple[str, str], Keyed] = {}
        self.names: dict[tuple[str, str], str] = {}
        for model, keys in wanted.items():
            self.find(model, {key for key in keys if key})

    def find(self, model: type[Keyed], keys: set[str]) -> None:
        for row in model.objects.for_listing().filter(key__in=keys):
            self.rows[model.noun(), row.key] = row
            keys.discard(row.key)
            self.names[model.noun(), row.key] = name_of(row)
        for row in last_known(model, keys):
            self.names[model.noun(), row.key] = name_of(row)

    def of(self, kind: str, key: str) -> str:
        return self.names.get((kind, key)) or key

    def row(self, kind: str, key: str) -> Keyed | None:
        """The row itself where it is still there."""
        return self.rows.get((kind, key))


def address_of(row: Keyed) -> str:
    """Its page in the admin."""
    return reverse(admin_urlname(row._meta, "change"), args=[row.pk])


def last_known(model: type[Keyed], keys: Iterable[str]) -> Iterator[Keyed]:
    """Rows that are gone, as they were last, with what they refer to as it is or was last."""
    if not (keys := list(keys)):
        return
    entries = model.history.filter(key__in=keys).order_by("history_date", "history_id")
    rows = {entry.key: as_row(model, entry) for entry in entries}
    for field in (field for field in model._meta.concrete_fields if field.is_relation):
        ids = {number for row in rows.values() if (number := getattr(row, field.attname))}
        others = now_or_last(field.related_model, ids)
        for row in rows.values():
            if other := others.get(getattr(row, field.attname)):
                field.set_cached_value(row, other)
    yield from rows.values()


def now_or_last(model: type[Keyed], ids: set[int]) -> dict[int, Keyed]:
    rows = model._base_manager.in_bulk(ids) if ids else {}
    if gone := ids - rows.keys():
        entries = model.history.filter(id__in=gone).order_by("history_date", "history_id")
        rows |= {entry.id: as_row(model, entry) for entry in entries}
    return rows


def as_row(model: type[Keyed], entry: models.Model) -> Keyed:
    columns = [field.attname for field in model._meta.concrete_fields if hasattr(entry, field.attname)]
    return model(**{name: getattr(entry, name) for name in columns})


def name_of(row: Keyed) -> str:
    """The key where the name is made of what is gone. Of claims several say the same: their source tells them apart."""
    try:
        return f"{row} ({row.source})" if isinstance(row, Claim) else str(row)
    except (AttributeError, ObjectDoesNotExist):
        return row.key


def named_in(model: type[Keyed], row: Row | None, wanted: dict[type[Keyed], set[str]]) -> None:
    """Note all to which a row refers."""
    for field in model.public_fields() if row else ():
        if field.is_relation and (value := row.get(field.name)):
            wanted[field.related_model].update(value if field.many_to_many else [value])


def names_for(rows: Iterable[tuple[str, str, Row | None]], sources: Iterable[str] = ()) -> Names:
    """The names of these rows (kind, key, values) and of all that they refer to, and of sources by key."""
    wanted: dict[type[Keyed], set[str]] = defaultdict(set, {Source: set(sources)})
    kinds = noun_to_model()
    for kind, key, row in rows:
        wanted[kinds[kind]].add(key)
        named_in(kinds[kind], row, wanted)
    return Names(wanted)


def lines_of(model: type[Keyed], before: Row | None, after: Row | None, names: Names) -> list[Line]:
    """What became of a row, field by field; of one that was made or is gone, what it says."""
    if before is not None and after is not None:
        told = [fields for fields in units(model) if any(before.get(name) != after.get(name) for name in fields)]
    else:
        told = [fields for fields in units(model) if not says_nothing(before or after, fields[0])]
    return [line_of(model, fields, before, after, names) for fields in told]


def units(model: type[Keyed]) -> list[tuple[str, ...]]:
    """The fields of a class, each date together with its precision; notes come last."""
    names = [field.name for field in model.public_fields()]
    names.sort(key=lambda name: name.startswith(("note_", "reason_")))
    return [
        (name, f"{name}_precision") if f"{name}_precision" in names else (name,)
        for name in names
        if not name.endswith("_precision")
    ]


def says_nothing(row: Row, name: str) -> bool:
    """What nobody has filled in is not worth a line; nor is a box that nobody has ticked."""
    return row.get(name) in (None, "", [], False)


def line_of(model: type[Keyed], fields: tuple[str, ...], before: Row | None, after: Row | None, names: Names) -> Line:
    field = model._meta.get_field(fields[0])
    old, new = (in_words(field, row, names) for row in (before, after))
    pieces = compared(old, new) if is_text(field) else []
    return Line(fields, capfirst(str(field.verbose_name)), old, new, pieces)


def is_text(field: models.Field) -> bool:
    return isinstance(field, models.TextField | models.CharField) and not field.choices


def in_words(field: models.Field, row: Row | None, names: Names) -> str:
    """The value of a field as a reader would see it."""
    plain = row.get(field.name) if row else None
    if plain in (None, "", []):
        return NOTHING
    if field.is_relation:
        kind = field.related_model.noun()
        return "; ".join(sorted(names.of(kind, key) for key in (plain if field.many_to_many else [plain])))
    if field.model is Claim and field.name == "field":
        return label_of_claimed(plain)
    if isinstance(field, models.DateField):
        return spoken_date(plain, row.get(f"{field.name}_precision", "day"))
    return spoken(field.model, field.name, plain)


def label_of_claimed(name: str) -> str:
    """What claims call a field: that of the first class of facts that has it."""
    having: list[type[Fact]] = [model for model in fact_models() if name in model.judged_fields]
    return str(field_label(having[0], name)) if having else name


def compared(before: str, after: str) -> list[Piece]:
    """Two texts word by word, where that is easier to read than the one after the other."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if not A_FEW_WORDS < min(len(old), len(new)) <= max(len(old), len(new)) <= MOST_WORDS:
        return []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return []
    pieces: list[Piece] = []
    for what, start, end, new_start, new_end in together(matcher.get_opcodes(), old):
        if what == "equal":
            pieces.append(Piece("".join(old[start:end])))
            continue
        pieces += [Piece("".join(old[start:end]), "del")] if start < end else []
        pieces += [Piece("".join(new[new_start:new_end]), "ins")] if new_start < new_end else []
    return pieces


def together(steps: Iterable[tuple], old: list[str]) -> list[tuple]:
    """Steps of a comparison; where nothing but a space is the same between two changes, these are one."""
    joined: list[tuple] = []
    for step in steps:
        what, start, end, *_ = step
        if what == "equal" and joined and not "".join(old[start:end]).strip():
            step = ("replace", *step[1:])
        if joined and "equal" not in (step[0], joined[-1][0]):
            _, first, _, new_first, _ = joined.pop()
            step = ("replace", first, step[2], new_first, step[4])
        joined.append(step)
    return joined
