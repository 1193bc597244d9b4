"""What there is, how far it reaches and in which version, over the API."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, SmallIntegerField, Value
from django.urls import reverse
from django.utils.translation import override
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response

from alliance.code_version import code_version
from alliance.filters import StrictForm
from alliance.knowledge import version
from alliance.knowledge.models import Change
from alliance.knowledge.rows import keyed_models
from alliance.problems import refuse_if_wrong
from alliance.rest.formats.json import JSONRenderer
from alliance.rest.formats.terms import path_of
from alliance.rest.resources import EnglishMixin
from alliance.sources.extent import fact_counts
from alliance.sources.models import Coverage

API_VERSION = "v1"
LICENCE = {"name": "CC BY 4.0", "address": "https://creativecommons.org/licenses/by/4.0/"}
# What else there is, by the names of the addresses.
LINKS = {
    "lists": "api-root",
    "schema": "openapi",
    "console": "console",
    "docs": "docs:start",
    "data": "data",
    "manifest": "bulk:manifest",
}

Absolute = Callable[[str], str]


class Tally(NamedTuple):
    """How many records of a class there are, and when the last change of one of them was."""

    count: int
    changed_at: datetime | None


def tallies() -> dict[str, Tally]:
    """Of every class, by its name outside; one query."""
    models = keyed_models()
    first, *others = (
        model.objects.order_by()
        .values(place=Value(place, SmallIntegerField()))
        .annotate(count=Count("pk"), newest=Max("changed_at"))
        .values_list("place", "count", "newest")
        for place, model in enumerate(models)
    )
    found = {models[place].noun(): Tally(count, newest) for place, count, newest in first.union(*others, all=True)}
    return {model.noun(): found.get(model.noun(), Tally(0, None)) for model in models}


def classes(absolute: Absolute) -> Iterator[dict]:
    """Every class of records, those that are not facts without verification; three queries."""
    verifications = {model.noun(): counts for model, counts in fact_counts().items()}
    through = dict(Coverage.objects.values_list("key", "through"))
    counted = tallies()
    for model in sorted(keyed_models(), key=lambda model: model.noun()):
        kind, path = model.noun(), path_of(model)
        verification = verifications.get(kind)
        yield {
            "kind": kind,
            "list": absolute(path) if path else None,
            "count": counted[kind].count,
            "verified": verification and verification["verified"],
            "partly": verification and verification["partly"],
            "unverified": verification and verification["unverified"],
            "verified_through": through.get(kind),
            "changed_at": counted[kind].changed_at,
        }


class ClassSerializer(serializers.Serializer):
    """A class of records: how many, how many of them verified, up to which day, and when one was last changed."""

    kind = serializers.CharField()
    list = serializers.URLField(allow_null=True)
    count = serializers.IntegerField()
    verified = serializers.IntegerField(allow_null=True)
    partly = serializers.IntegerField(allow_null=True)
    unverified = serializers.IntegerField(allow_null=True)
    verified_through = serializers.DateField(allow_null=True)
    changed_at = serializers.DateTimeField(allow_null=True)


class LoggedSerializer(serializers.ModelSerializer):
    """The place of a change in the log."""

    class Meta:
        model = Change
        fields = ("seq", "at")


class LogSerializer(serializers.Serializer):
    """From which change to which the log goes."""

    count = serializers.IntegerField()
    first = LoggedSerializer(allow_null=True)
    last = LoggedSerializer(allow_null=True)


class LicenceSerializer(serializers.Serializer):
    """On what terms this may be used; `details` has the exceptions."""

    name = serializers.CharField()
    address = serializers.URLField()
    details = serializers.URLField()


class MetaSerializer(serializers.Serializer):
    """Versions, extent and terms of the knowledge base."""

    data_version = serializers.IntegerField()
    data_changed_at = serializers.DateTimeField(allow_null=True)
    code_version = serializers.CharField()
    api_version = serializers.CharField()
    changes = LogSerializer()
    records = ClassSerializer(many=True)
    licence = LicenceSerializer()
    links = serializers.DictField(child=serializers.URLField())


class MetaView(EnglishMixin, GenericAPIView):
    """The versions of data, code and API, how much there is of what, how far it is verified, and on what terms."""

    queryset = Change.objects.all()
    serializer_class = MetaSerializer
    renderer_classes = (JSONRenderer,)

    def get(self, request, **kwargs):
        refuse_if_wrong(StrictForm(request.query_params))
        return Response(self.get_serializer(meta(request.build_absolute_uri)).data)


def meta(absolute: Absolute) -> dict:
    """Seven queries."""
    held = version.current()
    with override("en"):
        licences = absolute(f"{reverse('about')}#licences")
        links = {name: absolute(reverse(address)) for name, address in LINKS.items()}
        links["changes"] = f"{absolute(reverse('change-list')).rstrip('/')}/"
    return {
        "data_version": held.number,
        "data_changed_at": held.at if held.number else None,
        "code_version": code_version(),
        "api_version": API_VERSION,
        "changes": {
            "count": Change.objects.count(),
            "first": Change.objects.order_by("seq").first(),
            "last": Change.objects.order_by("seq").last(),
        },
        "records": list(classes(absolute)),
        "licence": LICENCE | {"details": licences},
        "links": links,
    }
