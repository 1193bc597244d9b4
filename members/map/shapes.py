"""The shapes of the map as `manage.py build_map` wrote them: two panels, on each the countries by their ISO code."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BUILT = Path(__file__).with_name("shapes.json")


@dataclass(frozen=True)
class Outline:
    """One country on one panel: SVG path data, where a label stands best, its size in square units of the panel, and
    how much of the whole country lies on the panel, in percent.
    """

    path: str
    place: tuple[int, int]
    area: int
    share: int


@dataclass(frozen=True)
class Panel:
    """A part of the map: its name, its size in units, and the outlines on it by ISO 3166-1 alpha-2 code."""

    name: str
    width: int
    height: int
    outlines: dict[str, Outline]


@cache
def panels() -> tuple[Panel, ...]:
    """Europe first, then North America."""
    built = json.loads(BUILT.read_text(encoding="utf-8"))
    return tuple(
        Panel(
            name,
            built[name]["width"],
            built[name]["height"],
            {
                code: Outline(outline["path"], tuple(outline["place"]), outline["area"], outline["share"])
                for code, outline in built[name]["countries"].items()
            },
        )
        for name in ("europe", "america")
    )
