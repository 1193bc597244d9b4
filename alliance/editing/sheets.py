"""A sheet: what stands on one form of the admin, the record and the rows beneath it, as plain values.

    {"record": {field: value},
     "rows": {prefix: [{"key": key of the row or "", "values": {field: value}, "deleted": bool}]},
     "change": {"why": text, "source": key of a source or ""}}

Values are those of `alliance.knowledge.rows`, so that what was typed in one language, what the database has and what
it had can be compared; what is no valid value yet is the text as it was typed. So a form that is half done is a sheet.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypedDict

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, QueryDict

from alliance.keyed import Keyed
from alliance.knowledge.rows import plain
from alliance.sources.models import Source

SALT = "alliance.editing.sheets"
MOST_ROWS = 2000  # beneath one record; more than that no form of ours can send


class SheetRow(TypedDict):
    key: str
    values: dict[str, Any]
    deleted: bool


class Sheet(TypedDict):
    record: dict[str, Any]
    rows: dict[str, list[SheetRow]]
    change: dict[str, str]


def read(model_admin: ModelAdmin, request: HttpRequest, obj: Keyed | None, base: Sheet | None = None) -> Sheet:
    """What was typed; what the form did not send stands as it does in `base`."""
    data = request.POST
    known = base or Sheet(record={}, rows={}, change={})
    sheet = Sheet(record=dict(known["record"]), rows={}, change=read_change(data))
    sheet["record"] |= read_fields(fields_of(model_admin, request, obj), data)
    for prefix, formset in formsets_of(model_admin, request, obj):
        sheet["rows"][prefix] = list(read_rows(prefix, formset, data, obj, known["rows"].get(prefix, [])))
    return sheet


def stored(model_admin: ModelAdmin, request: HttpRequest, obj: Keyed | None) -> Sheet:
    """What the form would show of the database; of no record, an empty sheet."""
    if obj is None:
        return Sheet(record={}, rows={}, change={})
    sheet = Sheet(record=values_of(obj, fields_of(model_admin, request, obj)), rows={}, change={})
    for prefix, formset in formsets_of(model_admin, request, obj):
        sheet["rows"][prefix] = [
            SheetRow(key=row.key, values=values_of(row, formset.form.base_fields), deleted=False)
            for row in rows_beneath(formset, obj)
        ]
    return sheet


def to_post(model_admin: ModelAdmin, request: HttpRequest, obj: Keyed | None, sheet: Sheet) -> QueryDict:
    """What a browser would send for this sheet; a row that is gone from the database is sent as a new one."""
    data = QueryDict(mutable=True)
    write_fields(data, "", fields_of(model_admin, request, obj), sheet["record"])
    for prefix, formset in formsets_of(model_admin, request, obj):
        write_rows(data, prefix, formset, obj, sheet["rows"].get(prefix, []))
    write_change(data, sheet["change"])
    return data


def dumps(sheet: Sheet) -> str:
    """For a hidden field: nobody can make one up, and a long one is short."""
    return signing.dumps(sheet, salt=SALT, compress=True)


def loads(text: str) -> Sheet | None:
    """None for what is not ours."""
    try:
        return signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None


def fields_of(model_admin: ModelAdmin, request: HttpRequest, obj: Keyed | None) -> dict[str, forms.Field]:
    """The fields of the form that are columns or lists of the record."""
    names = flatten_fieldsets(model_admin.get_fieldsets(request, obj))
    form = model_admin.get_form(request, obj, change=obj is not None, fields=names)
    return public(form.base_fields, model_admin.model)


def formsets_of(
    model_admin: ModelAdmin, request: HttpRequest, obj: Keyed | None
) -> Iterator[tuple[str, type[BaseInlineFormSet]]]:
    """Prefix and class of the rows beneath; each class of rows stands beneath a record once."""
    for formset, _inline in model_admin.get_formsets_with_inlines(request, obj):
        yield formset.get_default_prefix(), formset


def public(fields: Mapping[str, forms.Field], model: type[Keyed]) -> dict[str, forms.Field]:
    names = {field.name for field in model.public_fields()}
    return {name: field for name, field in fields.items() if name in names}


def rows_beneath(formset: type[BaseInlineFormSet], obj: Keyed) -> models.QuerySet:
    rows = formset.model._default_manager.filter(**{formset.fk.name: obj}).order_by("key")
    references = [field.name for field in formset.model.public_fields() if isinstance(field, models.ForeignKey)]
    return rows.select_related(*(name for name in references if name in formset.form.base_fields))


def values_of(row: Keyed, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    return {name: plain(row, row._meta.get_field(name)) for name in public(fields, type(row))}


def read_fields(fields: Mapping[str, forms.Field], data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Only what was sent: a field that is shown without being offered is left out."""
    values = {}
    for name, field in fields.items():
        place = f"{prefix}{name}"
        if not field.widget.value_omitted_from_data(data, {}, place):
            values[name] = read_value(field, field.widget.value_from_datadict(data, {}, place))
    return values


