"""The outlines of countries on the globe, made from an atlas, as RFC 7946 wants them.

A polygon has its outer ring first, counterclockwise, and then its holes, clockwise; none crosses the 180th meridian.
Every arc is made simpler once, before the rings are put together: so neighbours keep a common border.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from math import degrees, radians, sin

from members.map.building import code_of
from members.map.geometry import Line, Point, area, clipped, contains, path_of, rounded, simplified
from members.map.outlines import STEPS
from members.map.topology import Ring, arcs_of, stitched, territories

# In square degrees, of 12,400 square kilometres at the equator.
LEAST_BEND = 0.003
LEAST_ISLAND = 0.002
FINEST = 1 / 100  # what no bend is too small for: this part of a small island or country
TRIES = 6  # at making a ring finer that crosses itself


def outlines_of(topology: dict, by_number: Callable[[str], str]) -> dict[str, list[str]]:
    """By ISO 3166-1 alpha-2 code the polygons of a territory, each as a path in steps, north up.

    `by_number` gives the alpha-2 code of an ISO number.
    """
    rings = territories(topology, lambda shape: code_of(shape, by_number))
    lines = simpler(arcs_of(topology), [ring for parts in rings.values() for ring in parts])
    outlines = {code: polygons([stitched(ring, lines) for ring in rings[code]]) for code in sorted(rings)}
    return {code: [path_of(polygon) for polygon in parts] for code, parts in outlines.items() if parts}


def equal_area(point: Point) -> Point:
    """In Lambert's cylindrical projection, where a square degree is the same area everywhere."""
    return point[0], degrees(sin(radians(point[1])))


def numbers(ring: Ring) -> set[int]:
    """The arcs of a ring, whichever way they are run."""
    return {~arc if arc < 0 else arc for arc in ring}


def simpler(arcs: list[Line], rings: list[Ring]) -> list[Line]:
    """The arcs in whole steps, without small bends; finer where an island is small or a ring would cross itself."""
    placed = [[equal_area(point) for point in arc] for arc in arcs]
    least = dict.fromkeys(range(len(arcs)), LEAST_BEND)
    for ring in rings:
        for number in numbers(ring):
            least[number] = min(least[number], area(stitched(ring, placed)) * FINEST)

    def line(number: int) -> Line:
        kept = set(simplified(placed[number], least[number]))
        points = zip(arcs[number], placed[number], strict=True)
        return [(round(x * STEPS), round(y * STEPS)) for (x, y), place in points if place in kept]

    lines = [line(number) for number in least]
    for _ in range(TRIES):
        for number in {number for ring in rings if crosses_itself(whole(ring, lines)) for number in numbers(ring)}:
            least[number] /= 4
            lines[number] = line(number)
    return lines


def whole(ring: Ring, lines: list[Line]) -> Line:
    return unrolled(rounded(stitched(ring, lines)))


def unrolled(ring: Line) -> Line:
    """The ring without its jumps from one side of the 180th meridian to the other: it runs on beyond it."""
    turn, turns, points = 360 * STEPS, 0, ring[:1]
    for (before, _), (x, y) in pairwise(ring):
        turns += (x - before < -turn / 2) - (x - before > turn / 2)
        points.append((x + turns * turn, y))
    return points


def crosses_itself(ring: Line) -> bool:
    """Whether two edges of a closed ring meet that are no neighbours; they are compared within squares of a degree."""
    squares: dict[tuple[int, int], list[int]] = {}
    edges = list(pairwise([*ring, *ring[:1]]))
    for i, ((x1, y1), (x2, y2)) in enumerate(edges):
        for column in range(int(min(x1, x2) // STEPS), int(max(x1, x2) // STEPS) + 1):
            for row in range(int(min(y1, y2) // STEPS), int(max(y1, y2) // STEPS) + 1):
                squares.setdefault((column, row), []).append(i)
    return any(
        1 < j - i < len(edges) - 1 and meet(*edges[i], *edges[j])
        for square in squares.values()
        for i, j in combinations(square, 2)
    )


def meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the pieces from a to b and from c to d have a point in common, and do not lie on one line."""

    def side(start: Point, end: Point, point: Point) -> float:
        return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])

    first, second = side(a, b, c) * side(a, b, d), side(c, d, a) * side(c, d, b)
    return (first < 0 and second <= 0) or (first <= 0 and second < 0)


def within_a_turn(ring: Line) -> Iterator[Line]:
    """The parts of a ring on this side of the 180th meridian and beyond it, each between -180 and 180 degrees."""
    side, pole = 180 * STEPS, 90 * STEPS
    for turn in (-1, 0, 1):
        middle = turn * 2 * side
        part = clipped(ring, middle - side, -pole, middle + side, pole)
        yield rounded([(x - middle, y) for x, y in part])


def polygons(rings: Iterable[Line]) -> list[list[Line]]:
    """Outer rings, the largest first, each with its holes; small islands are left out, unless they are all there is."""
    unrolled_rings = [unrolled(rounded(ring)) for ring in rings]
    parts = [part for ring in unrolled_rings if closes(ring) for part in within_a_turn(ring) if area(part)]
    found: list[list[Line]] = []
    for part in sorted(parts, key=area, reverse=True):
        around = [polygon for polygon in found if lies_in(part, polygon[0])]
        if around and not any(lies_in(part, hole) for hole in around[-1][1:]):
            around[-1].append(turned(part, clockwise=True))
        else:
            found.append([turned(part, clockwise=False)])
    return [polygon for polygon in found if size(polygon[0]) >= LEAST_ISLAND] or found[:1]


def closes(ring: Line) -> bool:
    """Not so where a ring runs around a pole, as that of Antarctica, or is too small to be one."""
    return len(ring) > 2 and abs(ring[0][0] - ring[-1][0]) < 180 * STEPS


def lies_in(part: Line, ring: Line) -> bool:
    """Whether a ring is inside another one, which it may touch but does not cross."""
    (left, bottom), (right, top) = (
        (min(xy) for xy in zip(*ring, strict=True)),
        (max(xy) for xy in zip(*ring, strict=True)),
    )
    near = [(x, y) for x, y in part if left <= x <= right and bottom <= y <= top]
    return 2 * sum(contains([ring], *point) for point in near) > len(part)


def size(ring: Line) -> float:
    """In square degrees."""
    return area([equal_area((x / STEPS, y / STEPS)) for x, y in ring])


def turned(ring: Line, clockwise: bool) -> Line:
    """The ring run the one way or the other, north being up."""
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))
    return ring[::-1] if (doubled < 0) != clockwise else ring
