"""Rules for countries and organizations, and for how the ones belong to the others."""

import re
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from alliance.dates import day_after
from alliance.editing.checks.rules import partial, refuses, spelled, warns
from alliance.wording import written
from members.models import (
    AccessionStep,
    Country,
    CountryName,
    DefenceExpenditure,
    Membership,
    MilitaryParticipation,
    Organization,
    Partnership,
    Person,
    SpendingPledge,
    Term,
)
from members.models.memberships import Belonging

EDITION = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
LARGEST_SHARE = 15  # percent of GDP; what lies above is more often a slip than a war
ORDER = list(AccessionStep.Step)


def not_a_state(country: Country, first: date, last: date) -> str:
    """Why a country can hardly have been a state in these days, in words; empty where nothing speaks against it.

    What can be known here: whether it was a member of something then, from when to when its names were in use, and
    whether its code has been withdrawn. Of a country with undated names alone nothing is known.
    """
    after = day_after(last)
    if Membership.objects.filter(country=country).overlapping(first, after).exists():
        return ""
    names = [name for name in country.names.all() if name.kind != CountryName.Kind.OFFICIAL and name.start]
    if any(name.start < after and (name.end is None or name.end > first) for name in names):
        return ""
    words = {"country": country.name, "day": written(first)}
    if names:
        start, ends = min(name.start for name in names), [name.end for name in names]
        if after <= start:
            return _(
                "%(country)s does not seem to have been a state by this name on %(day)s: its names are recorded from "
                "%(start)s on. Choose the country of that day, or add the name it had."
            ) % {**words, "start": written(start)}
        if None not in ends and first >= max(ends):
            return _(
                "%(country)s does not seem to have been a state on %(day)s: its last name here ends on %(end)s. "
                "Choose the country of that day, or correct the names."
            ) % {**words, "end": written(max(ends))}
    if country.code_status == Country.CodeStatus.WITHDRAWN:
        return (
            _(
                "%(country)s may not have been a state on %(day)s: its code has been withdrawn, and nothing here says "
                "that it existed then. Choose the country of that day."
            )
            % words
        )
    return ""


def before_its_time(organization: Organization, first: date, last: date) -> str:
    """That an organization was not there in these days, in words; empty where it was, or where that is not known."""
    founded, dissolved = partial(organization, "founded"), partial(organization, "dissolved")
    if founded and last < founded.first_day:
        return _("%(organization)s was founded only on %(day)s: correct one of the two dates.") % {
            "organization": organization.name,
            "day": spelled(founded),
        }
    if dissolved and first > dissolved.last_day:
        return _("%(organization)s was dissolved on %(day)s: correct one of the two dates.") % {
            "organization": organization.name,
            "day": spelled(dissolved),
        }
    return ""


@refuses(Organization)
def dissolved_after_it_was_founded(organization):
    founded, dissolved = partial(organization, "founded"), partial(organization, "dissolved")
    if dissolved and founded and dissolved.first_day <= founded.first_day:
        yield (
            "dissolved",
            _(
                "It must be dissolved after it was founded: it was founded on %(founded)s, dissolved on %(dissolved)s. "
                "Correct one of them, or give both as exactly as they are known."
            )
            % {"founded": spelled(founded), "dissolved": spelled(dissolved)},
        )


@refuses(Partnership)
def suspended_while_it_lasts(partnership):
    suspended, start, end = (partial(partnership, name) for name in ("suspended_from", "start", "end"))
    if suspended and start and suspended.last_day < start.first_day:
        yield "suspended_from", _("Suspended before it started: correct one of the two dates.")
    if suspended and end and suspended.first_day >= end.last_day:
        yield "suspended_from", _("Suspended after it ended: correct one of the two dates.")


@warns(Belonging, "start", "start_precision", "country", "organization")
def both_existed(belonging, today):
    start = partial(belonging, "start")
    # What an organization grew out of had members, too.
    grown = isinstance(belonging, Membership)
    if start and not grown and (why := before_its_time(belonging.organization, start.first_day, start.last_day)):
        yield "start", why
    if start and (why := not_a_state(belonging.country, start.first_day, start.last_day)):
        yield "start", why


