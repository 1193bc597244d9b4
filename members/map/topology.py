"""Reading a TopoJSON atlas: arcs that neighbours share, and the territories made of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from members.map.geometry import Line, Point

# The arcs of a closed line in their order; the arc ~n is the arc n run backwards.
Ring = list[int]


def arcs_of(topology: dict) -> list[Line]:
    """The arcs in degrees: an atlas keeps them as whole steps from point to point."""
    (across, up), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]

    def unpacked(arc: list[list[int]]) -> Iterator[Point]:
        for x, y in zip(accumulate(x for x, _ in arc), accumulate(y for _, y in arc), strict=True):
            yield left + x * across, bottom + y * up

    return [list(unpacked(arc)) for arc in topology["arcs"]]


def territories(topology: dict, code_of: Callable[[dict], str | None]) -> dict[str, list[Ring]]:
    """The rings of all shapes with the same code, as one territory; shapes without a code are left out.

    Which ring is a hole of which is not kept: an outline filled by the even-odd rule needs no such order.
    """
    arcs = topology["arcs"]
    rings: dict[str, list[Ring]] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        if code := code_of(shape):
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            rings[code] += [ring for polygon in polygons for ring in polygon]
    ends = [(arc[0], [sum(x for x, _ in arc), sum(y for _, y in arc)]) for arc in arcs]
    return {code: dissolved(parts, ends) for code, parts in rings.items()}


def dissolved(rings: list[Ring], ends: list) -> list[Ring]:
    """The rings without the lines along which two of them touch; `ends` are the first and last point of each arc."""
    used = Counter(~arc if arc < 0 else arc for ring in rings for arc in ring)
    inner = {arc for arc, times in used.items() if times > 1}
    touching = [ring for ring in rings if any((~arc if arc < 0 else arc) in inner for arc in ring)]
    free = [ring for ring in rings if ring not in touching]
    outer = {}
    for arc in (arc for ring in touching for arc in ring):
        number = ~arc if arc < 0 else arc
        if number not in inner:
            start, end = ends[number] if arc >= 0 else ends[number][::-1]
            outer[tuple(start)] = (arc, tuple(end))
    while outer:
        place = next(iter(outer))
        ring = []
        while place in outer:
            arc, place = outer.pop(place)
            ring.append(arc)
        free.append(ring)
    return free


def stitched(ring: Iterable[int], arcs: list[Line]) -> Line:
    """The points of a ring, the last one not repeating the first."""
    points: Line = []
    for arc in ring:
        line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += line[1:] if points else line
    return points[:-1]
