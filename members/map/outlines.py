"""The outlines of countries on the globe as `manage.py build_map` wrote them, by their ISO code.

They are those of today, and whole: with what lies overseas, as far as the atlas draws it as part of the country.
"""

import json
from functools import cache
from pathlib import Path

from members.map.geometry import rings_of

STEPS = 100  # of one degree: about a kilometre each
BUILT = Path(__file__).with_name("outlines.json")


@cache
def outlines() -> dict[str, list[str]]:
    """By ISO 3166-1 alpha-2 code the polygons of each country, as paths."""
    return json.loads(BUILT.read_text(encoding="utf-8"))


@cache
def geometry(iso2: str) -> dict | None:
    """A GeoJSON geometry in degrees, longitude first; `None` for a country that the atlas does not know."""
    polygons = [[closed(ring) for ring in rings_of(path)] for path in outlines().get(iso2, [])]
    if not polygons:
        return None
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def closed(ring: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """In degrees, the last point repeating the first."""
    return [(x / STEPS, y / STEPS) for x, y in [*ring, ring[0]]]
