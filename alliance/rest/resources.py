"""Lists and records over the API: a question is read as a whole, refused as a whole, and answered in its shape."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from alliance.filters import LONGEST, StrictFilterSet, StrictForm
from alliance.problems import refuse_if_wrong
from alliance.rest import shape
from alliance.rest.formats.csv import CSVRenderer
from alliance.rest.formats.json import JSONRenderer
from alliance.rest.formats.jsonld import JSONLDRenderer
from alliance.rest.formats.ndjson import NDJSONRenderer
from alliance.rest.limits import limited
from alliance.rest.ordering import Column, Ordering
from alliance.rest.paging import PAGING, Page, page_of_rows
from alliance.rest.questions import OrderingField, asked_over_api, inverted, sortable
from alliance.rest.remembered import KNOWN_AT, since_when, to_come
from alliance.rest.shape import Shape

# Every answer is in both languages unless one is asked for.
LANGUAGES = "en, id"


class EnglishMixin:
    """Errors are in English whatever the reader's browser prefers; data are in both languages anyway."""

    http_method_names = ("get", "head", "options")

    def dispatch(self, request, *args, **kwargs):
        with override("en"):
            response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", LANGUAGES)
        return response

    def options(self, request, *args, **kwargs):
        """What can be asked is told in JSON, too: it is neither a list nor a record."""
        request.accepted_renderer, request.accepted_media_type = JSONRenderer(), JSONRenderer.media_type
        return super().options(request, *args, **kwargs)

    def finalize_response(self, request, response, *args, **kwargs):
        """A problem is told in JSON, whatever format the answer would have had."""
        if getattr(response, "exception", False):
            request.accepted_renderer, request.accepted_media_type = JSONRenderer(), response.content_type
        return super().finalize_response(request, response, *args, **kwargs)


class ListViewSet(EnglishMixin, GenericViewSet):
    """A list of whatever a serializer shows, in pages, shapes and formats.

    While it answers, `question` has the cleaned parameters, `shape` what is shown, `rows` the instances on the page.
    """

    renderer_classes: ClassVar[list[type]] = [JSONRenderer, CSVRenderer, NDJSONRenderer, JSONLDRenderer]
    # What is shown although nobody asks to expand it.
    always: ClassVar[tuple[str, ...]] = ()

    rows: Sequence

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.question: dict[str, Any] = {}

    def list(self, request, *args, **kwargs):
        self.read(self.form())
        page = self.page().linked(request)
        self.rows = page.rows
        records = self.shown(page.rows)
        response = Response(self.shape.about(page.envelope(records, self.about_list())))
        return self.labelled(response, page.header)

    def get_throttles(self):
        """A whole list at once is work: it counts against the limit of such lists, besides those of the view."""
        limits = super().get_throttles()
        return [*limits, limited("whole")()] if self.gives_whole and self.action == "list" else limits

    def form(self) -> StrictForm:
        """The question of a list."""
        raise NotImplementedError

    def page(self) -> Page:
        """The rows that the question asks for."""
        raise NotImplementedError

    def about_list(self) -> dict:
        """What stands beside the count."""
        return {}

    def parameters(self) -> dict[str, forms.Field]:
        """What can be asked of a list besides its filters."""
        return PAGING | shape.parameters(self.get_serializer_class())

    def read(self, form: StrictForm) -> None:
        """Raises `Refused` naming each parameter at fault."""
        refuse_if_wrong(form)
        self.question = form.cleaned_data

    def wrong_together(self, question: dict) -> Iterable[tuple[str, ValidationError]]:
        """What is wrong with a question whose parameters are all right one by one."""
        yield from inverted(question)
        yield from to_come(question)
        yield from Shape(self.get_serializer_class(), question, self.always).errors()

    @cached_property
    def shape(self) -> Shape:
        return Shape(self.get_serializer_class(), self.question, self.always)

    def shown(self, rows: Sequence) -> Sequence[dict]:
        """The rows as the question wants them."""
        return [self.shape.shaped(record) for record in self.get_serializer(rows, many=True).data]

    @property
    def gives_whole(self) -> bool:
        """Whether the format gives a list at once."""
        return self.request.accepted_renderer.whole

    def labelled(self, response: Response, links: str = "") -> Response:
        response["Content-Language"] = self.question.get("lang") or LANGUAGES
        if links:
            response["Link"] = links
        if self.gives_whole:
            response["Content-Disposition"] = content_disposition_header(False, self.file_name)
        return response

    @property
    def file_name(self) -> str:
        """What the answer is called when it is saved: `members-1999-03-12.csv`, `nato-be.csv`."""
        last = self.request.path.rstrip("/").rpartition("/")[2]
        ending = f".{self.request.accepted_renderer.format}"
        stem = slugify(self.kwargs.get("key", last.removesuffix(ending)).replace("/", "-"))
        day = self.question.get("as_of")
        return f"{stem}-{day}{ending}" if day else f"{stem}{ending}"


