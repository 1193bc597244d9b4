"""The days on which the page of a country changes, each with what changes in a few words."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from alliance.as_of import Turn
from alliance.dates import PRECISIONS, Precision
from alliance.facts import Fact
from alliance.wording import sentence
from members.models import CountryName

# A day, as exactly as it is known, and what happened.
Happening = tuple[date | None, Precision, str]


def turns_of_country(sections: dict[str, list]) -> list[Turn]:
    """Oldest first; what happened on one day stands together."""
    texts: dict[date, dict[str, Precision]] = {}
    for day, precision, text in happenings(sections):
        if day:
            texts.setdefault(day, {})[text] = precision
    return [
        Turn(day, sentence(", ".join(texts[day])), min(texts[day].values(), key=PRECISIONS.index))
        for day in sorted(texts)
    ]


def at(fact: Fact, field: str, text: str) -> Happening:
    return getattr(fact, field), getattr(fact, f"{field}_precision"), text


def happenings(sections: dict[str, list]) -> Iterator[Happening]:
    for stay in sections["memberships"]:
        words = {"organization": stay.organization.abbreviation or stay.organization.name}
        yield at(stay, "start", _("joins %(organization)s") % words)
        yield at(stay, "end", _("leaves %(organization)s") % words)
    for step in sections["steps"]:
        yield at(step, "date", step.get_step_display())
    for time in sections["outside"]:
        yield at(time, "start", _("leaves the military structure"))
        yield at(time, "end", _("comes back into the military structure"))
    for partnership in sections["partnerships"]:
        words = {"framework": partnership.get_framework_display()}
        yield at(partnership, "start", partnership.get_framework_display())
        yield at(partnership, "suspended_from", _("%(framework)s: suspended") % words)
        yield at(partnership, "end", _("%(framework)s: ended") % words)
    for name in sections["names"]:
        if name.kind != CountryName.Kind.OFFICIAL:
            yield at(name, "start", _("is called %(name)s") % {"name": name.name})
    for term in sections["terms"]:
        words = {"person": term.person.name, "office": term.office.title}
        yield at(term, "start", f"{term.person.name}: {term.office.title}")
        yield at(term, "end", _("%(person)s: no longer %(office)s") % words)
    for meeting in sections["meetings"]:
        yield at(meeting, "start_date", meeting.title)
    for operation in sections["operations"]:
        yield at(operation, "start", _("%(operation)s begins") % {"operation": operation.name})
        yield at(operation, "end", _("%(operation)s ends") % {"operation": operation.name})
