"""What an answer says about itself in its headers, and when its content need not be sent at all."""

from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date

from alliance.answers.encodings import IDENTITY, can_be_encoded, encode
from alliance.answers.shelf import Answer
from alliance.answers.validators import etag_of, is_known, last_modified
from alliance.problems import is_for_programs

# A reader asks each time whether anything is new; a cache shared by many may answer for a minute without asking.
SHARED = "public, max-age=0, s-maxage=60"
UNKEPT = "no-store"
# What belongs to one reader and is never kept.
PERSONAL = "RateLimit"
# What is said of content that is not sent again (RFC 9110, section 15.4.5), and what may change while that does not.
SAID_AGAIN = (
    "Cache-Control",
    "Deprecation",
    "ETag",
    "Last-Modified",
    "Link",
    "RateLimit",
    "RateLimit-Policy",
    "Sunset",
    "Vary",
)


def headers_in(response: HttpResponseBase, name: str) -> list[str]:
    """The words listed in a header, in small letters."""
    return [word for part in response.headers.get(name, "").split(",") if (word := part.strip().lower())]


def tidied(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """It varies only by what it does vary by, and errors are not kept anywhere."""
    untrue = {"accept-encoding"} if request.method == "GET" else set()  # it is not encoded yet
    if is_for_programs(request.path_info):
        untrue.add("accept-language")
        if request.resolver_match and request.resolver_match.kwargs.get("format"):
            untrue.add("accept")  # the address itself names the format
    vary = [name.title() for name in headers_in(response, "Vary") if name not in untrue]
    response.headers.pop("Vary", None)
    if vary:
        response.headers["Vary"] = ", ".join(vary)
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        response.headers["Cache-Control"] = UNKEPT
    return response


def is_for_all(response: HttpResponseBase) -> bool:
    """Whether everybody would get this answer, and may get it again."""
    is_part = response.streaming and response.status_code == HTTPStatus.PARTIAL_CONTENT
    return (
        (is_part or response.status_code == HTTPStatus.OK)
        and not response.cookies
        and not {"cookie", "*"} & set(headers_in(response, "Vary"))
        and not {"no-store", "private"} & set(headers_in(response, "Cache-Control"))
    )


def written(response: HttpResponse, coding: str, modified: datetime) -> Answer:
    """The answer in a coding, where there is any use in coding it."""
    headers = {name: value for name, value in response.items() if name != PERSONAL}
    if can_be_encoded(headers.get("Content-Type", "")) and "Content-Encoding" not in headers:
        headers["Vary"] = ", ".join(name for name in (headers.get("Vary"), "Accept-Encoding") if name)
    else:
        coding = IDENTITY
    content = encode(response.content, coding)
    headers |= {"ETag": etag_of(response.content, coding), "Content-Length": str(len(content))}
    if coding != IDENTITY:
        headers["Content-Encoding"] = coding
    return Answer(headers, content, modified)


def sent(request: HttpRequest, answer: Answer, worked_out: HttpResponse | None = None) -> HttpResponseBase:
    """The answer, with what only the reader is told for whom it has just been worked out."""
    response = HttpResponse(answer.content, headers=answer.headers)
    if worked_out is not None and PERSONAL in worked_out.headers:
        response.headers[PERSONAL] = worked_out.headers[PERSONAL]
    return validated(request, response, answer.modified)


def validated(request: HttpRequest, response: HttpResponseBase, modified: datetime) -> HttpResponseBase:
    """The response with what it can be recognized by; without content where the reader has it."""
    response.headers.setdefault("Cache-Control", SHARED)
    if (second := last_modified(modified)) is not None:
        response.headers.setdefault("Last-Modified", http_date(second))
    if is_known(request, response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")):
        response.status_code = HTTPStatus.NOT_MODIFIED
        for name in [name for name in response.headers if name not in SAID_AGAIN]:
            del response.headers[name]
        return emptied(response)
    return response


def without_content(response: HttpResponseBase) -> HttpResponseBase:
    """The answer to HEAD: the same headers."""
    if not response.streaming and response.status_code != HTTPStatus.NOT_MODIFIED:
        response.headers.setdefault("Content-Length", str(len(response.content)))
    return emptied(response)


def emptied(response: HttpResponseBase) -> HttpResponseBase:
    """Whatever was opened for it is still closed at its end."""
    if response.streaming:
        response.streaming_content = ()
    else:
        response.content = b""
    return response
