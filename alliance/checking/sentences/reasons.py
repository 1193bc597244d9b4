"""Why a statement could not be judged, in a sentence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alliance.checking.judged import Why
from alliance.wording import sentence, with_article

if TYPE_CHECKING:
    from alliance.checking.findings import Finding

REASONS: Mapping[Why, str] = {
    Why.ORGANIZATION: _("%(organization)s is not recorded here."),
    Why.COUNTRY: _("%(country)s is not recorded here."),
    Why.NO_LIST: _("The members of %(organization)s are not kept here."),
    Why.MEETING: _("No meeting that fits by kind, time and place is recorded here."),
    Why.OFFICE: _("This office is not recorded here."),
    Why.TERM: _("The record of this office is not complete enough to say who held it at that time."),
    Why.VALUE: _("Nothing is recorded here to compare it with."),
    Why.AGENDA: _("Not among the topics that are recorded for %(meeting)s, whose agenda may have had more."),
    Why.SEAT: _("Only the seat of today is recorded here, not those before it."),
    Why.UNSURE: _("The date was worked out and may not be what the text means."),
    Why.LONG_AGO: _("The text seems to speak of a time long before its publication, and does not say which."),
    Why.ONE_OF_SEVERAL: _("The text gives the number of its day beside this one: it seems to speak of another time."),
    Why.RANGE: _("The text gives a range of time, not a date that could be compared."),
    Why.NOT_A_COUNT: _("The text speaks of founders or of a number to come, not of how many there were."),
}


def reason(finding: "Finding") -> str:
    if finding.why is None:
        return ""
    organization, _slash, country = finding.statement.key.partition("/")
    words = {
        "organization": finding.known.short_name(organization),
        "country": with_article(finding.known.name_of(country.partition("/")[0])),
        "meeting": str(finding.fact or ""),
    }
    return sentence(str(REASONS[finding.why]) % words)
