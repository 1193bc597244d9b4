"""What a parameter may be, in words, by the field of the form that reads it."""

from functools import singledispatch
from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance.filters import fields
from alliance.knowledge.api import SinceField
from alliance.rest.paging import CursorField
from alliance.rest.questions import OrderingField
from alliance.rest.shape import NameField
from alliance.search.filters import QuestionField
from alliance.sources.filters import FactField
from members.filters import CountryField


class Values(NamedTuple):
    """What may stand there, and the words themselves where they can be counted."""

    said: str
    words: tuple[str, ...] = ()


@singledispatch
def values(field: forms.Field) -> Values:
    """Raises `LookupError` for a kind of field that nobody has described yet."""
    raise LookupError(f"What may be given to {type(field).__name__} is not described.")


@values.register
def _day(field: fields.DayField) -> Values:
    return Values(_("a day, YYYY-MM-DD"))


@values.register
def _bound(field: fields.BoundField) -> Values:
    return Values(_("a day, a month or a year"))


@values.register
def _instant(field: fields.InstantField) -> Values:
    return Values(_("a day, or an instant in UTC: YYYY-MM-DDTHH:MM:SSZ"))


@values.register
def _year(field: fields.YearField) -> Values:
    return Values(_("a year from %(first)s to %(last)s") % {"first": fields.FIRST_YEAR, "last": fields.LAST_YEAR})


@values.register
def _count(field: fields.CountField) -> Values:
    if field.most:
        return Values(_("a whole number from 1 to %(most)s") % {"most": field.most})
    return Values(_("a whole number from 1 on"))


@values.register
def _number(field: fields.NumberField) -> Values:
    return Values(_("a number"))


@values.register
def _one_of(field: fields.OneOfField) -> Values:
    return Values(_("of these words:"), tuple(field.allowed))


@values.register
def _record(field: fields.RecordField) -> Values:
    return Values(_("the id of: %(noun)s") % {"noun": field.model._meta.verbose_name})


@values.register
def _country(field: CountryField) -> Values:
    return Values(_("a country: its ISO code, its name as in addresses, or a former name"))


@values.register
def _fact(field: FactField) -> Values:
    return Values(_("the id of a fact"))


@values.register
def _cursor(field: CursorField) -> Values:
    return Values(_("as in “next” or “previous”"))


@values.register
def _ordering(field: OrderingField) -> Values:
    return Values(_("fields, each with a minus to turn it around:"), tuple(field.columns))


@values.register
def _since(field: SinceField) -> Values:
    return Values(_("the number of a change, a day, or an instant in UTC"))


@values.register
def _question(field: QuestionField) -> Values:
    return Values(_("a few words"))


@values.register
def _name(field: NameField) -> Values:
    return Values(_("names of fields"))


@values.register
def _several(field: fields.SeveralField) -> Values:
    """Several values mean what one means: that they may be several, the page says once."""
    return values(field.one)
