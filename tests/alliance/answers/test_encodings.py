"""Which coding an answer is sent in, and that coding the same gives the same."""

import gzip

import pytest

from alliance.answers.encodings import GZIP, IDENTITY, accepted, can_be_encoded, encode


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, IDENTITY),
        ("", IDENTITY),
        ("gzip", GZIP),
        ("GZip", GZIP),
        ("x-gzip", GZIP),
        ("br, gzip", GZIP),
        ("gzip, deflate, br, zstd", GZIP),
        ("*", GZIP),
        ("br", IDENTITY),
        ("br;q=1.0, *;q=0.1", GZIP),
        ("identity", IDENTITY),
        ("gzip;q=0", IDENTITY),
        ("gzip; q=0.000, *", IDENTITY),
        ("gzip;q=0.2, identity;q=0.7", IDENTITY),
        ("gzip;q=0.7, identity;q=0.2", GZIP),
        ("gzip;q=0.5, identity;q=0.5", GZIP),
        ("identity;q=0", None),
        ("identity;q=0, gzip", GZIP),
        ("identity;q=0, *", GZIP),
        ("identity;q=0, br", None),
        ("*;q=0", None),
        ("*;q=0, identity", IDENTITY),
        ("br, *;q=0", None),
        ("gzip;q=2", IDENTITY),
        ("gzip;level=9", IDENTITY),
        ("gzip;q=nan", IDENTITY),
        ("\x00,,;;q=1,ģzip", IDENTITY),
        ("gzip," * 5000, GZIP),
    ],
)
def test_the_coding_that_a_reader_prefers_is_chosen_among_ours(header, coding):
    assert accepted(header) == coding


def test_the_same_content_is_coded_into_the_same_bytes_whatever_the_time_and_the_system():
    packed = encode(b"Ruritania" * 100, GZIP)
    assert packed[4:8] == b"\0\0\0\0"
    assert packed[9] == 255
    assert gzip.decompress(packed) == b"Ruritania" * 100
    assert encode(b"Ruritania", IDENTITY) == b"Ruritania"


@pytest.mark.parametrize(
    ("content_type", "can_be"),
    [
        ("application/json", True),
        ("application/problem+json", True),
        ("application/geo+json; charset=utf-8", True),
        ("text/csv; charset=utf-8", True),
        ("application/x-ndjson", True),
        ("TEXT/HTML", True),
        ("image/svg+xml", True),
        ("application/zip", False),
        ("application/vnd.sqlite3", False),
        ("image/png", False),
        ("", False),
    ],
)
def test_only_what_gets_smaller_is_coded(content_type, can_be):
    assert can_be_encoded(content_type) is can_be
