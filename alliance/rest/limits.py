"""How often one client may ask for what costs work, by the name of a limit in the settings: `{"search": (60, 60)}`.

That is 60 requests in 60 seconds. Counted in the default cache, in windows that begin at the same moment for all: one
counter for each limit, client and window. A limit that is not in the settings does not exist. Where the cache does not
answer nothing is limited: better too much work than no answers.

A view of the REST framework has `throttle_classes = [limited("search")]`, any other is decorated `@limit("mcp")`.
What is stated of it to the client follows draft-ietf-httpapi-ratelimit-headers.
"""

import time
from collections.abc import Callable
from functools import cache, wraps
from http import HTTPStatus
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from rest_framework.exceptions import Throttled
from rest_framework.throttling import BaseThrottle

from alliance.problems import problem_page
from alliance.rest.clients import client_of
from alliance.rest.counting import counted


class Spending(NamedTuple):
    """What a client has used of a limit, with the request being answered: `requests` in `seconds` are allowed."""

    name: str
    requests: int
    seconds: int
    used: int
    until_reset: int  # seconds

    @property
    def is_over(self) -> bool:
        return self.used > self.requests

    @property
    def in_words(self) -> str:
        return f"The limit “{self.name}” allows {self.requests} requests in {self.seconds} seconds from one address."

    @property
    def policy(self) -> str:
        """As a member of `RateLimit-Policy`."""
        return f'"{self.name}";q={self.requests};w={self.seconds}'

    @property
    def state(self) -> str:
        """As a member of `RateLimit`."""
        return f'"{self.name}";r={max(self.requests - self.used, 0)};t={self.until_reset}'


def spend(name: str, request: HttpRequest) -> Spending | None:
    """Count a request; `None` where it is not limited, as the docs are not for what they show.

    It is remembered in the request, to be stated in the answer.
    """
    if name not in settings.LIMITS or getattr(request, "is_for_docs", False):
        return None
    requests, seconds = settings.LIMITS[name]
    window, passed = divmod(int(time.time()), seconds)
    used = counted(f"limit:{name}:{window}:{client_of(request)}", seconds)
    if used is None:
        return None
    spending = Spending(name, requests, seconds, used, seconds - passed)
    request.spendings = [*getattr(request, "spendings", []), spending]
    return spending


class Limited(BaseThrottle):
    """A limit for views of the REST framework."""

    name: str

    def allow_request(self, request, view):
        spending = spend(self.name, request._request)
        if spending and spending.is_over:
            raise Throttled(spending.until_reset, spending.in_words)
        return True


@cache
def limited(name: str) -> type[Limited]:
    return type("Limited", (Limited,), {"name": name})


def limit(name: str) -> Callable:
    """A limit for any other view."""

    def around(view):
        @wraps(view)
        def within(request, *args, **kwargs):
            spending = spend(name, request)
            return refusal(request, spending) if spending and spending.is_over else view(request, *args, **kwargs)

        return within

    return around


def refusal(request: HttpRequest, spending: Spending) -> HttpResponseBase:
    response = problem_page(request, HTTPStatus.TOO_MANY_REQUESTS, spending.in_words)
    response.headers["Retry-After"] = str(spending.until_reset)
    return response


class StatedLimits:
    """The middleware that says in each answer what was counted for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if spendings := getattr(request, "spendings", []):
            response.headers["RateLimit-Policy"] = ", ".join(spending.policy for spending in spendings)
            response.headers["RateLimit"] = ", ".join(spending.state for spending in spendings)
        return response
