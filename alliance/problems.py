"""Every error of the API is a problem document (RFC 9457) that names what was wrong; pages answer with their templates.

`{"type", "title", "status", "detail", "instance", "errors": [{"parameter", "detail", "allowed"}]}`, always in English;
`errors` only where parameters are at fault, `allowed` only where the values can be listed. `type` is the address of
the section of the docs on errors of this status.
"""

from http import HTTPStatus
from itertools import islice

from django import forms
from django.core.exceptions import DisallowedHost
from django.http import JsonResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import override
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import APIException
from rest_framework.views import exception_handler

MEDIA_TYPE = "application/problem+json"
LANGUAGE = "en"
# Of one status the name has changed, and with it would the addresses: the new one, whatever runs this.
TITLES = {HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Content Too Large"}
MOST = 50  # as many errors as one answer names, however many parameters are wrong
# What programs read, always in the same words whatever language their reader prefers.
FOR_PROGRAMS = ("/api/", "/data/", "/mcp/", "/llms.txt/")


class Refused(APIException):
    """A question that cannot be answered, with each parameter at fault; `status` 404 where it asks beyond the end."""

    def __init__(self, errors: list[dict], status: int = HTTPStatus.BAD_REQUEST):
        super().__init__(" ".join(f"{error['parameter']}: {error['detail']}" for error in errors))
        self.status_code = status
        self.errors = errors


def refuse_if_wrong(form: forms.Form) -> None:
    """Raises `Refused` for a form with errors."""
    if form.errors:
        wrong = ((name, error) for name, errors in form.errors.as_data().items() for error in errors)
        raise Refused([described(name, error) for name, error in islice(wrong, MOST)])


def described(parameter: str, error: forms.ValidationError) -> dict:
    description = {"parameter": parameter, "detail": " ".join(error.messages)}
    if error.params and "allowed" in error.params:
        description["allowed"] = error.params["allowed"]
    return description


def problem(request, status: int, detail: str, errors: list[dict] | None = None) -> dict:
    title = title_of(status)
    document = {
        "type": type_of(request, title),
        "title": title,
        "status": int(status),
        "detail": detail,
        "instance": request.path,
    }
    return {**document, "errors": errors} if errors else document


def title_of(status: int) -> str:
    return TITLES.get(HTTPStatus(status), HTTPStatus(status).phrase)


def type_of(request, title: str) -> str:
    with override(LANGUAGE):
        page = f"{reverse('docs:errors')}#{slugify(title)}"
    try:
        return request.build_absolute_uri(page)
    except DisallowedHost:
        return page


def problem_response(exception, context):
    """The exception handler of the API; what it does not know stays unhandled and ends in `server_error`."""
    response = exception_handler(exception, context)
    if response is None:
        return None
    detail = response.data.get("detail", "") if isinstance(response.data, dict) else " ".join(response.data)
    errors = getattr(exception, "errors", None)
    response.data = problem(context["request"], response.status_code, str(detail), errors)
    response.content_type = MEDIA_TYPE
    response.headers["Content-Language"] = LANGUAGE
    return response


def problem_page(request, status: int, detail: str):
    """A problem document outside the views of the API."""
    document = problem(request, status, detail)
    headers = {"Content-Language": LANGUAGE}
    return JsonResponse(document, status=status, content_type=MEDIA_TYPE, headers=headers)


def is_for_programs(path: str) -> bool:
    return f"{path}/".startswith(FOR_PROGRAMS)


@csrf_exempt
def unmatched(request, *args, **kwargs):
    """Under the API, where no other address matches."""
    return problem_page(
        request, HTTPStatus.NOT_FOUND, f"There is nothing at {request.path}: the lists stand at /api/v1/."
    )


def bad_request(request, exception):
    if not is_for_programs(request.path):
        return defaults.bad_request(request, exception)
    return problem_page(request, HTTPStatus.BAD_REQUEST, "The request cannot be read.")


def permission_denied(request, exception):
    if not is_for_programs(request.path):
        return defaults.permission_denied(request, exception)
    return problem_page(request, HTTPStatus.FORBIDDEN, "The request is not allowed.")


def server_error(request):
    if not is_for_programs(request.path):
        return defaults.server_error(request)
    return problem_page(
        request, HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it was not your request."
    )
