"""What can be found, and in which words: one class for each kind of record, in the order of the results."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from django.db.models import Prefetch, QuerySet

from alliance.keyed import Keyed
from alliance.search.wordings import Wording, both, counted_back, digits, in_both, shown
from alliance.sources.models import Claim, Source
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from alliance.translation import SUFFIXES, sort_key
from alliance.wording import written
from members.models import Country, CountryName, Office, Organization, Person, Term


class Kind:
    """How one class of records is found. `names` are what it is called, `texts` what else is said of it."""

    model: ClassVar[type[Keyed]]
    # The field with its title.
    titled: ClassVar[str] = "name"
    # The rows whose words are part of it: those that it refers to, by the paths that lead to them …
    refers: ClassVar[dict[type[Keyed], tuple[str, ...]]] = {}
    # … and those that refer to it, by their column. They never move: their keys are made of that of their owner.
    parts: ClassVar[dict[type[Keyed], str]] = {}

    @property
    def noun(self) -> str:
        return self.model.noun()

    @property
    def label(self) -> str:
        """What records of the kind are called, in the active language."""
        return self.model._meta.verbose_name

    @property
    def plural_label(self) -> str:
        return self.model._meta.verbose_name_plural

    def touched_by(self, rows: Iterable[Keyed]) -> set[int]:
        """The database ids of the records whose words these rows are, or are part of."""
        touched, through = set(), defaultdict(set)
        for row in rows:
            if isinstance(row, self.model):
                touched.add(row.pk)
            if column := self.parts.get(type(row)):
                touched.add(getattr(row, column))
            for path in self.refers.get(type(row), ()):
                through[path].add(row.pk)
        for path, ids in through.items():
            touched.update(self.model.objects.filter(**{f"{path}__in": ids}).order_by().values_list("pk", flat=True))
        return touched

    def load(self, **chosen) -> list:
        """The records chosen, with everything that `names` and `texts` look at."""
        return list(self.rows().filter(**chosen))

    def rows(self) -> QuerySet:
        return self.model.objects.select_related(*self.model.shown_with).order_by("pk")

    def title(self, row) -> Wording:
        """What it is called on a page in the active language."""
        return shown(row, self.titled)

    def names(self, row) -> list[Wording]:
        return [*both(row, self.titled), Wording(row.key)]

    def texts(self, row) -> list[Wording]:
        return []

    def details(self, row) -> list[Wording]:
        """What a list of results says of it besides its title and its days, in the active language."""
        return []

    def order(self, row, language: str) -> str:
        """Digits that put the records of the kind in order: by name; the key tells apart what is called the same."""
        return digits(f"{sort_key(getattr(row, f'name_{SUFFIXES[language]}'))}\n{row.key}")


class Countries(Kind):
    model = Country
    parts = {CountryName: "country_id"}

    def load(self, **chosen):
        """With `former`: what editors once called the country; its old addresses are made of that."""
        rows, former = super().load(**chosen), defaultdict(set)
        told = Country.history.filter(id__in=[row.pk for row in rows]).values_list("id", "name_en", "name_ind")
        for pk, name_en, name_ind in told.distinct():
            former[pk] |= {Wording(name_en, "en"), Wording(name_ind, "id")}
        for row in rows:
            row.former = sorted(former[row.pk])
        return rows

    def rows(self):
        return super().rows().prefetch_related("names")

    def names(self, row):
        in_time = [wording for name in row.names.all() for wording in both(name, "name")]
        return [*both(row, "name"), Wording(row.iso2), Wording(row.iso3), *in_time, *row.former]

    def texts(self, row):
        return [*both(row, "capital"), *in_both(row.get_region_display)]


class Organizations(Kind):
    model = Organization

    def names(self, row):
        return [*both(row, "abbreviation"), *super().names(row)]

    def texts(self, row):
        return [*both(row, "headquarters"), *in_both(row.get_kind_display)]

    def details(self, row):
        return [shown(row, "abbreviation"), shown(row, "headquarters")]


class Meetings(Kind):
    model = Meeting
    titled = "title"
    refers = {
        Country: ("host", "co_host"),
        Organization: ("organization",),
        Person: ("chair",),
        Topic: ("agenda__topic",),
    }
    parts = {AgendaItem: "meeting_id"}

    def rows(self):
        agenda = AgendaItem.objects.select_related("topic").order_by("position", "key")
        return super().rows().prefetch_related(Prefetch("agenda", agenda))

    def texts(self, row):
        days = {(day, row.start_date_precision) for day in (row.start_date, row.end_date) if day}
        return [
            *both(row, "city"),
            *both(row.host, "name"),
            *both(row.co_host, "name"),
            *in_both(row.get_kind_display),
            *both(row.organization, "abbreviation"),
            *(wording for day in sorted(days) for wording in in_both(partial(written, *day))),
            *([Wording(row.chair.name)] if row.chair else []),
            *(wording for item in row.agenda.all() for wording in both(item.topic, "name")),
        ]

    def details(self, row):
        return [shown(row, "city"), shown(row.host, "name")]

    def order(self, row, language):
        """The newest first; those without a day by the bounds they have."""
        return counted_back(row.start_date or row.not_before or row.not_after) + digits(row.key)


class Topics(Kind):
    model = Topic

    def texts(self, row):
        return both(row, "description")

    def details(self, row):
        return [shown(row, "description")]


class Persons(Kind):
    model = Person
    refers = {
        Country: ("country", "terms__office__country"),
        Organization: ("terms__office__organization",),
        Office: ("terms__office",),
    }
    parts = {Term: "person_id"}

    def rows(self):
        terms = Term.objects.select_related("office__organization", "office__country").order_by("key")
        return super().rows().prefetch_related(Prefetch("terms", terms))

    def names(self, row):
        return [Wording(row.name), Wording(row.also_known_as), Wording(row.key)]

    def texts(self, row):
        offices = {term.office.key: term.office for term in row.terms.all()}.values()
        bodies = [both(office.organization, "abbreviation") + both(office.body, "name") for office in offices]
        return [
            *(wording for office in offices for wording in both(office, "title")),
            *(wording for body in bodies for wording in body),
            *both(row.country, "name"),
        ]

    def details(self, row):
        """Each term: the office and its body in turns."""
        bodies = [(term.office, term.office.body) for term in row.terms.all()]
        return [wording for office, body in bodies for wording in (shown(office, "title"), shown(body, "name"))]

    def order(self, row, language):
        """Those who came into office last first; those whose terms are not dated, by name, at the end."""
        return counted_back(max((term.start for term in row.terms.all() if term.start), default=None)) + digits(
            f"{row.sort_en}\n{row.key}"
        )


class Operations(Kind):
    model = Operation
    refers = {Country: ("country",), Organization: ("organization",)}

    def texts(self, row):
        days = [(day, precision) for day, precision in ((row.start, row.start_precision), (row.end, row.end_precision))]
        return [
            *both(row, "theatre"),
            *both(row.country, "name"),
            *both(row.organization, "abbreviation"),
            *(wording for day in days if day[0] for wording in in_both(partial(written, *day))),
        ]

    def details(self, row):
        return [shown(row, "theatre")]


class Sources(Kind):
    model = Source

    def title(self, row):
        return Wording(row.title, row.language) if row.title else Wording(row.short_address)

    def names(self, row):
        return [Wording(row.title, row.language), Wording(row.short_address)]

    def texts(self, row):
        return [Wording(row.publisher), Wording(row.url), *both(row, "note")]

    def details(self, row):
        return [Wording(row.publisher)]

    def order(self, row, language):
        return digits(f"{sort_key(str(row))}\n{row.key}")


class Claims(Kind):
    """By what they state; those that state the same in the same words are one result."""

    model = Claim
    titled = "statement"

    def names(self, row):
        return []

    def texts(self, row):
        return both(row, "statement")

    def order(self, row, language):
        return digits(row.key)


KINDS: tuple[Kind, ...] = (
    Countries(),
    Organizations(),
    Meetings(),
    Topics(),
    Persons(),
    Operations(),
    Sources(),
    Claims(),
)
BY_NOUN = {kind.noun: kind for kind in KINDS}
