"""Every status that an answer of the API may have besides success: its section of the docs, to which `type` points."""

from http import HTTPStatus
from typing import NamedTuple

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.docs.examples import Example
from alliance.problems import title_of


class Kind(NamedTuple):
    """A kind of error: what it means, what to do, and a request that meets it where one can be given."""

    status: HTTPStatus
    meaning: str
    remedy: str
    example: Example | None = None

    @property
    def slug(self) -> str:
        return slugify(self.title)

    @property
    def title(self) -> str:
        return title_of(self.status)


KINDS = (
    Kind(
        HTTPStatus.BAD_REQUEST,
        _("A parameter is unknown, repeated, empty, or has a value that means nothing here. Nothing is guessed."),
        _("Read “errors”: it names each parameter at fault, what is allowed, and what you may have meant."),
        Example("members/?as_off=1999-03-12", status=400),
    ),
    Kind(
        HTTPStatus.FORBIDDEN,
        _("The request comes from where it may not come from. Reading needs no key, so this is rare."),
        _("Check the headers that your program or a proxy adds to the request."),
    ),
    Kind(
        HTTPStatus.NOT_FOUND,
        _("There is no such record, no such list, or no such page of a list."),
        _("Look for the id in the list, or search. No id changes; what was deleted stands in the log of changes."),
        Example("meetings/atlantis-2021/", status=404),
    ),
    Kind(
        HTTPStatus.METHOD_NOT_ALLOWED,
        _("The API is read: it knows GET, HEAD and OPTIONS. Only a text to be checked comes with POST."),
        _("Ask with GET. “Allow” among the headers of the answer lists what is possible."),
        Example("members/", method="DELETE", status=405),
    ),
    Kind(
        HTTPStatus.NOT_ACCEPTABLE,
        _("What you ask for in “Accept” does not exist here."),
        _("Ask for one of the formats of the endpoint, or leave “Accept” out and get JSON."),
        Example("members/", accept="application/xml", status=406),
    ),
    Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("What you send is too long: the text to be checked, or the message for MCP."),
        _("Send less. An article is never that long."),
    ),
    Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        _("The body of a request is in a format that is not read here. Only two addresses read one: check/ and MCP."),
        _("Send JSON, and say so in “Content-Type”."),
        Example("/mcp", method="POST", content="text/plain", body="hello", status=415),
    ),
    Kind(
        HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        _("You asked for a part of a file that it does not have: it may be a newer and shorter one."),
        _("Ask for the whole file again, without “Range”."),
    ),
    Kind(
        HTTPStatus.TOO_MANY_REQUESTS,
        _("You asked for more than the limit of this endpoint within its time."),
        _(
            "Wait as many seconds as “Retry-After” says. Keep answers and ask again with their entity tag: what is "
            "unchanged is not counted."
        ),
    ),
    Kind(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("Something broke here. It was not your request."),
        _("Try again later. If it stays so, it is a fault of the program."),
    ),
    Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The files with everything are just being made anew, or cannot be made at the moment."),
        _("Wait as many seconds as “Retry-After” says and try again."),
    ),
)
