"""What may come in: from a page of this site, of a bounded size, so often and no more."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alliance.keyed import Keyed
from alliance.reports.models import Report
from alliance.rest.limits import spend
from alliance.translation import active_language

FORM = "application/x-www-form-urlencoded"
# Bytes: all fields full of letters that are sent as twelve characters each.
LARGEST = 100_000
# Reports that nobody has looked at yet, in all and about one record.
MOST = 2000
MOST_OF_ONE = 20


class RefusalError(Exception):
    """Why a report is not taken, in words; `retry_after` in seconds where waiting helps."""

    def __init__(self, status: HTTPStatus, text: str, retry_after: int = 0):
        super().__init__(text)
        self.status, self.retry_after = status, retry_after


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


def bounded(request: HttpRequest) -> None:
    """Looked at before anything is read."""
    if request.content_type != FORM:
        raise RefusalError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("Only the form on this page can be sent here."))
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST:
        raise RefusalError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("This is too long: say it in fewer words."))


def not_too_often(request: HttpRequest) -> None:
    spending = spend("report", request)
    if spending and spending.is_over:
        raise RefusalError(
            HTTPStatus.TOO_MANY_REQUESTS,
            _("Many reports came from your network in a short time. Nothing is lost: send this one again later."),
            spending.until_reset,
        )


def received(told: dict[str, str], record: Keyed) -> Report:
    """Kept; what was sent twice is one report. Raises `RefusalError` where too many wait."""
    waiting = Report.objects.filter(status=Report.Status.OPEN)
    about = {"kind": record.noun(), "key": record.key}
    content = about | {name: told[name] for name in ("field", "wrong", "right", "source")}
    if known := waiting.filter(**content).first():
        return known
    of_one = waiting.filter(**about).count()
    if of_one >= MOST_OF_ONE or waiting.count() >= MOST:
        raise RefusalError(
            HTTPStatus.SERVICE_UNAVAILABLE,
            _("Too many reports wait to be read. Please try again in a few days."),
        )
    return Report.objects.create(**content, language=active_language())
