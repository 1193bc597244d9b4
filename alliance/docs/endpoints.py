"""Every endpoint of the API, read from the router: what it lists, what it may be asked and what it answers."""

from functools import cached_property
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliance.api import router
from alliance.docs.fields import Field, fields_of
from alliance.docs.parameters import Parameter, parameters_of

ABOUT = {
    "members": _("The members of NATO, today or on the day asked for."),
    "countries": _("Countries, past and present; a single one by its ISO code, its name or a former name."),
    "country-names": _("What countries were called, and when."),
    "organizations": _("Intergovernmental organizations and alliances."),
    "memberships": _("Who belongs, or belonged, to what, and from when to when."),
    "accession-steps": _("The dated steps by which countries came in."),
    "military-participations": _("Times in which a member stood outside the integrated military structure."),
    "partnerships": _("Countries in partnership frameworks."),
    "positions": _("Where a country or an organization stands on a matter."),
    "persons": _("Persons named in the sources."),
    "offices": _("Posts at organizations and in countries."),
    "terms": _("Who held which office, and when."),
    "secretaries-general": _("The Secretaries General of NATO with their terms."),
    "defence-expenditures": _("What countries spent on defence, year by year."),
    "spending-pledges": _("What the members of an organization agreed to spend."),
    "meetings": _("Summits and other meetings; a single one with its agenda in order."),
    "agenda-items": _("Topics on the agendas of meetings."),
    "topics": _("What stands on agendas."),
    "operations": _("Missions and operations."),
    "sources": _("Texts that say something about the facts."),
    "claims": _("What one source says about one fact, with the verdict on it."),
    "timeline": _("What happened, in order."),
    "changes": _("What was added, corrected or deleted, in order."),
    "search": _("Records of all kinds, by words in either language."),
}


# More endpoints than this are named only when they are asked for.
COMMON = 6

# Lists that answer nothing without a question.
EXAMPLES = {"search": "search/?q=turki"}


class Endpoint:
    """A list, with its records where it has any; raises `LookupError` for a name that is none."""

    def __init__(self, name: str):
        self.name = name
        self.viewset = next((viewset for prefix, viewset, _basename in router.registry if prefix == name), None)
        if self.viewset is None:
            raise LookupError(f"There is no endpoint “{name}”.")

    @property
    def about(self) -> str:
        return ABOUT[self.name]

    def get_absolute_url(self) -> str:
        return reverse("docs:endpoint", args=[self.name])

    def doing(self, action: str):
        """The view as it would answer a question without parameters."""
        request, view = HttpRequest(), self.viewset(format_kwarg=None)
        request.method, view.action_map = "GET", {"get": action}
        view.setup(request)
        view.request, view.question = view.initialize_request(request), {}
        return view

    @property
    def list_path(self) -> str:
        return EXAMPLES.get(self.name, f"{self.name}/")

    @cached_property
    def record_path(self) -> str:
        """That of the first record there is, if any."""
        rows = getattr(self.viewset, "queryset", None)
        key = rows.order_by("key").values_list("key", flat=True).first() if self.has_records else None
        return f"{self.name}/{key}/" if key else ""

    @property
    def has_records(self) -> bool:
        return hasattr(self.viewset, "retrieve")

    @property
    def formats(self) -> list[type]:
        return self.viewset.renderer_classes

    @cached_property
    def serializer(self):
        """What shows a record, with all that it shows on request and not in the place of something else."""
        kind = self.doing("retrieve" if self.has_records else "list").get_serializer_class()
        return kind(expand=kind.on_request) if getattr(kind, "on_request", ()) else kind()

    @cached_property
    def fields(self) -> list[Field]:
        return fields_of(self.serializer)

    @cached_property
    def parameters(self) -> list[Parameter]:
        return parameters_of(self.doing("list").form().fields, {field.name: field.label for field in self.fields})


class Format(NamedTuple):
    """A format of answers; `endpoints` are those that have it, where not all do."""

    suffix: str
    media_type: str
    everywhere: bool
    endpoints: list[Endpoint]


def endpoints() -> list[Endpoint]:
    return [Endpoint(prefix) for prefix, _viewset, _basename in router.registry]


def all_formats() -> list[Format]:
    """In the order in which they are first met."""
    every, having = endpoints(), {}
    for endpoint in every:
        for renderer in endpoint.formats:
            having.setdefault((renderer.format, renderer.media_type), []).append(endpoint)
    return [Format(*named, len(those) == len(every), those) for named, those in having.items()]


class FieldOfMany(NamedTuple):
    """A field by its name, with the endpoints whose records have it."""

    name: str
    label: str
    types: list[str]
    endpoints: list[Endpoint]
    base: str  # what it is called in one language, at the first of the two, where no field is called so

    @property
    def is_common(self) -> bool:
        """Whether so many have it that their names would drown the rest."""
        return len(self.endpoints) > COMMON


def all_fields() -> list[FieldOfMany]:
    """By name; each endpoint tells which words a field of its own may have."""
    having: dict[str, FieldOfMany] = {}
    for endpoint in endpoints():
        for field in endpoint.fields:
            many = having.setdefault(field.name, FieldOfMany(field.name, field.label, [], [], ""))
            many.endpoints.append(endpoint)
            if field.type not in many.types:
                many.types.append(field.type)
    return [having[name]._replace(base=base_of(name, having)) for name in sorted(having)]


def base_of(name: str, names) -> str:
    base = name.removesuffix("_en")
    return base if base not in names else ""
