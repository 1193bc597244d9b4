"""What somebody has chosen where two sheets collide, brought onto the merged sheet. Plain values, no database."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from alliance.editing.collisions.merging import Collision, Rule, Sheet, SheetRow, woven


def settle(sheet: Sheet, choices: Iterable[tuple[Collision, str]], rules: Mapping[str, Rule] | None = None) -> Sheet:
    """The sheet with what has been chosen of each collision; `mine` is what stands on it."""
    sheet = deepcopy(sheet)
    for collision, side in choices:
        if collision.prefix and collision.prefix not in sheet["rows"]:
            continue
        if collision.is_of_order:
            settle_order(sheet["rows"][collision.prefix], collision, side, (rules or {}).get(collision.prefix, Rule()))
        elif collision.is_of_row:
            settle_row(sheet["rows"][collision.prefix], collision, side)
        elif side != "mine":
            settle_field(sheet, collision, collision.side(side))
    return sheet


def settle_field(sheet: Sheet, collision: Collision, value: Any) -> None:
    rows = sheet["rows"].get(collision.prefix, [])
    found = [row["values"] for row in rows if row["key"] == collision.row] if collision.prefix else [sheet["record"]]
    for values in found:
        if f"{collision.field}_precision" in values:
            values[collision.field], values[f"{collision.field}_precision"] = value
        else:
            values[collision.field] = value


def settle_row(rows: list[SheetRow], collision: Collision, side: str) -> None:
    """A row that is gone for the others is not on the form until somebody wants it there."""
    values = collision.side(side)
    standing = next((row for row in rows if row["key"] == collision.row), None)
    if standing is None:
        if values is not None:
            rows.append({"key": "", "values": values, "deleted": False})
    else:
        standing["deleted"] = values is None
        if values is not None and side != "mine":
            standing["values"] = {**standing["values"], **values}


def settle_order(rows: list[SheetRow], collision: Collision, side: str, rule: Rule) -> None:
    """The chosen order, with what was added since after what it stands after; the places go over to the new order."""
    if side == "mine":
        return
    places = [row["values"].get(rule.order) for row in rows]
    keys = [row["key"] for row in rows]
    order = woven([key for key in collision.side(side) if key in keys], keys)
    rows.sort(key=lambda row: order.index(row["key"]))
    for row, place in zip(rows, places, strict=True):
        if rule.order:
            row["values"][rule.order] = place
