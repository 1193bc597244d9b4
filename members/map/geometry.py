"""Plane geometry of the map: a projection, lines made simpler, rings cut to a frame, paths written short.

Plain Python, used when the shapes are built and when tests ask where a town lies. Points are `(x, y)`, on the globe
`(longitude, latitude)` in degrees, on a panel in its own units with y pointing down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import acos, cos, degrees, radians, sin, sqrt

Point = tuple[float, float]
Line = list[Point]

EARTH = 6371.0  # mean radius in kilometres


@dataclass(frozen=True)
class Projection:
    """Lambert's azimuthal equal-area projection, so that no country looks larger than it is.

    `centre` is the point of the globe from which it is seen, `origin` its place on the panel, `scale` the kilometres
    of one unit.
    """

    centre: Point
    origin: Point
    scale: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the globe lies on the panel."""
        east, north, middle = radians(longitude - self.centre[0]), radians(latitude), radians(self.centre[1])
        stretch = EARTH / self.scale * sqrt(2 / max(1 + cos(radians(self.distance(longitude, latitude))), 1e-9))
        x = stretch * cos(north) * sin(east)
        y = stretch * (cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east))
        return self.origin[0] + x, self.origin[1] - y

    def distance(self, longitude: float, latitude: float) -> float:
        """The angle between a point of the globe and the centre, in degrees."""
        east, north, middle = radians(longitude - self.centre[0]), radians(latitude), radians(self.centre[1])
        nearness = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
        return degrees(acos(min(max(nearness, -1), 1)))


def area(ring: Sequence[Point]) -> float:
    """Of a closed ring, in square units; positive whichever way it runs."""
    if len(ring) < 3:
        return 0.0
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))) / 2


def contains(rings: Iterable[Sequence[Point]], x: float, y: float) -> bool:
    """Whether a point lies inside, by the even-odd rule: holes are rings too."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


def simplified(line: Line, least: float) -> Line:
    """The line without those bends that enclose less than `least` square units, by Visvalingam's rule.

    Its ends stay, since other lines may meet there; a closed line keeps four points, so that it stays a ring.
    """
    kept = 4 if line[0] == line[-1] else 2
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    gone = [False] * len(line)
    size = {i: area([line[i - 1], line[i], line[i + 1]]) for i in range(1, len(line) - 1)}
    queue = [(bend, i) for i, bend in size.items()]
    heapify(queue)
    left = len(line)
    while queue and left > kept:
        bend, i = heappop(queue)
        if gone[i] or bend != size[i]:
            continue
        if bend >= least:
            break
        gone[i], left = True, left - 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(line) - 1:
                size[j] = max(area([line[before[j]], line[j], line[after[j]]]), bend)
                heappush(queue, (size[j], j))
    return [point for i, point in enumerate(line) if not gone[i]]


def clipped(ring: Sequence[Point], left: float, top: float, right: float, bottom: float) -> Line:
    """The part of a ring inside a frame, by Sutherland and Hodgman's rule; it may run along the frame."""
    points = list(ring)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = cut(points, axis, limit, sign)
    return points


def cut(ring: Line, axis: int, limit: float, sign: int) -> Line:
    """The part of a ring on one side of a line that runs along an axis."""
    kept: Line = []
    for start, end in pairwise([*ring[-1:], *ring]):
        enters, stays = (sign * start[axis] >= sign * limit), (sign * end[axis] >= sign * limit)
        if enters != stays:
            share = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append(tuple(a + share * (b - a) for a, b in zip(start, end, strict=True)))  # type: ignore[arg-type]
        if stays:
            kept.append(end)
    return kept


def rounded(ring: Sequence[Point]) -> list[tuple[int, int]]:
    """On whole units, without the points that fall together."""
    points = [(round(x), round(y)) for x, y in ring]
    return [point for last, point in pairwise([*points[-1:], *points]) if point != last]


def widest_place(rings: Sequence[Sequence[Point]], steps: int = 40) -> tuple[int, int]:
    """The point inside that is furthest from any border, where a label stands best; found on a grid."""
    outer = max(rings, key=area)
    xs, ys = [x for x, _ in outer], [y for _, y in outer]
    grid = (
        (min(xs) + (max(xs) - min(xs)) * (i + 0.5) / steps, min(ys) + (max(ys) - min(ys)) * (j + 0.5) / steps)
        for j in range(steps)
        for i in range(steps)
    )
    inside = [point for point in grid if contains(rings, *point)] or [outer[0]]
    edges = [edge for ring in rings for edge in pairwise([*ring, ring[0]])]
    x, y = max(inside, key=lambda point: min(gap(point, start, end) for start, end in edges))
    return round(x), round(y)


def gap(point: Point, start: Point, end: Point) -> float:
    """The square of the distance between a point and a piece of line."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / (dx * dx + dy * dy or 1)
    share = min(max(share, 0), 1)
    return (point[0] - start[0] - share * dx) ** 2 + (point[1] - start[1] - share * dy) ** 2


def path_of(rings: Iterable[Sequence[tuple[int, int]]]) -> str:
    """The rings as SVG path data, in steps from point to point and without a needless space."""
    pieces = []
    for ring in rings:
        moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring)]
        numbers = " ".join(f"{number}" for move in moves for number in move).replace(" -", "-")
        pieces.append(f"M{ring[0][0]} {ring[0][1]}l{numbers}z")
    return "".join(pieces)


def rings_of(path: str) -> list[list[tuple[int, int]]]:
    """What `path_of` wrote, as rings again."""
    rings = []
    for piece in path.rstrip("z").split("z"):
        start, _, steps = piece[1:].partition("l")
        numbers = [int(number) for number in steps.replace("-", " -").split()]
        x, y = (int(number) for number in start.split())
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings
