"""The records that a reading would add: corrected, left out, further ones begun; what refers to them follows."""

import hashlib
import json
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alliance.editing.articles.deciding import RefusedError
from alliance.editing.articles.records import StoredAssembly, pair_of, split
from alliance.editing.models import Article
from alliance.keyed import Keyed, joined_key
from alliance.knowledge.cells import CellError, clean, read_cells
from alliance.knowledge.fixtures import Entry
from alliance.knowledge.rows import FixtureError, keyed_models, noun_to_model
from alliance.sources.models import Claim, Coverage, Source

MOST_RECORDS = 100
LONGEST_CELL = 2000
# What no article brings: its own source is there from the start, claims are what the rest of the reading is.
NOT_ADDED = (Claim, Coverage, Source)

Record = dict[str, dict[str, str]]
Moved = Mapping[tuple[str, str], str]  # the new key by noun and old key


def columns_of(model: type[Keyed]) -> list[str]:
    """The columns of a record as a reading has them: a date takes its precision along."""
    return [field.name for field in model.public_fields() if not field.name.endswith("_precision")]


def digest_of(record: Mapping[str, Mapping[str, str]]) -> str:
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()[:12]


def correct(article: Article, place: int, data: Mapping[str, str]) -> None:
    """Set the cells of one record, or with `leave-out` take it away; `seen` is what stood there.

    Raises `RefusedError`.
    """
    facts = list(article.facts)
    if not 0 <= place < len(facts) or digest_of(facts[place]) != data.get("seen"):
        raise RefusedError(_("Somebody else has changed this record meanwhile: look again."))
    noun, cells = pair_of(facts[place])
    if "leave-out" in data and noun != Source.noun():
        leave_out(article, place)
        return
    model = noun_to_model()[noun]
    key = {"key": cells["key"]} if cells.get("key") else {}
    facts[place] = {noun: key | sent_cells(model, cells, data)}
    trial = StoredAssembly(facts)
    if place in trial.refused:
        raise RefusedError(trial.refused[place])
    rekey(article, facts)
    if noun == Source.noun():
        article.source = trial.made[place][1]
        article.title = pair_of(facts[place])[1].get("title", article.source)[:250]


def leave_out(article: Article, place: int) -> None:
    """Without a record there is nothing to claim of it."""
    noun, cells = pair_of(article.facts[place])
    facts = [record for number, record in enumerate(article.facts) if number != place]
    gone = f"{noun}/{cells.get('key', '')}"
    claims = [{**one, "decision": "rejected"} if one["fact"] == gone else one for one in article.claims]
    article.reading = {**article.reading, "facts": facts, "claims": claims}


def sent_cells(model: type[Keyed], before: Mapping[str, str], data: Mapping[str, str]) -> dict[str, str]:
    sent = {name: clean(data.get(f"cell-{name}", before.get(name, "")).replace("\0", "")) for name in columns_of(model)}
    if long := next((name for name, cell in sent.items() if len(cell) > LONGEST_CELL), ""):
        raise RefusedError(_("%(field)s: this is too long.") % {"field": long})
    return {name: cell for name, cell in sent.items() if cell}


def begin(article: Article, noun: str, data: Mapping[str, str]) -> None:
    """Add a record of a class, with the cells that were sent. Raises `RefusedError`."""
    model = noun_to_model().get(noun)
    if model is None or model in NOT_ADDED or len(article.facts) >= MOST_RECORDS:
        raise RefusedError(_("No record of this kind can be added here."))
    place, cells = len(article.facts), sent_cells(model, {}, data)
    trial = StoredAssembly([*article.facts, {noun: cells}])
    if place in trial.refused:
        raise RefusedError(trial.refused[place])
    key = trial.made[place][1]
    if not trial.is_new((noun, key)):
        raise RefusedError(_("There is already a record “%(key)s”: edit that one.") % {"key": key})
    article.reading = {**article.reading, "facts": [*article.facts, {noun: {"key": key, **cells}}]}


def rekey(article: Article, facts: list[Record]) -> None:
    """Put these records in place of those that stood there, one for one.

    A key that the rule of its class had made follows what it is made of, and whatever refers to it follows, too; one
    that no rule had made stays.
    """
    by_rule = {place for place, record in enumerate(article.facts) if is_by_rule(record, StoredAssembly(article.facts))}
    facts, moved, assembly = list(facts), {}, StoredAssembly()
    for model in keyed_models():
        for place, record in enumerate(facts):
            noun, cells = pair_of(record)
            if noun != model.noun():
                continue
            cells = with_references(model, cells, moved)
            if place in by_rule and (new := ruled_key(assembly, model, cells)) and new != cells["key"]:
                moved[noun, cells["key"]] = new
                cells = {**cells, "key": new}
            facts[place] = {noun: cells}
            assembly.add_fact(model, cells, place)
    claims = [with_moved(claim, moved) for claim in article.claims] if moved else article.claims
    article.reading = {**article.reading, "facts": facts, "claims": claims}


def is_by_rule(record: Record, assembly: StoredAssembly) -> bool:
    noun, cells = pair_of(record)
    return bool(cells.get("key")) and ruled_key(assembly, noun_to_model()[noun], cells) == cells["key"]


def ruled_key(assembly: StoredAssembly, model: type[Keyed], cells: Mapping[str, str]) -> str:
    """The key by the rule; empty where the cells give none."""
    try:
        row = read_cells(model, {name: cell for name, cell in cells.items() if name != "key"})
        key = joined_key(assembly.instance(model, Entry(row, "", 0)).key_parts())
    except (CellError, FixtureError, ValidationError, NotImplementedError, AttributeError, TypeError):
        return ""
    return key if key.rpartition("/")[2] else ""


def with_references(model: type[Keyed], cells: dict[str, str], moved: Moved) -> dict[str, str]:
    related = {field.name: field.related_model.noun() for field in model.public_fields() if field.is_relation}
    return {name: moved.get((related[name], cell), cell) if name in related else cell for name, cell in cells.items()}


def with_moved(claim: dict[str, str], moved: Moved) -> dict[str, str]:
    """A claim about the same records under their new keys; its value may be one of them."""
    noun, key = split(claim["fact"])
    claim = {**claim, "fact": f"{noun}/{moved.get((noun, key), key)}"}
    model = noun_to_model().get(noun)
    if model and claim.get("field"):
        given = with_references(model, {claim["field"]: claim["value"]}, moved)
        claim["value"] = given[claim["field"]]
    return claim
