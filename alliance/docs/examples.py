"""Requests as the docs show them: as a line for curl. Each of them is run by a test."""

import shlex
from typing import NamedTuple

API = "/api/v1/"


class Example(NamedTuple):
    """One request. A path that does not begin with a slash is one of the API; `status` is that of its answer."""

    path: str
    accept: str = ""
    method: str = ""
    body: str = ""
    form: str = ""  # a field of a form with a file, as curl writes it
    content: str = ""  # the media type of the body
    output: str = ""  # the file in which to keep the answer
    etag: str = ""  # the file in which to keep its entity tag, to be sent the next time
    headers: bool = False  # show those of the answer instead of its body
    status: int = 200

    @property
    def address(self) -> str:
        return self.path if self.path.startswith("/") else API + self.path

    def curl(self, site: str) -> str:
        """For a site given as `https://example.org`; what is long stands in several lines."""
        address = f'"{site}{self.address}"'
        options = self.options()
        if not self.body:
            return " ".join(["curl", *options, address])
        return " \\\n  ".join([f"curl {address}", *options])

    def options(self) -> list[str]:
        options = ["--head"] if self.headers else []
        options += [f"--request {self.method}"] if self.method and not (self.body or self.form) else []
        for name, value in {"Accept": self.accept, "Content-Type": self.content}.items():
            options += [f"--header {shlex.quote(f'{name}: {value}')}"] if value else []
        options += [f"--data {shlex.quote(self.body)}"] if self.body else []
        options += [f"--form {shlex.quote(self.form)}"] if self.form else []
        options += [f"--etag-save {self.etag} --etag-compare {self.etag}"] if self.etag else []
        return options + ([f"--output {self.output}"] if self.output else [])
