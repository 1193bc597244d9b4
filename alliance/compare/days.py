"""Two days of the alliance side by side: who joined and left between, who was called what, who was at the head."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.sources.footnotes import Footnotes, load_claims
from alliance.sources.notes import reach
from alliance.summits.models import Meeting, Operation
from alliance.translation import sort_key
from alliance.wording import written
from members.models import ALLIANCE, SECRETARY_GENERAL, CountryName, Membership, Organization, Term
from members.notes import on_members


class Then(NamedTuple):
    """How it stood on one day."""

    day: date
    members: int
    leaders: list[Term]
    operations: int


class Renamed(NamedTuple):
    """A country that was called otherwise on the two days."""

    before: CountryName
    after: CountryName


def compare_days(first: date, second: date, organization: Organization, today: date) -> dict:
    """What the page shows, by name in the template; a fixed number of queries."""
    dated = Membership.objects.of(ALLIANCE).for_listing().filter(start__isnull=False)
    joined = list(dated.filter(start__gt=first, start__lte=second))
    left = list(dated.filter(end__gt=first, end__lte=second))
    thens = [then(day) for day in (first, second)]
    names = {day: names_on(day) for day in (first, second)}
    belonging = dated.as_of(first) | dated.as_of(second)
    renamed = changed(names, set(belonging.values_list("country", flat=True)))
    for stay in {*joined, *left}:
        stay.country.names_on_the_day = [*filter(None, [names[second].get(stay.country_id)])]
    summits = Meeting.objects.of(ALLIANCE).filter(kind=Meeting.Kind.SUMMIT).for_listing().order_by("start_date", "key")
    load_claims(joined, left, *(then.leaders for then in thens), *renamed)
    return {
        "footnotes": Footnotes(),
        "thens": thens,
        "sentence": counts_in_words(thens, joined, left, organization),
        "notes": [*on_members(organization, first), *reach(Membership, second, today)],
        "joined": sorted(joined, key=in_order("start")),
        "left": sorted(left, key=in_order("end")),
        "renamed": renamed,
        "summits": list(summits.filter(start_date__gt=first, start_date__lte=second)),
    }


def then(day: date) -> Then:
    """Three queries."""
    leaders = Term.objects.in_office(SECRETARY_GENERAL).as_of(day).for_listing().order_by("start", "key")
    operations = Operation.objects.filter(organization__key=ALLIANCE).as_of(day)
    return Then(day, Membership.objects.of(ALLIANCE).as_of(day).count(), list(leaders), operations.count())


def names_on(day: date) -> dict[int, CountryName]:
    """The everyday name of each country on a day; one query."""
    names = CountryName.objects.as_of(day).everyday().for_listing().order_by("-start", "-key")
    return {name.country_id: name for name in names}


def changed(names: dict[date, dict[int, CountryName]], countries: Iterable[int]) -> list[Renamed]:
    """Those of the countries that have a name on both days, and not the same."""
    before, after = names.values()
    pairs = [Renamed(before[pk], after[pk]) for pk in countries if pk in before and pk in after]
    return sorted(
        (pair for pair in pairs if pair.before.name != pair.after.name), key=lambda pair: sort_key(pair.after.name)
    )


def in_order(column: str):
    return lambda stay: (getattr(stay, column), sort_key(stay.country.named.name), stay.key)


def counts_in_words(thens: list[Then], joined: list, left: list, organization: Organization) -> str:
    words = {
        "organization": organization.abbreviation or organization.name,
        "before": thens[0].members,
        "first": written(thens[0].day),
        "after": thens[1].members,
        "second": written(thens[1].day),
    }
    counts = _("Members of %(organization)s: %(before)s on %(first)s, %(after)s on %(second)s.") % words
    came = ngettext("%(count)s country joined in between", "%(count)s countries joined in between", len(joined))
    went = ngettext("%(count)s left.", "%(count)s left.", len(left)) % {"count": len(left)} if left else _("none left.")
    came = came % {"count": len(joined)} if joined else _("No country joined in between")
    return f"{counts} {came}, {went}"
