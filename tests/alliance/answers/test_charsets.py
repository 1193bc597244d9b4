"""What a request claims of its encoding changes neither what it asks nor what others are answered."""

import json
from io import BytesIO
from urllib.parse import quote

import pytest

from alliance.wsgi import application

pytestmark = pytest.mark.usefixtures("one_connection")

# In the first a text reads otherwise, of the second none can be made, the third makes half characters.
CLAIMED = ["latin-1", "hex", "utf-7"]


def answered(method, query, content_type, body=b""):
    """As by the server itself: the client of the tests makes its requests in its own way."""
    said = {}
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/api/v1/check/" if body else "/api/v1/search/",
        "QUERY_STRING": query,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
    }
    content = b"".join(application(environ, lambda status, headers: said.update(status=status)))
    return said["status"], json.loads(content)


@pytest.mark.parametrize("charset", CLAIMED)
def test_an_address_means_the_same(charset):
    query = f"q={quote('Rüritania +2AA-')}"
    claiming = answered("GET", query, f"text/plain; charset={charset}")
    assert claiming[0] == "200 OK"
    assert claiming == answered("GET", query, "")


@pytest.mark.parametrize("charset", CLAIMED)
def test_so_does_a_form(charset):
    parts = {"text": "NATO.", "label": "+2AA- Rüritania"}
    body = "".join(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{parts[name]}\r\n' for name in parts)
    content_type = f"multipart/form-data; boundary=b; charset={charset}"
    status, answer = answered("POST", "", content_type, f"{body}--b--".encode())
    assert (status, answer["label"]) == ("200 OK", parts["label"])
