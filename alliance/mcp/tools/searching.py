"""Everything that answers some words."""

from collections import defaultdict
from urllib.parse import urlencode

from django.urls import reverse

from alliance.mcp.asking import ask
from alliance.mcp.sources import evidence, told
from alliance.mcp.tool import Tool, record_schema
from alliance.search.kinds import BY_NOUN
from alliance.sources.models import Claim

STRING = {"type": "string"}
SHOWN = 10


def answer(request, query: str, kind: str = "") -> dict:
    """The best results; the sources are those of the facts among them, and of the claims."""
    question = {"q": query} | ({"kind": kind} if kind else {})
    found = ask(request, "search/", question | {"page_size": str(SHOWN)}, {"q": "query"})
    return {
        "count": found["count"],
        "results": found["results"],
        "api": found["api"],
        "page": request.build_absolute_uri(f"{reverse('search')}?{urlencode(question)}"),
        **evidence(request, facts(found["results"]), found.get("note", "")),
    }


def facts(results: list[dict]) -> dict[str, list[str]]:
    """The facts and the claims among the results, by class."""
    keys = defaultdict(list)
    for one in results:
        if one["kind"].replace("-", "_") in {*Claim.FACTS, "claim"}:
            keys[one["kind"]].append(one["id"])
    return keys


def in_words(answered: dict) -> str:
    found = [f"- {one['kind']} “{one['id']}”: {one['title_en']} {one['page_en']}" for one in answered["results"]]
    first = f"{answered['count']} found" + (f", the first {len(found)}:" if answered["count"] > len(found) else ":")
    lines = [first, *found] if found else ["Nothing is found."]
    return "\n".join([*lines, *answered["notes"], *(told(answered["sources"]) if found else [])])


search = Tool(
    name="search",
    title="Search",
    description=(
        "Countries, organizations, meetings, topics, persons, operations, sources and claims in which all words of a "
        "question stand, in English or Indonesian, best first; with the sources of what is found."
    ),
    arguments={
        "query": {"type": "string", "description": "A few words: cyber defence, Stoltenberg, KTT Brussel 2021."},
        "kind": {"type": "string", "enum": list(BY_NOUN), "description": "Only records of this kind."},
    },
    required=("query",),
    result={
        "count": {"type": "integer"},
        "results": {"type": "array", "items": record_schema(kind=STRING, title_en=STRING, title_ind=STRING)},
    },
    answer=answer,
    told=in_words,
)
