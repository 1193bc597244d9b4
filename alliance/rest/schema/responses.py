"""What an answer can be besides a record or a list: headers, nothing new, and each error as a problem document."""

from http import HTTPStatus

from django.utils.text import slugify

from alliance.problems import MEDIA_TYPE, title_of
from alliance.rest.schema.examples import ROOT, SITE, examples

ERRORS = {
    HTTPStatus.BAD_REQUEST: "A parameter is unknown, repeated, empty or means nothing: `errors` names each.",
    HTTPStatus.NOT_FOUND: "There is no such record.",
    HTTPStatus.NOT_ACCEPTABLE: "The answer cannot be given in any of the formats asked for.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "What was sent is too long.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "What was sent is neither JSON nor a form with a file.",
    HTTPStatus.TOO_MANY_REQUESTS: "More than the limit allows; `Retry-After` says when to ask again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on the server.",
}
# Of those that nobody can bring about by asking.
EXAMPLES = {
    HTTPStatus.NOT_ACCEPTABLE: "Accept asks for nothing that this comes as: the formats are application/json, "
    "text/csv, application/x-ndjson, application/ld+json.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This is too long: at most 1000000 bytes of text are read.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: 'Unsupported media type "text/plain" in request.',
    HTTPStatus.TOO_MANY_REQUESTS: "The limit “search” allows 60 requests in 60 seconds from one address. "
    "Expected available in 12 seconds.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here; it was not your request.",
}


def text(description: str, **more) -> dict:
    return {"description": description, "schema": {"type": "string", **more}}


HEADERS = {
    "ETag": text("Strong: changes exactly when the bytes do. Send it back in `If-None-Match`."),
    "Last-Modified": text("When the knowledge base last changed."),
    "Cache-Control": text("How long shared caches may keep the answer."),
    "Content-Language": text("The languages of the answer: `en, id`, or the one asked for in `lang`."),
    "Link": text('The next and the previous page: `<address>; rel="next"` (RFC 8288).'),
    "RateLimit": text('What is left of the limit: `"search";r=59;t=60`.'),
    "RateLimit-Policy": text('The limit: `"search";q=60;w=60`.'),
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}},
}
OF_EVERY_ANSWER = ("ETag", "Last-Modified", "Cache-Control")

PROBLEM = {
    "type": "object",
    "description": "Why there is no answer (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Where the docs explain this error."},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The path that was asked for."},
        "errors": {
            "type": "array",
            "description": "The parameters at fault.",
            "items": {
                "type": "object",
                "required": ["parameter", "detail"],
                "properties": {
                    "parameter": {"type": "string"},
                    "detail": {"type": "string"},
                    "allowed": {"type": "array", "items": {}, "description": "What would have been right."},
                },
            },
        },
    },
}


def component(status: HTTPStatus) -> str:
    """The name of an error among the components: `BadRequest`."""
    return title_of(status).title().replace(" ", "").replace("-", "")


def header_references(*names: str) -> dict:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def error_references(*statuses: HTTPStatus) -> dict:
    return {str(int(status)): {"$ref": f"#/components/responses/{component(status)}"} for status in statuses}


def error_responses() -> dict:
    """Each error, by name."""
    return {component(status): error_response(status) for status in ERRORS}


def error_response(status: HTTPStatus) -> dict:
    headers = ["Retry-After", "RateLimit-Policy", "RateLimit"] if status == HTTPStatus.TOO_MANY_REQUESTS else []
    return {
        "description": ERRORS[status],
        **({"headers": header_references(*headers)} if headers else {}),
        "content": {
            MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example(status)},
        },
    }


def example(status: HTTPStatus) -> dict:
    if asked := examples().get(str(int(status))):
        return asked.answers
    return {
        "type": f"{SITE}/en/docs/errors/#{slugify(title_of(status))}",
        "title": title_of(status),
        "status": int(status),
        "detail": EXAMPLES[status],
        "instance": f"{ROOT}search/",
    }
