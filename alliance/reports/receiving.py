"""What may come in as a report: a form of a bounded size, so often and no more, and no more than can be read."""

from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alliance import receiving
from alliance.keyed import Keyed
from alliance.receiving import RefusalError
from alliance.reports.models import Report
from alliance.translation import active_language

FORM = "application/x-www-form-urlencoded"
# Bytes: all fields full of letters that are sent as twelve characters each.
LARGEST = 100_000
# Reports that nobody has looked at yet, in all and about one record.
MOST = 2000
MOST_OF_ONE = 20


def bounded(request: HttpRequest) -> None:
    """Looked at before anything is read."""
    receiving.bounded(request, FORM, LARGEST, _("This is too long: say it in fewer words."))


def not_too_often(request: HttpRequest) -> None:
    receiving.not_too_often(
        request,
        "report",
        _("Many reports came from your network in a short time. Nothing is lost: send this one again later."),
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
