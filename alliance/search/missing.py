"""Where an address leads nowhere: to what it once named, or may have meant."""

from urllib.parse import unquote

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_path

from alliance import problems
from alliance.search.models import Name
from alliance.search.query import IN_A_NAME, Found, Question, found
from alliance.search.results import Result, results
from alliance.search.suggestions import corrected, names_like

# Under which addresses there is a page for each record of a kind.
SECTIONS = {
    "members": "country",
    "organizations": "organization",
    "meetings": "meeting",
    "topics": "topic",
    "persons": "person",
    "operations": "operation",
    "sources": "source",
}
MOST_NAMES = 5


def not_found(request, exception):
    """Codes, former names and names in the other language lead for good to the page of the one record they mean.

    Where several have borne the name, none of them is right for everybody: the page offers them all, and stays a 404,
    as there is nothing at the address itself.
    """
    if problems.is_for_programs(request.path):
        return problems.unmatched(request)
    kind, text = named_by(request.path)
    question = Question(text)
    meant = results(question, called(question.name, kind)) if kind else []
    if len(meant) == 1 and leads_elsewhere(meant[0], request):
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(meant[0].row.get_absolute_url() + (f"?{query}" if query else ""))
    context = {"several": meant, "similar": [] if meant else results(question, like(question, kind))}
    return render(request, "404.html", context, status=404)


def named_by(path: str) -> tuple[str, str]:
    """The kind of record that an address names, empty for none, and in which words."""
    parts = [part for part in unquote(path).split("/") if part]
    if get_language_from_path(path):
        parts = parts[1:]
    kind = SECTIONS.get(parts[0], "") if len(parts) > 1 else ""
    return kind, " ".join(parts[1:] if kind else parts[-1:])[:255]


def called(name: str, kind: str) -> list[Found]:
    """The records of a kind with exactly this name."""
    named = Name.objects.filter(text=name, entry__kind=kind).order_by("entry__sort_en") if name else Name.objects.none()
    return [Found(kind, key) for key in named.values_list("entry__key", flat=True)]


def leads_elsewhere(result: Result, request) -> bool:
    return result.row.get_absolute_url().partition("#")[0] != request.path


def like(question: Question, kind: str) -> list[Found]:
    """What may be meant: what has the words of an address in a name; or the names nearest to them, of its section, or
    of all; or what has the nearest words."""
    return (
        named_so(question, kind)
        or names_like(question.name, kind)
        or names_like(question.name)
        or named_so(Question(corrected(question)), kind)
    )


def named_so(question: Question, kind: str) -> list[Found]:
    """The first of the records with all the words in their names."""
    return found(answer for answer in question.answers(kind)[:MOST_NAMES] if answer["level"] >= IN_A_NAME)
