"""A text checked over the API: `POST /api/v1/check/` with JSON, or with a file as a form has it.

Nothing that is sent is kept. `lang` in the address asks for one language, as everywhere.
"""

import json
from http import HTTPStatus

from django.conf import settings
from django.http import QueryDict
from rest_framework.exceptions import APIException, ParseError
from rest_framework.generics import GenericAPIView
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.response import Response

from alliance.checking.answering import answer_to
from alliance.checking.description import CheckOperation
from alliance.checking.forms import LanguageForm, ProgramCheckForm
from alliance.checking.serializers import CheckSerializer
from alliance.problems import Refused, refuse_if_wrong
from alliance.receiving import is_larger
from alliance.rest import shape
from alliance.rest.formats.json import JSONRenderer
from alliance.rest.limits import limited
from alliance.rest.resources import EnglishMixin


class TooLong(APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = f"This is too long: at most {settings.CHECK_BYTES} bytes of text are read."


class JSONTexts(BaseParser):
    """One JSON object of texts."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            sent = json.loads(
                stream.read(settings.CHECK_REQUEST_BYTES).decode(), parse_constant=refused, object_pairs_hook=once
            )
            json.dumps(sent, ensure_ascii=False).encode()  # half a character parses, and cannot be said again
        except (ValueError, RecursionError):
            raise ParseError("The body is not one JSON object in UTF-8, with each name once.") from None
        if not isinstance(sent, dict):
            raise ParseError("The body is not a JSON object: send {“text”: “…”}.")
        return sent


def once(pairs: list[tuple[str, object]]) -> dict:
    if len(sent := dict(pairs)) < len(pairs):
        raise ValueError("a name is given more than once")
    return sent


def refused(constant: str):
    raise ValueError(f"{constant} is not JSON")


class CheckView(EnglishMixin, GenericAPIView):
    """Each statement of a text about NATO that can be compared with what is known, with its verdict and its sources.

    Send the text as JSON, or a file as `multipart/form-data`. It is judged as of the day of publication: give it, or
    leave it to be found in the text. Nothing that is sent is kept.
    """

    http_method_names = ("post", "options")
    parser_classes = (JSONTexts, MultiPartParser)
    renderer_classes = (JSONRenderer,)
    serializer_class = CheckSerializer
    throttle_classes = (limited("check"),)
    schema = CheckOperation()

    def post(self, request):
        question = LanguageForm(request.query_params)
        refuse_if_wrong(question)
        form = sent_form(request)
        refuse_if_wrong(form)
        answer = CheckSerializer(answer_to(form), context={"absolute": request.build_absolute_uri}).data
        if language := question.cleaned_data["lang"]:
            answer, fallbacks = shape.said_in(answer, language)
            answer[shape.FALLBACKS] = fallbacks
        headers = {"Cache-Control": "no-store"} | ({"Content-Language": language} if language else {})
        return Response(answer, headers=headers)


def sent_form(request) -> ProgramCheckForm:
    """What was sent; raises `TooLong`, `ParseError`, or `Refused` for a value that is no text."""
    if is_larger(request, settings.CHECK_REQUEST_BYTES):
        raise TooLong
    if isinstance(request.data, QueryDict):
        return ProgramCheckForm(request.POST, request.FILES)
    given = {name: value for name, value in request.data.items() if value is not None}
    wrong = [name for name, value in given.items() if not isinstance(value, str)]
    if wrong:
        raise Refused([{"parameter": name, "detail": "The value is not a text."} for name in wrong[:50]])
    return ProgramCheckForm(given)
