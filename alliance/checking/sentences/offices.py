"""Who held an office, and when."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alliance.checking.judging_offices import is_complete, office_and_person
from alliance.checking.known import called as known_as
from alliance.checking.sentences.times import at, listed, span
from alliance.sources.verdicts import Verdict
from alliance.wording import sentence, with_article
from members.models import Office, Term

if TYPE_CHECKING:
    from alliance.checking.findings import Finding


def known_of(finding: "Finding") -> str:
    terms = [fact for fact in finding.judged.facts if isinstance(fact, Term)]
    _key, person = office_and_person(finding.statement.key)
    theirs = [term for term in terms if term.person.key == person]
    if not terms or (finding.verdict is None and not theirs):
        return ""
    return " ".join(filter(None, [held(finding, theirs, terms[0].office), instead(finding, person)]))


def held(finding: "Finding", theirs: list[Term], office: Office) -> str:
    words = {"office": called(office), "person": "", "when": ""}
    if not theirs:
        words["person"] = getattr(finding.statement.candidate, "name", "")
        return _("%(person)s is not recorded as %(office)s.") % words
    words["person"] = theirs[0].person.name
    if not all(term.start for term in theirs):
        return _("%(person)s is recorded as %(office)s, but not since when.") % words
    words["when"] = listed([span(one.start, one.start_precision, one.end, one.end_precision) for one in theirs])
    if any(term.end is None for term in theirs):
        return _("%(person)s is recorded as %(office)s %(when)s; no end is recorded.") % words
    return _("%(person)s was %(office)s %(when)s.") % words


def instead(finding: "Finding", person: str) -> str:
    """Who held the office at the time of which the text speaks, where that was somebody else."""
    if finding.verdict == Verdict.UNDATED and not finding.moment.last:
        return _("The day of the text is not known.")
    key, _person = office_and_person(finding.statement.key)
    terms = finding.known.terms.get(key, ())
    moment = finding.moment
    if finding.verdict is None or not moment.last or not is_complete(terms):
        return ""
    then = [term for term in terms if term.holds_on(moment.last)]
    if any(term.person.key == person for term in then):
        return ""
    if not then:
        return sentence(_("%(at)s no holder is recorded.") % {"at": at(moment)})
    names = listed([term.person.name for term in then])
    return sentence(_("%(at)s it was %(person)s.") % {"at": at(moment), "person": names})


def called(office: Office) -> str:
    """“Secretary General of NATO”; one whose title says of what has its body in brackets."""
    body = office.organization or office.country
    name = known_as(office.organization) if office.organization else with_article(body.name)
    if any(word in office.title for word in (" of ", " for ", " untuk ")) or " of the " in office.title_en:
        return f"{office.title} ({name.removeprefix('the ')})"
    return _("%(office)s of %(body)s") % {"office": office.title, "body": name}
