"""Examples of the documentation, taken from its pages as a reader pastes them."""

import re
import shlex
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile

from alliance.docs.contents import PAGES
from tests.reading import read

PRE = re.compile(r'<pre class="code" translate="no"([^>]*)><code>(.*?)</code></pre>', re.S)
SITE = "http://testserver"
PAGES_WITH_EXAMPLES = ["endpoints/members/", *(f"{page.name}/" if page.name != "start" else "" for page in PAGES)]


class Pasted(NamedTuple):
    """One example: its text, the language it is in, and the status that its answer must have."""

    text: str
    language: str
    status: int

    def on(self, site: str) -> "Pasted":
        return self._replace(text=self.text.replace(SITE, site))


def pasted(html: str) -> str:
    """As the clipboard has it: places where a line may break are not in it."""
    return unescape(html.replace("<wbr>", ""))


def examples(client, page: str, language: str = "curl") -> list[Pasted]:
    """Those of one page; what is neither a request nor a program is left out."""
    found = []
    for attributes, text in PRE.findall(read(client, f"/en/docs/{page}")):
        said = dict(re.findall(r'data-(\w+)="([^"]*)"', attributes))
        text = pasted(text)
        kind = said.get("language") or ("curl" if text.startswith("curl ") else "")
        found.append(Pasted(text, kind, int(said.get("status", 200))))
    return [example for example in found if example.language == language]


def sent(client, line: str):
    """What curl would get, through the test client; an option that is not known here is an error."""
    words = shlex.split(line.replace("\\\n", " "))
    assert words.pop(0) == "curl"
    method, headers, body, form, address = "", {}, None, {}, ""
    while words:
        word = words.pop(0)
        if word == "--request":
            method = words.pop(0)
        elif word == "--head":
            method = "HEAD"
        elif word == "--header":
            name, _colon, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "--data":
            body = words.pop(0)
        elif word == "--form":
            name, _equals, file = words.pop(0).partition("=@")
            form[name] = SimpleUploadedFile(file, b"<p>Ruritania is no member of NATO.</p>")
        elif word in {"--output", "--etag-save", "--etag-compare"}:
            words.pop(0)
        else:
            assert not word.startswith("-"), f"{word} is not known to this test"
            assert not address, f"Two addresses: {address}, {word}"
            address = word
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}" == SITE
    media_type = headers.pop("Content-Type", "application/x-www-form-urlencoded")
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if form:
        return client.post(path, form, headers=headers)
    content = {} if body is None else {"data": body, "content_type": media_type}
    return client.generic(method or ("GET" if body is None else "POST"), path, headers=headers, **content)
