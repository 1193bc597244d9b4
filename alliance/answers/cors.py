"""Other sites may read what is for programs, errors included (CORS, in the Fetch standard).

Written here, as django-cors-headers adds `Vary: Origin` to every answer, also where everybody is told `*`: caches would
keep a copy for each site that asks. It also leaves the answers untouched to whoever sends no `Origin`, so that a cache
could give such a copy to a browser, which would not let its page read it.
"""

from http import HTTPStatus

from django.http import HttpResponse

from alliance.problems import is_for_programs

# What a page may read of the headers, besides the few that it always may.
EXPOSED = (
    "Accept-Ranges, Content-Disposition, Content-Language, Content-Range, Deprecation, ETag, Last-Modified, Link, "
    "RateLimit, RateLimit-Policy, Retry-After, Sunset"
)
METHODS = "GET, HEAD, OPTIONS"
WITH_POST = ("/mcp/", "/api/v1/check/")
ONE_DAY = "86400"  # seconds


class OpenToOtherSites:
    """Stands around everything that may answer; a browser that asks before it asks is answered at once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_for_programs(request.path_info):
            return self.get_response(request)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            response = allowed(request.path_info)
        else:
            response = self.get_response(request)
            response.headers["Access-Control-Expose-Headers"] = EXPOSED
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def allowed(path: str) -> HttpResponse:
    """What pages of other sites may send: no cookie or login ever, whatever headers they like."""
    methods = f"{METHODS}, POST" if f"{path}/".startswith(WITH_POST) else METHODS
    headers = {
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": ONE_DAY,
    }
    response = HttpResponse(status=HTTPStatus.NO_CONTENT, headers=headers)
    del response.headers["Content-Type"]  # there is no content
    return response
