"""Answers kept in the memory of this process, for as long as everything that they follow from is as it was."""

import hashlib
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

from django.core.cache import caches
from django.http import HttpRequest

from alliance.answers.validators import midnight
from alliance.code_version import ROOT, code_version, files
from alliance.dates import today
from alliance.knowledge.version import Version, current

# Bytes; what is larger is worked out each time.
LARGEST = 512 * 1024


class Answer(NamedTuple):
    """What was answered, as it was sent: coded, with the headers that are the same for everybody."""

    headers: dict[str, str]
    content: bytes
    modified: datetime


class Moment(NamedTuple):
    """All that an answer follows from besides the request. Taken before it is worked out: what is then written while
    that goes on may be in the answer, but nothing older is ever kept under the version that comes after."""

    version: Version
    code: str
    day: date

    @classmethod
    def now(cls) -> "Moment":
        return cls(current(), code_version(), today())

    def last_change(self, on_the_day: bool) -> datetime:
        """Since when an answer is as it is: the data, the code, and the day where it is about that one."""
        return max(self.version.at, code_time(), midnight(self.day) if on_the_day else self.version.at)


@cache
def code_time() -> datetime:
    """When the newest part of our code came to this machine: what it answers may be new since then."""
    return datetime.fromtimestamp(max(path.stat().st_mtime for path in files(ROOT)), UTC)


class Shelf:
    """The place of the answer to one request.

    Two steps lead there: under the address stand the headers that its answers vary by, under their values the answer.
    """

    def __init__(self, request: HttpRequest, moment: Moment, coding: str):
        self.request, self.moment = request, moment
        # The query as it was sent: read in two ways, it could be kept for one question and found for another.
        query = request.META.get("QUERY_STRING", "")
        self.address = digest(*moment, request.scheme, request.get_host(), request.path, query, coding)

    def find(self) -> Answer | None:
        varies_by = caches["answers"].get(self.address)
        return None if varies_by is None else caches["answers"].get(self.place(varies_by))

    def keep(self, answer: Answer, varies_by: list[str]) -> None:
        if len(answer.content) <= LARGEST:
            caches["answers"].set_many({self.address: varies_by, self.place(varies_by): answer})

    def place(self, varies_by: list[str]) -> str:
        return digest(self.address, *((name, self.request.headers.get(name)) for name in varies_by))


def digest(*parts: object) -> str:
    """A short key; `repr` keeps the parts apart, whatever they contain."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