@warns(AccessionStep, "date", "date_precision", "step")
def steps_in_order(accession, today):
    """Of the steps on record those before it in the chain come first, those after it later."""
    this = partial(accession, "date")
    others = AccessionStep.objects.filter(country=accession.country_id, organization=accession.organization_id)
    for other in others.exclude(pk=accession.pk).exclude(step=accession.step):
        that = partial(other, "date")
        earlier, later = (this, that) if ORDER.index(accession.step) < ORDER.index(other.step) else (that, this)
        if later.last_day < earlier.first_day:
            yield (
                "date",
                _("Out of order: “%(step)s” is recorded for %(day)s. Correct one of the two dates.")
                % {"step": other.get_step_display(), "day": spelled(that)},
            )


@warns(MilitaryParticipation, "start", "end", "country", "organization")
def outside_as_a_member(participation, today):
    stays = Membership.objects.filter(country=participation.country_id, organization=participation.organization_id)
    if participation.start and not stays.overlapping(participation.start, participation.end).exists():
        yield "start", _("It was no member then: only a member can stand outside. Correct the dates or the membership.")


@warns(Partnership, "start", "end", "country", "organization")
def partner_or_member(partnership, today):
    stays = Membership.objects.filter(country=partnership.country_id, organization=partnership.organization_id)
    stay = partnership.start and stays.overlapping(partnership.start, partnership.end).first()
    if stay:
        yield (
            "end",
            _("It has been a member since %(day)s: a partnership ends where the membership begins.")
            % {"day": written(stay.start, stay.start_precision)},
        )


@warns(Term, "start", "end", "acting", "office", "person")
def one_holder_at_a_time(term, today):
    if not term.start or term.acting:
        return
    others = Term.objects.filter(office=term.office_id, acting=False).exclude(person=term.person_id)
    for other in others.overlapping(term.start, term.end).select_related("person").order_by("start", "key"):
        yield (
            "start",
            _("%(person)s held the office then, too (from %(start)s): correct the dates, or mark one as acting.")
            % {"person": other.person, "start": written(other.start, other.start_precision)},
        )


@warns(DefenceExpenditure, "year", "edition", "share_of_gdp", "amount_millions_usd")
def figures_of_a_year(expenditure, today):
    if expenditure.share_of_gdp is None and expenditure.amount_millions_usd is None:
        yield "share_of_gdp", _("Neither a share nor an amount: give one of them.")
    if expenditure.share_of_gdp is not None and expenditure.share_of_gdp > LARGEST_SHARE:
        yield "share_of_gdp", _("More than %(share)s%% of GDP: check the point.") % {"share": LARGEST_SHARE}
    if not EDITION.fullmatch(expenditure.edition):
        yield "edition", _("Write year and month of the publication: 2024-06.")
    elif expenditure.year > int(expenditure.edition[:4]):
        yield "year", _("The edition is older than the year it gives a figure for: correct one of the two.")


@warns(SpendingPledge, "agreed", "share_of_gdp")
def pledge_of_the_past(pledge, today):
    if pledge.agreed > today:
        yield "agreed", _("%(day)s has not come yet: check the year.") % {"day": written(pledge.agreed)}


@warns(Country, "name_en", "name_ind")
def called_as_now(country, today):
    """The name of a country is the short name it has today, where that is on record."""
    now = country.names.as_of(today).filter(kind=CountryName.Kind.SHORT).first()
    for field in ("name_en", "name_ind"):
        if now and getattr(now, field) != getattr(country, field):
            yield (
                field,
                _("Among the names in time the short name of today is “%(name)s”: correct one of the two.")
                % {"name": getattr(now, field)},
            )


@warns(CountryName, "name_en", "name_ind", "start", "end", "kind")
def name_of_today(name, today):
    if name.kind == CountryName.Kind.SHORT and name.holds_on(today):
        for field in ("name_en", "name_ind"):
            if getattr(name, field) != getattr(name.country, field):
                yield (
                    field,
                    _("The country itself is called “%(name)s”: correct one of the two, or end this name.")
                    % {"name": getattr(name.country, field)},
                )


@warns(Person, "name", "also_known_as")
def known_by_that_name(person, today):
    same = Q(also_known_as=person.name)
    if person.also_known_as:
        same |= Q(name=person.also_known_as) | Q(also_known_as=person.also_known_as)
    if other := Person.objects.filter(same).exclude(pk=person.pk).first():
        yield (
            "name",
            _("“%(other)s” is known by that name, too: make sure that they are two different persons.")
            % {"other": other},
        )
