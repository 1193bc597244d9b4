"""Who says so: the claims about the facts of an answer, by the source that makes them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from alliance.sources.judging import fact_models
from alliance.sources.models import Claim
from alliance.sources.serializers import ClaimSerializer

MOST = 300  # claims of an answer; the members of one day have half as many

STRING = {"type": "string"}
CLAIM = {
    "type": "object",
    "description": "What it says: `verdict` tells whether the knowledge base bears it out.",
    "properties": {
        "kind": STRING,
        "fact": {"type": "string", "description": "The id of the fact, of class `kind`."},
        "field": STRING,
        "value": STRING,
        "verdict": {"enum": [verdict for verdict, _label in Claim._meta.get_field("verdict").choices]},
        "statement_en": STRING,
        "statement_ind": STRING,
    },
    "required": ["kind", "fact", "verdict"],
}
SOURCES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": STRING,
            "title": STRING,
            "publisher": STRING,
            "url": {"type": "string", "description": "Where it stands; empty where it has no address."},
            "page": {"type": "string", "format": "uri", "description": "Our page on it."},
            "claims": {"type": "array", "items": CLAIM},
        },
        "required": ["id", "title", "url", "page", "claims"],
    },
}


def evidence(request, about: Mapping[str, Iterable[str]], *notes: str) -> dict:
    """Who says so, and what to say along: `{"notes", "sources"}` of facts, by class (`accession-step`) and key.

    Claims may stand among them for themselves. Two queries, and one for each class of facts.
    """
    claims = Claim.objects.select_related("source").with_fact_key().filter(facts(about)).order_by("key")
    shown = sorted(claims[:MOST], key=lambda claim: claim.key)  # the databases sort keys differently
    left_out = claims.count() - len(shown)
    more = [f"{left_out} more claims are left out: ask the API for them."] if left_out else []
    return {"notes": [*filter(None, notes), *remarks(about), *more], "sources": by_source(request, shown)}


def by_source(request, claims: Sequence[Claim]) -> list[dict]:
    """The sources of claims, the one with the most first.

    What a claim gives as the value of a field is enough to tell; one that only states comes with what it states.
    """
    found: dict[str, dict] = {}
    for row, claim in zip(claims, ClaimSerializer(claims, many=True).data, strict=True):
        source = {name: claim["source"][name] for name in ("id", "title", "publisher", "url")}
        mine = found.setdefault(row.source.key, source | {"page": page(request, row.source), "claims": []})
        names = ["field", "value"] if claim["field"] else ["statement_en", "statement_ind"]
        mine["claims"].append({name: claim[name] for name in ("kind", "fact", "verdict", *names)})
    return sorted(found.values(), key=lambda source: (-len(source["claims"]), source["id"]))


def remarks(about: Mapping[str, Iterable[str]]) -> list[str]:
    """What is noted of facts, and where sources differ why the one is followed; a query for each class."""
    found, models = defaultdict(list), {model.noun(): model for model in fact_models()}
    for kind in about.keys() & models.keys():
        facts = models[kind].objects.filter(key__in=list(about[kind])).exclude(note_en="", reason_en="")
        for key, *texts in sorted(facts.values_list("key", "note_en", "reason_en")):
            found[kind, " ".join(filter(None, texts))].append(key)
    return [f"{kind} {', '.join(keys)}: {text}" for (kind, text), keys in sorted(found.items())]


def facts(about: Mapping[str, Iterable[str]]) -> Q:
    """The condition that a claim is one of these or about one; none is where there are none."""
    paths = {kind: "key__in" if kind == Claim.noun() else f"{kind.replace('-', '_')}__key__in" for kind in about}
    wanted = [Q(**{paths[kind]: list(keys)}) for kind, keys in about.items()]
    return Q(*wanted, _connector=Q.OR) if wanted else Q(pk__in=[])


def page(request, row) -> str:
    """The page of a record, in English."""
    return request.build_absolute_uri(row.get_absolute_url())


def told(found: list[dict]) -> list[str]:
    """A line for each source: what it is, where it stands, how often it agrees and what it says otherwise."""
    return ["Sources:", *map(line, found)] if found else []


def line(source: dict) -> str:
    title = ", ".join(filter(None, [source["title"], source["publisher"]])) or source["id"]
    where = f" <{source['url'] or source['page']}>"
    verdicts = Counter(claim["verdict"] for claim in source["claims"])
    counted = ", ".join(f"{verdict} {number}×" for verdict, number in verdicts.most_common())
    others = [
        f"{claim['verdict']}: {claim['fact']} {claim['field']} {claim['value']}"
        for claim in source["claims"]
        if claim["verdict"] in {"disagrees", "outdated", "ahead"}
    ]
    return f"- {title}{where}: {counted}" + (f" ({'; '.join(others)})" if others else "")
