"""Sentences made from facts: whether and since when a country is a member, and what a day's answer has to add."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.sources.footnotes import Derived, Sentence
from alliance.wording import counted, ordinal, sentence, with_article, written
from members.models import Country, Membership, Organization
from members.rounds import Round


def standing(
    country: Country,
    organization: Organization,
    stays: Sequence[Membership],
    rounds: Sequence[Round],
    today: date,
    day: date | None = None,
) -> Sentence:
    """The first sentence of a profile: how it is today, or how it was on a day that is past.

    `stays` are those of the country, `rounds` those of the organization. A day to come is answered as known today.
    """
    words = {
        "country": sentence(with_article(country.name)),
        "organization": organization.abbreviation or organization.name,
    }
    dated = sorted((stay for stay in stays if stay.start), key=lambda stay: stay.start)
    if day and day < today:
        words |= {"country": with_article(country.name_on(day)), "day": written(day)}
        return then(dated, rounds, day, words) if dated or not stays else Sentence(never_joined(country, stays), words)
    return now(country, stays, dated, rounds, today, words)


def now(country, stays, dated, rounds, today, words) -> Sentence:
    if not dated:
        return Sentence(never_joined(country, stays), words)
    last = dated[-1]
    words, facts = since(last, rounds, words)
    if last.start > today:
        return Sentence(_("%(country)s will be a member of %(organization)s from %(start)s."), words, facts)
    if last.end and last.end <= today:
        return Sentence(_("%(country)s was a member of %(organization)s from %(start)s until %(end)s."), words, facts)
    return Sentence(_("%(country)s has been a member of %(organization)s since %(start)s, %(place)s."), words, facts)


def then(dated, rounds, day, words) -> Sentence:
    if not dated:
        return Sentence(_("On %(day)s, %(country)s was not a member of %(organization)s."), words)
    begun = [stay for stay in dated if stay.start <= day]
    words, facts = since(begun[-1] if begun else dated[0], rounds, words)
    if not begun:
        text = _("On %(day)s, %(country)s was not yet a member of %(organization)s: it joined on %(start)s.")
    elif begun[-1].end and begun[-1].end <= day:
        text = _("On %(day)s, %(country)s was no longer a member of %(organization)s: it had left on %(end)s.")
    else:
        text = _("On %(day)s, %(country)s was a member of %(organization)s: since %(start)s, %(place)s.")
    return Sentence(text, words, facts)


def since(stay: Membership, rounds: Sequence[Round], words: dict) -> tuple[dict, dict]:
    """The words about one stay, each with what it rests on."""
    words = words | {
        "start": written(stay.start, stay.start_precision),
        "place": place_in_joining(stay, rounds),
        "end": written(stay.end, stay.end_precision) if stay.end else "",
    }
    return words, {"start": stay, "end": stay, "place": count_of_joining(stay, rounds)}


def never_joined(country: Country, stays: Sequence[Membership]) -> str:
    if stays:
        return _("%(country)s is recorded as a member of %(organization)s, but since when is not known.")
    if country.code_status == Country.CodeStatus.WITHDRAWN:
        return _("%(country)s was never a member of %(organization)s.")
    return _("%(country)s is not a member of %(organization)s.")


def joined_before(stay: Membership, rounds: Sequence[Round]) -> int:
    return sum(one.joined for one in rounds if one.day < stay.start)


def joined_with(stay: Membership, rounds: Sequence[Round]) -> int:
    """How many joined on that day, the country itself among them."""
    return next((one.joined for one in rounds if one.day == stay.start), 1)


def place_in_joining(stay: Membership, rounds: Sequence[Round]) -> str:
    """“one of the twelve founding members”, “the 16th to join”; an ordinal only where the round is one country."""
    before, together = joined_before(stay, rounds), joined_with(stay, rounds)
    if not before:
        return _("one of the %(count)s founding members") % {"count": counted(together)}
    if together == 1:
        return _("the %(ordinal)s to join") % {"ordinal": ordinal(before + 1)}
    return _("one of the %(count)s of %(year)s") % {"count": counted(together), "year": stay.start.year}


def count_of_joining(stay: Membership, rounds: Sequence[Round]) -> Derived:
    """How the place in joining is counted; no source needs to say it."""
    before, together = joined_before(stay, rounds), joined_with(stay, rounds)
    words = {"before": before, "count": together, "day": written(stay.start, stay.start_precision)}
    if not before or together > 1:
        text = ngettext(
            "Counted here from the memberships: %(count)s country joined on %(day)s.",
            "Counted here from the memberships: %(count)s countries joined on %(day)s.",
            together,
        )
    else:
        text = ngettext(
            "Counted here from the memberships: %(before)s country had joined before %(day)s.",
            "Counted here from the memberships: %(before)s countries had joined before %(day)s.",
            before,
        )
    return Derived(text % words, f"{reverse('members:members')}?as_of={stay.start.isoformat()}")


def count_on(day: date, today: date, organization: Organization, count: int) -> str:
    """How many members there were, are or, as known today, will be on a day."""
    words = {"day": written(day), "organization": organization.abbreviation or organization.name, "count": count}
    if day == today:
        text = ngettext(
            "Today, %(day)s, %(organization)s has %(count)s member.",
            "Today, %(day)s, %(organization)s has %(count)s members.",
            count,
        )
    else:
        text = ngettext(
            "On %(day)s: %(count)s member of %(organization)s.",
            "On %(day)s: %(count)s members of %(organization)s.",
            count,
        )
    return text % words
