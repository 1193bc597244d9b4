"""What can be done with an article that is being read: each deed takes a request, and says what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alliance.editing.articles import adding, deciding, keeping
from alliance.editing.articles.deciding import RefusedError
from alliance.editing.articles.engine import read
from alliance.editing.articles.forms import DateForm, TextForm, sent
from alliance.editing.articles.outlook import outlook
from alliance.editing.articles.records import pair_of
from alliance.editing.articles.taking_in import Rows
from alliance.editing.models import Article
from alliance.extraction.paragraphs import Paragraph
from alliance.knowledge.rows import noun_to_model
from alliance.sources.models import Source


@dataclass
class Done:
    """What is said of a deed; `claims` as they stand now by their numbers, `read` a text to be shown and not kept."""

    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    anchor: str = ""
    claims: dict[int, dict[str, str]] = field(default_factory=dict)
    progress: tuple[int, int] | None = None
    read: list[Paragraph] | None = None

    def as_json(self) -> dict[str, Any]:
        decided, total = self.progress or (0, 0)
        said = {"told": [str(one) for one in self.told], "refused": [str(one) for one in self.refused]}
        return {**said, "claims": self.claims, "decided": decided, "total": total}


def decide(request: HttpRequest, article: Article) -> Done:
    """Decisions on single claims, or on all of a section that nobody has decided on."""

    def do(standing: Article) -> deciding.Outcome:
        outcome = deciding.decide(standing, request.POST)
        if section := request.POST.get("accept"):
            outcome.done += accept_all(standing, section)
        return outcome

    outcome = keeping.change(article, request.user, do)
    done = Done(anchor=f"claim-{outcome.done[-1]}" if len(outcome.done) == 1 else "")
    if outcome.met:
        done.refused.append(
            _("Somebody else has decided meanwhile on: %(numbers)s. Look again.") % {"numbers": numbered(outcome.met)}
        )
    done.refused += [f"{number + 1}: {text}" for number, text in outcome.refused.items()]
    if outcome.done:
        done.told.append(_("Kept."))
    shown = outlook(article)
    done.progress = shown.decided, shown.total
    touched = [*outcome.done, *outcome.met, *outcome.refused]
    done.claims = {one: {**article.claims[one], "seen": deciding.digest(article.claims[one])} for one in touched}
    return done


def accept_all(article: Article, name: str) -> list[int]:
    """Accept every claim of a section that waits for a decision; gives their numbers."""
    section = next((one for one in outlook(article).sections if one.name == name), None)
    numbers = set(section.numbers) if section else set()
    waiting = [number for number in numbers if article.claims[number]["decision"] == "proposed"]
    claims = [{**one, "decision": "accepted"} if n in waiting else one for n, one in enumerate(article.claims)]
    article.reading = {**article.reading, "claims": claims}
    return sorted(waiting)


def numbered(numbers: list[int]) -> str:
    return ", ".join(str(number + 1) for number in sorted(numbers))


def miss(request: HttpRequest, article: Article) -> Done:
    try:
        number = keeping.change(article, request.user, lambda standing: deciding.miss(standing, request.POST))
    except RefusedError as error:
        return Done(refused=[str(error)], anchor="missed")
    return Done(told=[_("Added.")], anchor=f"claim-{number}")


def date(request: HttpRequest, article: Article) -> Done:
    """Confirm or change when it was published; dates in the text are read anew by it, decisions stay."""
    form = DateForm(sent(request.POST))
    if not form.is_valid():
        return Done(refused=[error for errors in form.errors.values() for error in errors], anchor="date")
    published = form.cleaned_data["published"]

    def do(standing: Article) -> None:
        reading = with_date(standing.reading, str(published or ""))
        kept = keeping.paragraphs_of(standing)
        if kept and str(published or "") != standing.published:
            reading, _found = read(kept, published, reading)
        standing.reading, standing.published, standing.is_dated = reading, str(published or ""), True

    keeping.change(article, request.user, do)
    return Done(told=[_("The date of publication is confirmed.")])


def with_date(reading: dict[str, Any], published: str) -> dict[str, Any]:
    """A source that the reading itself brings in has the date of the article."""
    facts = [
        {noun: {**cells, "published": published} if noun == Source.noun() else cells}
        for noun, cells in map(pair_of, reading["facts"])
    ]
    return {**reading, "facts": facts}


def text(request: HttpRequest, article: Article) -> Done:
    """The text once more, to go on with: kept as the setting says, or only shown."""
    form = TextForm(sent(request.POST), request.FILES)
    if not form.is_valid():
        return Done(refused=[error for errors in form.errors.values() for error in errors], anchor="text")

    if is_another(form.read.paragraphs, article):
        return Done(
            refused=[_("This is another text: none of the paragraphs that were read stands in it.")], anchor="text"
        )

    def do(standing: Article) -> None:
        from_date = keeping.published_of(standing)
        standing.reading, _found = read(form.read.paragraphs, from_date, standing.reading)
        keeping.keep_text(standing, form.read.paragraphs)

    keeping.change(article, request.user, do)
    return Done(told=[_("Kept.")]) if settings.ARTICLE_TEXTS > 0 else Done(read=form.read.paragraphs)


def is_another(paragraphs: list[Paragraph], article: Article) -> bool:
    """Whether a text has nothing of what the claims were read from."""
    hashes = {paragraph.sha256 for paragraph in paragraphs}
    return bool(article.claims) and not any(claim["sha256"] in hashes for claim in article.claims)


def record(request: HttpRequest, article: Article) -> Done:
    """Correct a record that the reading would add, take it away, or begin another one."""
    place, noun = request.POST.get("place", ""), request.POST.get("kind", "")

    def do(standing: Article) -> None:
        if noun:
            adding.begin(standing, noun, request.POST)
        else:
            number = int(place) if place.isascii() and place.isdecimal() and len(place) < 6 else -1
            adding.correct(standing, number, request.POST)

    try:
        keeping.change(article, request.user, do)
    except RefusedError as error:
        return Done(refused=[str(error)], anchor="records")
    return Done(told=[_("Kept.")], anchor="records")


def submit(request: HttpRequest, article: Article) -> Done:
    """Say that it is ready to be taken in, or with `withdraw` that it is not."""
    is_ready = "withdraw" not in request.POST

    def do(standing: Article) -> None:
        standing.submitted = is_ready

    keeping.change(article, request.user, do)
    return Done(told=[_("Now it waits to be taken in.") if is_ready else _("It is in work again.")])


def counted(rows: Rows) -> list[tuple[str, int]]:
    """How many records of each class."""
    models = {noun: model._meta for noun, model in noun_to_model().items()}
    return [
        (str(models[noun].verbose_name if len(found) == 1 else models[noun].verbose_name_plural), len(found))
        for noun, found in rows.items()
        if found
    ]


DEEDS: Mapping[str, Callable[[HttpRequest, Article], Done]] = {
    "decide": decide,
    "miss": miss,
    "date": date,
    "text": text,
    "record": record,
    "submit": submit,
}
