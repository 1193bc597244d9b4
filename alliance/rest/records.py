"""What every record of the API has in common.

A record is known by its `id`, which is its key; dates are as exact as they are known, with their precision beside them.
"""

from typing import ClassVar

from django.utils.module_loading import import_string
from rest_framework import serializers

from alliance.dates import PartialDate

# What every record ends with: whether it was read in a source, the last day on which it was, and when it changed.
STANDING = ("verification", "verified_on", "changed_at")


class PartialDateField(serializers.Field):
    """A date as exactly as it is known: `1949-08-24`, `1949-08` or `1949`."""

    def get_attribute(self, instance):
        day = getattr(instance, self.source)
        return day and PartialDate.of(day, getattr(instance, f"{self.source}_precision"))

    def to_representation(self, value):
        return str(value)


class PrecisionField(serializers.Field):
    """How exactly a date is known: day, month or year; null where there is no date."""

    def get_attribute(self, instance):
        has_date = getattr(instance, self.source.removesuffix("_precision"))
        return getattr(instance, self.source) if has_date else None

    def to_representation(self, value):
        return value


class ExpandableSerializer(serializers.Serializer):
    """Rows that show more on request: what `expand` names is shown in full, else in brief or not at all.

    `full` is the dotted name of the serializer that a brief one gives way to; `on_request` are the fields that are
    shown only where they are asked for.
    """

    full: ClassVar[str] = ""
    on_request: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args, expand=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.expand = frozenset(expand)

    @classmethod
    def expandable(cls) -> dict[str, type["ExpandableSerializer"]]:
        """The names that `expand` may have, with the serializers of what is then shown."""
        declared = cls._declared_fields
        named = {name: declared[name].child for name in cls.on_request}
        named |= {name: field for name, field in declared.items() if getattr(field, "full", "")}
        return {
            name: import_string(field.full) if getattr(field, "full", "") else type(field)
            for name, field in named.items()
        }

    @classmethod
    def in_place_of(cls, brief, whole):
        """The whole row that replaces a brief one, with what that had from the question."""
        return whole

    def get_fields(self):
        fields = super().get_fields()
        for name in self.on_request:
            if name not in self.expand:
                fields.pop(name, None)
        for name in self.expand.intersection(fields).difference(self.on_request):
            fields[name] = import_string(fields[name].full)(source=fields[name].source, read_only=True)
        return fields


class RecordSerializer(ExpandableSerializer, serializers.ModelSerializer):
    """A record with its key as `id`; runs no queries."""

    id = serializers.CharField(source="key", read_only=True)

    def build_standard_field(self, field_name, model_field):
        names = {field.name for field in model_field.model._meta.concrete_fields}
        if f"{field_name}_precision" in names:
            return PartialDateField, {"read_only": True}
        if field_name.endswith("_precision"):
            return PrecisionField, {"read_only": True}
        field, options = super().build_standard_field(field_name, model_field)
        if model_field.choices and field_name in {*model_field.model.computed, *model_field.model.settled_elsewhere}:
            options["allow_null"] = True  # verdicts and verifications are not kept over time
        return field, options


class SubjectSerializer(RecordSerializer):
    """What facts are about says nothing that could be verified: the facts do."""

    verification = serializers.ReadOnlyField(default=None)
    verified_on = serializers.ReadOnlyField(default=None)
