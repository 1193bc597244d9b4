"""The context to which every answer in JSON-LD refers: what its names mean."""

from rest_framework.response import Response
from rest_framework.views import APIView

from alliance.filters import StrictForm
from alliance.problems import refuse_if_wrong
from alliance.rest.formats.json import JSONRenderer
from alliance.rest.formats.terms import MEDIA_TYPE, context
from alliance.rest.resources import EnglishMixin


class ContextRenderer(JSONRenderer):
    media_type = MEDIA_TYPE
    format = "jsonld"


class ContextView(EnglishMixin, APIView):
    """The same for all lists and records."""

    renderer_classes = (ContextRenderer,)
    schema = None  # no part of what the API describes: it describes itself

    def get(self, request, **kwargs):
        refuse_if_wrong(StrictForm(request.query_params))
        return Response({"@context": context(request.build_absolute_uri)})
