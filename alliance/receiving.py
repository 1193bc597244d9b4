"""What a form that is open to everybody may send: from a page of this site, of a bounded size, so often and no more."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alliance.rest.limits import spend


class RefusalError(Exception):
    """Why something is not taken, in words; `retry_after` in seconds where waiting helps."""

    def __init__(self, status: HTTPStatus, text: str, retry_after: int = 0):
        super().__init__(text)
        self.status, self.retry_after = status, retry_after

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)} if self.retry_after else {}


def from_here(request: HttpRequest) -> None:
    """No other site shall have its readers send our form unawares; a browser that does not say where it is on, or a
    program that does not, is refused, too. There is no cookie that a forged request could make use of."""
    if not is_from_here(request):
        raise RefusalError(
            HTTPStatus.FORBIDDEN, _("This was not sent from a page of this site. Fill in the form here and send it.")
        )


def is_from_here(request: HttpRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    except ValueError:
        return False


def bounded(request: HttpRequest, media_type: str, largest: int, too_much: str) -> None:
    """Looked at before anything is read: the kind of form, and its size of at most `largest` bytes."""
    if request.content_type != media_type:
        raise RefusalError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("Only the form on this page can be sent here."))
    if is_larger(request, largest):
        raise RefusalError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_much)


def is_larger(request: HttpRequest, largest: int) -> bool:
    """Whether it says of itself that it is more than so many bytes, or does not say how many it is."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > largest


def not_too_often(request: HttpRequest, limit: str, too_often: str) -> None:
    spending = spend(limit, request)
    if spending and spending.is_over:
        raise RefusalError(HTTPStatus.TOO_MANY_REQUESTS, too_often, spending.until_reset)