class ResourceViewSet(ListViewSet):
    """A list of keyed rows, and its records by key."""

    lookup_field = "key"
    lookup_value_regex = ".+?"  # keys contain slashes
    filterset_class = StrictFilterSet
    # Fields in which the list is sorted; the order of the model where empty.
    ordering: ClassVar[tuple[str, ...]] = ()
    # Whether the list can be asked as it was known at an instant; a record always can.
    is_remembered: ClassVar[bool] = False

    def get_queryset(self):
        """Of the instant that is asked about."""
        rows, instant = super().get_queryset(), self.question.get("known_at")
        return rows.held_at(instant) if instant else rows

    def retrieve(self, request, *args, **kwargs):
        self.read(StrictFilterSet(request.query_params, self.get_queryset(), **self.besides()).form)
        record = self.get_object()
        self.rows = [record]
        return self.labelled(Response(self.shown(self.rows)[0]))

    def get_serializer(self, *args, **kwargs):
        return super().get_serializer(*args, expand=self.shape.expand, **kwargs)

    def parameters(self):
        if self.action == "retrieve":
            return shape.parameters(self.get_serializer_class()) | KNOWN_AT
        columns = sortable(self.get_serializer_class())
        ordering = {"ordering": OrderingField(columns, required=False)}
        return ordering | super().parameters() | (KNOWN_AT if self.is_remembered else {})

    def besides(self) -> dict:
        return {"besides": self.parameters(), "rules": [self.wrong_together]}

    def form(self):
        filterset_class = asked_over_api(self.filterset_class, self.get_serializer_class())
        self.filterset = filterset_class(self.request.query_params, self.get_queryset(), **self.besides())
        return self.filterset.form

    def page(self):
        page = page_of_rows(self.asked(self.get_queryset()), self.order, self.question, self.gives_whole)
        self.expand(page.rows)
        return page

    def asked(self, rows):
        """The rows that the filters leave."""
        return self.filterset.filter_queryset(rows)

    @property
    def order(self) -> Ordering:
        usual = self.ordering or self.queryset.model._meta.ordering
        return Ordering(self.question.get("ordering") or [Column(path) for path in usual])

    def expand(self, rows: Sequence) -> None:
        """Put whole records in the place of what the rows refer to: one query for each name."""
        for name, serializer in self.get_serializer_class().expandable().items():
            if name not in self.shape.expand or name in self.get_serializer_class().on_request:
                continue
            reference = self.get_serializer_class()().fields[name].source
            wanted = {getattr(row, f"{reference}_id") for row in rows} - {None}
            found = self.get_queryset().referred(serializer.Meta.model).for_listing().in_bulk(wanted)
            for row in rows:
                if brief := getattr(row, reference):
                    setattr(row, reference, serializer.in_place_of(brief, found[brief.pk]))

    def get_object(self):
        text, rows = self.kwargs["key"], self.get_queryset()
        record = None if "\0" in text or len(text) > LONGEST else self.find(rows, text)
        if record is None:
            raise NotFound(self.not_found(text))
        self.expand([record])
        return record

    def not_found(self, text):
        """Why there is no such record: where it is asked about an earlier instant, perhaps only for that one."""
        model, instant = self.queryset.model, self.question.get("known_at")
        if instant and "\0" not in text and len(text) <= LONGEST:
            now = self.find(self.queryset.all(), text)
            if reason := since_when(now, model, now.key if now else text, instant):
                return reason
        words = {"noun": model._meta.verbose_name, "value": text}
        if close := self.nearly(text):
            return _("There is no %(noun)s “%(value)s”. Did you mean “%(close)s”?") % {**words, "close": close}
        return _("There is no %(noun)s “%(value)s”.") % words

    def nearly(self, text: str) -> str:
        """The first id of which the text is the beginning or the end, or that it is in other letters; one query."""
        if "\0" in text or len(text) > LONGEST:
            return ""
        found = Q(key__iexact=text) | Q(key__iendswith=f"/{text}") | Q(key__istartswith=f"{text}-")
        return self.queryset.filter(found).order_by("key").values_list("key", flat=True).first() or ""

    def find(self, rows, text):
        """The record that an address means, or none."""
        return rows.filter(key=text).first()
