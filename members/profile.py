"""What the page of a country shows, section by section: a fixed number of queries, whatever the number of rows."""

from datetime import date
from typing import NamedTuple

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact
from alliance.pages import newest_first, oldest_first
from alliance.sources.footnotes import Footnotes, load_claims
from alliance.sources.sides import Group
from alliance.sources.templatetags.claims import by_reason, contested
from members.map import locator
from members.mentions import mentions_of
from members.models import ALLIANCE, Country, CountryName, Membership, Organization, SpendingPledge, Term
from members.rounds import rounds_of
from members.sentences import standing
from members.spending import spending_chart
from members.turns import turns_of_country


class Part(NamedTuple):
    """A section of the page, by the place it has in the address; `rows` names the facts that it shows."""

    anchor: str
    title: str
    rows: tuple[str, ...]

    @property
    def template(self):
        return f"includes/profile/_{self.anchor}.html"


# In the order that every country has them in.
PARTS = [
    Part("membership", _("Membership"), ("stays", "outside")),
    Part("accession", _("Steps of the accession"), ("steps",)),
    Part("partnerships", _("Partnerships"), ("partnerships",)),
    Part("spending", _("Defence spending"), ("expenditures",)),
    Part("positions", _("Positions"), ("positions",)),
    Part("summits", _("Meetings hosted"), ("meetings",)),
    Part("operations", _("Operations on its ground"), ("operations",)),
    Part("articles", _("In the articles"), ("mentions",)),
    Part("organizations", _("Other organizations"), ("others", "seats")),
    Part("people", _("Persons"), ("terms",)),
    Part("names", _("Names"), ("names",)),
]

# Where a reader would look, and is told so when nothing is recorded: of a member, of a member on a day, of others.
OF_A_MEMBER = {"membership", "accession", "spending", "positions", "summits", "articles", "organizations"}
OF_A_DAY = {"membership", "accession"}
OF_OTHERS = {"partnerships"}

# What a host's page needs of the claims about a meeting and about an organization: that it is the host, and when.
OF_A_HOST = {"host", "co_host", "start_date", "end_date"}
OF_A_SEAT = {"host", "headquarters_en"}


def sections_of(country: Country) -> dict[str, QuerySet]:
    """The facts about a country, by the names of the sections that show them."""
    meetings = country.hosted_meetings.model.objects.hosted_by([country])
    return {
        "memberships": country.memberships.order_by(*oldest_first("start")),
        "steps": country.accession_steps.filter(organization__key=ALLIANCE).order_by("date", "key"),
        "outside": country.militaryparticipations.filter(organization__key=ALLIANCE),
        "partnerships": country.partnerships.filter(organization__key=ALLIANCE).order_by(*oldest_first("start")),
        "expenditures": country.expenditures.order_by("-year", "key"),
        "pledges": SpendingPledge.objects.of(ALLIANCE).order_by("agreed", "key"),
        "positions": country.positions.order_by("key"),
        "meetings": meetings.order_by(F("start_date").desc(nulls_last=True), "key"),
        "operations": country.operations.order_by(*oldest_first("start")),
        "seats": country.hosted_organizations.order_by("key"),
        "names": country.names.order_by(*oldest_first("start")),
        "terms": Term.objects.filter(Q(office__country=country) | Q(person__country=country)).order_by(
            *newest_first("start")
        ),
    }


def profile(country: Country, today: date, day: date | None = None) -> dict:
    """The sections of a country's page by their names in the template: of all times, or of one day."""
    alliance = Organization.alliance()
    sections = sections_of(country)
    # Without what is loaded beside the rows: the page shows no topics of operations.
    every = {name: list(rows.for_listing().prefetch_related(None)) for name, rows in sections.items()}
    load_claims(*every.values())
    for name, fields in {"meetings": OF_A_HOST, "seats": OF_A_SEAT}.items():
        for fact in every[name]:
            narrow(fact, fields)
    shown = every if day is None else on_the_day(day, sections, every)
    country.names_on_the_day = [name for name in shown["names"] if day and name.kind != CountryName.Kind.OFFICIAL]
    stays = [stay for stay in every["memberships"] if stay.organization_id == alliance.pk]
    alike = list(Membership.objects.of(ALLIANCE).for_listing())
    rounds = rounds_of(alike)
    shown = shown | {
        "stays": [stay for stay in shown["memberships"] if stay.organization_id == alliance.pk],
        "others": [stay for stay in shown["memberships"] if stay.organization_id != alliance.pk],
        "pledges": shown["pledges"] if stays else [],
        "mentions": mentions_of(country, shown),
    }
    return shown | {
        "footnotes": Footnotes(),
        "organization": alliance,
        "shown_day": day,
        "sentence": standing(country, alliance, stays, rounds, today, day),
        "is_renamed": bool(day) and country.name_on(day) != country.name,
        "spending_disputes": [Group(rows) for _reason, rows in by_reason(shown["expenditures"])],
        "chart": spending_chart(shown["expenditures"], shown["pledges"]),
        "beside": beside(stays, alike),
        "locator": locator(country.iso2),
        "contents": contents(shown, (OF_A_DAY if day else OF_A_MEMBER) if stays else OF_OTHERS),
        "has_facts": any(shown.values()),
        "changes": turns_of_country(every),
        "left_out": left_out(every, shown),
    }


def narrow(fact: Fact, fields: set[str]) -> None:
    """Leave a loaded fact only with its claims about some fields, and with its reason only where it is about these."""
    if not fields & {claim.field for claim in contested(fact)}:
        fact.reason_en = fact.reason_ind = ""
    fact.footnotes = [claim for claim in fact.footnotes if claim.field in fields]


def contents(shown: dict, always: set[str]) -> list[Part]:
    """The sections that a country has, in their order."""
    return [part for part in PARTS if part.anchor in always or any(shown[rows] for rows in part.rows)]


def on_the_day(day: date, sections: dict[str, QuerySet], every: dict[str, list]) -> dict[str, list]:
    """The same sections with what there was on a day, as `as_of` has it for each class; one query for all."""
    parts = [
        rows.as_of(day).order_by().annotate(section=Value(name, CharField())).values_list("section", "pk")
        for name, rows in sections.items()
    ]
    there = set(parts[0].union(*parts[1:], all=True))
    return {name: [row for row in rows if (name, row.pk) in there] for name, rows in every.items()}


def beside(stays: list[Membership], alike: list[Membership]) -> dict:
    """Who joined with a country on its first day, who before it and who after, in order of joining, then of name."""
    dated = sorted((one for one in alike if one.start), key=lambda one: (one.start, one.country.sort, one.key))
    own = next((place for place, one in enumerate(dated) if any(one.pk == stay.pk for stay in stays)), None)
    if own is None:
        return {}
    same_day = [one for one in dated if one.start == dated[own].start and one.country_id != dated[own].country_id]
    return {
        "with": same_day,
        "before": dated[own - 1] if own else None,
        "after": dated[own + 1] if own + 1 < len(dated) else None,
    }


def left_out(every: dict[str, list], shown: dict[str, list]) -> int:
    """How many records a day leaves out because since when they hold is not known."""
    return sum(
        hasattr(row, "start") and row.start is None and row not in shown[name]
        for name, rows in every.items()
        for row in rows
    )
