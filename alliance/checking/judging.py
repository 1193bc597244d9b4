"""Whether a statement holds: its value compared with what its fact held at the time of which the text speaks.

No query of its own and no wording: rows come from `Known`, and what cannot be judged comes with a word for the reason.
"""

from collections.abc import Callable

from alliance.checking import judging_meetings, judging_offices
from alliance.checking.judged import Judged, Moment, Why, unjudged
from alliance.checking.known import Known, dated
from alliance.checking.statements import Kind, Statement
from alliance.facts import Fact, Value
from alliance.sources.verdicts import Match, Verdict, compare, judge
from alliance.turning_points import turning_points
from members.models import Membership, Organization

Rule = Callable[[Statement, Known, Moment], Judged]


def judged(statement: Statement, known: Known, moment: Moment) -> Judged:
    return RULES[statement.kind](statement, known, moment)


def sizes_of(organization: str, known: Known) -> list[Value]:
    """How many members an organization had over time: what `Organization.values_of("member_count")` says."""
    stays = dated(known.members.get(organization, ()))
    return Organization.sizes(turning_points((stay.start, stay.end) for stay in stays))


def standing_of(organization: str, country: str, known: Known) -> list[Value]:
    """Whether a country belonged over time; never, where the list of members is kept and does not have it."""
    stays = known.stays.get((organization, country), [])
    return Membership.belonging(dated(stays)) if stays else [(None, None, "no", "exact")]


def count(statement: Statement, known: Known, moment: Moment) -> Judged:
    organization = known.organizations.get(statement.key)
    if not organization:
        return unjudged(Why.ORGANIZATION)
    if not organization.has_member_list:
        return unjudged(Why.NO_LIST, organization)
    values = sizes_of(statement.key, known)
    if not values:
        return unjudged(Why.VALUE, organization)
    shown = [one for one in values if compare(statement.value, *one[2:]) == Match.EXACT or meets(one, moment)]
    days = {day for value in shown for day in value[:2]}
    turns = [stay for stay in known.members.get(statement.key, ()) if {stay.start, stay.end} & days - {None}]
    facts = (organization, *turns)
    if getattr(statement.candidate, "optional", False):
        founders = founders_of(statement.key, known)
        if statement.value == str(len(founders)):
            return Judged(Verdict.AGREES, None, (organization, *founders), tuple(values))
        return Judged(None, Why.NOT_A_COUNT, facts, tuple(values))
    return Judged(judge(statement.value, moment.first, moment.last, values), None, facts, tuple(values))


def founders_of(organization: str, known: Known) -> list[Membership]:
    """The stays that began on the first day on which any did."""
    stays = dated(known.members.get(organization, ()))
    return [stay for stay in stays if stay.start == stays[0].start]


def meets(value: Value, moment: Moment) -> bool:
    """Whether a value held at a moment, or for a part of it."""
    start, end, *_ = value
    first, last = moment.first, moment.last
    return bool(first and last and (not start or start <= last) and (not end or first < end))


def listed(statement: Statement, known: Known) -> Why | None:
    """Why nothing can be said of the members of an organization, or of a country."""
    organization, _, country = statement.key.partition("/")
    if organization not in known.organizations:
        return Why.ORGANIZATION
    if not known.organizations[organization].has_member_list:
        return Why.NO_LIST
    return None if country.partition("/")[0] in known.countries else Why.COUNTRY


def joining(statement: Statement, known: Known, moment: Moment) -> Judged:
    """Against the day of the stay; a country that never belonged cannot have joined."""
    organization, country = statement.key.split("/")[:2]
    if why := listed(statement, known):
        return unjudged(why, known.organizations.get(organization))
    stay = statement.fact
    if not isinstance(stay, Membership):
        return Judged(Verdict.DISAGREES, None, (known.organizations[organization],))
    if not stay.start:
        return unjudged(Why.VALUE, stay)
    steps = known.steps.get((organization, country), [])
    same = [step for step in steps if compare(statement.value, *step.value_of("date")) != Match.NONE]
    if statement.kind == "founder" and is_founder(statement, stay, known):
        return Judged(Verdict.AGREES, None, (stay,))
    if statement.kind == "founder" and stay not in founders_of(organization, known):
        return Judged(Verdict.DISAGREES, None, (stay,))
    if not statement.value:
        return unjudged(Why.RANGE, stay)
    values = stay.values_of("start")
    verdict = judge(statement.value, None, None, values)
    facts = (stay, *same) if verdict == Verdict.DISAGREES else (stay,)
    return Judged(verdict, None, facts, tuple(values))


def is_founder(statement: Statement, stay: Membership, known: Known) -> bool:
    """A founder without a date, or with that of the founding, which came before joining in law, or of joining."""
    organization = statement.key.split("/")[0]
    days = [*known.organizations[organization].values_of("founded"), *stay.values_of("start")]
    fits = not statement.value or any(compare(statement.value, *value[2:]) != Match.NONE for value in days)
    return fits and stay in founders_of(organization, known)


def membership(statement: Statement, known: Known, moment: Moment) -> Judged:
    organization, country = statement.key.split("/")[:2]
    if why := listed(statement, known):
        return unjudged(why, known.organizations.get(organization))
    values = standing_of(organization, country, known)
    if not values:
        return unjudged(Why.VALUE, statement.fact)
    stays = known.stays.get((organization, country), [])
    facts: tuple[Fact, ...] = (*stays,) or (known.organizations[organization],)
    if statement.value == "yes" and any(not one.end and one in founders_of(organization, known) for one in stays):
        return Judged(Verdict.AGREES, None, facts, tuple(values))  # as long as there has been anything to belong to
    return Judged(judge(statement.value, moment.first, moment.last, values), None, facts, tuple(values))


def unchanging(statement: Statement, known: Known, moment: Moment) -> Judged:
    """Founding and end of an organization."""
    if not statement.fact:
        return unjudged(Why.ORGANIZATION)
    values = statement.fact.values_of(statement.field) if statement.field else []
    if not values:
        return unjudged(Why.VALUE if statement.field else Why.RANGE, statement.fact)
    return Judged(judge(statement.value, None, None, values), None, (statement.fact,), tuple(values))


def seat(statement: Statement, known: Known, moment: Moment) -> Judged:
    """Only the seat of today is recorded: another one may be an earlier one."""
    found = unchanging(statement, known, moment)
    return unjudged(Why.SEAT, *found.facts) if found.verdict == Verdict.DISAGREES else found


RULES: dict[Kind, Rule] = {
    "member-count": count,
    "joining": joining,
    "founder": joining,
    "membership": membership,
    "founded": unchanging,
    "dissolved": unchanging,
    "headquarters": seat,
    "meeting-date": judging_meetings.day,
    "meeting-end": judging_meetings.day,
    "meeting-kind": judging_meetings.kind,
    "meeting-place": judging_meetings.place,
    "meeting-host": judging_meetings.host,
    "meeting-status": judging_meetings.status,
    "topic": judging_meetings.topic,
    "office": judging_offices.office,
}
