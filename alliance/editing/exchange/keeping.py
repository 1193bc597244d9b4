"""A dry run that waits for its confirmation.

It is kept where Django keeps what belongs to a visitor, in a session of its own: that expires, and what has expired is
cleared with the others. It belongs to the editor, so that it is still there when their own session had to begin anew;
that has the keys of the last few, as older ones give way.
"""

from dataclasses import asdict, dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.http import Http404, HttpRequest

from alliance.editing.exchange.comparing import Compared
from alliance.editing.exchange.uploads import Line
from alliance.keyed import Keyed

WAITING = "imports"
MOST_WAITING = 3
LASTS = 4 * 3600  # seconds


@dataclass
class DryRun:
    """What a file said and what it would change; `notes` tell how the file was read."""

    noun: str
    file: str
    notes: list[str]
    lines: list[Line]
    compared: list[Compared]


class OverError(ValueError):
    """A dry run waits no more."""


def stored_in(key: str | None = None):
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def keep(request: HttpRequest, run: DryRun) -> str:
    """Gives the key under which it is found again by the same editor; the oldest of theirs gives way."""
    store = stored_in()
    store["dry_run"], store["editor"] = plain(run), request.user.pk
    store.set_expiry(LASTS)
    store.create()
    waiting = [*request.session.get(WAITING, []), store.session_key]
    for key in waiting[:-MOST_WAITING]:
        stored_in(key).delete()
    request.session[WAITING] = waiting[-MOST_WAITING:]
    return store.session_key


def kept(request: HttpRequest, model: type[Keyed], key: str) -> DryRun:
    """Raises `Http404` for what is not theirs, is over, or is about another class."""
    store = stored_in(key)
    found = store.get("dry_run")
    if not found or store["editor"] != request.user.pk or found["noun"] != model.noun():
        raise Http404
    lines = [Line(*line) for line in found["lines"]]
    return DryRun(**{**found, "lines": lines, "compared": [Compared.of_plain(one) for one in found["compared"]]})


def keep_again(key: str, run: DryRun) -> None:
    """Raises `OverError` where it has been imported, or thrown away, meanwhile."""
    store = stored_in(key)
    if "dry_run" not in store:
        raise OverError
    store["dry_run"] = plain(run)
    try:
        store.save()
    except UpdateError:
        raise OverError from None


def forget(request: HttpRequest, key: str) -> None:
    stored_in(key).delete()
    request.session[WAITING] = [other for other in request.session.get(WAITING, []) if other != key]


def plain(run: DryRun) -> dict:
    """As JSON has it."""
    return {**vars(run), "lines": list(map(list, run.lines)), "compared": [asdict(one) for one in run.compared]}
