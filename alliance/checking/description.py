"""What the description of the API says of a check: it is the one question that is sent, and not asked in an address."""

from http import HTTPStatus

from django.conf import settings

from alliance.checking.forms import LONGEST_LABEL, LanguageForm
from alliance.rest.schema import parameters, responses
from alliance.rest.schema.fields import PARTIAL_DATE
from alliance.rest.schema.operations import Operation
from alliance.translation import SUFFIXES

TEXT = {
    "type": "string",
    "minLength": 1,
    "maxLength": settings.CHECK_BYTES,
    "description": "The article, a line for each paragraph; in HTML, what is not the article is left out.",
}
FILE = {"type": "string", "contentMediaType": "application/octet-stream", "description": "Plain text or HTML."}
BESIDES = {
    "published": {
        "type": "string",
        "pattern": PARTIAL_DATE,
        "description": "The day of publication; without it, the one that the text gives.",
    },
    "language": {
        "type": "string",
        "enum": list(SUFFIXES),
        "description": "The language of the text; without it, the one that it seems to be in.",
    },
    "label": {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_LABEL,
        "description": "A title or an address, given back as it is. Nobody opens it.",
    },
}


class CheckOperation(Operation):
    def _get_parameters(self):
        return [parameters.parameter("lang", LanguageForm.base_fields["lang"], None)]

    def _get_request_body(self, direction="request"):
        sent = {"schema": described({"text": TEXT}), **self.sent_example()}
        return {
            "required": True,
            "content": {"application/json": sent, "multipart/form-data": {"schema": described({"file": FILE})}},
        }

    def sent_example(self) -> dict:
        return {"example": self.example.sends} if self.example else {}

    def _get_response_bodies(self, direction="response"):
        return {"200": self.answer(), **responses.error_references(*self.errors())}

    def answer(self) -> dict:
        names = ("Cache-Control", "Content-Language", "RateLimit-Policy", "RateLimit")
        return super().answer() | {"headers": responses.header_references(*names)}

    def errors(self) -> list[HTTPStatus]:
        return sorted([*super().errors(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE])


def described(one: dict) -> dict:
    return {"type": "object", "required": [*one], "properties": one | BESIDES, "additionalProperties": False}
