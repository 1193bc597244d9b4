"""Records that an article would add: meetings, agenda items, persons, offices and terms that are not known yet.

Each is built twice at once: as cells, the form of a reading, and as an unsaved row, so that a statement can be made.
"""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy

from alliance.checking.known import Known
from alliance.checking.statements import Statement
from alliance.extraction.candidates import Extraction, MeetingNamed, PersonNamed, TopicNamed
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.summits.models import AgendaItem, Meeting
from alliance.translation import SUFFIXES
from alliance.wording import written
from members.models import Office, Person, Term

Cells = dict[str, Any]

TITLES = {
    "summit": gettext_lazy("%(organization)s Summit, %(where_and_when)s"),
    "leaders": gettext_lazy("%(organization)s Leaders' Meeting, %(where_and_when)s"),
    "foreign-ministers": gettext_lazy("%(organization)s Foreign Ministers' Meeting, %(where_and_when)s"),
    "defence-ministers": gettext_lazy("%(organization)s Defence Ministers' Meeting, %(where_and_when)s"),
    "other": gettext_lazy("%(organization)s Meeting, %(where_and_when)s"),
}
OFFICES = {
    "president": gettext_lazy("President"),
    "vice-president": gettext_lazy("Vice President"),
    "prime-minister": gettext_lazy("Prime Minister"),
    "chancellor": gettext_lazy("Chancellor"),
    "foreign-minister": gettext_lazy("Foreign Minister"),
    "secretary-of-state": gettext_lazy("Secretary of State"),
    "defence-minister": gettext_lazy("Defence Minister"),
    "secretary-of-defense": gettext_lazy("Secretary of Defense"),
    "secretary-general": gettext_lazy("Secretary General"),
    "deputy-secretary-general": gettext_lazy("Deputy Secretary General"),
}
# Of the parts of a record, those that it refers to come first.
ORDER = (Person, Office, Meeting, Term, AgendaItem)


class NewRecords:
    """Those that the statements of one article ask for, each once."""

    def __init__(self, known: Known, extraction: Extraction):
        self.known = known
        self.extraction = extraction
        self.rows: dict[tuple[type[Keyed], str], tuple[Keyed, Cells]] = {}

    @property
    def cells(self) -> list[Cells]:
        """One entry for each: the name of its class with its columns."""
        found = sorted(self.rows.items(), key=lambda item: ORDER.index(item[0][0]))
        return [{model.noun(): cells} for (model, _key), (_row, cells) in found]

    def fact_of(self, statement: Statement) -> Fact | None:
        """The fact that a statement would need; `None` for one that no article alone can bring."""
        candidate = statement.candidate
        if isinstance(candidate, MeetingNamed):
            return self.meeting(candidate, statement.key)
        if isinstance(candidate, TopicNamed) and candidate.slug in self.known.topics:
            return self.agenda_item(candidate, statement.key)
        if isinstance(candidate, PersonNamed):
            return self.term(candidate, statement.key)
        return None

    def kept(self, model: type[Keyed], key: str, cells: Cells, **values) -> Any:
        """The row with this key, made of `values` unless it stands already."""
        if (model, key) not in self.rows:
            self.rows[model, key] = model(key=key, **values), {"key": key, **cells}
        return self.rows[model, key][0]

    def meeting(self, candidate: MeetingNamed, key: str) -> Meeting | None:
        """With what the text says of it; none without a day or a place to know it by."""
        organization = self.known.organizations.get(candidate.organization)
        if not organization or not (candidate.when or candidate.city):
            return None
        titles = {f"title_{suffix}": self.title(candidate, language) for language, suffix in SUFFIXES.items()}
        host = self.known.countries.get((candidate.host or candidate.iso2).lower())
        cells = {
            "organization": organization.key,
            "kind": candidate.kind,
            "status": "planned" if candidate.announced else "held",
            **titles,
            "city_en": candidate.city,
            "city_ind": self.city(candidate.city),
            "host": host.key if host else "",
            "is_numbered": "no",
        }
        if when := candidate.when:
            cells["start_date"] = str(when.start)
            cells["end_date"] = str(when.end) if when.end.precision == "day" else ""
        given = {name: value for name, value in cells.items() if value}
        row = {name: given.get(name, "") for name in ("kind", "status", *titles, "city_en", "city_ind")}
        return self.kept(Meeting, key, given, organization=organization, host=host, **row)

    def title(self, candidate: MeetingNamed, language: str) -> str:
        with translation.override(language):
            first = candidate.when.start if candidate.when else None
            when = written(first.first_day, "month" if first.precision == "day" else first.precision) if first else ""
            where = self.city(candidate.city) if language == "id" else candidate.city
            named = " ".join(filter(None, (where if candidate.kind == "summit" else "", when))) or where
            organization = self.known.short_name(candidate.organization)
            return TITLES[candidate.kind] % {"organization": organization, "where_and_when": named}

    def city(self, city: str) -> str:
        """A city in Indonesian, as far as the records that are known spell it; else as it is."""
        for meetings in self.known.meetings.values():
            for meeting in meetings:
                if meeting.city_en == city and meeting.city_ind:
                    return meeting.city_ind
        capitals = (one.capital_ind for one in self.known.countries.values() if one.capital_en == city)
        return next(filter(None, capitals), city)

    def agenda_item(self, candidate: TopicNamed, key: str) -> AgendaItem | None:
        """Of a meeting that is known, or that this article adds; last on its agenda."""
        meeting_key = key.rpartition("/")[0]
        meeting = self.meeting_called(meeting_key)
        if meeting is None:
            return None
        topic = self.known.topics[candidate.slug]
        taken = sum(1 for model, other in self.rows if model is AgendaItem and other.startswith(f"{meeting_key}/"))
        position = (len(meeting.agenda.all()) if meeting.pk else 0) + taken + 1
        cells = {"meeting": meeting_key, "topic": topic.key, "position": str(position)}
        return self.kept(AgendaItem, key, cells, meeting=meeting, topic=topic, position=position)

    def meeting_called(self, key: str) -> Meeting | None:
        if (Meeting, key) in self.rows:
            return self.rows[Meeting, key][0]  # type: ignore[return-value]
        return next((one for meetings in self.known.meetings.values() for one in meetings if one.key == key), None)

    def term(self, candidate: PersonNamed, key: str) -> Term | None:
        """The term of somebody in an office of a known body, with the person and the office where these are new."""
        office_key, _slash, person_key = key.rpartition("/")
        office = self.office(office_key)
        if office is None:
            return None
        person = self.known.persons.get(person_key) or self.person(candidate, person_key, office)
        cells = {"office": office.key, "person": person.key}
        return self.kept(Term, key, cells, office=office, person=person)

    def person(self, candidate: PersonNamed, key: str, office: Office) -> Person:
        country = office.country
        cells = {"name": candidate.name, **({"country": country.key} if country else {})}
        return self.kept(Person, key, cells, name=candidate.name, country=country)

    def office(self, key: str) -> Office | None:
        if key in self.known.offices:
            return self.known.offices[key]
        body, _slash, title = key.partition("/")
        if title not in OFFICES:
            return None
        titles = {}
        for language, suffix in SUFFIXES.items():
            with translation.override(language):
                titles[f"title_{suffix}"] = str(OFFICES[title])
        if organization := self.known.organizations.get(body):
            return self.kept(Office, key, {"organization": body, **titles}, organization=organization, **titles)
        if country := self.known.countries.get(body):
            return self.kept(Office, key, {"country": body, **titles}, country=country, **titles)
        return None
