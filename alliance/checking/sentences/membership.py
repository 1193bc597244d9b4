"""Whether a country belonged to an organization at the time of which a text speaks."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alliance.checking.known import dated
from alliance.checking.sentences.joining import never
from alliance.checking.sentences.times import at, listed, span
from alliance.sources.verdicts import Verdict
from alliance.wording import sentence, with_article
from members.models import Membership

if TYPE_CHECKING:
    from alliance.checking.findings import Finding


def known_of(finding: "Finding") -> str:
    stays = dated(fact for fact in finding.judged.facts if isinstance(fact, Membership))
    if not stays:
        return never(finding) if finding.verdict else ""
    organization, country = finding.statement.key.split("/")[:2]
    words = {
        "country": sentence(with_article(finding.known.name_of(country, finding.moment.last))),
        "organization": finding.known.short_name(organization),
        "when": listed([span(stay.start, stay.start_precision, stay.end, stay.end_precision) for stay in stays]),
        "at": at(finding.moment),
    }
    return " ".join(sentence(text % words) for text in texts(finding, stays))


def texts(finding: "Finding", stays: list[Membership]) -> list[str]:
    is_member = any(stay.end is None for stay in stays)
    belonged = (
        _("%(country)s has been a member of %(organization)s %(when)s.")
        if is_member
        else _("%(country)s was a member of %(organization)s %(when)s.")
    )
    if finding.verdict == Verdict.AGREES and is_member and not finding.moment.last:
        return [belonged]
    if not finding.moment.last:
        return [belonged, _("The day of the text is not known.")]
    if finding.verdict in {Verdict.UNDATED, Verdict.IMPRECISE}:
        return [belonged, _("That is true for only a part of the time of which the text speaks.")]
    then = any(stay.holds_on(finding.moment.last) for stay in stays)
    if then and is_member:
        return [belonged]
    if then:
        return [belonged, _("%(at)s it was one.")]
    return [belonged, _("%(at)s it was not.")]
