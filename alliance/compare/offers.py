"""What the page offers to compare: the countries to choose from, and pairs that suggest themselves."""

from collections.abc import Sequence
from datetime import date

from alliance.pages import by_name
from members.models import Country
from members.rounds import Round

TWO = 2


def offers(rounds: Sequence[Round], day: date) -> dict:
    """By name in the template: members first, each group by name; one query."""
    stays = [stay for one in rounds for stay in one.stays]
    members = {stay.country_id for stay in stays if stay.end is None or stay.end > day}
    countries = list(Country.objects.order_by(by_name(), "key"))
    return {
        "choices": {
            "members": [country for country in countries if country.pk in members],
            "others": [country for country in countries if country.pk not in members],
        },
        "last_two": stays[-TWO:],
        "pairs_of_a_day": [one.stays for one in reversed(rounds) if one.joined == TWO],
        "first_day": rounds[0].day if rounds else None,
    }
