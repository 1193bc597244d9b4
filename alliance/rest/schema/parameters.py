"""What may be asked, from the fields of the forms that read it."""

from functools import singledispatch
from inspect import getdoc

from django import forms
from django.db import DatabaseError, connection
from django.utils.text import capfirst
from django_filters import Filter

from alliance.filters import RecordFilter, fields
from alliance.rest.paging import CursorField
from alliance.rest.questions import AnyOf, BoundFilter, OrderingField
from alliance.rest.schema.fields import PARTIAL_DATE
from alliance.rest.shape import NameField

ANYTHING = {"type": "string", "minLength": 1, "maxLength": fields.LONGEST}
KEY = {
    "name": "key",
    "in": "path",
    "required": True,
    "description": "The `id` of the record; a slash in it may be written as `%2F`.",
    "schema": ANYTHING,
}
CONDITIONS = [{"$ref": f"#/components/parameters/{name}"} for name in ("If-None-Match", "If-Modified-Since")]

# What every endpoint reads alike.
SAID = {
    "as_of": "The day that is asked about: what was in force then, or had happened by then.",
    "known_at": "An instant, or the end of a day: what was known here then.",
    "page_size": "Rows on a page; 100 unless it is asked for. Formats other than JSON come whole unless it is given.",
    "cursor": "Where the page begins: from `next` or `previous`, never made up.",
    "ordering": "By which fields the list is sorted; `-` before a name for the highest first.",
    "fields": "Show these alone, by dotted names.",
    "omit": "Show all but these, by dotted names.",
    "expand": "Show these in full.",
    "lang": "Show one language: `name_en` and `name_ind` become `name`; `fallbacks` names what is in English for want.",
}
OF_NAMES = ("fields", "omit")


def of(view) -> list[dict]:
    """The query parameters of a view, in the order in which its errors list them."""
    if not hasattr(view, "form"):
        return []
    asked = view.parameters() if view.action == "retrieve" else view.form().fields
    filters = {} if view.action == "retrieve" else getattr(getattr(view, "filterset", None), "filters", {})
    return [parameter(name, field, filters.get(name)) for name, field in asked.items()]


def parameter(name: str, field: forms.Field, one: Filter | None) -> dict:
    """A query parameter; several values stand with commas between them."""
    described = {"name": name, "in": "query", "description": SAID.get(name), "schema": type_of(field)}
    is_list = described["schema"].get("type") == "array"
    if not described["description"]:
        words = said_of(one or field).removesuffix(".")
        end = ": none of these." if name.endswith("_not") else "; several: any of them." if is_list else "."
        described["description"] = words + end
    if field.required:
        described["required"] = True
    if is_list:
        described |= {"style": "form", "explode": False}
    return described


@singledispatch
def said_of(asked: Filter | forms.Field) -> str:
    """What a filter or a field says of itself: the first paragraph of its class, or its label."""
    if type(asked).__module__.startswith(("alliance.filters", "django")):
        return capfirst(str(asked.label or ""))
    return " ".join((getdoc(type(asked)) or "").split("\n\n")[0].split())


@said_of.register
def _(asked: RecordFilter):
    said = said_of.dispatch(Filter)(asked)
    return f"{said}, by its id" if type(asked) is RecordFilter else said


@said_of.register
def _(asked: AnyOf):
    return said_of(asked.one)


@said_of.register
def _(asked: BoundFilter):
    if isinstance(asked.field, fields.NumberField):
        return "At most" if asked.lookup_expr == "lte" else "At least"
    return said_of(asked.field)


@said_of.register
def _(asked: fields.BoundField):
    if asked.upper:
        return "On or before this day; the last one of a month or year"
    return "On or after this day; the first one of a month or year"


@said_of.register
def _(asked: fields.InstantField):
    return "Not after this instant, or the end of a day" if asked.upper else "Not before this instant or day"


@singledispatch
def type_of(field: forms.Field) -> dict:
    """The JSON Schema of what a form field reads."""
    return dict(ANYTHING)


@type_of.register
def _(field: fields.DayField):
    return {"type": "string", "format": "date"}


@type_of.register
def _(field: fields.BoundField):
    return {"type": "string", "pattern": PARTIAL_DATE}


@type_of.register
def _(field: fields.InstantField):
    return {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}


@type_of.register
def _(field: fields.YearField):
    return {"type": "integer", "minimum": fields.FIRST_YEAR, "maximum": fields.LAST_YEAR}


@type_of.register
def _(field: fields.CountField):
    return {"type": "integer", "minimum": 1, **({"maximum": field.most} if field.most else {})}


@type_of.register
def _(field: fields.NumberField):
    return {"type": "number"}


@type_of.register
def _(field: fields.OneOfField):
    try:
        with connection.execute_wrapper(asked_of_rows):
            return {"type": "string", "enum": field.allowed}
    except DatabaseError:
        return dict(ANYTHING)


def asked_of_rows(*query):
    """What rows decide is left open: the description is the same whatever is in the database."""
    raise DatabaseError


@type_of.register
def _(field: CursorField):
    return {"type": "string", "minLength": 1, "maxLength": field.longest}


@type_of.register
def _(field: fields.SeveralField):
    one = {"type": "string", "enum": field.help_text} if isinstance(field.one, NameField) else type_of(field.one)
    return {"type": "array", "items": one, "minItems": 1, "maxItems": fields.SEVERAL}


@type_of.register
def _(field: OrderingField):
    names = [sign + name for name in field.columns for sign in ("", "-")]
    return {"type": "array", "items": {"type": "string", "enum": names}, "minItems": 1}
