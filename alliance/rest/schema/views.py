"""The description at its fixed address, and the console in which people try it."""

from functools import cache
from http import HTTPStatus

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView
from rest_framework.renderers import JSONRenderer
from rest_framework.views import APIView

from alliance.filters import StrictForm
from alliance.problems import problem_page, refuse_if_wrong
from alliance.rest.resources import EnglishMixin

DOCUMENT = settings.BASE_DIR / "docs" / "openapi.json"


@cache
def document() -> bytes:
    """The committed description: what is served is what was reviewed, and the same on every machine."""
    return DOCUMENT.read_bytes()


class DescriptionView(EnglishMixin, APIView):
    """`/api/v1/openapi.json`"""

    schema = None  # it does not describe itself
    renderer_classes = (JSONRenderer,)

    def get(self, request, **kwargs):
        refuse_if_wrong(StrictForm(request.query_params))
        return HttpResponse(document(), content_type=JSONRenderer.media_type)


# Swagger UI writes style attributes; scripts, pictures and requests stay as strict as everywhere.
@method_decorator([csrf_exempt, csp_update({"style-src": ["'unsafe-inline'"]})], name="dispatch")
class ConsoleView(TemplateView):
    """`/api/v1/docs/`: Swagger UI from our own files; it asks nobody else for anything."""

    http_method_names = ("get", "head", "options")
    template_name = "rest/console.html"

    def http_method_not_allowed(self, request, *args, **kwargs):
        response = problem_page(request, HTTPStatus.METHOD_NOT_ALLOWED, f"Method “{request.method}” is not allowed.")
        response.headers["Allow"] = ", ".join(self._allowed_methods())
        return response
