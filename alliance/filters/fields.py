"""One value of a question, cleaned: absent is `None`; present, it means something or is refused in words."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ChoiceField

from alliance.dates import PartialDate

LONGEST = 255  # as a key
LARGEST_PAGE = 100
LISTED = 60  # as many records as an error message may list
SEVERAL = 50  # values of one parameter
SEARCHED = 5_000  # keys that are looked through for the one that was meant
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
NUMBER = re.compile(r"\d{1,9}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1949, 2100


def meant(value: str, allowed: Sequence[str], closeness: float = 0.6) -> str:
    """Of the words that are allowed the one that a wrong one comes close to; empty where none does."""
    return next(iter(get_close_matches(value.lower(), allowed, n=1, cutoff=closeness)), "")


class Asked:
    """A form field for a parameter: absent is `None`; present, it must have a value."""

    longest = LONGEST

    def clean(self, value):
        if value is None:
            return None
        if not value.strip():
            raise ValidationError(_("The value is empty: give one, or leave the parameter out."), code="empty")
        if "\0" in value:
            raise ValidationError(_("The value contains a NUL character."), code="null")
        if len(value) > self.longest:
            raise ValidationError(
                _("The value is too long: at most %(longest)s characters."),
                code="long",
                params={"longest": self.longest},
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


class BoundField(Asked, forms.CharField):
    """One end of a range of days, as exact as one likes: `2010`, `2010-06` or `2010-06-15`; cleaned to a day.

    A lower bound is the first day that it can mean, an upper one the last.
    """

    def __init__(self, *, upper: bool, **kwargs):
        self.upper = upper
        super().__init__(**kwargs)

    def to_python(self, value):
        try:
            bound = PartialDate.parse(value)
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a date: write YYYY-MM-DD, YYYY-MM or YYYY."), params={"value": value}
            ) from None
        return bound.last_day if self.upper else bound.first_day


class InstantField(Asked, forms.CharField):
    """An instant of RFC 3339, `2026-11-01T12:00:00Z`, or a day: its first instant, or as an upper bound its last."""

    def __init__(self, *, upper: bool, **kwargs):
        self.upper = upper
        super().__init__(**kwargs)

    def to_python(self, value):
        if DAY.fullmatch(value):
            day = DayField().to_python(value)
            return datetime.combine(day, time.max if self.upper else time.min, UTC)
        try:
            instant = parse_datetime(value.replace(" ", "+"))  # a plus sign in an address is read as a space
            return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
        except (AttributeError, OverflowError, ValueError):
            raise ValidationError(
                _("“%(value)s” is not an instant: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ."), params={"value": value}
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


class NumberField(Asked, forms.CharField):
    """A number with a point, `2.5`."""

    def to_python(self, value):
        if not DECIMAL.fullmatch(value):
            raise ValidationError(_("“%(value)s” is not a number: write 2 or 2.5."), params={"value": value})
        return Decimal(value)


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


class OneOfField(Asked, ChoiceField):
    """One of a few words."""

    @property
    def allowed(self) -> list[str]:
        return [str(choice) for choice, _label in self.choices if choice]

    def validate(self, value):
        if self.valid_value(value):
            return
        params = {"value": value, "words": ", ".join(self.allowed), "allowed": self.allowed}
        if close := meant(value, self.allowed):
            raise ValidationError(
                _("“%(value)s” is not one of: %(words)s. Did you mean “%(close)s”?"),
                code="invalid_choice",
                params={**params, "close": close},
            )
        raise ValidationError(_("“%(value)s” is not one of: %(words)s."), code="invalid_choice", params=params)


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
        keys = list(self.model.objects.order_by("key").values_list("key", flat=True)[:SEARCHED])
        if close := meant(value, keys):
            return ValidationError(
                _("There is no %(noun)s “%(value)s”. Did you mean “%(close)s”?"),
                code="unknown_record",
                params={**params, "close": close} | ({"allowed": keys} if len(keys) <= LISTED else {}),
            )
        if not 0 < len(keys) <= LISTED:
            return ValidationError(_("There is no %(noun)s “%(value)s”."), code="unknown_record", params=params)
        return ValidationError(
            _("There is no %(noun)s “%(value)s”. There are: %(words)s."),
            code="unknown_record",
            params={**params, "words": ", ".join(keys), "allowed": keys},
        )


class Repeatable(forms.TextInput):
    """Reads `topic=a&topic=b` as `topic=a,b`: so most generated clients write a list."""

    def value_from_datadict(self, data, files, name):
        values = data.getlist(name) if hasattr(data, "getlist") else []
        return ",".join(values) if values else data.get(name)


class SeveralField(Asked, forms.Field):
    """Several values with commas between them, each cleaned by `one`; a list without repetitions."""

    widget = Repeatable
    longest = 2_000

    def __init__(self, one: forms.Field, **kwargs):
        self.one = one
        super().__init__(**kwargs)

    def to_python(self, value):
        parts = [part.strip() for part in value.split(",")]
        if len(parts) > SEVERAL:
            raise ValidationError(_("At most %(most)s values are read."), code="many", params={"most": SEVERAL})
        if not all(parts):
            raise ValidationError(_("A value between two commas is empty."), code="empty")
        cleaned, errors = [], []
        for part in dict.fromkeys(parts):
            try:
                cleaned.append(self.one.clean(part))
            except ValidationError as error:
                errors += error.error_list
        if errors:
            raise ValidationError(errors)
        return cleaned
