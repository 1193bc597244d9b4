"""The dumps over HTTP: a page that says what there is, and the files."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header, parse_etags
from django.views.generic import TemplateView
from rest_framework.exceptions import APIException, NotFound
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.views import APIView

from alliance.bulk.exporting import MANIFEST, SUMS, UnsteadyError
from alliance.bulk.offers import OFFERS, contents
from alliance.bulk.package import FORMATS
from alliance.bulk.ranges import Part, Unsatisfiable, part_asked_for, pieces
from alliance.bulk.store import kept, manifest_in
from alliance.filters import StrictForm
from alliance.problems import refuse_if_wrong
from alliance.rest.formats.json import JSONRenderer
from alliance.rest.limits import limited
from alliance.rest.resources import EnglishMixin


class DataView(TemplateView):
    """What can be taken along at once, how to check it and on which terms."""

    template_name = "bulk/data.html"

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(reverse("bulk:files"))
        return super().get_context_data(
            **kwargs, **contents(), offers=OFFERS, address=address, manifest=MANIFEST, sums=SUMS
        )


class OutOfRangeError(APIException):
    status_code = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE


class NotMadeError(APIException):
    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_detail = "The files could not be made just now; try again in a minute."
    wait = 60  # seconds, as Retry-After


class AsItIs(BaseContentNegotiation):
    """A file is in its format, whatever `Accept` prefers."""

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class ForProgramsView(EnglishMixin, APIView):
    """An address among the files; what is wrong is told as everywhere in the API."""

    content_negotiation_class = AsItIs
    renderer_classes = (JSONRenderer,)
    schema = None  # files, not operations on records


class FolderView(ForProgramsView):
    """Where the files lie: what there is says the page."""

    def get(self, request):
        return HttpResponseRedirect(reverse("data"))


class NothingView(ForProgramsView):
    """Where there is no file."""

    def get(self, request):
        names = ", ".join([*(form.address for form in FORMATS), MANIFEST, SUMS])
        raise NotFound(f"There is nothing at {request.path}: the files are {names}.")


class FileView(ForProgramsView):
    """One file of the newest data version."""

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        refuse_if_wrong(StrictForm(request.query_params))

    @cached_property
    def folder(self) -> Path:
        try:
            return kept()
        except (OSError, UnsteadyError) as error:
            raise NotMadeError from error


class ManifestView(FileView):
    """What there is, with sizes and checksums."""

    def get(self, request):
        manifest = manifest_in(self.folder)
        addresses = {form.name: form.address for form in FORMATS}
        here = request.build_absolute_uri(reverse("bulk:files"))
        for file in manifest["files"]:
            file["address"] = f"{here}{addresses[file['format']]}"
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        return HttpResponse(text, content_type="application/json")


class SumsView(FileView):
    """The checksums as `sha256sum --check` reads them."""

    def get(self, request):
        return HttpResponse((self.folder / SUMS).read_bytes(), content_type="text/plain; charset=utf-8")


class DumpView(FileView):
    """A dump, or the part of it that is asked for."""

    throttle_classes = (limited("bulk"),)

    @cached_property
    def file(self) -> dict[str, Any]:
        """What the manifest says of it."""
        return next(file for file in manifest_in(self.folder)["files"] if file["format"] == self.kwargs["form"])

    @property
    def etag(self) -> str:
        return f'"{self.file["sha256"]}"'

    def check_throttles(self, request):
        """To ask whether there is anything new is free."""
        known = {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}
        if not known & {self.etag, "*"}:
            super().check_throttles(request)

    def get(self, request, form):
        part, size = self.part(), self.file["bytes"]
        first, last = part or Part(0, size - 1)
        # Opened when it is sent: often it need not be.
        response = StreamingHttpResponse(pieces(self.folder / self.file["name"], Part(first, last)))
        if part:
            response.status_code = HTTPStatus.PARTIAL_CONTENT
            response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = last - first + 1
        response["Content-Type"] = self.file["media_type"]
        response["Content-Disposition"] = content_disposition_header(True, self.file["name"])
        response["ETag"], response["Accept-Ranges"] = self.etag, "bytes"
        return response

    def part(self) -> Part | None:
        """The part that is asked for, if it is one of this very file."""
        asked = self.request.headers
        if "If-None-Match" in asked or asked.get("If-Range", self.etag) != self.etag:
            return None
        try:
            return part_asked_for(asked.get("Range", ""), self.file["bytes"])
        except Unsatisfiable as error:
            raise OutOfRangeError(str(error)) from error
