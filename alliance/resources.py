"""What every list and every record of the API have in common.

A record is known by its `id`, which is its key; dates are as exact as they are known, with their precision beside them.
"""

from typing import ClassVar

from django.db.models import CharField, Func
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.viewsets import ReadOnlyModelViewSet

from alliance.dates import PartialDate
from alliance.filters import LONGEST, PAGING, StrictFilterSet
from alliance.paging import Pages
from alliance.problems import refuse_if_wrong


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


class RecordSerializer(serializers.ModelSerializer):
    """A record with its key as `id`; runs no queries."""

    id = serializers.CharField(source="key", read_only=True)

    def build_standard_field(self, field_name, model_field):
        names = {field.name for field in model_field.model._meta.concrete_fields}
        if f"{field_name}_precision" in names:
            return PartialDateField, {"read_only": True}
        if field_name.endswith("_precision"):
            return PrecisionField, {"read_only": True}
        return super().build_standard_field(field_name, model_field)


class Alike(Func):
    """A column that sorts alike in every database: text by its letters, not by the rules of a language."""

    arity = 1
    template = "%(expressions)s"

    def as_postgresql(self, compiler, connection, **context):
        if isinstance(self.output_field, CharField):
            context["template"] = '%(expressions)s COLLATE "C"'
        return self.as_sql(compiler, connection, **context)


class StrictBackend(DjangoFilterBackend):
    """Reads the whole question of a list and refuses it as a whole; the view keeps the cleaned values."""

    def get_filterset_kwargs(self, request, queryset, view):
        return {**super().get_filterset_kwargs(request, queryset, view), "besides": PAGING}

    def filter_queryset(self, request, queryset, view):
        view.filterset = self.get_filterset(request, queryset, view)
        refuse_if_wrong(view.filterset.form)
        view.question = view.filterset.form.cleaned_data
        return view.filterset.qs


class EnglishMixin:
    """Errors are in English whatever the reader's browser prefers; data are in both languages anyway."""

    http_method_names = ("get", "head", "options")

    def dispatch(self, request, *args, **kwargs):
        with override("en"):
            response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", "en, id")
        return response


class ResourceViewSet(EnglishMixin, ReadOnlyModelViewSet):
    """A list in pages, and its records by key."""

    lookup_field = "key"
    lookup_value_regex = ".+?"  # keys contain slashes
    filter_backends = (StrictBackend,)
    filterset_class = StrictFilterSet
    pagination_class = Pages
    # Fields in which the list is sorted, the last one unique; the order of the model where empty.
    ordering: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self):
        """In an order that is the same in every database; rows without a date come last."""
        rows = super().get_queryset()
        return rows.order_by(*(Alike(name).asc(nulls_last=True) for name in self.ordering or rows.model._meta.ordering))

    def list(self, request, *args, **kwargs):
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.paginator.get_paginated_response(self.get_serializer(rows, many=True).data, **self.about_list())

    def about_list(self):
        """What stands beside the count."""
        return {}

    def get_object(self):
        rows = self.get_queryset()
        refuse_if_wrong(StrictFilterSet(self.request.query_params, rows).form)
        text = self.kwargs["key"]
        record = None if "\0" in text or len(text) > LONGEST else self.find(rows, text)
        if record is None:
            raise NotFound(_("There is no %(noun)s “%(key)s”.") % {"noun": rows.model._meta.verbose_name, "key": text})
        return record

    def find(self, rows, text):
        """The record that an address means, or none."""
        return rows.filter(key=text).first()
