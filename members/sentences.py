"""Sentences made from facts: whether and since when a country is a member, and what a day's answer has to add."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.wording import counted, ordinal, sentence, with_article, written
from members.models import Country, Membership, Organization
from members.rounds import Round


def standing(
    country: Country, organization: Organization, stays: Sequence[Membership], rounds: Sequence[Round], day: date
):
    """The first sentence of a profile: `stays` are those of the country, `rounds` those of the organization."""
    words = {
        "country": sentence(with_article(country.name)),
        "organization": organization.abbreviation or organization.name,
    }
    dated = [stay for stay in stays if stay.start]
    if not dated:
        return never_joined(country, stays) % words
    last = max(dated, key=lambda stay: stay.start)
    words["start"] = written(last.start, last.start_precision)
    if last.start > day:
        return _("%(country)s will be a member of %(organization)s from %(start)s.") % words
    if last.end and last.end <= day:
        words["end"] = written(last.end, last.end_precision)
        return _("%(country)s was a member of %(organization)s from %(start)s until %(end)s.") % words
    words["place"] = place_in_joining(last, rounds)
    return _("%(country)s has been a member of %(organization)s since %(start)s, %(place)s.") % words


def never_joined(country: Country, stays: Sequence[Membership]) -> str:
    if stays:
        return _("%(country)s is recorded as a member of %(organization)s, but since when is not known.")
    if country.code_status == Country.CodeStatus.WITHDRAWN:
        return _("%(country)s was never a member of %(organization)s.")
    return _("%(country)s is not a member of %(organization)s.")


def place_in_joining(stay: Membership, rounds: Sequence[Round]) -> str:
    """“one of the twelve founding members”, “the 16th to join”; an ordinal only where the round is one country."""
    own = next(one for one in rounds if one.day == stay.start)
    earlier = [one for one in rounds if one.day < stay.start]
    if not earlier:
        return _("one of the %(count)s founding members") % {"count": counted(own.joined)}
    if own.joined == 1:
        return _("the %(ordinal)s to join") % {"ordinal": ordinal(sum(one.joined for one in earlier) + 1)}
    return _("one of the %(count)s of %(year)s") % {"count": counted(own.joined), "year": stay.start.year}


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
