"""The shapes of the map, and how they are made from an atlas."""

import gzip
import json
from itertools import pairwise
from math import cos, radians

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from members.map import shapes
from members.map.building import FRAMES, MARGIN, Frame, code_of, shapes_of
from members.map.geometry import Projection, area, clipped, contains, path_of, rings_of, rounded, simplified
from members.models import ALLIANCE, Membership

EUROPE, AMERICA = FRAMES


def countries_at(frame, longitude, latitude):
    """The countries whose outline holds a point of the globe."""
    panel = next(panel for panel in shapes.panels() if panel.name == frame.name)
    place = frame.projection.place(longitude, latitude)
    return [code for code, outline in panel.outlines.items() if contains(rings_of(outline.path), *place)]


@pytest.mark.parametrize(
    ("town", "frame", "longitude", "latitude", "code"),
    [
        ("Simferopol", EUROPE, 34.1, 44.95, "UA"),
        ("Kerch", EUROPE, 36.3, 45.3, "UA"),
        ("Donetsk", EUROPE, 37.8, 48.0, "UA"),
        ("Nuuk", AMERICA, -51.0, 64.2, "DK"),
        ("Aarhus", EUROPE, 10.0, 56.15, "DK"),
        ("Skopje", EUROPE, 21.43, 42.0, "MK"),
        ("Pristina", EUROPE, 21.1, 42.65, "XK"),
        ("the north of Cyprus", EUROPE, 33.6, 35.28, "CY"),
        ("the south of Cyprus", EUROPE, 32.9, 34.9, "CY"),
        ("Kaliningrad", EUROPE, 21.0, 54.65, "RU"),
        ("Armagh", EUROPE, -6.7, 54.4, "GB"),
        ("Luxembourg", EUROPE, 6.1, 49.7, "LU"),
        ("Podgorica", EUROPE, 19.2, 42.5, "ME"),
        ("Fairbanks", AMERICA, -147.7, 64.8, "US"),
        ("Ottawa", AMERICA, -76.5, 45.4, "CA"),
    ],
)
def test_every_town_lies_in_one_country_and_in_the_right_one(town, frame, longitude, latitude, code):
    assert countries_at(frame, longitude, latitude) == [code], town


@pytest.mark.django_db
def test_every_member_has_an_outline():
    members = set(Membership.objects.of(ALLIANCE).values_list("country__iso2", flat=True))
    assert len(members) == 32
    assert members <= {code for panel in shapes.panels() for code in panel.outlines}


def test_neighbours_share_their_border_to_the_point():
    points = {
        code: {point for ring in rings_of(outline.path) for point in ring}
        for code, outline in shapes.panels()[0].outlines.items()
    }
    for one, other in [("FR", "ES"), ("PL", "DE"), ("SE", "NO"), ("UA", "RU"), ("GR", "TR"), ("BE", "LU")]:
        assert len(points[one] & points[other]) >= 5, (one, other)


def test_outlines_end_where_the_frame_does_and_labels_stand_inside():
    for panel in shapes.panels():
        for code, outline in panel.outlines.items():
            rings = rings_of(outline.path)
            assert all(
                -MARGIN <= x <= panel.width + MARGIN and -MARGIN <= y <= panel.height + MARGIN
                for ring in rings
                for x, y in ring
            ), code
            x, y = outline.place
            assert contains(rings, x + 0.01, y + 0.01), code
            assert 0 <= x <= panel.width, code
            assert 0 <= y <= panel.height, code


def test_the_shapes_stay_small():
    written = shapes.BUILT.read_bytes()
    assert len(written) < 50_000
    assert len(gzip.compress(written)) < 17_000
    for picture in (settings.BASE_DIR / "alliance" / "static" / "alliance").glob("land-*.svg"):
        assert len(gzip.compress(picture.read_bytes())) < 6_000, picture


@pytest.mark.parametrize(
    "rings",
    [
        [[(0, 0), (10, 0), (10, 10)]],
        [[(5, 7), (-3, -2), (0, 9)], [(100, 200), (101, 200), (101, 203), (99, 203)]],
    ],
)
def test_a_path_can_be_read_again(rings):
    assert rings_of(path_of(rings)) == rings


def test_a_line_loses_its_smallest_bends_and_keeps_its_ends():
    line = [(0, 0), (10, 0.1), (20, 0), (30, 9), (40, 0)]
    assert simplified(line, 20) == [(0, 0), (20, 0), (30, 9), (40, 0)]
    assert simplified(line, 10_000) == [(0, 0), (40, 0)]
    assert simplified(line, 0) == line


def test_a_closed_line_stays_a_ring():
    circle = [(0, 0), (2, -1), (4, 0), (5, 2), (4, 4), (2, 5), (0, 4), (-1, 2), (0, 0)]
    kept = simplified(circle, 10_000)
    assert len(kept) == 4
    assert area(rounded(kept[:-1])) > 0


def test_what_is_cut_to_a_frame_keeps_its_part_inside():
    ring = [(-10, -10), (10, -10), (10, 10), (-10, 10)]
    assert area(clipped(ring, 0, 0, 20, 20)) == 100
    assert area(clipped(ring, -5, -5, 5, 5)) == 100
    assert clipped(ring, 20, 20, 30, 30) == []


