"""Two countries side by side: how each came in, what it spends, where it belongs, what it was called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.facts import Fact
from alliance.pages import oldest_first
from alliance.sources.footnotes import Footnotes, load_claims
from alliance.summits.models import Meeting
from alliance.translation import sort_key
from alliance.wording import sentence, with_article, written
from members.models import (
    ALLIANCE,
    SECRETARY_GENERAL,
    AccessionStep,
    Country,
    CountryName,
    DefenceExpenditure,
    Membership,
    MilitaryParticipation,
    Organization,
    Partnership,
    Term,
)
from members.rounds import Round
from members.sentences import place_in_joining

# What a year's spending is told in.
SPENDING = ("share_of_gdp", "amount_millions_usd")


@dataclass
class Side:
    """One of the two, with its rows."""

    country: Country
    stays: list[Membership]
    place: str
    steps: dict[str, AccessionStep]
    outside: list[MilitaryParticipation]
    partnerships: list[Partnership]
    expenditures: list[DefenceExpenditure]
    terms: list[Term]
    meetings: list[Meeting]
    names: list[CountryName]
    organizations: list[Organization]

    @property
    def shown(self) -> list[Fact]:
        """The facts that get a note."""
        return [*self.stays, *self.steps.values(), *self.outside, *self.partnerships, *self.terms, *self.names]

    @property
    def dated(self) -> list[Membership]:
        return [stay for stay in self.stays if stay.start]


class Taken(NamedTuple):
    """A step that a country took, and how many days after its step before; `None` where that is not known."""

    step: AccessionStep
    days: int | None


class StepRow(NamedTuple):
    """One step of both countries; `None` where none is recorded, and for days where a date is not known to the day."""

    name: str
    taken: list[Taken | None]
    apart: int | None


def compare_countries(pair: Sequence[Country], organization: Organization, rounds: Sequence[Round], day: date) -> dict:
    """What the page shows, by name in the template; where else they belong, on the day. A fixed number of queries."""
    rows = rows_about(pair, day)
    sides = [side(country, rows, rounds) for country in pair]
    spending = {name: latest(sides, name) for name in SPENDING}
    load_claims(*(one.shown for one in sides), *(filter(None, row) for row in spending.values()))
    theirs = [set(one.organizations) for one in sides]
    return {
        "footnotes": Footnotes(),
        "sides": sides,
        "sentence": who_came_first(sides, organization),
        "steps": step_rows(sides),
        "spending": spending if any(map(any, spending.values())) else {},
        "shared": by_sort(theirs[0] & theirs[1]),
        "alone": [
            (with_article(pair[0].name), by_sort(theirs[0] - theirs[1])),
            (with_article(pair[1].name), by_sort(theirs[1] - theirs[0])),
        ],
    }


def rows_about(pair: Sequence[Country], day: date) -> dict[str, list]:
    """The rows about either country: one query for each class."""
    either = {"country__in": pair}
    alliance = {"organization__key": ALLIANCE}
    elsewhere = Membership.objects.filter(**either).exclude(**alliance)
    querysets = {
        "stays": Membership.objects.filter(**either, **alliance).order_by(*oldest_first("start")),
        "elsewhere": elsewhere.as_of(day) | elsewhere.with_unknown_start().filter(end=None),
        "steps": AccessionStep.objects.filter(**either, **alliance).order_by("date", "key"),
        "outside": MilitaryParticipation.objects.filter(**either, **alliance).order_by(*oldest_first("start")),
        "partnerships": Partnership.objects.filter(**either, **alliance).order_by(*oldest_first("start")),
        "expenditures": DefenceExpenditure.objects.filter(**either).order_by("-year", "key"),
        "terms": Term.objects.in_office(SECRETARY_GENERAL).filter(person__country__in=pair).order_by("start", "key"),
        "meetings": Meeting.objects.of(ALLIANCE).filter(Q(host__in=pair) | Q(co_host__in=pair)),
        "names": CountryName.objects.everyday().filter(**either).order_by(*oldest_first("start")),
    }
    return {name: list(rows.for_listing()) for name, rows in querysets.items()}


def side(country: Country, rows: dict[str, list], rounds: Sequence[Round]) -> Side:
    def own(name):
        return [row for row in rows[name] if row.country_id == country.pk]

    dated = [stay for stay in own("stays") if stay.start]
    return Side(
        country,
        own("stays"),
        place_in_joining(dated[0], rounds) if dated else "",
        {step.step: step for step in own("steps")},
        own("outside"),
        own("partnerships"),
        own("expenditures"),
        [term for term in rows["terms"] if term.person.country_id == country.pk],
        [one for one in rows["meetings"] if country.pk in {one.host_id, one.co_host_id}],
        own("names"),
        [stay.organization for stay in own("elsewhere")],
    )


def latest(sides: Sequence[Side], column: str) -> list[DefenceExpenditure | None]:
    """The spending of the last year for which both have a value; where there is no such year, the last of each."""
    known = [{one.year: one for one in each.expenditures if getattr(one, column) is not None} for each in sides]
    common = set.intersection(*map(set, known))
    return [years[max(common or years)] if years else None for years in known]


def step_rows(sides: Sequence[Side]) -> list[StepRow]:
    """The steps that either has taken, in the order in which they are taken."""
    taken = [with_days(one.steps.values()) for one in sides]
    return [
        StepRow(
            AccessionStep.Step(name).label,
            [steps.get(name) for steps in taken],
            days_between(*(steps[name].step for steps in taken)) if all(name in steps for steps in taken) else None,
        )
        for name in AccessionStep.Step.values
        if any(name in steps for steps in taken)
    ]


def with_days(steps: Iterable[AccessionStep]) -> dict[str, Taken]:
    ordered = sorted(steps, key=lambda step: step.date)
    pairs = pairwise([None, *ordered])
    return {step.step: Taken(step, days_between(earlier, step) if earlier else None) for earlier, step in pairs}


def days_between(one: AccessionStep, other: AccessionStep) -> int | None:
    """How many days lie between two steps, where both are known to the day."""
    if {one.date_precision, other.date_precision} != {"day"}:
        return None
    return abs((other.date - one.date).days)


def by_sort(organizations: Iterable[Organization]) -> list[Organization]:
    return sorted(organizations, key=lambda one: (sort_key(one.name), one.key))


def who_came_first(sides: Sequence[Side], organization: Organization) -> str:
    """Which of the two joined first, and by how many days; which of them never did."""
    words = {"organization": organization.abbreviation or organization.name}
    joined = sorted((one for one in sides if one.dated), key=lambda one: one.dated[0].start)
    names = [with_article(one.country.name) for one in joined]
    if not joined:
        countries = [with_article(one.country.name) for one in sides]
        words |= {"one": sentence(countries[0]), "other": countries[1]}
        return _("Neither %(one)s nor %(other)s is recorded as a member of %(organization)s.") % words
    first = joined[0].dated[0]
    words |= {"one": sentence(names[0]), "day": written(first.start, first.start_precision)}
    if len(joined) == 1:
        outsider = next(one for one in sides if not one.dated)
        words["other"] = with_article(outsider.country.name)
        return _("%(one)s joined %(organization)s on %(day)s; %(other)s is not recorded as having joined.") % words
    words["other"] = names[1]
    days = (joined[1].dated[0].start - first.start).days
    if days == 0:
        return _("%(one)s and %(other)s joined %(organization)s on the same day, %(day)s.") % words
    return ngettext(
        "%(one)s joined %(organization)s on %(day)s, %(days)s day before %(other)s.",
        "%(one)s joined %(organization)s on %(day)s, %(days)s days before %(other)s.",
        days,
    ) % {**words, "days": number_format(days, force_grouping=True)}
