"""Questions about rows: which parameter narrows them how."""

from collections.abc import Iterable, Mapping
from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from alliance.filters.fields import DayField, OneOfField, RecordField, YearField
from alliance.filters.forms import Rule, StrictForm


class DayFilter(Filter):
    """What holds, or had happened, on a day: by the rule of the queryset."""

    field_class = DayField

    def filter(self, queryset, day):
        return queryset.as_of(day) if day else queryset


class YearFilter(Filter):
    field_class = YearField


class OneOfFilter(Filter):
    """One of `choices`; shown as a list whose first entry is “any”."""

    field_class = OneOfField

    def __init__(self, choices, field_name=None, **kwargs):
        super().__init__(field_name, choices=choices, empty_label=_("any"), **kwargs)


class RecordFilter(Filter):
    """The rows that belong to one record of `model`, named by its key."""

    field_class = RecordField

    def __init__(self, model, field_name=None, **kwargs):
        super().__init__(field_name, model=model, **kwargs)


class StrictFilterSet(FilterSet):
    """A FilterSet that refuses what it does not know; used as it is, it knows no parameter at all.

    `besides` and `rules` are those of `StrictForm`: checked with the filters, their values stand in
    `form.cleaned_data`.
    """

    class Meta:
        form = StrictForm

    def __init__(self, *args, besides: Mapping[str, forms.Field] | None = None, rules: Iterable[Rule] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.besides, self.rules = besides, rules

    def get_form_class(self):
        return partial(super().get_form_class(), besides=self.besides, rules=self.rules)

    def filter_queryset(self, queryset, without: str = ""):
        """The rows that are asked for; `without` leaves one parameter out."""
        for name, parameter in self.filters.items():
            if name != without:
                queryset = parameter.filter(queryset, self.form.cleaned_data.get(name))
        return queryset


class AsOfFilterSet(StrictFilterSet):
    """Lists that have an answer for any day."""

    as_of = DayFilter(label=_("as of"))
