"""What the knowledge base holds of all that a text may speak of: each class loaded once, when first asked for.

However long a text is, that is one query a class, and one more for what a row shows besides.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from alliance.sources.models import Coverage
from alliance.summits.models import Meeting, Topic
from alliance.translation import active_language, sort_key
from alliance.wording import with_article
from members.models import AccessionStep, Country, Membership, Office, Organization, Person, Term


class Known:
    """Facts, and what they are about, by the keys that the outside knows them by."""

    @cached_property
    def organizations(self) -> dict[str, Organization]:
        return {one.key: one for one in Organization.objects.for_listing()}

    @cached_property
    def countries(self) -> dict[str, Country]:
        """With all names they have had: `Country.names` of these rows asks no more queries."""
        return {one.key: one for one in Country.objects.prefetch_related("names")}

    @cached_property
    def stays(self) -> dict[tuple[str, str], list[Membership]]:
        """By organization and country: one with an unknown start last, the others oldest first."""
        found = defaultdict(list)
        for stay in Membership.objects.for_listing():
            found[stay.organization.key, stay.country.key].append(stay)
        for stays in found.values():
            stays.sort(key=lambda stay: (stay.start or date.max, stay.key))
        return dict(found)

    @cached_property
    def members(self) -> dict[str, list[Membership]]:
        """The stays of each organization that has any, oldest first."""
        found = defaultdict(list)
        for (organization, _country), stays in self.stays.items():
            found[organization] += stays
        for stays in found.values():
            stays.sort(key=lambda stay: (stay.start or date.max, stay.key))
        return dict(found)

    @cached_property
    def steps(self) -> dict[tuple[str, str], list[AccessionStep]]:
        """By organization and country, oldest first."""
        found = defaultdict(list)
        for step in AccessionStep.objects.for_listing().order_by("date", "key"):
            found[step.organization.key, step.country.key].append(step)
        return dict(found)

    @cached_property
    def meetings(self) -> dict[str, list[Meeting]]:
        """By organization, with their agendas; one without a day last, the others oldest first."""
        found = defaultdict(list)
        for meeting in Meeting.objects.for_listing().with_agenda():
            found[meeting.organization.key].append(meeting)
        for meetings in found.values():
            meetings.sort(key=lambda meeting: (meeting.start_date or date.max, meeting.key))
        return dict(found)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {one.key: one for one in Topic.objects.for_listing()}

    @cached_property
    def offices(self) -> dict[str, Office]:
        return {one.key: one for one in Office.objects.for_listing()}

    @cached_property
    def persons(self) -> dict[str, Person]:
        return {one.key: one for one in Person.objects.for_listing()}

    @cached_property
    def persons_by_name(self) -> dict[str, Person]:
        """By every name that they are known by, folded."""
        return {sort_key(name): one for one in self.persons.values() for name in (one.also_known_as, one.name) if name}

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        """By office, with their claims; one with an unknown start last, the others oldest first."""
        found = defaultdict(list)
        for term in Term.objects.for_listing().with_claims():
            found[term.office.key].append(term)
        for terms in found.values():
            terms.sort(key=lambda term: (term.start or date.max, term.key))
        return dict(found)

    @cached_property
    def through(self) -> dict[str, date]:
        """Up to which day each class is verified, by its noun."""
        return dict(Coverage.objects.values_list("key", "through"))

    def load(self) -> "Known":
        """All that sentences speak of, so that wording them asks no query."""
        for name, attribute in vars(Known).items():
            if isinstance(attribute, cached_property):
                getattr(self, name)
        return self

    def name_of(self, country: str, day: date | None = None) -> str:
        """What a country was called on a day, in the active language; its name of today where that is not known."""
        row = self.countries.get(country)
        if not row:
            return country.upper()
        if day:
            everyday = (name for name in row.names.all() if name.kind != name.Kind.OFFICIAL and name.holds_on(day))
            if name := min(everyday, key=lambda name: (name.start, name.key), default=None):
                return name.name
        return row.name

    @cached_property
    def cities(self) -> dict[str, tuple[str, str]]:
        """The names of cities in both languages, English and Indonesian, by the English one."""
        found = {one.capital_en: (one.capital_en, one.capital_ind) for one in self.countries.values()}
        found |= {
            one.headquarters_en: (one.headquarters_en, one.headquarters_ind) for one in self.organizations.values()
        }
        for meetings in self.meetings.values():
            found |= {one.city_en: (one.city_en, one.city_ind) for one in meetings}
        return found

    def city(self, name: str) -> str:
        """A city in the active language, by its English name."""
        english, indonesian = self.cities.get(name, (name, name))
        return indonesian or english if active_language() == "id" else english

    def short_name(self, organization: str) -> str:
        """What an organization is called in a sentence, in the active language: “NATO”, “the EU”, “the Warsaw Pact”."""
        row = self.organizations.get(organization)
        return called(row) if row else organization.upper()


LONGEST_SPELLED = 3  # abbreviations up to this length are said letter by letter, with an article in English


def called(organization: Organization) -> str:
    """Its abbreviation, or the name where the other one stands in brackets behind it: “Warsaw Pact (…)”."""
    if " (" in organization.name_en or not organization.abbreviation:
        return with_article(organization.name.partition(" (")[0])
    abbreviation = str(organization.abbreviation)
    spelled = active_language() == "en" and len(abbreviation) <= LONGEST_SPELLED
    return f"the {abbreviation}" if spelled else abbreviation


def dated(stays: Iterable[Membership]) -> list[Membership]:
    return [stay for stay in stays if stay.start]
