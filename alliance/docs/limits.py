"""What is limited, read from the settings: how many requests in how many seconds."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

WHAT = {
    "search": _("search"),
    "bulk": _("files with everything"),
    "mcp": _("tools for language models"),
    "check": _("checks of a text"),
    "report": _("reports of errors"),
    "whole": _("whole lists in one answer"),
}


class Limit(NamedTuple):
    what: str
    requests: int
    seconds: int


def limits() -> list[Limit]:
    return [Limit(WHAT[name], *policy) for name, policy in settings.LIMITS.items()]
