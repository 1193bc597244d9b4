"""What a list may be asked, from the form that reads the question: a range with both ends, a negation with its own."""

from typing import NamedTuple

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.docs.values import values

# What every list reads, and what no label says.
MEANINGS = {
    "as_of": _("what was true on a day"),
    "known_at": _("what was known here then"),
    "ordering": _("order"),
    "page_size": _("records on a page"),
    "cursor": _("where the page begins"),
    "fields": _("only these fields"),
    "omit": _("without these fields"),
    "expand": _("these in full"),
    "lang": _("one language"),
    "year": _("year"),
    "topic": _("topic"),
    "since": _("after this change, or from this day or instant on"),
    "q": _("words to look for"),
}


class Parameter(NamedTuple):
    """One parameter, with its negation or the other end of its range beside it."""

    names: tuple[str, ...]
    label: str
    values: str
    words: tuple[str, ...]


def parameters_of(fields: dict[str, forms.Field], columns: dict[str, str]) -> list[Parameter]:
    """`columns` are the meanings of the fields that ranges are about."""
    return [
        Parameter(names, capfirst(meaning(names[0], field, columns)), *values(field))
        for names, field in grouped(fields)
    ]


def grouped(fields: dict[str, forms.Field]):
    """Each parameter once, with the names that go along with it."""
    for name, field in fields.items():
        base = name.removesuffix("_not").removesuffix("_to")
        if name != base and (base in fields or f"{base}_from" in fields):
            continue
        besides = (f"{name}_not", f"{name.removesuffix('_from')}_to")
        yield (name, *(other for other in besides if other in fields and other != name)), field


def meaning(name: str, field: forms.Field, columns: dict[str, str]) -> str:
    return MEANINGS.get(name) or columns.get(name.removesuffix("_from")) or getattr(field, "one", field).label or ""
