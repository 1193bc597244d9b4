"""When a country joined an organization, and whether it was one of the founders."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alliance.checking.sentences.times import on
from alliance.dates import PartialDate
from alliance.wording import sentence, with_article, written
from members.models import AccessionStep, Membership

if TYPE_CHECKING:
    from alliance.checking.findings import Finding


def known_of(finding: "Finding") -> str:
    stay = finding.judged.facts[0]
    organization, country = finding.statement.key.split("/")[:2]
    if not isinstance(stay, Membership):
        return never(finding) if finding.verdict else ""
    if not stay.start:
        return ""
    words = {
        "country": sentence(with_article(finding.known.name_of(country, stay.start))),
        "organization": finding.known.short_name(organization),
        "when": on(stay.start, stay.start_precision),
    }
    return " ".join(filter(None, [text_of(finding, stay) % words, other_step(finding)]))


def text_of(finding: "Finding", stay: Membership) -> str:
    if finding.kind != "founder":
        return _("%(country)s joined %(organization)s %(when)s.")
    founders = finding.known.members[stay.organization.key]
    if stay.start == founders[0].start:
        return _("%(country)s is one of the founding members of %(organization)s: it joined %(when)s.")
    return _("%(country)s is not one of the founding members of %(organization)s: it joined %(when)s.")


def never(finding: "Finding") -> str:
    """No more than that no membership is recorded."""
    organization, country = finding.statement.key.split("/")[:2]
    words = {
        "country": with_article(finding.known.name_of(country)),
        "organization": finding.known.short_name(organization),
    }
    return _("No membership of %(country)s in %(organization)s is recorded.") % words


def other_step(finding: "Finding") -> str:
    """Which step of its way in the date is that was given for joining."""
    steps = [fact for fact in finding.judged.facts if isinstance(fact, AccessionStep)]
    if not steps or not finding.statement.value:
        return ""
    words = {
        "said": written(*PartialDate.parse(finding.statement.value)),
        "steps": ", ".join(dict.fromkeys(str(step.get_step_display()) for step in steps)),
    }
    return _("%(said)s is the date of another step: %(steps)s.") % words
