"""The outlines of countries on the globe, as RFC 7946 wants them, and how they are made from an atlas."""

import gzip
from itertools import pairwise

import pytest

from members.map import outlines, outlining
from members.map.geometry import area, contains, rings_of
from members.map.outlining import crosses_itself, outlines_of, polygons, unrolled
from members.models import ALLIANCE, Country, Membership

STEPS = outlines.STEPS


def polygons_of(iso2):
    """The polygons of a country, each a list of rings, in degrees."""
    geometry = outlines.geometry(iso2)
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def countries_at(longitude, latitude):
    return [
        code
        for code in outlines.outlines()
        if any(contains(polygon, longitude, latitude) for polygon in polygons_of(code))
    ]


def signed(ring):
    """Twice the area, positive where the ring runs counterclockwise, north being up."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


@pytest.mark.parametrize(
    ("town", "longitude", "latitude", "code"),
    [
        ("Simferopol", 34.1, 44.95, "UA"),
        ("Kerch", 36.3, 45.3, "UA"),
        ("Donetsk", 37.8, 48.0, "UA"),
        ("Kaliningrad", 21.0, 54.65, "RU"),
        ("Skopje", 21.43, 42.0, "MK"),
        ("Pristina", 21.1, 42.65, "XK"),
        ("the north of Cyprus", 33.6, 35.28, "CY"),
        ("the south of Cyprus", 32.9, 34.9, "CY"),
        ("Armagh", -6.7, 54.4, "GB"),
        ("Luxembourg", 6.1, 49.7, "LU"),
        ("Nuuk", -51.0, 64.2, "DK"),
        ("Cayenne, inland", -52.6, 4.4, "FR"),
        ("Hilo, inland", -155.4, 19.6, "US"),
        ("Fairbanks", -147.7, 64.8, "US"),
        ("Anadyr, inland", 177.0, 65.2, "RU"),
        ("beyond the 180th meridian", -176.5, 67.0, "RU"),
        ("Maseru, inland", 28.2, -29.5, "LS"),
        ("Bloemfontein", 26.2, -29.1, "ZA"),
    ],
)
def test_every_town_lies_in_one_country_and_in_the_right_one(town, longitude, latitude, code):
    assert countries_at(longitude, latitude) == [code], town


@pytest.mark.django_db
def test_every_country_has_an_outline_that_has_not_ceased_to_exist():
    without = {country.iso2 for country in Country.objects.all() if outlines.geometry(country.iso2) is None}
    assert without == set(Country.objects.filter(code_status="withdrawn").values_list("iso2", flat=True))
    members = set(Membership.objects.of(ALLIANCE).values_list("country__iso2", flat=True))
    assert len(members) == 32
    assert not members & without


def test_outer_rings_run_counterclockwise_and_holes_clockwise():
    for code in outlines.outlines():
        for outer, *holes in polygons_of(code):
            assert signed(outer) > 0, code
            assert all(signed(hole) < 0 for hole in holes), code


def test_rings_are_closed_and_stay_on_their_side_of_the_globe():
    rings = [ring for code in outlines.outlines() for polygon in polygons_of(code) for ring in polygon]
    for ring in rings:
        assert len(ring) >= 4
        assert ring[0] == ring[-1]
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert all(abs(x2 - x1) + abs(y2 - y1) > 0 and abs(x2 - x1) < 180 for (x1, y1), (x2, y2) in pairwise(ring))


def test_no_ring_crosses_itself():
    for code, paths in outlines.outlines().items():
        assert not any(crosses_itself(ring) for path in paths for ring in rings_of(path)), code


def test_neighbours_share_their_border_to_the_point():
    points = {
        code: {point for polygon in polygons_of(code) for ring in polygon for point in ring}
        for code in ("FR", "ES", "PL", "DE", "SE", "NO", "UA", "RU", "BE", "LU")
    }
    for one, other in [("FR", "ES"), ("PL", "DE"), ("SE", "NO"), ("UA", "RU"), ("BE", "LU")]:
        assert len(points[one] & points[other]) >= 5, (one, other)


def test_the_outlines_stay_small():
    written = outlines.BUILT.read_bytes()
    assert len(written) < 255_000
    assert len(gzip.compress(written)) < 102_000


def test_a_country_unknown_to_the_atlas_has_no_geometry():
    assert outlines.geometry("XA") is None


def square(west, south, side, clockwise=False):
    """A square in steps from degrees."""
    ring = [(west, south), (west + side, south), (west + side, south + side), (west, south + side)]
    ring = [(x * STEPS, y * STEPS) for x, y in ring]
    return ring[::-1] if clockwise else ring


@pytest.mark.parametrize("clockwise", [False, True])
def test_an_outer_ring_runs_counterclockwise_and_a_hole_the_other_way(clockwise):
    ((outer, hole),) = polygons([square(0, 0, 10, clockwise), square(2, 2, 3, clockwise)])
    assert signed([*outer, outer[0]]) > 0 > signed([*hole, hole[0]])
    assert (area(outer), area(hole)) == ((10 * STEPS) ** 2, (3 * STEPS) ** 2)


def test_an_island_in_a_hole_is_a_polygon_of_its_own():
    (outer, hole), (island,) = polygons([square(4, 4, 1), square(0, 0, 10), square(3, 3, 4)])
    assert [area(ring) / STEPS**2 for ring in (outer, hole, island)] == [100, 16, 1]


def test_what_reaches_over_the_180th_meridian_is_cut_there():
    across = [(x - 36_000 if x > 18_000 else x, y) for x, y in square(178, 10, 6)]
    (east,), (west,) = polygons([across])
    assert {x for x, _ in east} == {-18_000, -17_600}
    assert {x for x, _ in west} == {17_800, 18_000}


@pytest.mark.parametrize("direction", [1, -1])
def test_a_ring_is_unrolled_whichever_way_it_crosses_the_meridian(direction):
    ring = [(17_900, 0), (-17_900, 0), (-17_900, 100), (17_900, 100)][::direction]
    xs = [x for x, _ in unrolled(ring)]
    assert max(xs) - min(xs) == 200


def test_a_ring_around_a_pole_is_no_polygon():
    assert polygons([[(x * STEPS, -7_000) for x in range(-180, 181, 30)]]) == []


def test_small_islands_are_left_out_unless_they_are_all_there_is():
    tiny = square(20, 0, 0.03)
    assert polygons([square(0, 0, 1), tiny]) == [[square(0, 0, 1)]]
    assert len(polygons([tiny])) == 1
    assert polygons([[(0, 0), (0, 0), (0, 0)]]) == []


@pytest.mark.parametrize(
    ("ring", "crosses"),
    [
        (square(0, 0, 2), False),
        ([(0, 0), (200, 200), (200, 0), (0, 200)], True),  # an hourglass
        ([(0, 0), (400, 0), (400, 200), (200, 0), (0, 200)], True),  # touches one of its edges
        ([(-300, 5), (300, 5), (300, 6), (-300, 6)], False),  # edges in the same squares
    ],
)
def test_a_ring_that_crosses_itself_is_noticed(ring, crosses):
    assert crosses_itself(ring) is crosses


def test_arcs_are_made_finer_where_a_ring_would_cross_itself(monkeypatch):
    """A spit reaches through a bay that is too small a bend to be kept."""
    coast = [[0, 0], [400, 0], [0, 400], [-400, 0], [0, -190], [30, 0], [0, -20], [-30, 0], [0, -190]]
    atlas = {
        "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
        "arcs": [coast],
        "objects": {"countries": {"geometries": [{"type": "Polygon", "id": "1", "arcs": [[0]]}]}},
    }
    monkeypatch.setattr(outlining, "FINEST", 1)
    monkeypatch.setattr(outlining, "LEAST_BEND", 100)
    monkeypatch.setattr(outlining, "crosses_itself", lambda ring: len(ring) < 8)
    (path,) = outlines_of(atlas, {"1": "XA"}.get)["XA"]
    assert len(rings_of(path)[0]) == 8


def test_a_common_border_is_made_simpler_once_for_both(monkeypatch):
    monkeypatch.setattr(outlining, "LEAST_BEND", 0.02)
    border = [[200, 0], [1, 50], [-1, 50], [1, 50], [-1, 50]]
    atlas = {
        "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
        "arcs": [border, [[200, 200], [-200, 0], [0, -200], [200, 0]], [[200, 0], [200, 0], [0, 200], [-200, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "id": "1", "arcs": [[0, 1]]},
                    {"type": "Polygon", "id": "2", "arcs": [[-1, 2]]},
                ]
            }
        },
    }
    built = outlines_of(atlas, {"1": "XA", "2": "XB"}.get)
    west, east = (set(rings_of(built[code][0])[0]) for code in ("XA", "XB"))
    assert len(west) == len(east) == 4
    assert len(west & east) == 2
