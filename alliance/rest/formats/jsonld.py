"""Records as linked data: the JSON itself, in which each record has an address and a type."""

from urllib.parse import quote

from django.db.models import Manager
from rest_framework.fields import Field
from rest_framework.renderers import BaseRenderer
from rest_framework.serializers import BaseSerializer, ListSerializer

from alliance.keyed import Keyed
from alliance.rest.formats.json import JSONRenderer
from alliance.rest.formats.records import records_of
from alliance.rest.formats.terms import MEDIA_TYPE, Absolute, context_address, path_of


class JSONLDRenderer(BaseRenderer):
    """A list is an ItemList at the address that was asked; `@id` and `@type` come besides the fields."""

    media_type = MEDIA_TYPE
    format = "jsonld"
    charset = None
    render_style = "binary"
    whole = False

    def render(self, data, accepted_media_type=None, renderer_context=None):
        view, request = renderer_context["view"], renderer_context["request"]
        absolute, serializer = request.build_absolute_uri, view.get_serializer()
        records = [
            linked(record, serializer, row, absolute)
            for record, row in zip(records_of(data, renderer_context), view.rows, strict=True)
        ]
        if view.action == "list":
            records = [{"@id": absolute(), "@type": "ItemList", **data, "results": records}]
        return JSONRenderer().render({"@context": context_address(absolute), **records[0]})


def linked(record: dict, serializer: BaseSerializer, row, absolute: Absolute) -> dict:
    """The record with what identifies it, and the records in it likewise; what is named by its key, too.

    Empty text becomes null, which states nothing: as an address it would mean the answer itself.
    """
    identified = identity(type(row), row.key, absolute) if isinstance(row, Keyed) else {}
    fields = serializer.fields
    return identified | {name: value_of(value, fields.get(name), row, absolute) for name, value in record.items()}


def identity(model: type[Keyed], key: str, absolute: Absolute) -> dict[str, str]:
    """Where the record itself is to be had, under its own class, and of which class it is."""
    path = path_of(model)
    return {"@id": absolute(f"{path}{quote(key)}/"), "@type": model.__name__} if path else {}


def value_of(value, field: Field | None, row, absolute: Absolute):
    if isinstance(field, ListSerializer) and value:
        rows = field.get_attribute(row)
        rows = rows.all() if isinstance(rows, Manager) else rows
        return [linked(one, field.child, below, absolute) for one, below in zip(value, rows, strict=True)]
    if isinstance(field, BaseSerializer) and isinstance(value, dict):
        return linked(value, field, field.get_attribute(row), absolute)
    if isinstance(value, str) and (model := named_by(field, row)):
        return {**identity(model, value, absolute), "id": value}
    return None if value == "" else value


def named_by(field: Field | None, row) -> type[Keyed] | None:
    """The class of the record whose key a field shows in its place; none for any other text.

    The field shows `country.key`, or `fact_key` where the row has the class as `fact_class`.
    """
    *way, last = getattr(field, "source_attrs", None) or [""]
    if way and last == "key":
        for name in way:
            row = getattr(row, name)
        return type(row)
    return getattr(row, f"{last.removesuffix('_key')}_class", None) if last.endswith("_key") else None
