"""The icons, and the pictures that links to the site show elsewhere."""

import re
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils.translation import override

from alliance.management.commands.render_pictures import as_ico, chunk, packed
from alliance.takeaway.pictures import ALIKE, HEIGHT, SECTIONS, WIDTH, picture, picture_for, strokes
from tests.addresses import IN_EACH_LANGUAGE, LANGUAGES

MOST_BYTES = 60_000


def found(name: str) -> Path:
    path = finders.find(name)
    assert path, name
    return Path(path)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_a_picture_of_the_right_size_in_each_language(section, language):
    png = found(picture(section, language)).read_bytes()
    assert size(png) == (WIDTH, HEIGHT)
    assert len(png) < MOST_BYTES


def test_no_picture_is_left_over_and_no_two_are_the_same():
    names = {picture(section, language) for section in SECTIONS for language in LANGUAGES}
    folder = found(picture("", "en")).parent
    assert {path.name for path in folder.iterdir()} == {Path(name).name for name in names}
    assert len({path.read_bytes() for path in folder.iterdir()}) == len(names)


@pytest.mark.parametrize("address", IN_EACH_LANGUAGE)
def test_every_page_has_a_picture_that_is_there_and_a_title_for_links(seen, address):
    meta = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', seen(address)))
    assert meta["og:title"].strip()
    assert meta["og:description"] == meta["description"].strip() != ""
    assert meta["og:url"] == f"http://testserver{address}".replace("&", "&amp;")
    assert meta["og:locale"] == {"en": "en_GB", "id": "id_ID"}[address[1:3]]
    assert meta["og:image"].startswith("http://testserver/static/")
    assert address[1:3] in Path(meta["og:image"]).name
    assert found(meta["og:image"].removeprefix("http://testserver/static/"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/id/", "home-id"),
        ("/en/members/turkiye/", "members-en"),
        ("/id/meetings/", "meetings-id"),
        ("/en/accession/", "timeline-en"),
        ("/en/nothing/at/all/", "home-en"),
        ("/", "home-en"),
    ],
)
def test_a_page_has_the_picture_of_its_section(path, name):
    with override(path[1:3] or "en"):
        assert picture_for(path) == f"/static/alliance/pictures/{name}.png"


def test_sections_that_share_a_picture_share_one_that_is_there():
    assert set(ALIKE.values()) <= set(SECTIONS)
    assert not set(ALIKE) & set(SECTIONS)


def test_the_drawing_has_a_line_for_each_stay_over_all_times():
    stays = [(date(2000, 1, 1), None), (date(2010, 1, 1), date(2015, 1, 1))]
    assert strokes(stays, date(2020, 1, 1), 400, 100) == [
        {"x1": 0, "x2": 400, "y": 25},
        {"x1": 200, "x2": 300, "y": 75},
    ]
    assert strokes([], date(2020, 1, 1), 400, 100) == []
    assert strokes([(date(2020, 1, 1), None)], date(2020, 1, 1), 400, 100) == [{"x1": 0, "x2": 0, "y": 50}]


def test_the_icons_are_ours_and_small():
    assert size(found("alliance/apple-touch-icon.png").read_bytes()) == (180, 180)
    assert found("alliance/favicon.svg").stat().st_size < 1000
    icon = found("alliance/favicon.ico").read_bytes()
    assert icon[:4] == b"\0\0\1\0"
    assert size(icon[22:]) == (32, 32)
    assert struct.unpack("<II", icon[14:22]) == (len(icon) - 22, 22)


def test_a_packed_picture_has_the_same_pixels():
    header = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)
    pixels = b"\0" + bytes(range(6))
    loose = zlib.compress(pixels, 0)
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", loose[:7]), chunk(b"IDAT", loose[7:]), chunk(b"IEND", b"")]
    )
    tight = packed(png)
    assert tight.count(b"IDAT") == 1
    assert zlib.decompress(tight.split(b"IDAT")[1].split(b"IEND")[0][:-8]) == pixels
    assert packed(tight) == tight
    assert as_ico(tight, 2)[22:] == tight
