"""What a record and a list of records look like.

No property is required: `fields` and `omit` may leave out each of them, and a client that was made from a stricter
description would fail on an answer that its user asked for. Without these parameters every property is there that does
not say otherwise.
"""

from django.utils.module_loading import import_string
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework.serializers import BaseSerializer, ListSerializer

from alliance.rest import shape
from alliance.rest.records import ExpandableSerializer
from alliance.rest.resources import ListViewSet
from alliance.rest.trees import dotted, tree_of
from alliance.translation import SUFFIXES

WITH_LANG = "Only with `lang`, in place of the pair."
SAID_IN_ENGLISH = {
    "type": "array",
    "items": {"type": "string"},
    "description": "Only with `lang`: what is said in English for want of the other language, by dotted names.",
}
ADDRESS = {"type": ["string", "null"], "format": "uri"}
AROUND = {
    "count": {"type": "integer", "minimum": 0, "description": "How many there are on all pages."},
    "as_of": {"type": "string", "format": "date", "description": "The day that the list is about, if it is about one."},
    "known_at": {"type": "string", "format": "date-time", "description": "The instant of whose knowledge it is."},
    "note": {"type": ["string", "null"], "description": "What should be known to read the list rightly."},
    f"note_{SUFFIXES['id']}": {"type": ["string", "null"], "description": "The same in Indonesian."},
    "next": ADDRESS | {"description": "The next page."},
    "previous": ADDRESS | {"description": "The page before."},
}
TOLD_WHERE_ASKED = ("as_of", "known_at")
NOTES = ("note", f"note_{SUFFIXES['id']}")
ALWAYS = ("count", "next", "previous", "results")


def component_of(operation, serializer: type[BaseSerializer]) -> dict:
    """The record that an endpoint shows."""
    component = operation.resolve_serializer(serializer, "response")
    component.schema["properties"].setdefault(shape.FALLBACKS, dict(SAID_IN_ENGLISH))
    return component.ref


def list_of(operation, record: dict) -> dict:
    """A page of such records, with what stands beside them."""
    name = f"{record['$ref'].rpartition('/')[2]}List"
    properties = {one: AROUND[one] for one in beside(operation.view)} | getattr(operation.view, "told", {})
    schema = {
        "type": "object",
        "required": list(ALWAYS),
        "properties": properties | {"results": {"type": "array", "items": record}},
    }
    component = ResolvedComponent(name=name, type=ResolvedComponent.SCHEMA, schema=schema, object=name)
    operation.registry.register_on_missing(component)
    return component.ref


def beside(view: ListViewSet) -> list[str]:
    """What stands beside the rows, by name."""
    asked = view.form().fields
    told = [name for name in TOLD_WHERE_ASKED if name in asked]
    notes = NOTES if type(view).about_list is not ListViewSet.about_list else ()
    return ["count", *told, *notes, "next", "previous"]


def in_full(serializer: BaseSerializer | type[BaseSerializer]) -> BaseSerializer:
    """The serializer that shows all that can be asked for in the place of this one."""
    if isinstance(serializer, ListSerializer):
        return serializer
    of = serializer if isinstance(serializer, type) else type(serializer)
    if full := getattr(of, "full", ""):
        of = import_string(full)
    return of(expand=of.on_request) if issubclass(of, ExpandableSerializer) else of()


def described(schema: dict, serializer: BaseSerializer) -> dict:
    """With what is there in one language only, and what stands in brief unless it is asked for."""
    schema.pop("required", None)
    names = schema["properties"]
    for name in list(names):
        names[name] = as_shown(names[name])
        if base := shape.pair(name, names):
            of = {key: names[name][key] for key in ("type", "items")} if "items" in names[name] else {"type": "string"}
            names[base] = of | {"description": WITH_LANG}
    expandable = shape.expansions(type(serializer))
    for name, field in serializer.fields.items():
        if name in getattr(serializer, "on_request", ()):
            said(names[name], f"With `expand={name}`, and in single records where they always have it.")
        elif getattr(field, "full", ""):
            brief = ", ".join(f"`{part}`" for part in dotted(tree_of(field)))
            said(
                names[name], f"In brief ({brief})" + (f"; in full with `expand={name}`." if name in expandable else ".")
            )
    return schema


def as_shown(schema: dict) -> dict:
    """Without what binds only those who write: how long a text may be, how large a number is in this database."""
    if "oneOf" in schema and {"type": "string", "maxLength": 0} in schema["oneOf"]:
        schema = {"type": "string"} | {name: value for name, value in schema.items() if name != "oneOf"}
    title = schema.pop("title", "")
    bounds = ("maxLength", "minimum", "maximum", *(("format",) if schema.get("format") == "int64" else ()))
    schema = {name: value for name, value in schema.items() if name not in bounds}
    return schema if "description" in schema or not title else schema | {"description": title}


def said(schema: dict, words: str) -> None:
    schema["description"] = " ".join(filter(None, [schema.get("description"), words]))
