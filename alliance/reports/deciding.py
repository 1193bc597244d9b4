"""How a report comes to its end: once, by one editor, and with a day on which it did."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from alliance.editing.documents import Difference, Document, differences, document, document_at
from alliance.knowledge import version
from alliance.reports.models import Report
from alliance.sources.models import Source

# Of one report, in rows; more than this is no correction of an error any more.
MOST = 200


class AlreadyDecidedError(Exception):
    """Another editor was quicker."""


class NothingCorrectedError(Exception):
    """What the report is about stands as it stood."""


def accept(report: Report, user, before: Document, after: Document, source: Source | None, answer: str = "") -> None:
    """Close it with what was corrected. Raises `NothingCorrectedError` or `AlreadyDecidedError`."""
    corrections = [one._asdict() for one in corrected(before, after)][:MOST]
    if not corrections:
        raise NothingCorrectedError
    decide(report, user, Report.Status.ACCEPTED, answer, corrections=corrections, corrected_by=source)


def corrected(before: Document, after: Document) -> Iterator[Difference]:
    """The differences, and beside a date how precise it was and is: without that it could not be told again."""
    for one in differences(before, after):
        yield one
        name = f"{one.field}_precision"
        if one.field and name in after[one.kind][one.key]:
            sides = (document[one.kind][one.key][name] for document in (before, after))
            yield Difference(one.kind, one.key, name, *sides)


def reject(report: Report, user, answer: str) -> None:
    """Close it with the reason why nothing is corrected. Raises `AlreadyDecidedError`."""
    decide(report, user, Report.Status.REJECTED, answer)


def decide(report: Report, user, status: Report.Status, answer: str, **columns) -> None:
    """Two who decide at once: the first one does. What is answered about it in public is worked out anew."""
    with transaction.atomic():
        version.advance()
        columns |= {"status": status, "answer": answer, "decided_at": datetime.now(UTC), "decided_by": user}
        if not Report.objects.filter(pk=report.pk, status=Report.Status.OPEN).update(**columns):
            raise AlreadyDecidedError
    report.refresh_from_db()


def since(report: Report) -> tuple[Document, Document]:
    """The record with all that hangs on it, as it was when the report was made, and as it is."""
    if report.model is None:
        return {}, {}
    now = document(report.record) if report.record else {}
    return document_at(report.model, report.key, report.made_at), now


def source_of_last_change(report: Report) -> Source | None:
    """What the newest change of the record since the report names as its source."""
    entry = report.model.history.filter(key=report.key, history_date__gte=report.made_at).first()
    return Source.objects.filter(key=entry.history_source).first() if entry and entry.history_source else None
