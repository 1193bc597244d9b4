"""When an organization was founded and dissolved, and where its headquarters are."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alliance.checking.known import called, dated
from alliance.checking.sentences.times import on
from alliance.dates import PartialDate
from alliance.sources.verdicts import Match, Verdict, compare
from alliance.wording import sentence, with_article, written
from members.models import Organization

if TYPE_CHECKING:
    from alliance.checking.findings import Finding


def organization_of(finding: "Finding") -> Organization | None:
    fact = finding.fact
    return fact if isinstance(fact, Organization) else None


def founded(finding: "Finding") -> str:
    one = organization_of(finding)
    if not one or not one.founded:
        return ""
    words = {"organization": called(one), "when": on(one.founded, one.founded_precision)}
    text = sentence(_("%(organization)s was founded %(when)s.") % words)
    return " ".join(filter(None, [text, first_members(finding)]))


def first_members(finding: "Finding") -> str:
    """Where the date given for the founding is that on which the first members joined."""
    first = next(iter(dated(finding.known.members.get(finding.statement.key, ()))), None)
    if finding.verdict != Verdict.DISAGREES or not first:
        return ""
    if compare(finding.statement.value, *first.value_of("start")) == Match.NONE:
        return ""
    said = written(*PartialDate.parse(finding.statement.value))
    return _("%(said)s is when its first members joined.") % {"said": said}


def dissolved(finding: "Finding") -> str:
    one = organization_of(finding)
    if not one or not one.dissolved:
        return ""
    words = {"organization": called(one), "when": on(one.dissolved, one.dissolved_precision)}
    return sentence(_("%(organization)s was dissolved %(when)s.") % words)


def headquarters(finding: "Finding") -> str:
    """The city with its country, as far as each is known."""
    one = organization_of(finding)
    if not one:
        return ""
    host = with_article(one.host.name) if one.host else ""
    place = ", ".join(filter(None, [str(one.headquarters), host]))
    if not place:
        return ""
    words = {"organization": called(one), "place": place}
    return _("The headquarters of %(organization)s are recorded in %(place)s.") % words
