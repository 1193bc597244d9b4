"""The question in a URL, read the same way for pages and API.

Every parameter is known, given once and has a value that means something; anything else is an error that says what is
allowed. An error carries `allowed`, a list, in its `params` where there is such a list.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from difflib import get_close_matches
from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet
from django_filters.fields import ChoiceField

LONGEST = 255  # as a key
LARGEST_PAGE = 100
LISTED = 60  # as many records as an error message may list
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
NUMBER = re.compile(r"\d{1,9}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1949, 2100

# Parameters of some lists that people try on others, and where they work.
ELSEWHERE = {
    "as_of": _(
        "“as_of” has no meaning here. It works on members, memberships, military-participations, partnerships, "
        "positions, terms, secretaries-general, country-names, organizations, operations, accession-steps, meetings, "
        "defence-expenditures, spending-pledges and timeline."
    ),
}


def without_blanks(query: QueryDict) -> QueryDict:
    """What a form on a page asks: fields left empty are not asked, while in an address an empty value is an error."""
    asked = query.copy()
    for name, values in query.lists():
        if not any(value.strip() for value in values):
            del asked[name]
    return asked


class Asked:
    """A form field for a parameter: absent is `None`; present, it must have a value."""

    def clean(self, value):
        if value is None:
            return None
        if not value.strip():
            raise ValidationError(_("The value is empty: give one, or leave the parameter out."), code="empty")
        if "\0" in value:
            raise ValidationError(_("The value contains a NUL character."), code="null")
        if len(value) > LONGEST:
            raise ValidationError(
                _("The value is too long: at most %(longest)s characters."), code="long", params={"longest": LONGEST}
            )
        return super().clean(value.strip())


class DayField(Asked, forms.CharField):
    """A calendar day, `YYYY-MM-DD`."""

    widget = forms.DateInput(attrs={"type": "date"})

    def to_python(self, value):
        if not DAY.fullmatch(value):
            raise ValidationError(_("“%(value)s” is not a date: write YYYY-MM-DD."), params={"value": value})
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a day of the calendar: write YYYY-MM-DD."), params={"value": value}
            ) from None


class YearField(Asked, forms.CharField):
    """A year from 1949 to 2100."""

    widget = forms.NumberInput(attrs={"min": FIRST_YEAR, "max": LAST_YEAR})

    def to_python(self, value):
        if not YEAR.fullmatch(value) or not FIRST_YEAR <= int(value) <= LAST_YEAR:
            raise ValidationError(
                _("“%(value)s” is not a year from %(first)s to %(last)s."),
                params={"value": value, "first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
            )
        return int(value)


class CountField(Asked, forms.CharField):
    """A whole number from 1 up to `most`, where there is a most."""

    widget = forms.NumberInput(attrs={"min": 1})

    def __init__(self, *, most: int | None = None, **kwargs):
        self.most = most
        super().__init__(**kwargs)

    def to_python(self, value):
        if NUMBER.fullmatch(value) and 1 <= int(value) <= (self.most or int(value)):
            return int(value)
        if self.most:
            raise ValidationError(
                _("“%(value)s” is not a whole number from 1 to %(most)s."), params={"value": value, "most": self.most}
            )
        raise ValidationError(_("“%(value)s” is not a whole number from 1 on."), params={"value": value})


# What lists that come in pages read besides their filters.
PAGING = {
    "page": CountField(label=_("page"), required=False),
    "page_size": CountField(label=_("rows on a page"), required=False, most=LARGEST_PAGE),
}


class OneOfField(Asked, ChoiceField):
    """One of a few words."""

    def validate(self, value):
        if not self.valid_value(value):
            allowed = [str(choice) for choice, _label in self.choices if choice]
            raise ValidationError(
                _("“%(value)s” is not one of: %(words)s."),
                code="invalid_choice",
                params={"value": value, "words": ", ".join(allowed), "allowed": allowed},
            )


class RecordField(Asked, forms.CharField):
    """A record, by its key."""

    def __init__(self, *, model, **kwargs):
        self.model = model
        super().__init__(**kwargs)

    def to_python(self, value):
        record = self.model.objects.filter(key=value).first()
        if record is None:
            raise self.unknown(value)
        return record

    def unknown(self, value):
        params = {"noun": self.model._meta.verbose_name, "value": value}
        keys = list(self.model.objects.order_by("key").values_list("key", flat=True)[: LISTED + 1])
        if not 0 < len(keys) <= LISTED:
            return ValidationError(_("There is no %(noun)s “%(value)s”."), code="unknown_record", params=params)
        return ValidationError(
            _("There is no %(noun)s “%(value)s”. There are: %(words)s."),
            code="unknown_record",
            params={**params, "words": ", ".join(keys), "allowed": keys},
        )


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


class StrictForm(forms.Form):
    """Refuses parameters that are unknown or repeated; `besides` names those of `PAGING` that are read too."""

    def __init__(self, *args, besides: Iterable[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= {name: deepcopy(PAGING[name]) for name in besides}

    def clean(self):
        for name in self.data:
            if name not in self.fields:
                self._errors[name] = self.error_class([self.unknown(name)])
            elif hasattr(self.data, "getlist") and len(self.data.getlist(name)) > 1:
                self.add_error(name, ValidationError(_("The parameter is given more than once."), code="repeated"))
        return self.cleaned_data

    def unknown(self, name):
        if name in ELSEWHERE:
            return ValidationError(ELSEWHERE[name], code="elsewhere")
        allowed = list(self.fields)
        if not allowed:
            return ValidationError(_("Unknown parameter: none is known here."), code="unknown", params={"allowed": []})
        params = {"words": ", ".join(allowed), "allowed": allowed}
        if close := get_close_matches(name, allowed, n=1):
            return ValidationError(
                _("Unknown parameter: did you mean “%(close)s”? Known are: %(words)s."),
                code="unknown",
                params={**params, "close": close[0]},
            )
        return ValidationError(_("Unknown parameter. Known are: %(words)s."), code="unknown", params=params)


class StrictFilterSet(FilterSet):
    """A FilterSet that refuses what it does not know; used as it is, it knows no parameter at all.

    `besides` names those of `PAGING` that the list reads too: checked with the others, their values stand in
    `form.cleaned_data`.
    """

    class Meta:
        form = StrictForm

    def __init__(self, *args, besides: Iterable[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.besides = besides

    def get_form_class(self):
        return partial(super().get_form_class(), besides=self.besides)

    def filter_queryset(self, queryset, without: str = ""):
        """The rows that are asked for; `without` leaves one parameter out."""
        for name, parameter in self.filters.items():
            if name != without:
                queryset = parameter.filter(queryset, self.form.cleaned_data.get(name))
        return queryset


class AsOfFilterSet(StrictFilterSet):
    """Lists that have an answer for any day."""

    as_of = DayFilter(label=_("as of"))
