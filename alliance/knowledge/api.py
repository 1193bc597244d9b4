"""What has changed since, and what there is, over the API."""

import re
from functools import cached_property
from typing import ClassVar
from urllib.parse import quote

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from alliance.filters import Asked, InstantField, OneOfFilter, StrictFilterSet
from alliance.knowledge import version
from alliance.knowledge.models import Change
from alliance.knowledge.rows import noun_to_model
from alliance.rest.formats.terms import path_of
from alliance.rest.ordering import Column, Ordering
from alliance.rest.paging import page_of_rows
from alliance.rest.questions import OrderingField, asked_over_api
from alliance.rest.resources import ListViewSet

NUMBER = re.compile(r"\d{1,18}", re.ASCII)
MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)


def kinds():
    """The classes of records by their names outside, as choices."""
    return sorted((noun, model._meta.verbose_name) for noun, model in noun_to_model().items())


class SinceField(Asked, forms.CharField):
    """The `seq` of a change, for those after it; or a month, a day or an instant, for those from then on."""

    def to_python(self, value):
        if NUMBER.fullmatch(value):
            return int(value)
        try:
            return InstantField(upper=False).to_python(f"{value}-01" if MONTH.fullmatch(value) else value)
        except ValidationError:
            raise ValidationError(
                f"“{value}” is neither the “seq” of a change nor a day nor an instant: write 42 or 2026-11-01."
            ) from None


class ChangeFilter(StrictFilterSet):
    kind = OneOfFilter(kinds, label=_("kind"))
    action = OneOfFilter(Change.Action.choices, label=_("action"))


class ChangeSerializer(serializers.ModelSerializer):
    """One change of one record. What is deleted has no address any more, nor has what no list shows."""

    id = serializers.CharField(source="key", read_only=True)
    address = serializers.SerializerMethodField()

    class Meta:
        model = Change
        fields = ("seq", "at", "action", "kind", "id", "address")

    def get_address(self, change) -> str | None:
        path = self.paths.get(change.kind)
        if not path or change.action == Change.Action.DELETED:
            return None
        return self.context["request"].build_absolute_uri(f"{path}{quote(change.key)}/")

    @cached_property
    def paths(self) -> dict[str, str]:
        return {noun: path_of(model) for noun, model in noun_to_model().items()}


class ChangeViewSet(ListViewSet):
    """Every change of a public value, in the order in which they were made; deletions are tombstones.

    Who has seen all up to one `seq` misses none by asking `since` that one: later changes have higher numbers.
    """

    queryset = Change.objects.all()
    serializer_class = ChangeSerializer
    order: ClassVar = {"seq": "seq"}
    # What stands beside the rows, in terms of JSON Schema.
    told: ClassVar = {"data_version": {"type": "integer", "description": "How often the knowledge base has changed."}}

    def parameters(self):
        return {
            "since": SinceField(required=False),
            "ordering": OrderingField(self.order, required=False),
            **super().parameters(),
        }

    def form(self):
        filterset_class = asked_over_api(ChangeFilter, ChangeSerializer)
        self.filterset = filterset_class(
            self.request.query_params, self.get_queryset(), besides=self.parameters(), rules=[self.wrong_together]
        )
        return self.filterset.form

    def page(self):
        rows = self.filterset.filter_queryset(self.get_queryset())
        since = self.question["since"]
        if since is not None:
            rows = rows.filter(seq__gt=since) if isinstance(since, int) else rows.filter(at__gte=since)
        ordering = Ordering(self.question["ordering"] or [Column("seq")])
        return page_of_rows(rows, ordering, self.question, self.gives_whole)

    def about_list(self):
        return {"data_version": version.current().number}
