"""What a request is answered, asked while the page is made: what the docs show is what is true."""

import json
from io import BytesIO

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from django.urls import resolve

from alliance.docs.examples import Example

# Of the request for the page, only where it went and who sent it.
KEPT = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "REMOTE_ADDR", "SERVER_NAME", "SERVER_PORT")


def answer_to(example: Example, page: HttpRequest) -> str:
    """The body of the answer, JSON laid out to be read; nothing where another was expected."""
    asked = request_for(example, page)
    asked.is_for_docs = True  # counts against nobody's limit
    view, args, kwargs = resolve(asked.path_info)
    response = view(asked, *args, **kwargs)
    if hasattr(response, "render"):
        response.render()
    if response.status_code != example.status:
        return ""
    text = response.content.decode()
    if not response.headers.get("Content-Type", "").endswith("json"):
        return text
    return json.dumps(json.loads(text), ensure_ascii=False, indent=2)


def request_for(example: Example, page: HttpRequest) -> WSGIRequest:
    """The example as a request to the site that the page is asked of."""
    path, _question, query = example.address.partition("?")
    body = example.body.encode()
    return WSGIRequest(
        {
            **{name: page.META[name] for name in KEPT if name in page.META},
            "REQUEST_METHOD": example.method or ("POST" if body else "GET"),
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "CONTENT_TYPE": example.content,
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_ACCEPT": example.accept or "*/*",
            "wsgi.url_scheme": page.scheme,
            "wsgi.input": BytesIO(body),
        }
    )
