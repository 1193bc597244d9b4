"""The public page of a record as it would be, rendered while the change stands in a transaction that is rolled back.

It is asked of the view itself, beneath everything that keeps public answers: nothing of it can reach their cache.
"""

from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import resolve
from django.utils.translation import override

from alliance.keyed import Keyed

# Of the editor's request only where it went: the page is rendered for a reader, whom nobody knows.
KEPT = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "REMOTE_ADDR", "SERVER_NAME", "SERVER_PORT")
MOST_REDIRECTS = 3


class Preview(NamedTuple):
    """What the page says of itself: `anchor` is the place of the record on it, `draft` the draft it is of."""

    record: Keyed
    language: str
    anchor: str
    draft: object | None = None


def has_page(model: type[Keyed]) -> bool:
    """Whether readers see records of a class on a page."""
    return hasattr(model, "get_absolute_url")


def page_of(record: Keyed, request: HttpRequest, language: str, draft=None) -> HttpResponse | None:
    """The page in a language, marked as a preview; `None` where there is none. To be called inside the transaction."""
    with override(language):
        address = urlsplit(record.get_absolute_url())
        response = answer(address.path, address.query, request, language)
        if not isinstance(response, TemplateResponse) or response.status_code != 200:
            return None
        response.context_data["preview"] = Preview(record, language, address.fragment, draft)
        headers = {"X-Robots-Tag": "noindex", "Cache-Control": "no-store", "Content-Language": language}
        return HttpResponse(response.rendered_content, headers=headers)


def answer(path: str, query: str, request: HttpRequest, language: str) -> HttpResponse | None:
    """What a reader would be answered, after redirections within the site."""
    for _number in range(MOST_REDIRECTS):
        asked = as_a_reader(request, path, query, language)
        try:
            view, args, kwargs = resolve(asked.path_info)
            response = view(asked, *args, **kwargs)
        except Http404:
            return None
        if not response.has_header("Location"):
            return response
        target = urlsplit(response["Location"])
        path, query = target.path, target.query
    return None


def as_a_reader(request: HttpRequest, path: str, query: str, language: str) -> WSGIRequest:
    """A request for a public page of the same site, without the cookies and the rights of the editor."""
    kept = {name: request.META[name] for name in KEPT if name in request.META}
    here = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": ""}
    asked = WSGIRequest({**kept, **here, "wsgi.url_scheme": request.scheme, "wsgi.input": BytesIO()})
    asked.LANGUAGE_CODE = language
    return asked
