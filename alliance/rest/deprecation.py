"""What of the API will go: said a year before, in the headers of each answer concerned, in the schema and in the docs.

What is named here still works as ever. `Deprecation` (RFC 9745) says since when its users should leave it, `Sunset`
(RFC 8594) the moment from which it may be gone, `Link` where to read what to use instead.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

NOTICE = timedelta(days=366)  # twelve months, in leap years too
PAGE = "/en/docs/versioning/#deprecated"
ENDPOINT = re.compile(r"/api/v1/(?P<name>[a-z-]+)(?:[./]|$)", re.ASCII)


@dataclass(frozen=True)
class Deprecated:
    """An endpoint, or one of its parameters, that is to be left: `instead` says in English what to use in its place.

    Raises `ValueError` where its users would have less than twelve months.
    """

    endpoint: str
    since: date
    sunset: date
    instead: str
    parameter: str = ""

    def __post_init__(self):
        if self.sunset - self.since < NOTICE:
            raise ValueError(f"{self.endpoint} {self.parameter}: from {self.since} to {self.sunset} is not a year.")

    def is_used_by(self, endpoint: str, parameters) -> bool:
        return self.endpoint == endpoint and (not self.parameter or self.parameter in parameters)


# `Deprecated("members", since=date(2027, 1, 1), sunset=date(2028, 2, 1), instead="…", parameter="…")`
DEPRECATED: list[Deprecated] = []


class DeprecationMiddleware:
    """Tells whoever uses what is deprecated, errors included; touches no other answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if used := used_by(request):
            announce(response, used, request.build_absolute_uri(PAGE))
        return response


def used_by(request: HttpRequest) -> list[Deprecated]:
    """What a request uses of all that is deprecated."""
    endpoint = DEPRECATED and ENDPOINT.match(request.path)
    return [one for one in DEPRECATED if one.is_used_by(endpoint["name"], request.GET)] if endpoint else []


def announce(response: HttpResponse, used: list[Deprecated], page: str) -> None:
    """The earliest days of all that was used, and where to read about it, beside what the answer links to already."""
    response.headers["Deprecation"] = f"@{instant(min(one.since for one in used))}"
    response.headers["Sunset"] = http_date(instant(min(one.sunset for one in used)))
    links = [f'<{page}>; rel="{relation}"; type="text/html"' for relation in ("deprecation", "sunset")]
    known = response.headers.get("Link")
    response.headers["Link"] = ", ".join([*([known] if known else []), *links])


def instant(day: date) -> int:
    """The beginning of a day in UTC, in seconds since 1970."""
    return int(datetime.combine(day, time(), UTC).timestamp())


def mark_deprecated(result: dict[str, Any], generator, request, public) -> dict[str, Any]:
    """Marks in an OpenAPI document what is deprecated: operations, or single parameters of theirs."""
    for path, operations in result["paths"].items():
        endpoint = ENDPOINT.match(path)
        for one in DEPRECATED:
            if endpoint and endpoint["name"] == one.endpoint:
                for operation in operations.values():
                    mark(operation, one)
    return result


def mark(operation: dict[str, Any], one: Deprecated) -> None:
    until = f"Deprecated since {one.since}, may be gone from {one.sunset} on: {one.instead}"
    named = [parameter for parameter in operation.get("parameters", ()) if parameter.get("name") == one.parameter]
    for described in named if one.parameter else [operation]:
        described["deprecated"] = True
        described["description"] = " ".join(filter(None, [described.get("description"), until]))
