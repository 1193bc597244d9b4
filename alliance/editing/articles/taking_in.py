"""What was accepted of an article, written at once: its source, new records, and claims, as one act of the history."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from alliance.editing.articles.keeping import OverError
from alliance.editing.articles.records import StoredAssembly
from alliance.editing.checks.assessing import oddities
from alliance.editing.checks.deeds import Deed
from alliance.editing.checks.rules import CLAIMS, Problem
from alliance.editing.checks.sourcing import Sourcing
from alliance.editing.documents import RowErrors, apply
from alliance.editing.drafts.keeping import needs_second_person
from alliance.editing.models import Article
from alliance.facts import Fact
from alliance.history import told
from alliance.knowledge import changes
from alliance.knowledge.readings import ACCEPTED, add_claims_of_readings, records_that_count
from alliance.knowledge.rows import FixtureError, Row, noun_to_model
from alliance.sources import judging
from alliance.sources.models import Claim, Source

Rows = dict[str, dict[str, Row]]


class RefusedError(ValueError):
    """Nothing was written, for these problems."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__(" ".join(str(problem.text) for problem in problems))
        self.problems = list(problems)


class TakenBack(Exception):  # noqa: N818 – nothing went wrong
    """The end of a trial."""


@dataclass
class TakingIn:
    """One attempt; `confirmed` are the codes of the warnings that somebody has read."""

    article: Article
    user: Any
    why: str = ""
    confirmed: Sequence[str] = ()
    rows: Rows = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def run(self, version: int) -> Rows:
        """Write it, all or nothing; gives the rows by noun and key. Raises `OverError` and `RefusedError`."""
        with changes.held(), transaction.atomic():
            standing = Article.objects.select_for_update().filter(pk=self.article.pk, version=version, taken_in_at=None)
            if not (seen := standing.first()):
                raise OverError
            self.article = seen
            if words := hindrance(self.article, self.user):
                raise RefusedError([Problem(words)])
            self.write()
            if standing_in_the_way := [one for one in self.problems if one.blocks or one.code not in self.confirmed]:
                raise RefusedError(standing_in_the_way)
            # The text has done its service.
            standing.update(taken_in_at=now(), taken_in_by=self.user, submitted=False, text="", text_at=None)
        return self.rows

    def tried(self) -> list[Problem]:
        """What would be written is in `rows` then; all of it is taken back."""
        try:
            with changes.held(), transaction.atomic():
                self.write()
                raise TakenBack
        except TakenBack:
            return self.problems
        except RefusedError as refused:
            return refused.problems

    def write(self) -> None:
        self.rows = rows_of(self.article)
        if not self.rows.get(Claim.noun()):
            raise RefusedError([Problem(_("Nothing is accepted that is not known from this source already."))])
        deed = deed_of(self.rows)
        with told(self.reason, self.article.source, self.user):
            try:
                with judging.held():
                    apply(self.rows)
            except RowErrors as errors:
                problems = [Problem(f"{one.kind}/{one.key}: {one.message}", one.field) for one in errors.errors]
                raise RefusedError(problems) from None
        source = Source.objects.get(key=self.article.source)
        found = [*without_claims(self.rows), *Sourcing(deed, source, self.why).problems(), *oddities(deed)]
        self.problems = [one._replace(text=f"{one.row}: {one.text}" if one.row else one.text) for one in found]

    @property
    def reason(self) -> str:
        """What the history keeps: the editor's words, and whose work it was."""
        names = {"number": self.article.pk, "names": ", ".join(names_of(self.article))}
        return "\n".join(filter(None, [self.why, _("Article %(number)d, read by %(names)s") % names]))


def hindrance(article: Article, user) -> str:
    """In words why this user cannot take in this article, whatever is in it; empty if nothing is in the way."""
    if not user.has_perm("editing.take_in_article"):
        return _("%(user)s may not publish this.") % {"user": user}
    if not article.is_dated:
        return _("Confirm the date of publication first, or that it is not known.")
    if needs_second_person():
        if not user.has_perm("editing.approve_draft"):
            return _("Here a second person takes in what one has read: somebody who may approve drafts.")
        if article.authors.filter(pk=user.pk).exists():
            return _("Some of it is your own work: another person has to take it in.")
    return ""


def rows_of(article: Article) -> Rows:
    """What is to be written, by noun and key. Raises `RefusedError` for what cannot be read."""
    reading = {**article.reading, "source": article.source, "claims": accepted(article)}
    assembly = StoredAssembly()
    try:
        counted = records_that_count(reading, article.file)
        assembly.add_facts([{noun: cells} for _number, noun, cells in counted])
        if assembly.refused:
            names = {place: counted[place][1] for place in assembly.refused}
            raise RefusedError([Problem(f"{names[place]}: {text}") for place, text in assembly.refused.items()])
        new = [name for name in assembly.made.values() if assembly.is_new(name)]
        add_claims_of_readings(assembly, {article.file: reading})
    except FixtureError as error:
        raise RefusedError([Problem(str(error))]) from None
    rows: Rows = {}
    for noun, key in new:
        rows.setdefault(noun, {})[key] = assembly.entries[noun_to_model()[noun]][key].row
    rows[Claim.noun()] = {key: entry.row for key, entry in assembly.entries[Claim].items()}
    return rows


def accepted(article: Article) -> list[dict[str, str]]:
    """The claims that are to be made: what the source is on record with already is left out."""
    recorded = recorded_of(article)
    return [claim for claim in article.claims if claim["decision"] in ACCEPTED and identity(claim) not in recorded]


def identity(claim: dict[str, str]) -> tuple[str, ...]:
    """What makes two claims of one source the same: what is only stated is told apart by its words."""
    given = claim.get("field", "")
    return claim["fact"], given, claim.get("value", ""), claim["sha256"], "" if given else claim["statement_en"]


def recorded_of(article: Article) -> set[tuple[str, ...]]:
    """The claims that the knowledge base has of this source."""
    rows = Claim.objects.filter(source__key=article.source).select_related(*Claim.FACTS)
    return {
        identity(
            {
                "fact": f"{row.fact.noun()}/{row.fact.key}",
                "field": row.field,
                "value": row.value,
                "sha256": row.paragraph_sha256,
                "statement_en": row.statement_en,
            }
        )
        for row in rows
    }


def deed_of(rows: Rows) -> Deed:
    """What the act does: every row is new, and facts get claims."""
    deed = Deed({(noun, key): None for noun, found in rows.items() for key in found}, cited=True)
    for row in rows.get(Claim.noun(), {}).values():
        for name in Claim.FACTS:
            if row[name]:
                deed.touch((name.replace("_", "-"), row[name]), CLAIMS)
    return deed


def without_claims(rows: Rows) -> list[Problem]:
    """No fact without a claim."""
    cited = {(name, row[name]) for row in rows[Claim.noun()].values() for name in Claim.FACTS if row[name]}
    return [
        Problem(_("Accept a claim about it, or leave it out: no fact is without one."), "", f"{noun}/{key}")
        for noun, found in rows.items()
        if issubclass(noun_to_model()[noun], Fact)
        for key in found
        if (noun.replace("-", "_"), key) not in cited
    ]


def names_of(article: Article) -> list[str]:
    return sorted(user.get_username() for user in article.authors.all())
