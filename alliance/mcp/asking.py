"""The API asked from within: a tool gets what anybody gets at the same address, by the same rules."""

import json
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
    return answer_of(within(request, f"{API}{path}", urlencode(question or {})), names or {})


def answer_of(asked: WSGIRequest, names: dict[str, str]) -> dict:
    view, args, kwargs = resolve(asked.path_info)
    response = view(asked, *args, **kwargs)
    if response.status_code >= 400:
        raise RefusedError(response.data, names)
    return {**response.data, "api": asked.build_absolute_uri()}


def send(request, path: str, content: dict[str, str]) -> dict:
    """What the API answers to texts sent to `path`, as `ask`; raises `RefusedError`."""
    return answer_of(within(request, f"{API}{path}", "", json.dumps(content).encode()), {})


def within(request, path: str, query: str, body: bytes = b"") -> WSGIRequest:
    """A request for another address, from the same client to the same host; with a body it sends that, as JSON."""
    kept = {name: request.META[name] for name in KEPT if name in request.META}
    here = {"REQUEST_METHOD": "POST" if body else "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": ""}
    if body:
        here |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(body))}
    return WSGIRequest({**kept, **here, "wsgi.url_scheme": request.scheme, "wsgi.input": BytesIO(body)})


def record(request, kind: str, key: str, **question: str) -> dict:
    """One record by its address in the API; raises `RefusedError`."""
    return ask(request, f"{kind}/{quote(key)}/", question)
