"""How many members an organization had, and when."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.checking.judged import Why
from alliance.checking.judging import meets
from alliance.checking.known import dated
from alliance.checking.sentences.times import at, listed, on, span
from alliance.dates import Precision
from alliance.facts import Value
from alliance.sources.verdicts import Match, Verdict, compare
from alliance.wording import sentence, written

if TYPE_CHECKING:
    from alliance.checking.findings import Finding


def known_of(finding: "Finding") -> str:
    values = list(finding.judged.values)
    if not values or finding.why == Why.NOT_A_COUNT:
        return ""
    if is_of_founders(finding):
        return founders(finding)
    true = [value for value in values if compare(finding.statement.value, *value[2:]) == Match.EXACT]
    words = {
        "organization": finding.known.short_name(finding.statement.key),
        "count": finding.statement.value,
        "when": listed([spanned(value, finding) for value in true]),
        "then": then(finding),
    }
    return " ".join(filter(None, (sentence(text % words) for text in texts(finding, true))))


def texts(finding: "Finding", true: list[Value]) -> list[str]:
    """The sentences that say when the number was right, and how many there were at the time that is spoken of."""
    is_right = any(end is None for _start, end, *_rest in true)
    told = ["%(then)s."] if at(finding.moment) else []
    if not true:
        return [_("By what is recorded here, %(organization)s never had %(count)s members."), *told]
    right = _("%(count)s has been right %(when)s") if is_right else _("%(count)s was right %(when)s")
    if finding.verdict == Verdict.AGREES:
        if is_right:
            return [_("%(organization)s has had %(count)s members %(when)s.")]
        return [_("%(organization)s had %(count)s members %(when)s.")]
    if finding.verdict == Verdict.AHEAD:
        right = _("%(count)s became right only later: %(when)s")
    if not told:
        return [f"{right}.", *([] if is_right else [lately(finding)]), _("The day of the text is not known.")]
    return [f"{right}; %(then)s."]


def is_of_founders(finding: "Finding") -> bool:
    """Whether the number is that of the founding members, of which the text speaks."""
    return finding.verdict == Verdict.AGREES and getattr(finding.statement.candidate, "optional", False)


def founders(finding: "Finding") -> str:
    first, *_others = dated(finding.known.members[finding.statement.key])
    words = {
        "organization": finding.known.short_name(finding.statement.key),
        "count": finding.statement.value,
        "when": on(first.start, first.start_precision),
    }
    return sentence(_("%(organization)s has %(count)s founding members: they joined %(when)s.") % words)


def lately(finding: "Finding") -> str:
    """“Since 7 March 2024 there have been 32.”"""
    start, _end, count, *_rest = finding.judged.values[-1]
    words = {"when": span(start, precision_of(start, finding), None, "day"), "count": count}
    return _("%(when)s there have been %(count)s.") % words


def then(finding: "Finding") -> str:
    """“on 4 April 2025 there were 32”; where the number changed within the time, each of them."""
    moment = at(finding.moment)
    if not moment:
        return ""
    found = [value for value in finding.judged.values if meets(value, finding.moment)]
    if not found:
        return _("%(at)s it had no members yet") % {"at": moment}
    count = int(found[0][2])
    words = {"at": moment, "count": count}
    parts = [ngettext("%(at)s there was %(count)s", "%(at)s there were %(count)s", count) % words]
    parts += [_("%(when)s %(count)s") % {"when": began(value[0], finding), "count": value[2]} for value in found[1:]]
    return ", ".join(parts)


def spanned(value: Value, finding: "Finding") -> str:
    start, end, *_rest = value
    return span(start, precision_of(start, finding), end, precision_of(end, finding))


def began(day: date | None, finding: "Finding") -> str:
    return _("from %(start)s on") % {"start": on_day(day, finding)}


def on_day(day: date | None, finding: "Finding") -> str:
    return written(day, precision_of(day, finding)) if day else ""


def precision_of(day: date | None, finding: "Finding") -> Precision:
    """How exactly the day is known on which the number changed: as the stays that began or ended then are."""
    for stay in finding.known.members.get(finding.statement.key, ()):
        if stay.start == day:
            return stay.start_precision
        if stay.end == day:
            return stay.end_precision
    return "day"
