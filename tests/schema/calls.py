"""Calls that schemathesis makes up from the description, and what the site makes of them.

Half of them fit the description, half break it; in most, few parameters are asked, and keys are such as there are, for
otherwise almost every question would be refused before it gets far.
"""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
MOST_PARAMETERS = 3
REAL = 0.7  # share of keys that are those of a record
PLAIN = {"Accept-Encoding": "identity"}  # in one process nobody unpacks an answer


@dataclass
class Outcome:
    """How often each status was answered, and every answer that is not as described."""

    statuses: Counter = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    @property
    def calls(self) -> int:
        return self.statuses.total()

    def __str__(self):
        return ", ".join(f"{number} × {status}" for status, number in sorted(self.statuses.items()))


def call(description: dict, number: int, *, start: int = 0, **transport) -> Outcome:
    """Makes `number` calls or a few more, the same ones for the same `start`; `transport` says where they go."""
    schema = schemathesis.openapi.from_dict(description)
    operations = [found.ok() for found in schema.get_all_operations()]
    outcome = Outcome()
    keys = {operation.label: records_of(operation, transport) for operation in operations}
    while (missing := number - outcome.calls) > 0:
        for operation in operations:
            for mode in GenerationMode:
                share = missing // (len(GenerationMode) * len(operations)) + 1
                one_operation(operation, mode, keys[operation.label], share, start, outcome, transport)
        start += 1
    return outcome


def one_operation(operation: APIOperation, mode, keys, number, start, outcome, transport) -> None:
    chance = random.Random(f"{start} {operation.label} {mode}")
    formats = ["*/*", "application/xml", *operation.definition.raw["responses"]["200"]["content"]]

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: Case):
        narrowed(case, keys, chance)
        response = case.call(headers=PLAIN | {"Accept": chance.choice(formats)}, **transport)
        outcome.statuses[response.status_code] += 1
        try:
            case.validate_response(response, checks=CHECKS, transport_kwargs=transport)
        except FailureGroup as failure:
            outcome.failures.append(f"{operation.label}\n{failure}")

    with suppress(Unsatisfiable):  # where nothing is asked no question can be wrong
        asked()


def narrowed(case: Case, keys: list[str], chance: random.Random) -> None:
    """Leaves a few of the parameters, and asks for a record there is."""
    if "key" in (case.path_parameters or {}) and keys and chance.random() < REAL:
        case.path_parameters["key"] = chance.choice(keys)
    if case.query and chance.random() < REAL:
        kept = chance.sample(sorted(case.query), min(len(case.query), chance.randint(0, MOST_PARAMETERS)))
        case.query = {name: case.query[name] for name in kept}


def records_of(operation: APIOperation, transport: dict) -> list[str]:
    """The keys on the list of which an operation shows single records."""
    path = operation.path.removesuffix("{key}/")
    if path == operation.path:
        return []
    answer = operation.schema[path]["GET"].Case().call(headers=PLAIN, **transport).json()
    return [record["id"] for record in answer["results"]]
