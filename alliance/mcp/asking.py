"""The API asked from within: a tool gets what anybody gets at the same address, by the same rules."""

from io import BytesIO
from urllib.parse import quote, urlencode

from django.core.handlers.wsgi import WSGIRequest
from django.urls import resolve

from alliance.mcp.tool import NoAnswerError

API = "/api/v1/"
# Of the request that brought the message, only where it went and who sent it.
KEPT = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR", "REMOTE_ADDR", "SERVER_NAME", "SERVER_PORT")


class RefusedError(NoAnswerError):
    """The API has no answer: its problem document."""

    def __init__(self, problem: dict, names: dict[str, str]):
        self.status = problem["status"]
        errors = problem.get("errors") or []
        lines = [f"{names.get(error['parameter'], error['parameter'])}: {error['detail']}" for error in errors]
        super().__init__(" ".join(lines) or problem["detail"])


def ask(request, path: str, question: dict[str, str] | None = None, names: dict[str, str] | None = None) -> dict:
    """What the API answers to GET `path`, with its address as `api`; raises `RefusedError`.

    `names` are those of the arguments of the tool by the parameters of the API that they became.
    """
    asked = within(request, f"{API}{path}", urlencode(question or {}))
    view, args, kwargs = resolve(asked.path_info)
    response = view(asked, *args, **kwargs)
    if response.status_code >= 400:
        raise RefusedError(response.data, names or {})
    return {**response.data, "api": asked.build_absolute_uri()}


def within(request, path: str, query: str) -> WSGIRequest:
    """A request for another address, from the same client to the same host."""
    kept = {name: request.META[name] for name in KEPT if name in request.META}
    here = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": ""}
    return WSGIRequest({**kept, **here, "wsgi.url_scheme": request.scheme, "wsgi.input": BytesIO()})


def record(request, kind: str, key: str, **question: str) -> dict:
    """One record by its address in the API; raises `RefusedError`."""
    return ask(request, f"{kind}/{quote(key)}/", question)
