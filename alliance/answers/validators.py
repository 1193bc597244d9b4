"""What an answer can be recognized by (RFC 9110, section 13): its ETag, and since when it has been as it is."""

import hashlib
from datetime import UTC, date, datetime, time

from django.http import HttpRequest
from django.utils.cache import parse_etags
from django.utils.http import parse_http_date_safe

from alliance.answers.encodings import IDENTITY


def etag_of(content: bytes, coding: str) -> str:
    """Strong: the SHA-256 of what is said, and how it is coded; alike wherever the same is said."""
    return f'"{hashlib.sha256(content).hexdigest()}{"" if coding == IDENTITY else f"-{coding}"}"'


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def last_modified(modified: datetime) -> int | None:
    """In seconds since 1970, `None` while that second lasts.

    A date in whole seconds cannot tell apart what was before a change from what came after it in the same second.
    """
    second = int(modified.timestamp())
    return second if second < int(datetime.now(UTC).timestamp()) else None


def is_known(request: HttpRequest, etag: str, modified: str) -> bool:
    """Whether the reader has this very answer; a date counts only where no ETag is named."""
    if (named := request.META.get("HTTP_IF_NONE_MATCH")) is not None:
        known = parse_etags(named)
        return known == ["*"] or etag in {tag.removeprefix("W/") for tag in known}
    since, until = (parse_http_date_safe(text) for text in (request.META.get("HTTP_IF_MODIFIED_SINCE", ""), modified))
    return since is not None and until is not None and until <= since
