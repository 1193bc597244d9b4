"""What a save has come to, judged while it stands in its transaction: claims made, problems found and put in place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.forms.models import BaseModelFormSet
from django.http import HttpRequest
from django.utils.translation import ngettext

from alliance.dates import today
from alliance.editing.checks import rules
from alliance.editing.checks.citing import cite
from alliance.editing.checks.deeds import deed_of
from alliance.editing.checks.rules import Problem
from alliance.editing.checks.sourcing import Sourcing, row_name
from alliance.editing.documents import Document, document
from alliance.keyed import Keyed
from alliance.sources.models import Claim, Source


@dataclass
class Assessment:
    """`verdicts` has the label and the code of each claim on the form as it would be stored, by the row's prefix."""

    problems: list[Problem] = field(default_factory=list)
    made: list[Claim] = field(default_factory=list)
    verdicts: dict[str, tuple[str, str]] = field(default_factory=dict)


def assess(
    record: Keyed, before: Document, change: Mapping[str, str], formsets: Iterable[BaseModelFormSet] = ()
) -> Assessment:
    """Of a record that has just been saved; `before` is what stood there, `change` what the sheet says of it."""
    source = Source.objects.filter(key=change["source"]).first() if change["source"] else None
    deed = deed_of(before, document(record))
    made = cite(deed, source) if source else []
    places = places_on(formsets)
    found = [*Sourcing(deed, source, change["why"]).problems(), *oddities(deed)]
    problems = [put_in_place(problem, row_name(record), places) for problem in found]
    return Assessment(problems, made, verdicts_on(formsets))


def oddities(deed) -> Iterator[Problem]:
    day = today()
    for name, row in deed.rows().items():
        for problem in rules.refusals(row):
            yield problem._replace(row=row_name(row))
        yield from rules.warnings(row, deed.touched[name], day, row_name(row))


def places_on(formsets: Iterable[BaseModelFormSet]) -> dict[str, str]:
    """Where on the form the rows beneath stand, by their names."""
    return {row_name(row): prefix for row, prefix in rows_on(formsets)}


def rows_on(formsets: Iterable[BaseModelFormSet]) -> Iterator[tuple[Keyed, str]]:
    for formset in formsets:
        gone = {form.instance.pk for form in formset.deleted_forms} if formset.can_delete else set()
        for form in formset.forms:
            if form.instance.pk and form.instance.pk not in gone:
                yield form.instance, form.prefix


def put_in_place(problem: Problem, record: str, places: Mapping[str, str]) -> Problem:
    """Beside its row on the form; what stands nowhere on it is told of the record, with the name of the row."""
    if problem.row in {"", record}:
        return problem._replace(row="")
    if place := places.get(problem.row):
        return problem._replace(row=place)
    return problem._replace(row="", field="", text=f"{problem.row}: {problem.text}")


def verdicts_on(formsets: Iterable[BaseModelFormSet]) -> dict[str, tuple[str, str]]:
    """One query: what was judged again by a row saved later is not on the instances of the forms."""
    prefixes = {row.pk: prefix for row, prefix in rows_on(formsets) if isinstance(row, Claim)}
    claims = Claim.objects.filter(pk__in=prefixes)
    return {prefixes[claim.pk]: (str(claim.get_verdict_display()), claim.verdict) for claim in claims}


def tell_of(made: list[Claim], request: HttpRequest) -> None:
    """Whoever cites a source is told what it now says here."""
    if made:
        text = ngettext(
            "A claim by “%(source)s” was added: %(statements)s",
            "%(number)d claims by “%(source)s” were added: %(statements)s",
            len(made),
        )
        said = " ".join(claim.statement for claim in made[:5])
        messages.info(request, text % {"source": made[0].source, "number": len(made), "statements": said})