def read_value(field: forms.Field, raw: Any) -> Any:
    try:
        if isinstance(field, forms.ModelMultipleChoiceField):
            return sorted(row.key for row in field.clean(raw)) if raw else []
        return in_plain(field.to_python(raw), field)
    except (ValidationError, InvalidOperation, OverflowError):
        return raw


def in_plain(value: Any, field: forms.Field) -> Any:
    if isinstance(value, Keyed):
        return value.key
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        places = getattr(field, "decimal_places", None)
        return str(value if places is None else value.quantize(Decimal(1).scaleb(-places)))
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return value


def read_rows(
    prefix: str, formset: type[BaseInlineFormSet], data: QueryDict, obj: Keyed | None, base: list[SheetRow]
) -> Iterator[SheetRow]:
    """The rows in the order in which they were sent; rows of the base that were not sent stand as they did."""
    fields = public(formset.form.base_fields, formset.model)
    keys = {str(row.pk): row.key for row in rows_beneath(formset, obj)} if obj else {}
    known = {row["key"]: row["values"] for row in base}
    keys = former_keys(formset.model, known.keys() - keys.values()) | keys
    sent = set()
    for number in range(count_of(data, prefix)):
        place = f"{prefix}-{number}-"
        key = keys.get(data.get(f"{place}id", ""), "")
        values = known.get(key, {}) | read_fields(fields, data, place)
        sent.add(key)
        if key or is_filled_in(values):
            yield SheetRow(key=key, values=values, deleted=f"{place}DELETE" in data)
    yield from (row for row in base if row["key"] not in sent)


def former_keys(model: type[Keyed], gone: Collection[str]) -> dict[str, str]:
    """Keys by number of rows that have been deleted since the form was opened."""
    entries = model.history.filter(key__in=gone).values_list("id", "key") if gone else []
    return {str(number): key for number, key in entries}


def is_filled_in(values: Mapping[str, Any]) -> bool:
    """Whether a new row says anything: its place alone does not."""
    return any(value not in (None, "", [], False) for name, value in values.items() if name != "position")


def count_of(data: Mapping[str, Any], prefix: str) -> int:
    text = data.get(f"{prefix}-TOTAL_FORMS", "")
    return min(int(text), MOST_ROWS) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def read_change(data: Mapping[str, Any]) -> dict[str, str]:
    number = data.get("change_source", "")
    source = Source.objects.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
    return {"why": data.get("change_why", "").strip(), "source": source.key if source else ""}


def write_change(data: QueryDict, change: Mapping[str, str]) -> None:
    source = Source.objects.filter(key=change.get("source", "")).first()
    data["change_why"] = change.get("why", "")
    data["change_source"] = str(source.pk) if source else ""


def write_fields(data: QueryDict, prefix: str, fields: Mapping[str, forms.Field], values: Mapping[str, Any]) -> None:
    for name, field in fields.items():
        if name in values:
            write_value(data, f"{prefix}{name}", field, values[name])


def write_value(data: QueryDict, place: str, field: forms.Field, value: Any) -> None:
    if isinstance(field, forms.ModelMultipleChoiceField):
        data.setlist(place, [number_of(field, key) for key in value or []])
    elif isinstance(field, forms.ModelChoiceField):
        data[place] = number_of(field, value) if value else ""
    elif isinstance(field.widget, forms.CheckboxInput):
        if value:
            data[place] = "on"
    elif isinstance(field, forms.NullBooleanField):
        data[place] = {True: "true", False: "false"}.get(value, "unknown")
    elif isinstance(field, forms.DateField) and (day := as_day(value)):
        data[place] = field.widget.format_value(day)
    else:
        data[place] = "" if value is None else str(value)


def number_of(field: forms.ModelChoiceField, key: Any) -> str:
    """The database id for a key; what is none stays as it is, and the form says so."""
    found = field.queryset.model._default_manager.filter(key=key).values_list("pk", flat=True).first()
    return str(key if found is None else found)


def as_day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def write_rows(
    data: QueryDict, prefix: str, formset: type[BaseInlineFormSet], obj: Keyed | None, rows: list[SheetRow]
) -> None:
    """Rows that exist come first, as formsets count them."""
    fields = public(formset.form.base_fields, formset.model)
    ids = {row.key: row.pk for row in rows_beneath(formset, obj)} if obj else {}
    rows = sorted(rows, key=lambda row: row["key"] not in ids)
    existing = sum(row["key"] in ids for row in rows)
    counts = {
        f"{prefix}-TOTAL_FORMS": str(len(rows)),
        f"{prefix}-INITIAL_FORMS": str(existing),
        f"{prefix}-MIN_NUM_FORMS": "0",
        f"{prefix}-MAX_NUM_FORMS": "1000",
    }
    for place, number in counts.items():
        data[place] = number
    for number, row in enumerate(rows):
        place = f"{prefix}-{number}-"
        write_fields(data, place, fields, row["values"])
        data[f"{place}id"] = str(ids.get(row["key"], ""))
        data[f"{place}{formset.fk.name}"] = str(obj.pk) if obj else ""
        if row["deleted"]:
            data[f"{place}DELETE"] = "on"