def test_the_projection_keeps_areas_and_knows_how_far_a_point_is():
    projection = Projection((14, 52), (0, 0), 1)

    def square(longitude, latitude, side=0.5):
        across = side / cos(radians(latitude + side / 2))
        corners = [(0, 0), (across, 0), (across, side), (0, side)]
        return area([projection.place(longitude + x, latitude + y) for x, y in corners])

    assert square(14, 52) == pytest.approx(square(-20, 65), rel=0.01)
    assert projection.distance(14, 52) == pytest.approx(0, abs=1e-5)
    assert projection.distance(14, 82) == pytest.approx(30)
    assert projection.distance(-166, -52) == pytest.approx(180, abs=0.5)


@pytest.mark.parametrize(
    ("number", "letters", "code"),
    [("724", "ES", "ES"), ("304", "GL", "DK"), ("833", "IM", "GB"), ("-1", "", "CY"), ("-2", "", "XK"), ("-3", "", "")],
)
def test_a_shape_is_drawn_under_the_code_of_its_state(number, letters, code):
    assert code_of({"id": number}, {number: letters}.get) == code


# Two neighbours of two degrees each with a common border that wriggles, an island of the western one, a dependency.
WEST, EAST, ISLAND, COLONY = "100", "200", "100", "300"
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
    "arcs": [
        [[200, 0], [1, 50], [-1, 50], [1, 50], [-1, 50]],  # the border, northward
        [[200, 200], [-200, 0], [0, -200], [200, 0]],  # around the west
        [[200, 0], [200, 0], [0, 200], [-200, 0]],  # around the east
        [[10, 300], [5, 0], [0, 5], [-5, 0], [0, -5]],  # a small island
        [[400, 200], [100, 0], [0, -200], [-100, 0], [0, 200]],  # alone, no neighbour by its arcs
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "MultiPolygon", "id": WEST, "arcs": [[[0, 1]], [[3]]]},
                {"type": "Polygon", "id": EAST, "arcs": [[~0, 2]]},
                {"type": "Polygon", "id": COLONY, "arcs": [[4]]},
                {"type": "Polygon", "id": "-99", "arcs": [[4]]},
            ]
        }
    },
}
CODES = {"100": "XA", "200": "XB", "300": "XC"}
FRAME = Frame("small", Projection((2, 1), (100, 100), 5.0), 200, 200, 20.0, 5.0, 1.0)


def built(codes=CODES, frame=FRAME):
    return shapes_of(TOPOLOGY, lambda number: codes.get(number, ""), [frame])["small"]


def test_a_common_border_is_made_simpler_once_for_both():
    panel = built()
    west, east = (set(rings_of(panel["countries"][code]["path"])[0]) for code in ("XA", "XB"))
    assert len(west & east) == 2
    assert panel["width"] == 200
    assert set(panel["countries"]) == {"XA", "XB", "XC"}


def test_an_island_is_drawn_where_it_is_large_enough():
    assert built()["countries"]["XA"]["path"].count("M") == 1
    finer = Frame("small", FRAME.projection, 200, 200, 1.0, 0.5, 1.0)
    assert built(frame=finer)["countries"]["XA"]["path"].count("M") == 2


def test_shapes_of_one_country_lose_the_line_between_them():
    countries = built({**CODES, "200": "XA"})["countries"]
    rings = rings_of(countries["XA"]["path"])
    assert len(rings) == 1
    assert countries["XA"]["area"] == pytest.approx(area(rings[0]), rel=0.01)
    crossing = [x for (x, _), (_, _) in pairwise(rings[0]) if 95 < x < 105]
    assert len(crossing) <= 2  # the corners where the border met the coast, no point between them


def test_a_country_too_small_for_a_panel_is_left_out_of_it():
    coarse = Frame("small", FRAME.projection, 200, 200, 20.0, 5.0, 1900.0)
    assert set(built(frame=coarse)["countries"]) == {"XA", "XB"}


def into(folder):
    """Where the command is to write."""
    return {"shapes": folder / "shapes.json", "outlines": folder / "outlines.json", "pictures": folder}


def test_the_command_writes_the_same_bytes_each_time(tmp_path):
    atlas = tmp_path / "atlas.json"
    germany = {"type": "Polygon", "id": "276", "arcs": [[0, 1]]}
    there = {"scale": [0.01, 0.01], "translate": [8, 50]}
    topology = TOPOLOGY | {"transform": there, "objects": {"countries": {"geometries": [germany]}}}
    atlas.write_text(json.dumps(topology), encoding="utf-8")
    written = []
    for _ in range(2):
        call_command("build_map", atlas, **into(tmp_path))
        names = ("shapes.json", "outlines.json", "land-europe.svg")
        written.append([(tmp_path / name).read_bytes() for name in names])
    assert written[0] == written[1]
    assert set(json.loads(written[0][0])["europe"]["countries"]) == {"DE"}
    assert set(json.loads(written[0][1])) == {"DE"}


@pytest.mark.parametrize("text", ["", "{", None])
def test_a_file_that_is_no_atlas_is_refused_in_words(tmp_path, text):
    atlas = tmp_path / "atlas.json"
    if text is not None:
        atlas.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="is no atlas"):
        call_command("build_map", atlas, **into(tmp_path))
