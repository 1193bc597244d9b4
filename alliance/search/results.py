"""From the entries on a page to what is shown of them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.safestring import SafeString

from alliance.keyed import Keyed
from alliance.search.kinds import BY_NOUN, Kind
from alliance.search.marking import met, with_marks
from alliance.search.query import Found, Question
from alliance.search.wordings import Wording, shown
from alliance.sources.models import Claim
from alliance.translation import active_language
from members.models import ALLIANCE, Country, Membership, Person


class Match(NamedTuple):
    """A text of a record in which words of the question stand: a `name` of it, or another `text`."""

    where: str
    wording: Wording


@dataclass
class Result:
    """One record that answers a question; `said` in so many places in the same words."""

    kind: Kind
    row: Keyed
    question: Question
    said: int = 1

    @property
    def noun(self) -> str:
        return self.kind.noun

    @property
    def title(self) -> SafeString:
        return self.marked(self.kind.title(self.row))

    @property
    def details(self) -> list[SafeString]:
        return [self.marked(detail) for detail in self.kind.details(self.row) if detail.text]

    @property
    def terms(self) -> list[tuple]:
        """The terms of a person, each with its office and the body of that as they are shown."""
        if self.noun != Person.noun():
            return []
        return [
            (self.marked(shown(term.office, "title")), self.marked(shown(term.office.body, "name")), term)
            for term in self.row.terms.all()
        ]

    @cached_property
    def evidence(self) -> list[SafeString]:
        """Where the words of the question stand that title and details do not show: the reader's language first."""
        there = [self.kind.title(self.row), *self.kind.details(self.row)]
        missing = set(self.question.words).difference(*(met(self.question, wording) for wording in there))
        hidden = {self.row.key, *(wording.text for wording in there)}
        found: list[Wording] = []
        for wording in sorted(self.wordings, key=lambda wording: wording.language not in {active_language(), ""}):
            if wording.text not in hidden and missing & met(self.question, wording):
                found.append(wording)
                missing -= met(self.question, wording)
        return [self.marked(wording) for wording in found]

    @property
    def matches(self) -> list[Match]:
        """The texts in which the words of the question stand: as few as show them all, names before other texts."""
        missing, found = set(self.question.words), []
        for where, wordings in (("name", self.kind.names(self.row)), ("text", self.kind.texts(self.row))):
            for wording in wordings:
                if missing & (words := met(self.question, wording)):
                    found.append(Match(where, wording))
                    missing -= words
        return found

    @property
    def wordings(self) -> list[Wording]:
        """Everything that its entry was made of, names before texts."""
        return [*self.kind.names(self.row), *self.kind.texts(self.row)]

    def marked(self, wording: Wording) -> SafeString:
        return with_marks(self.question, wording)


def results(question: Question, records: list[Found]) -> list[Result]:
    """What is shown of records, in their order: a few queries for each kind among them."""
    keys = defaultdict(list)
    for record in records:
        keys[record.kind].append(record.key)
    rows = {(noun, row.key): row for noun in keys for row in BY_NOUN[noun].load(key__in=keys[noun])}
    with_stays([row for (noun, _), row in rows.items() if noun == Country.noun()])
    with_facts([row for (noun, _), row in rows.items() if noun == Claim.noun()])
    return [
        Result(BY_NOUN[record.kind], row, question, record.said)
        for record in records
        if (row := rows.get((record.kind, record.key)))
    ]


def with_stays(countries: list[Country]) -> None:
    """Load the times for which the countries have been members of the alliance, as `stays`."""
    stays = Membership.objects.of(ALLIANCE).filter(start__isnull=False).order_by("start", "key")
    prefetch_related_objects(countries, Prefetch("memberships", stays, to_attr="stays"))


def with_facts(claims: list[Claim]) -> None:
    """Load the facts that the claims are about: a query for each class of facts among them."""
    classes = {claim.reference for claim in claims}
    facts = [Prefetch(name, Claim._meta.get_field(name).related_model.objects.for_listing()) for name in classes]
    prefetch_related_objects(claims, *facts)
