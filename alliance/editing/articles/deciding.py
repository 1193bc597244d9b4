"""Decisions on claims that were proposed: each on what somebody has seen, and refused where that has changed."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alliance.editing.articles.engine import MOST_CLAIMS
from alliance.editing.articles.keeping import Cells, paragraphs_of
from alliance.editing.articles.records import StoredAssembly
from alliance.editing.models import Article
from alliance.facts import Fact
from alliance.knowledge.cells import clean
from alliance.knowledge.readings import ACCEPTED, DECISIONS
from alliance.sources.values import check_value

SAID = ("fact", "field", "value")
STATEMENTS = ("statement_en", "statement_ind")
EDITABLE = (*SAID, *STATEMENTS)
LONGEST = {"fact": 300, "field": 40, "value": 200, "statement_en": 2000, "statement_ind": 2000}
CHARACTERS = re.compile(r"(\d{1,7})-(\d{1,7})", re.ASCII)


class RefusedError(ValueError):
    """Why a claim cannot be taken as it was sent, in words."""


@dataclass
class Outcome:
    """What became of the decisions that were sent, by the number of the claim.

    `met` are those that somebody else has changed since they were seen; `refused` says what is wrong with others.
    """

    done: list[int] = field(default_factory=list)
    met: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


def digest(claim: Mapping[str, str]) -> str:
    """By which a form tells what stood there when it was opened."""
    seen = [claim.get(name, "") for name in ("decision", *EDITABLE)]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:12]


def sent_in(data: Mapping[str, str], claims: list[Cells]) -> Iterator[tuple[int, str, Cells]]:
    """The number, what had been seen and what was sent, of each claim that stands on the form."""
    for number, claim in enumerate(claims):
        if seen := data.get(f"seen-{number}"):
            cells = {name: tidy(data.get(f"{name}-{number}", claim.get(name, "")), name) for name in EDITABLE}
            decision = data.get(f"decision-{number}", claim["decision"])
            yield number, seen, {**cells, "decision": decision if decision in DECISIONS else claim["decision"]}


def tidy(text: str, name: str) -> str:
    """One line in Unicode's composed form, no longer than can be kept."""
    return " ".join(clean(text.replace("\0", "").encode(errors="replace").decode()).split())[: LONGEST[name]]


def decide(article: Article, data: Mapping[str, str]) -> Outcome:
    """Take over what was decided since the form was opened; `undo` among the data brings claims back as they were."""
    outcome, reading = Outcome(), deepcopy(article.reading)
    claims, assembly = reading["claims"], StoredAssembly(article.facts)
    for number, seen, cells in sent_in(data, claims):
        now = digest(claims[number])
        if digest(cells) in {seen, now}:
            continue
        if now != seen:
            outcome.met.append(number)
            continue
        try:
            claims[number] = decided(claims[number], cells, assembly, exactly="undo" in data)
            outcome.done.append(number)
        except RefusedError as error:
            outcome.refused[number] = str(error)
    article.reading = reading
    return outcome


def decided(claim: Cells, sent: Cells, assembly: StoredAssembly, exactly: bool = False) -> Cells:
    """The claim as decided: whoever changes what is said corrects it. Raises `RefusedError`."""
    decision = sent["decision"]
    if decision == "rejected":
        return {**claim, "decision": decision}
    is_edited = any(sent[name] != claim.get(name, "") for name in EDITABLE)
    if exactly:
        if decision in ACCEPTED or assembly.fact(sent["fact"]) is None:
            check(sent, assembly)
        return {**claim, **sent}
    if is_edited:
        decision = "accepted" if claim.get("missed") else "corrected"
        sent = with_statements(claim, sent, assembly)
    elif decision in ACCEPTED:
        decision = "corrected" if claim["decision"] == "corrected" else "accepted"
    if decision in ACCEPTED:
        check(sent, assembly)
    return {**claim, **sent, "decision": decision}


def with_statements(claim: Cells, sent: Cells, assembly: StoredAssembly) -> Cells:
    """Where something else is said, statements that nobody has rewritten are made anew; empty ones are, too."""
    fact = assembly.fact(sent["fact"])
    if fact is None:
        return sent
    says_else = any(sent[name] != claim.get(name, "") for name in SAID)
    made = {}
    for name in STATEMENTS:
        if not sent[name] or (says_else and sent[name] == claim.get(name, "")):
            made[name] = statement(fact, sent, name.removeprefix("statement_"), assembly) or sent[name]
    return {**sent, **made}


def statement(fact: Fact, cells: Cells, language: str, assembly: StoredAssembly) -> str:
    """In the words of the templates; empty where these have none, or the value is not of the form that they need."""
    if not cells["field"]:
        return ""
    try:
        return assembly.statements.statement(fact, cells["field"], cells["value"], language, assembly.name_of)
    except (ValueError, ArithmeticError):
        return ""


def check(cells: Mapping[str, str], assembly: StoredAssembly) -> None:
    """Raises `RefusedError` for what no claim can say."""
    fact = assembly.fact(cells["fact"])
    if fact is None:
        raise RefusedError(_("There is no fact “%(fact)s”.") % {"fact": cells["fact"][:60]})
    if bool(cells["field"]) != bool(cells["value"]):
        raise RefusedError(_("A field needs a value and a value a field; leave both empty to state only."))
    if cells["field"] and cells["field"] not in fact.judged_fields:
        allowed = ", ".join(fact.judged_fields)
        raise RefusedError(_("About this fact, a claim can give one of: %(fields)s.") % {"fields": allowed})
    if not all(cells[name] for name in STATEMENTS):
        raise RefusedError(_("Say it in your own words in both languages."))
    if cells["field"]:
        check_given(fact, cells["field"], cells["value"], assembly)


def check_given(fact: Fact, name: str, value: str, assembly: StoredAssembly) -> None:
    """A record that the reading itself would add is there for its claims."""
    columns = {column.name: column for column in fact._meta.concrete_fields}
    if name in columns and columns[name].is_relation and assembly.name_of(columns[name].related_model, value):
        return
    try:
        check_value(type(fact), name, value)
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from None


def miss(article: Article, data: Mapping[str, str]) -> int:
    """Add a claim that was not proposed, accepted at once; gives its number. Raises `RefusedError`."""
    if len(article.claims) >= MOST_CLAIMS:
        raise RefusedError(_("There are %(most)s claims already.") % {"most": MOST_CLAIMS})
    assembly = StoredAssembly(article.facts)
    empty: Cells = dict.fromkeys(EDITABLE, "")
    said = with_statements(empty, {name: tidy(data.get(name, ""), name) for name in EDITABLE}, assembly)
    check(said, assembly)
    claim = {**place_of(article, data), "decision": "accepted", "missed": "true", **said}
    article.reading = {**article.reading, "claims": [*article.claims, claim]}
    return len(article.claims) - 1


def place_of(article: Article, data: Mapping[str, str]) -> dict[str, Any]:
    """The paragraph, and the characters of it where some were marked. Raises `RefusedError`."""
    numbers = {str(paragraph.number): paragraph for paragraph in paragraphs_of(article)}
    paragraph = numbers.get(data.get("paragraph", "").strip())
    if paragraph is None:
        raise RefusedError(_("Give the number of a paragraph of the text."))
    found = CHARACTERS.fullmatch(data.get("characters", "").strip())
    start, end = map(int, found.groups()) if found else (0, 0)
    place = {"paragraph": str(paragraph.number), "sha256": paragraph.sha256}
    return place | ({"characters": f"{start}-{end}"} if start < end <= len(paragraph.text) else {})
