"""The types of what a record has, null included where a record can have it."""

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

from alliance.dates import PRECISIONS
from alliance.rest.records import PartialDateField, PrecisionField

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
NOTHING = {"type": "null", "description": "Always null: facts are about this; it says nothing itself."}


class PartialDates(OpenApiSerializerFieldExtension):
    target_class = PartialDateField

    def map_serializer_field(self, auto_schema, direction):
        return {
            "type": "string",
            "pattern": PARTIAL_DATE,
            "description": "A date as exactly as it is known: 1949-08-24, 1949-08 or 1949.",
        }


class Precisions(OpenApiSerializerFieldExtension):
    target_class = PrecisionField

    def map_serializer_field(self, auto_schema, direction):
        return {
            "type": "string",
            "enum": list(PRECISIONS),
            "description": "How exactly the date is known.",
        }


def may_be_null(field: serializers.Field) -> bool:
    """Whether a record can have null here: by the field's own word, or by the columns on the way to its value."""
    if field.allow_null:
        return True
    model = getattr(getattr(field.parent, "Meta", None), "model", None)
    source = field.source or field.field_name or ""
    if isinstance(field, PrecisionField):  # there is no precision without a date
        source = source.removesuffix("_precision")
    for name in source.split("."):
        column = column_of(model, name)
        if column is None:
            return False
        if column.null:
            return True
        model = column.related_model
    return False


def column_of(model: type[models.Model] | None, name: str) -> models.Field | None:
    """The column of that name, or none: a property, or rows of another model that point here."""
    try:
        column = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return column if isinstance(column, models.Field) and column.concrete else None
