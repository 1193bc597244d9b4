"""What the records of an endpoint have, from their serializers: the name of each field, its meaning and its type."""

from collections.abc import Iterator
from typing import NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from alliance.dates import PRECISIONS
from alliance.rest.records import PartialDateField, PrecisionField

# From the particular to the general: the first that fits says the type.
WORDS = _("one of a few words")
TYPES = (
    (PartialDateField, _("a date as exact as it is known")),
    (PrecisionField, WORDS),
    (serializers.ListSerializer, _("a list of records")),
    (serializers.BaseSerializer, _("a record")),
    (serializers.BooleanField, _("true or false")),
    (serializers.IntegerField, _("a whole number")),
    (serializers.FloatField, _("a number")),
    (serializers.DecimalField, _("a number")),
    (serializers.DateTimeField, _("an instant in UTC")),
    (serializers.DateField, _("a day")),
    (serializers.ChoiceField, WORDS),
    (serializers.URLField, _("an address")),
    (serializers.ListField, _("a list of texts")),
    (serializers.JSONField, _("a list of texts")),
)
TEXT = _("text")

# What fields mean that no column stands behind, or whose column says less.
MEANINGS = {
    "id": _("what the record is called; it never changes"),
    "accession_steps": _("accession steps"),
    "address": _("where the record stands in the API"),
    "agenda": _("agenda"),
    "at": _("when it was written into the log"),
    "changed_at": _("when a public value last changed"),
    "claim_count": _("number of claims"),
    "claims": _("who says so: on request"),
    "country": _("country"),
    "date": _("date"),
    "date_precision": _("precision"),
    "fact": _("the fact"),
    "host": _("host country"),
    "is_effective": _("membership begins in law with this step"),
    "joined": _("first day as a member"),
    "kind": _("kind"),
    "left": _("first day no longer a member"),
    "matches": _("texts in which the words stand"),
    "meeting_count": _("agendas with the topic itself"),
    "members_after": _("number of members from then on"),
    "memberships": _("memberships"),
    "names": _("names in the course of time"),
    "ordinal": _("which of the summits of its organization it is"),
    "organization": _("organization"),
    "page_en": _("the page for readers (English)"),
    "page_ind": _("the page for readers (Indonesian)"),
    "person": _("person"),
    "said": _("sources that say it in the same words"),
    "seq": _("number of the change, higher than all before"),
    "title_en": _("title (English)"),
    "title_ind": _("title (Indonesian)"),
    "verification": _("verification"),
    "verified_on": _("verified on"),
}

# What stands around the records of a list, or comes with them in one language only.
AROUND = {
    "count": _("how many records there are in all"),
    "as_of": _("the day that the list is about"),
    "known_at": _("the instant whose knowledge is shown"),
    "note": _("what to say along with the list (English)"),
    "note_ind": _("what to say along with the list (Indonesian)"),
    "data_version": _("the version of the data"),
    "next": _("the address of the next page"),
    "previous": _("the address of the page before"),
    "results": _("the records"),
    "fallbacks": _("with one language: the fields that are in English for want of Indonesian"),
}


class Field(NamedTuple):
    """One field: `words` are all its values where they can be counted."""

    name: str
    label: str
    type: str
    words: tuple[str, ...] = ()


def fields_of(serializer: serializers.BaseSerializer) -> list[Field]:
    return [described(name, field) for name, field in serializer.fields.items()]


def described(name: str, field: serializers.Field) -> Field:
    kind = next((said for known, said in TYPES if isinstance(field, known)), TEXT)
    return Field(name, capfirst(meaning(name, field)), kind, tuple(words(field)))


def words(field: serializers.Field) -> Iterator[str]:
    if isinstance(field, PrecisionField):
        yield from PRECISIONS
    elif isinstance(field, serializers.ChoiceField):
        yield from (str(choice) for choice in field.choices if choice)


def meaning(name: str, field: serializers.Field) -> str:
    """By our own word, else by what the column is called."""
    if name in MEANINGS:
        return MEANINGS[name]
    model = getattr(getattr(field.parent, "Meta", None), "model", None)
    try:
        return model._meta.get_field(field.source.split(".")[0]).verbose_name or ""
    except (AttributeError, FieldDoesNotExist):
        return ""
