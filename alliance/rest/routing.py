"""Addresses of lists and records: with and without the last slash, with and without the suffix of a format."""

from rest_framework.routers import Route, SimpleRouter

FORMATS = ("json", "csv", "ndjson", "jsonld", "geojson", "ics")
SUFFIX = rf"\.(?P<format>{'|'.join(FORMATS)})"
LIST, RECORD = {"get": "list"}, {"get": "retrieve"}


def routes(url: str, mapping: dict[str, str], name: str, detail: bool) -> list[Route]:
    """The address with a suffix first: keys may contain any character, and a record's could swallow it."""
    return [
        Route(url=url + end, mapping=mapping, name=name, detail=detail, initkwargs={})
        for end in (f"{SUFFIX}/?$", "/?$")
    ]


class Router(SimpleRouter):
    """Lists and records, to be read."""

    routes = (
        *routes("^{prefix}", LIST, "{basename}-list", False),
        *routes("^{prefix}/{lookup}", RECORD, "{basename}-detail", True),
    )
