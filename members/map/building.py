"""The shapes of the map, made from an atlas: two panels of one projection, each with its countries as paths.

Europe is drawn large, since most members lie there close together; North America with Greenland at a smaller scale.
Every arc is made simpler once, before the rings are put together: so neighbours keep a common border.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from members.map.geometry import (
    Line,
    Projection,
    area,
    clipped,
    path_of,
    rounded,
    simplified,
    widest_place,
)
from members.map.topology import Ring, arcs_of, stitched, territories

MARGIN = 12  # by how many units shapes reach over the frame, so that no outline runs along it
FURTHEST = 75.0  # degrees from the centre: a ring wholly beyond lies on no panel
# What an atlas keeps as shapes of their own, drawn with the state that answers for them abroad.
DRAWN_WITH = {"AX": "FI", "FO": "DK", "GG": "GB", "GL": "DK", "IM": "GB", "JE": "GB", "PM": "FR", "PR": "US"}
# Shapes without an ISO number: Kosovo under the code in use for it; Northern Cyprus is not set apart from Cyprus.
UNNUMBERED = {"-1": "CY", "-2": "XK"}


@dataclass(frozen=True)
class Frame:
    """A panel: its projection and size, and what is too small to be drawn on it, in square units."""

    name: str
    projection: Projection
    width: int
    height: int
    least_bend: float
    least_island: float
    least_country: float


FRAMES = (
    Frame("europe", Projection((14.0, 52.0), (628, 690), 3.25), 1440, 1290, 3.0, 10.0, 20.0),
    Frame("america", Projection((-93.0, 58.0), (331, 322), 10.8), 600, 650, 3.0, 7.0, 1000.0),
)

# The silhouettes behind a locator are small: only the greater bends and islands.
SILHOUETTES = (
    replace(FRAMES[0], least_bend=30.0, least_island=60.0, least_country=200.0),
    replace(FRAMES[1], least_bend=8.0, least_island=20.0),
)


def code_of(shape: dict, by_number: Callable[[str], str]) -> str:
    """The ISO 3166-1 alpha-2 code under which a shape is drawn; empty where it has none."""
    number = shape["id"]
    code = UNNUMBERED.get(number) or by_number(number)
    return DRAWN_WITH.get(code, code)


def shapes_of(topology: dict, by_number: Callable[[str], str], frames=FRAMES) -> dict:
    """Per panel its size and its countries: `{"europe": {"width": …, "height": …, "countries": {"AL": …}}}`.

    A country has its path, the place for its label, its area in square units and how much of it, in percent, lies
    inside the frame. `by_number` gives the alpha-2 code of an ISO number.
    """
    rings = territories(topology, lambda shape: code_of(shape, by_number))
    arcs = arcs_of(topology)
    return {frame.name: panel(frame, rings, arcs) for frame in frames}


def panel(frame: Frame, territories: dict[str, list[Ring]], arcs: list[Line]) -> dict:
    placed = [[frame.projection.place(*point) for point in arc] for arc in arcs]
    lines = [simplified(arc, frame.least_bend) for arc in placed]
    countries = {}
    for code in sorted(territories):
        near = [ring for ring in territories[code] if reaches(frame, ring, arcs)]
        if drawn := country(frame, [stitched(ring, lines) for ring in near]):
            countries[code] = drawn
    return {"width": frame.width, "height": frame.height, "countries": countries}


def reaches(frame: Frame, ring: Ring, arcs: list[Line]) -> bool:
    """Whether any of a ring lies on this side of the globe; what surrounds the far side would be turned inside out."""
    return any(frame.projection.distance(*point) < FURTHEST for point in stitched(ring, arcs)[::8])


def country(frame: Frame, rings: list[Line]) -> dict | None:
    """One country on a panel; `None` where nothing of it is seen there.

    Islands that are too small are left out, unless they are all there is.
    """
    edges = (-MARGIN, -MARGIN, frame.width + MARGIN, frame.height + MARGIN)
    seen = [rounded(clipped(ring, *edges)) for ring in rings]
    seen = sorted((ring for ring in seen if area(ring)), key=area, reverse=True)
    inside = [ring for ring in seen if any(0 <= x <= frame.width and 0 <= y <= frame.height for x, y in ring)]
    kept = [ring for ring in inside if area(ring) >= frame.least_island] or inside[:1]
    size = sum(area(ring) for ring in kept)
    if not kept or size < frame.least_country:
        return None
    whole = sum(area(ring) for ring in rings)
    return {
        "path": path_of(kept),
        "place": widest_place([clipped(ring, 0, 0, frame.width, frame.height) for ring in kept if area(ring)]),
        "area": round(size),
        "share": round(100 * min(size / whole, 1)),
    }


def silhouette(panel: dict) -> str:
    """The countries of a panel as one SVG picture, whose colours follow those of the reader's screen."""
    paths = "".join(country["path"] for country in panel["countries"].values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {panel["width"]} {panel["height"]}">'
        "<style>path{fill:#dcd6c9;stroke:#fcfbf8;stroke-width:3}"
        "@media(prefers-color-scheme:dark){path{fill:#39434c;stroke:#13171b}}</style>"
        f'<path fill-rule="evenodd" d="{paths}"/></svg>\n'
    )
