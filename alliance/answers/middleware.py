"""Reading what is public: an answer is worked out once for a version of the data, and sent as often as it is asked for.

Stands around everything that would make answers differ without need: sessions, languages, the site's own gzip.
"""

from http import HTTPStatus

from django.core.exceptions import DisallowedHost
from django.db import Error

from alliance.answers import sending
from alliance.answers.addresses import is_public
from alliance.answers.encodings import GZIP, IDENTITY, accepted
from alliance.answers.shelf import Moment, Shelf
from alliance.dates import asked_for_today
from alliance.problems import is_for_programs, problem_page

# What an answer for programs must not follow.
PREFERENCES = ("HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE")


class PublicAnswers:
    """Keeps, encodes and validates the answers to GET and HEAD; others only say of themselves what is true."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_public(request.path_info):
            return self.get_response(request)
        if is_for_programs(request.path_info):
            for header in PREFERENCES:
                request.META.pop(header, None)
        if request.method not in ("GET", "HEAD"):
            return sending.tidied(request, self.get_response(request))
        coding = accepted(request.META.pop("HTTP_ACCEPT_ENCODING", None))
        response = self.answer(request, coding) if coding else unreadable(request)
        return sending.without_content(response) if request.method == "HEAD" else response

    def answer(self, request, coding):
        try:
            shelf = Shelf(request, Moment.now(), coding)
        except (DisallowedHost, Error):  # said in its own words further in; what needs no database can still be had
            return self.worked_out(request)
        if kept := shelf.find():
            return sending.sent(request, kept)
        asked_for_today.set(False)
        response = self.worked_out(request)
        if not sending.is_for_all(response):
            return response
        modified = shelf.moment.last_change(on_the_day=asked_for_today.get())
        if response.streaming:
            return sending.validated(request, response, modified)
        answer = sending.written(response, coding, modified)
        shelf.keep(answer, sending.headers_in(response, "Vary"))
        return sending.sent(request, answer, worked_out=response)

    def worked_out(self, request):
        """As for GET: HEAD says the same without the content."""
        method, request.method = request.method, "GET"
        try:
            return sending.tidied(request, self.get_response(request))
        finally:
            request.method = method


def unreadable(request):
    detail = f"Accept-Encoding refuses every coding that there is: {GZIP} and {IDENTITY}."
    return sending.tidied(request, problem_page(request, HTTPStatus.NOT_ACCEPTABLE, detail))
