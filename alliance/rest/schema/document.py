"""The document as a whole: what its operations refer to, and the same bytes wherever it is made."""

from alliance.rest.schema import responses
from alliance.rest.schema.examples import ROOT

DESCRIPTION = """\
Who was a member of NATO and since when, how each country got in, what each summit had on its agenda, and who says so.

No key is needed, any site may ask (CORS), and everything is read with GET, HEAD or OPTIONS; only a text to be checked
comes with POST. Lists come in pages and
records by their `id`; `fields`, `omit`, `expand` and `lang` shape them. Another format is asked for with `Accept`, or
with its suffix in the address: `/api/v1/members.csv`. Each answer has an `ETag`; send it back in `If-None-Match`.
A list of values is written with commas, or by repeating the parameter. A parameter that is unknown, given twice though
it has one value, or means nothing is refused in words that say what is allowed; another method is answered with 405."""
CONDITIONS = {
    "If-None-Match": "The `ETag` of an earlier answer: 304 where it is still the same.",
    "If-Modified-Since": "The `Last-Modified` of an earlier answer; not read beside `If-None-Match`.",
}
NOT_MODIFIED = {
    "description": "Nothing new since the answer whose `ETag` or `Last-Modified` was sent.",
    "headers": responses.header_references(*responses.OF_EVERY_ANSWER),
}


def of_the_api(endpoints):
    """Each address once: without those outside, and without the suffix that `Accept` can say as well."""
    return [one for one in endpoints if one[0].startswith(ROOT) and "{format}" not in one[0]]


def complete(result, generator, request, public):
    """A hook of drf-spectacular."""
    result["info"]["description"] = DESCRIPTION
    components = result["components"]
    components["schemas"] = dict(sorted((components.get("schemas", {}) | {"Problem": responses.PROBLEM}).items()))
    components["responses"] = {"NotModified": NOT_MODIFIED} | responses.error_responses()
    components["headers"] = responses.HEADERS
    components["parameters"] = {
        name: {"name": name, "in": "header", "description": words, "schema": {"type": "string"}}
        for name, words in CONDITIONS.items()
    }
    return result
