"""What is wrong with a record, or odd: rules in words, told before a save and kept at it.

A rule looks at one row as it would be stored and yields what it finds as pairs: the field beside which it stands (none
for the row as a whole) and a text that says what, why, and what to do. One that `refuses` cannot be passed; one that
`warns` is passed by whoever ticks that the row shall be saved all the same.
"""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

from alliance.dates import PartialDate
from alliance.keyed import Keyed
from alliance.wording import written

Found = Iterable[tuple[str, str]]

# Stands for the claims about a fact among the fields that a save has touched.
CLAIMS = "claims"


class Problem(NamedTuple):
    """One thing found. `row` names a row: as `agenda-item/ankara-2026/ukraine`; once put in its place on a form, by the
    prefix of the row there, `agenda-2`, and `""` is the record itself.

    `code` stands for a warning: whoever confirms it has read this about this row, in whatever language.
    """

    text: str
    field: str = ""
    row: str = ""
    blocks: bool = True
    code: str = ""

    @classmethod
    def warning(cls, text: str, field: str, row: str, in_english: str) -> "Problem":
        code = hashlib.sha256("\0".join([row, field, in_english]).encode()).hexdigest()[:12]
        return cls(text, field, row, blocks=False, code=code)


class Rule(NamedTuple):
    """`find(row)` for the rows of a class and of those that inherit from it; of a warning `find(row, today)`.

    A warning is asked for where a save touches one of the fields it looks at.
    """

    model: type[Keyed]
    fields: frozenset[str]
    find: Callable[..., Found]
    blocks: bool


RULES: list[Rule] = []


def refuses(model: type[Keyed]):
    """A rule that no row may break, asked also of rows that are not stored yet."""
    return registered(model, (), blocks=True)


def warns(model: type[Keyed], *fields: str):
    """A rule for what is probably a mistake; it looks at these fields."""
    return registered(model, fields, blocks=False)


def registered(model: type[Keyed], fields: Iterable[str], blocks: bool):
    def register(find):
        RULES.append(Rule(model, frozenset(fields), find, blocks))
        return find

    return register


def refusals(row: Keyed) -> Iterator[Problem]:
    """What makes it impossible to save this row, which need not be stored."""
    for rule in RULES:
        if rule.blocks and isinstance(row, rule.model):
            yield from (Problem(text, field) for field, text in rule.find(row))


def warnings(row: Keyed, touched: Container[str] | None, day: date, name: str = "") -> Iterator[Problem]:
    """What is odd about a stored row, of which a save has touched these fields (`None`: it has made the row).

    `name` is that of a row beneath the record, `day` is today.
    """
    for rule in RULES:
        if rule.blocks or not isinstance(row, rule.model):
            continue
        if touched is None or any(field in touched for field in rule.fields):
            yield from warnings_by(rule, row, day, name)


def warnings_by(rule: Rule, row: Keyed, day: date, name: str) -> Iterator[Problem]:
    if found := list(rule.find(row, day)):
        with override("en"):
            in_english = list(rule.find(row, day))
        for (field, text), (_field, english) in zip(found, in_english, strict=True):
            yield Problem.warning(text, field, name, english)


def partial(row: Keyed, field: str) -> PartialDate | None:
    """A date of a row, as exactly as it is known; `None` where it has none."""
    day = getattr(row, field)
    return PartialDate.of(day, getattr(row, f"{field}_precision", "day")) if day else None


def spelled(day: PartialDate) -> str:
    """“15 July 2026”, and a coarser date with the day from which it counts: “July 2026 (counted from 1 July 2026)”."""
    if day.precision == "day":
        return written(day.first_day)
    return _("%(date)s (counted from %(day)s)") % {"date": written(*day), "day": written(day.first_day)}
