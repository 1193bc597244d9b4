"""Two sheets that began as one: what of both can stand together, and what somebody has to choose.

A sheet is what stands on one form (`alliance.editing.sheets`). Field by field `alliance.knowledge.merge` decides; here
is what that rule means for rows beneath a record: rows meet by key, those that both sides added by what makes them one,
and the order of rows is a value like others. Plain values, no database.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from alliance.knowledge.merge import Merged, merge

Values = dict[str, Any]
Sheet = dict[str, Any]
SheetRow = dict[str, Any]


class Rule(NamedTuple):
    """How rows of one kind meet: the fields that make two added ones the same, and the one that has their place."""

    identity: tuple[str, ...] = ()
    order: str = ""


class Collision(NamedTuple):
    """Where both sides changed one thing differently: a field, a whole row (no `field`) or the order (no `row`).

    Of a row the sides are its values, or `None` where it is gone; of the order they are keys.
    """

    prefix: str
    row: str
    field: str
    base: Any
    mine: Any
    theirs: Any

    def side(self, name: str) -> Any:
        return {"original": self.base, "mine": self.mine, "theirs": self.theirs}[name]

    @property
    def is_of_order(self) -> bool:
        return bool(self.prefix) and not self.row

    @property
    def is_of_row(self) -> bool:
        return bool(self.row) and not self.field


class Taken(NamedTuple):
    """What stands on the merged sheet because of the others; a row that they added has no `before`."""

    prefix: str
    row: str
    field: str
    before: Any
    after: Any


class Met(NamedTuple):
    """The merged sheet, in which mine stands wherever the two collide."""

    sheet: Sheet
    collisions: list[Collision]
    taken: list[Taken]


SIDES = ("mine", "theirs", "original")


def meet(base: Sheet, mine: Sheet, theirs: Sheet, rules: Mapping[str, Rule] | None = None) -> Met:
    """Merge what somebody typed (`mine`) into what is stored now (`theirs`); both began with `base`."""
    met = Met({**mine, "record": {}, "rows": {}}, [], [])
    met.sheet["record"] = meet_values(met, ("", ""), base["record"], mine["record"], theirs["record"])
    for prefix, rows in mine["rows"].items():
        if prefix in theirs["rows"]:
            rule = (rules or {}).get(prefix, Rule())
            meeting = Rows(met, prefix, rule, base["rows"].get(prefix, []), rows, theirs["rows"][prefix])
            met.sheet["rows"][prefix] = meeting.merged()
        else:
            met.sheet["rows"][prefix] = rows
    return met


def meet_values(met: Met, place: tuple[str, str], base: Values | None, mine: Values, theirs: Values) -> Values:
    """Fields that are not on my form do not concern it."""
    theirs = {field: value for field, value in theirs.items() if field in mine}
    merged = merge_values(base and packed(base), packed(mine), packed(theirs))
    for clash in merged.clashes:
        met.collisions.append(Collision(*place, clash.field, clash.base, clash.ours, clash.theirs))
    for field, value in packed(mine).items():
        if merged.values[field] != value:
            met.taken.append(Taken(*place, field, value, merged.values[field]))
    return unpacked(merged.values)


def merge_values(base: Values | None, ours: Values, theirs: Values) -> Merged:
    """A list (of topics, of guests) is merged member by member: two who add one each have added two."""
    merged = merge(base, ours, theirs)
    clashes = []
    for clash in merged.clashes:
        if not all(isinstance(side, list) for side in (clash.base, clash.ours, clash.theirs)):
            clashes.append(clash)
            continue
        members = sorted({*clash.base, *clash.ours, *clash.theirs})
        sides = [{one: one in side for one in members} for side in (clash.base, clash.ours, clash.theirs)]
        merged.values[clash.field] = [one for one, stands in merge(*sides).values.items() if stands]
    return Merged(merged.values, clashes)


def packed(values: Values) -> Values:
    """A date and its precision are one value: a change of the one means nothing without the other."""
    paired = {field for field in values if f"{field}_precision" in values}
    return {
        field: (value, values[f"{field}_precision"]) if field in paired else value
        for field, value in values.items()
        if field.removesuffix("_precision") not in paired or field in paired
    }


def unpacked(values: Values) -> Values:
    fields: Values = {}
    for field, value in values.items():
        if isinstance(value, tuple):
            fields[field], fields[f"{field}_precision"] = value
        else:
            fields[field] = value
    return fields


class Rows:
    """The rows of one kind beneath a record, on three sheets."""

    def __init__(
        self, met: Met, prefix: str, rule: Rule, base: list[SheetRow], mine: list[SheetRow], theirs: list[SheetRow]
    ):
        self.met, self.prefix, self.rule = met, prefix, rule
        self.base: dict[str, Values] = {row["key"]: row["values"] for row in self.in_order(base)}
        self.theirs: dict[str, Values] = {row["key"]: row["values"] for row in self.in_order(theirs)}
        self.mine = self.named(self.in_order(mine))

    def in_order(self, rows: list[SheetRow]) -> list[SheetRow]:
        """By the place that the rows have, where it has a field; those without one are the last."""
        return sorted(rows, key=lambda row: place_of(row, self.rule.order)) if self.rule.order else rows

    def named(self, rows: list[SheetRow]) -> dict[str, SheetRow]:
        """My rows by key; one that I added has that of its twin on the other side, or a name that is no key."""
        named: dict[str, SheetRow] = {}
        known = {row["key"] for row in rows}
        for number, row in enumerate(rows):
            name = row["key"] if row["key"] in self.theirs or row["key"] in self.base else ""
            if not name and not row["deleted"]:
                name = self.twin(row["values"], known | named.keys())
            named[f"+{number}" if not name or name in named else name] = row
        return named

    def twin(self, values: Values, taken: set[str]) -> str:
        """The key of the row that the others added and that is the same as one of mine."""
        for key, theirs in self.theirs.items():
            if key not in self.base and key not in taken and self.are_one(values, theirs):
                return key
        return ""

    def are_one(self, mine: Values, theirs: Values) -> bool:
        fields = self.rule.identity or [field for field in mine if field != self.rule.order]
        return all(mine.get(field) == theirs.get(field) for field in fields)

    def merged(self) -> list[SheetRow]:
        kept: dict[str, Values] = {}
        gone = []
        for name in {**self.mine, **self.theirs}:
            mine = self.of_mine(name)
            values = self.meet_row(name, self.base.get(name), mine, self.theirs.get(name))
            if values is not None:
                kept[name] = values
            elif mine is None and name in self.theirs:
                gone.append({"key": name, "values": self.mine[name]["values"], "deleted": True})
        order = self.merged_order(list(kept))
        self.number(kept, order)
        rows = [{"key": self.key_of(name), "values": kept[name], "deleted": False} for name in order]
        return [*rows, *gone]

    def key_of(self, name: str) -> str:
        return name if name in self.theirs else ""

    def of_mine(self, name: str) -> Values | None:
        """My version of a row; of one that was never on my sheet what it began with."""
        if name not in self.mine:
            return self.base.get(name)
        return None if self.mine[name]["deleted"] else self.mine[name]["values"]

    def meet_row(self, name: str, base: Values | None, mine: Values | None, theirs: Values | None) -> Values | None:
        """The values of a row on the merged sheet, `None` where it does not stand there."""
        sides = [side and self.without_place(side) for side in (base, mine, theirs)]
        if mine is not None and theirs is not None:
            return meet_values(self.met, (self.prefix, name), sides[0], sides[1] or {}, sides[2] or {})
        if sides[1] == sides[2]:
            return None
        if base is None and theirs is None:
            return mine
        if sides[1] == sides[0]:
            self.met.taken.append(Taken(self.prefix, name, "", mine, theirs))
            return theirs
        if sides[2] != sides[0]:
            self.met.collisions.append(Collision(self.prefix, name, "", *sides))
        return None

    def without_place(self, values: Values) -> Values:
        return {field: value for field, value in values.items() if field != self.rule.order}

    def merged_order(self, names: list[str]) -> list[str]:
        """Where one side alone moved rows its order stands, and takes up what the other side added."""
        sides = [[name for name in side if name in names] for side in (self.base, self.mine, self.theirs)]
        _base, mine, theirs = sides
        common = set.intersection(*map(set, sides))
        began, ours, other = ([name for name in side if name in common] for side in sides)
        if ours == began or not self.rule.order:
            if other != began and self.rule.order:
                self.met.taken.append(Taken(self.prefix, "", "", ours, other))
            return woven(theirs, mine)
        if other not in (began, ours):
            self.met.collisions.append(Collision(self.prefix, "", "", began, ours, other))
        return woven(mine, theirs)

    def number(self, kept: dict[str, Values], order: list[str]) -> None:
        """Give the rows the places that they had, in their new order; an order that has not changed is not numbered."""
        if not (field := self.rule.order):
            return
        had = sorted(values[field] for values in self.theirs.values() if isinstance(values.get(field), int))
        had = [*had, *range(had[-1] + 1 if had else 1, len(order) + (had[-1] + 1 if had else 1))]
        for place, name in zip(had, order, strict=False):
            kept[name] = {**kept[name], field: place}


def place_of(row: SheetRow, field: str) -> tuple[bool, int]:
    place = row["values"].get(field)
    return (False, place) if isinstance(place, int) else (True, 0)


def woven(leading: list[str], following: list[str]) -> list[str]:
    """The leading order, with what only the other has: at the end what is at the end there, the rest after the same."""
    order, known = list(leading), set(following)
    last = max((place for place, name in enumerate(following) if name in leading), default=-1)
    for place, name in enumerate(following):
        if name in order:
            continue
        at = order.index(following[place - 1]) + 1 if place else 0
        while at < len(order) and order[at] not in known:
            at += 1
        order.insert(len(order) if place > last else at, name)
    return order
