"""What may be compared, read from the address: `a` and `b` are countries, `first` and `second` days."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliance.filters import DayField, StrictForm
from members.filters import CountryField


class OneCountryField(CountryField):
    """A country; a former name that several had asks which of them is meant."""

    def to_python(self, value):
        countries = super().to_python(value)
        if len(countries) > 1:
            slugs = sorted(country.slug for country in countries)
            raise ValidationError(
                _("“%(value)s” was the name of several countries. Give one of: %(words)s."),
                code="ambiguous",
                params={"value": value, "words": ", ".join(slugs), "allowed": slugs},
            )
        return countries[0]


class Pair(NamedTuple):
    """Two parameters that make one question, and what to say where one is missing or both are the same."""

    names: tuple[str, str]
    missing: str
    same: str


COUNTRIES = Pair(("a", "b"), _("Choose a second country, too."), _("Choose two different countries."))
DAYS = Pair(("first", "second"), _("Give the other day, too."), _("Give two different days."))


class CompareForm(StrictForm):
    """Two countries or two days; nothing asked is no mistake."""

    a = OneCountryField(label=_("One country"), required=False)
    b = OneCountryField(label=_("The other country"), required=False)
    first = DayField(label=_("One day"), required=False)
    second = DayField(label=_("The other day"), required=False)

    def clean(self):
        cleaned = super().clean()
        begun = [pair for pair in (COUNTRIES, DAYS) if self.data.keys() & set(pair.names)]
        if len(begun) == len((COUNTRIES, DAYS)):
            self.add_error("first", _("Ask about two countries or about two days, not about both at once."))
        elif begun and not self.errors:
            self.check(begun[0], *(cleaned[name] for name in begun[0].names))
        return cleaned

    def check(self, pair, one, other):
        if one is None or other is None:
            self.add_error(pair.names[1] if other is None else pair.names[0], pair.missing)
        elif one == other:
            self.add_error(pair.names[1], pair.same)

    @property
    def countries(self):
        """The two countries, or nothing where none are asked for or something is wrong."""
        return self.asked(COUNTRIES)

    @property
    def days(self):
        """The two days, the earlier one first, or nothing."""
        return sorted(self.asked(DAYS))

    def asked(self, pair):
        values = [self.cleaned_data[name] for name in pair.names] if self.is_valid() else []
        return [value for value in values if value]
