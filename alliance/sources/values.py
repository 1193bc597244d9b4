"""The values that claims give: what they are called, and the form that each field asks for."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance.dates import PartialDate
from alliance.facts import Fact

# Values that follow from other rows have no column whose label could be shown.
DERIVED = {
    "member": gettext_lazy("member"),
    "member_count": gettext_lazy("number of members"),
    "ordinal": gettext_lazy("place in the numbered list"),
    "status": gettext_lazy("status"),
}


def field_label(model: type[Fact], name: str):
    columns = {field.name: field for field in model._meta.concrete_fields}
    return capfirst(columns[name].verbose_name if name in columns else DERIVED.get(name, name))


def check_value(model: type[Fact], name: str, value: str) -> None:
    """Raise `ValidationError` for a value that no verdict could be reached on, whatever the fact."""
    column = next((field for field in model._meta.concrete_fields if field.name == name), None)
    try:
        if isinstance(column, models.DateField):
            PartialDate.parse(value)
        elif isinstance(column, models.DecimalField | models.IntegerField) or name in {"member_count", "ordinal"}:
            Decimal(value if value.isascii() else "")
    except ValueError:
        raise ValidationError(_("Write the date as YYYY-MM-DD, YYYY-MM or YYYY.")) from None
    except InvalidOperation:
        raise ValidationError(_("Write the number in digits, with a point before decimals.")) from None
    if (isinstance(column, models.BooleanField) or name == "member") and value not in {"yes", "no"}:
        raise ValidationError(_("Write yes or no."))
    if isinstance(column, models.ForeignKey):
        other = column.related_model
        if not other.objects.filter(key=value).exists():
            raise ValidationError(
                _("There is no %(kind)s with the key “%(key)s”.") % {"kind": other._meta.verbose_name, "key": value}
            )
