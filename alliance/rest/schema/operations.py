"""One operation of the API: what may be asked, and each answer there can be."""

import re
from http import HTTPStatus

from django.utils.text import capfirst
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, get_doc
from rest_framework.fields import ReadOnlyField

from alliance.rest.schema import fields, parameters, records, responses
from alliance.rest.schema.examples import ROOT, Example, examples

# What the address above the lists answers.
ADDRESSES = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}


class Operation(AutoSchema):
    """Everything is read from the view: its form, its serializer, its renderers and its limits."""

    def get_operation(self, *args, **kwargs):
        self.view.question = {}  # nobody asks anything
        return super().get_operation(*args, **kwargs)

    def get_operation_id(self):
        """`members_list`, `accession_steps_retrieve`"""
        action = getattr(self.view, "action", None)
        name = "_".join(self._tokenize_path()).replace("-", "_") or "api"
        return f"{name}_{action}" if action else name

    def get_tags(self):
        return self._tokenize_path()[:1] or ["api"]

    def get_summary(self):
        first = re.split(r"(?<=\.)\s", get_doc(type(self.view)))[0].rstrip(".")
        return f"{capfirst(self.noun)} by its id" if self.is_record else first

    def get_description(self):
        return " ".join(get_doc(type(self.view)).split())

    @property
    def is_record(self) -> bool:
        return getattr(self.view, "action", "") == "retrieve"

    @property
    def is_list(self) -> bool:
        return getattr(self.view, "action", "") == "list"

    @property
    def noun(self) -> str:
        return str(self.view.queryset.model._meta.verbose_name)

    def _get_parameters(self):
        path = [dict(parameters.KEY)] if self.is_record else []
        asked = parameters.of(self.view)
        for one in asked:
            if one["name"] in parameters.OF_NAMES:
                one["schema"]["items"] = self.names(one["schema"]["items"])
        for one in [*path, *asked]:
            if self.example and (value := self.example.value_of(one)) is not None:
                one["example"] = value
        return [*path, *asked, *parameters.CONDITIONS]

    @property
    def example(self) -> Example | None:
        return examples().get(self.get_operation_id())

    def names(self, schema: dict) -> dict:
        """The names of a record, described once for all that ask by them."""
        record = self._get_serializer_name(self.view.get_serializer_class()(), "response")
        component = ResolvedComponent(f"{record}Field", ResolvedComponent.SCHEMA, schema, object=f"{record}Field")
        self.registry.register_on_missing(component)
        return component.ref

    def _get_response_bodies(self, direction="response"):
        answer = self.answer()
        unchanged = {"304": {"$ref": "#/components/responses/NotModified"}}
        return {"200": answer, **unchanged, **responses.error_references(*self.errors())}

    def answer(self) -> dict:
        renderers = self.view.get_renderers()
        headers = [*responses.OF_EVERY_ANSWER, *(["Link"] if self.is_list else [])]
        headers += ["RateLimit-Policy", "RateLimit"] if self.is_limited else []
        return {
            "description": "The list." if self.is_list else "The record." if self.is_record else "The answer.",
            "headers": responses.header_references(*headers),
            "content": {renderer.media_type: self.content(renderer) for renderer in renderers},
        }

    def content(self, renderer) -> dict:
        if renderer.format == "json" and self.example:
            shown = {"summary": f"{self.method} {ROOT}{self.example.asks}", "value": self.example.answers}
            return {"schema": self.schema_in(renderer), "examples": {"example": shown}}
        return {"schema": self.schema_in(renderer)}

    def schema_in(self, renderer) -> dict:
        """What stands in an answer: the record, the list of them, or a text in another format."""
        if renderer.format == "json":
            return self.schema_of_answer()
        of = "object" if renderer.media_type.endswith("+json") else "string"
        return {"type": of, "description": " ".join(get_doc(type(renderer)).split())}

    def schema_of_answer(self) -> dict:
        if not hasattr(self.view, "get_serializer_class"):
            return dict(ADDRESSES)
        record = records.component_of(self, self.view.get_serializer_class())
        return records.list_of(self, record) if self.is_list else record

    def errors(self) -> list[HTTPStatus]:
        found = [HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.INTERNAL_SERVER_ERROR]
        if self.is_record:
            found.append(HTTPStatus.NOT_FOUND)
        if self.is_limited:
            found.append(HTTPStatus.TOO_MANY_REQUESTS)
        return sorted(found)

    @property
    def is_limited(self) -> bool:
        """Whether there can be too many of it: of what is work, and of lists that come whole."""
        comes_whole = self.is_list and any(renderer.whole for renderer in self.view.get_renderers())
        return comes_whole or bool(self.view.throttle_classes)

    def _get_serializer_field_meta(self, field, direction):
        meta = super()._get_serializer_field_meta(field, direction)
        meta.pop("readOnly", None)  # so is everything here
        if fields.may_be_null(field):
            meta["nullable"] = True
        return meta

    def _map_serializer_field(self, field, direction, bypass_extensions=False):
        if isinstance(field, ReadOnlyField) and field.default is None:
            return dict(fields.NOTHING)
        described = super()._map_serializer_field(field, direction, bypass_extensions)
        described.pop("x-spec-enum-id", None)
        if "null" in described.get("type", ()) and None not in described.get("enum", [None]):
            described["enum"] = [*described["enum"], None]
        return described

    def resolve_serializer(self, serializer, direction, bypass_extensions=False):
        return super().resolve_serializer(records.in_full(serializer), direction, bypass_extensions)

    def _map_basic_serializer(self, serializer, direction):
        return records.described(super()._map_basic_serializer(serializer, direction), serializer)
