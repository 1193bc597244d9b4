"""What a text says, in words: the claimed value as a reader writes it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.checking.judged import Moment
from alliance.checking.sentences.times import at, when
from alliance.checking.statements import Kind
from alliance.dates import PartialDate
from alliance.extraction.candidates import MeetingNamed, PersonNamed
from alliance.summits.models import Meeting
from alliance.wording import sentence, with_article, written

if TYPE_CHECKING:
    from alliance.checking.findings import Finding

# The fields of claims that bear on each kind, on whichever of its facts they are.
FIELDS: Mapping[Kind, set[str]] = {
    "member-count": {"start", "end"},
    "joining": {"start", "date"},
    "founder": {"start"},
    "membership": {"start", "end"},
    "founded": {"founded"},
    "dissolved": {"dissolved"},
    "headquarters": {"headquarters_en", "host"},
    "meeting-date": {"start_date", "end_date"},
    "meeting-end": {"start_date", "end_date"},
    "meeting-kind": {"start_date", "city_en"},
    "meeting-place": {"city_en", "host"},
    "meeting-host": {"host", "city_en"},
    "meeting-status": {"status", "start_date"},
    "topic": {"topic"},
    "office": {"person", "start", "end"},
}

# The class of facts of which each verdict rests on all.
NOUNS: Mapping[Kind, str] = {
    "member-count": "membership",
    "joining": "membership",
    "founder": "membership",
    "membership": "membership",
    "founded": "organization",
    "dissolved": "organization",
    "headquarters": "organization",
    "meeting-date": "meeting",
    "meeting-end": "meeting",
    "meeting-kind": "meeting",
    "meeting-place": "meeting",
    "meeting-host": "meeting",
    "meeting-status": "meeting",
    "topic": "meeting",
    "office": "term",
}


def claimed(finding: "Finding") -> str:
    return sentence(CLAIMED[finding.kind](finding))


def count(finding: "Finding") -> str:
    number = int(finding.statement.value)
    words = {"organization": finding.known.short_name(finding.statement.key), "count": number}
    if getattr(finding.statement.candidate, "optional", False) and finding.verdict:
        return _("%(organization)s: %(count)s founding members") % words
    text = ngettext("%(organization)s: %(count)s member", "%(organization)s: %(count)s members", number) % words
    return with_moment(text, finding)


def with_moment(text: str, finding: "Finding") -> str:
    """With the time that the text itself names."""
    return text if finding.moment.published else f"{text} ({at(finding.moment)})"


def belonging(finding: "Finding") -> dict[str, str]:
    """The country, under its name at the time that the text gives, the organization, and that time."""
    organization, country = finding.statement.key.split("/")[:2]
    named = getattr(finding.statement.candidate, "when", None)
    day = named.start.first_day if named else finding.moment.last
    return {
        "country": with_article(finding.known.name_of(country, day)),
        "organization": finding.known.short_name(organization),
        "when": at(Moment(named.start, named.end)) if named else "",
    }


def joining(finding: "Finding") -> str:
    return _("%(country)s joined %(organization)s %(when)s") % belonging(finding)


def founder(finding: "Finding") -> str:
    words = belonging(finding)
    text = _("%(country)s is a founding member of %(organization)s") % words
    return f"{text} ({words['when']})" if words["when"] else text


def membership(finding: "Finding") -> str:
    words = belonging(finding)
    text = (
        _("%(country)s is a member of %(organization)s")
        if finding.statement.value == "yes"
        else _("%(country)s is not a member of %(organization)s")
    )
    return with_moment(text % words, finding)


def organization(finding: "Finding") -> str:
    named = getattr(finding.statement.candidate, "when", None)
    words = {
        "organization": finding.known.short_name(finding.statement.key),
        "when": when(named.start) if named else "",
    }
    if finding.kind == "dissolved":
        return _("%(organization)s was dissolved %(when)s") % words
    return _("%(organization)s was founded %(when)s") % words


def headquarters(finding: "Finding") -> str:
    value = finding.statement.value
    named = finding.known.city if finding.statement.field == "headquarters_en" else finding.known.name_of
    words = {"organization": finding.known.short_name(finding.statement.key), "place": with_article(named(value))}
    return _("The headquarters of %(organization)s are in %(place)s") % words


def named_meeting(finding: "Finding") -> str:
    """“NATO summit”: the meeting as the text speaks of it."""
    candidate = finding.statement.candidate
    if not isinstance(candidate, MeetingNamed):
        return str(finding.fact or "")
    body = finding.known.organizations.get(candidate.organization)
    words = {
        "organization": (body.abbreviation or body.name) if body else candidate.organization.upper(),
        "kind": dict(Meeting.Kind.choices)[candidate.kind] if candidate.kind != "other" else _("meeting"),
    }
    return _("%(organization)s %(kind)s") % words


def meeting(finding: "Finding") -> str:
    """The meeting, and what is said of it."""
    return ": ".join(filter(None, [named_meeting(finding), said_of_meeting(finding)]))


def said_of_meeting(finding: "Finding") -> str:
    value, candidate = finding.statement.value, finding.statement.candidate
    if not isinstance(candidate, MeetingNamed):
        return ""
    if finding.kind == "meeting-end":
        return _("up to %(end)s") % {"end": written(*PartialDate.parse(value))}
    if finding.kind == "meeting-place":
        return finding.known.city(candidate.city)
    if finding.kind == "meeting-host":
        return _("host: %(country)s") % {"country": finding.known.name_of(value)}
    if finding.kind == "meeting-status":
        return str(dict(Meeting.Status.choices)[value])
    days = written(*candidate.when.start) if candidate.when else ""
    city = finding.known.city(candidate.city)
    return days if finding.kind == "meeting-date" else ", ".join(filter(None, [days, city]))


def topic(finding: "Finding") -> str:
    row = finding.known.topics.get(finding.statement.value)
    return _("on the agenda: %(topic)s") % {"topic": row.name if row else finding.statement.value}


def office(finding: "Finding") -> str:
    """The name with the role as the text gives it."""
    candidate = finding.statement.candidate
    if not isinstance(candidate, PersonNamed):
        return ""
    return with_moment(", ".join(filter(None, [candidate.name, candidate.role])), finding)


CLAIMED: Mapping[Kind, Callable[["Finding"], str]] = {
    "member-count": count,
    "joining": joining,
    "founder": founder,
    "membership": membership,
    "founded": organization,
    "dissolved": organization,
    "headquarters": headquarters,
    "meeting-date": meeting,
    "meeting-end": meeting,
    "meeting-kind": meeting,
    "meeting-place": meeting,
    "meeting-host": meeting,
    "meeting-status": meeting,
    "topic": topic,
    "office": office,
}
