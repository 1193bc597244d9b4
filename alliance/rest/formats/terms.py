"""What the names of records mean to machines: one context for all of JSON-LD, made from the models.

A name has the meaning of schema.org where there is one, else that of our own page of fields; a class is a type of
schema.org, else the page of its list. Texts in two languages are one property, each text with its language.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from alliance.keyed import Keyed
from alliance.translation import SUFFIXES

MEDIA_TYPE = "application/ld+json"
SCHEMA = "https://schema.org/"
DAY, INSTANT = (f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("date", "dateTime"))

Absolute = Callable[[str], str]

# Classes that schema.org knows.
TYPES = {
    "Claim": "Claim",
    "Country": "Country",
    "Meeting": "Event",
    "Organization": "Organization",
    "Person": "Person",
    "Source": "CreativeWork",
    "Topic": "DefinedTerm",
}
# Names that mean the same as these of schema.org, in every record that has them.
PROPERTIES = {
    "abbreviation": "alternateName",
    "also_known_as": "alternateName",
    "archived_url": "archivedAt",
    "changed_at": "dateModified",
    "count": "numberOfItems",
    "description": "description",
    "dissolved": "dissolutionDate",
    "documents": "subjectOf",
    "end_date": "endDate",
    "founded": "foundingDate",
    "guest_organizations": "attendee",
    "guests": "attendee",
    "id": "identifier",
    "language": "inLanguage",
    "name": "name",
    "position": "position",
    "published": "datePublished",
    "publisher": "publisher",
    "results": "itemListElement",
    "source": "appearance",
    "start_date": "startDate",
    "statement": "text",
    "title": "name",
    "url": "url",
}
# How the values of those names are to be read that no column stands behind.
AROUND: dict[str, dict[str, str]] = {
    "next": {"@type": "@id"},
    "previous": {"@type": "@id"},
    "results": {"@container": "@list"},
}


def context_address(absolute: Absolute) -> str:
    return absolute(reverse("context"))


def context(absolute: Absolute) -> dict[str, object]:
    """The terms; a name without one of its own is that of our page of fields."""
    with override("en"):
        vocabulary = f"{absolute(reverse('docs:fields'))}#"
        return {
            "@version": 1.1,
            "@vocab": vocabulary,
            **{model.__name__: type_of(model, absolute) for model in listed()},
            "ItemList": f"{SCHEMA}ItemList",
            **terms(vocabulary),
        }


def listed() -> Iterator[type[Keyed]]:
    """The classes with a list of their own, by name."""
    for model in sorted(apps.get_models(), key=lambda model: model.__name__):
        if issubclass(model, Keyed) and path_of(model):
            yield model


def path_of(model: type[Keyed]) -> str:
    """Of the list; empty where there is none."""
    try:
        return f"{reverse(f'{model.noun()}-list').rstrip('/')}/"
    except NoReverseMatch:
        return ""


def terms(vocabulary: str) -> dict[str, dict[str, str]]:
    """Of the names that are more than text, a number or another record, or mean what schema.org has a name for."""
    read = AROUND.copy()
    for column in {column.name: column for model in listed() for column in model._meta.concrete_fields}.values():
        if how := reading(column):
            read[column.name] = how
    return {
        name: {"@id": property_of(name, vocabulary), **read.get(name, {})}
        for name in sorted(PROPERTIES.keys() | read.keys())
    }


def reading(column: models.Field) -> dict[str, str]:
    """How the values of a column are to be read; a date that may be partial is text."""
    for code, suffix in SUFFIXES.items():
        if column.editable and column.name.endswith(f"_{suffix}"):
            return {"@language": code}
    if isinstance(column, models.DateTimeField):
        return {"@type": INSTANT}
    if isinstance(column, models.DateField) and not hasattr(column.model, f"{column.name}_precision"):
        return {"@type": DAY}
    return {"@type": "@id"} if isinstance(column, models.URLField) else {}


def type_of(model: type[Keyed], absolute: Absolute) -> str:
    if known := TYPES.get(model.__name__):
        return f"{SCHEMA}{known}"
    return absolute(reverse("docs:endpoint", args=[model.plural()]))


def property_of(name: str, vocabulary: str) -> str:
    """A text and its translation are the same property, by the name that they have without their language."""
    for suffix in SUFFIXES.values():
        name = name.removesuffix(f"_{suffix}")
    return f"{SCHEMA}{PROPERTIES[name]}" if name in PROPERTIES else f"{vocabulary}{name}"
