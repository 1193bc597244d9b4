"""What an answer about a day has to say beside its rows: how far the knowledge behind it reaches."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, override

from alliance.sources.models import Coverage


class Note(NamedTuple):
    """A sentence with what it speaks of; as `str` in the active language."""

    text: str
    values: dict

    def __str__(self):
        return str(self.text) % self.values


def reach(model, day, today, coverage=None):
    """Notes on a day in the future, and on one after the day to which this class of facts is verified; one query.

    `coverage` are the rows that say so, where they are to be those of another instant.
    """
    notes = []
    if coverage is None:
        coverage = Coverage.objects.all()
    if day > today and not coverage.instant:
        notes.append(Note(_("%(day)s lies in the future: the answer is as known today."), {"day": day}))
    verified = coverage.filter(key=model.noun()).first()
    if verified and day > verified.through:
        notes.append(Note(_("Verified through %(day)s: later changes may be missing."), {"day": verified.through}))
    return notes


def left_out(count):
    """A note on the rows, so many, that are on no day because theirs is not known."""
    text = ngettext_lazy(
        "%(count)s more record is left out: since when is not known.",
        "%(count)s more records are left out: since when is not known.",
        count,
    )
    return [Note(text, {"count": count})] if count else []


def as_known(instant):
    """What an answer about an earlier instant cannot say."""
    text = _(
        "As known here at %(instant)s. Verdicts and verifications of that time are not kept; what was loaded without a "
        "history is left out."
    )
    return [Note(text, {"instant": instant})]


def in_both_languages(notes):
    """`{"note": English, "note_ind": Indonesian}`; nothing where there is nothing to say."""
    texts = {}
    for name, language in (("note", "en"), ("note_ind", "id")):
        with override(language):
            texts[name] = " ".join(str(note) for note in notes)
    return texts if notes else {}
