"""By what an answer is recognized."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alliance.answers.encodings import GZIP, IDENTITY
from alliance.answers.validators import etag_of, is_known, last_modified, midnight

ETAG = '"abc"'
MODIFIED = "Sat, 01 Jun 2024 10:00:00 GMT"


def test_an_etag_is_the_digest_of_what_is_said_and_how_it_is_coded():
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of “abc”, in FIPS 180-2
    assert etag_of(b"abc", IDENTITY) == f'"{digest}"'
    assert etag_of(b"abc", GZIP) == f'"{digest}-gzip"'


@pytest.mark.parametrize(
    ("headers", "known"),
    [
        ({}, False),
        ({"If-None-Match": '"abc"'}, True),
        ({"If-None-Match": 'W/"abc"'}, True),
        ({"If-None-Match": '"x", W/"y", "abc"'}, True),
        ({"If-None-Match": "*"}, True),
        ({"If-None-Match": '"abcd"'}, False),
        ({"If-None-Match": '"abc-gzip"'}, False),
        ({"If-None-Match": "abc"}, False),
        ({"If-None-Match": ""}, False),
        ({"If-None-Match": '"' * 9999}, False),
        ({"If-Modified-Since": MODIFIED}, True),
        ({"If-Modified-Since": "Sat, 01 Jun 2024 10:00:01 GMT"}, True),
        ({"If-Modified-Since": "Sat, 01 Jun 2024 09:59:59 GMT"}, False),
        ({"If-Modified-Since": "Sat, 01 Jun 99999 10:00:00 GMT"}, False),
        ({"If-Modified-Since": "yesterday"}, False),
        ({"If-None-Match": '"x"', "If-Modified-Since": MODIFIED}, False),
        ({"If-None-Match": ETAG, "If-Modified-Since": "Sat, 01 Jun 2002 10:00:00 GMT"}, True),
    ],
)
def test_a_reader_who_names_the_etag_or_else_the_time_has_the_answer(rf, headers, known):
    assert is_known(rf.get("/", headers=headers), ETAG, MODIFIED) is known


def test_without_a_time_of_ours_that_of_the_reader_says_nothing(rf):
    assert not is_known(rf.get("/", headers={"If-Modified-Since": MODIFIED}), ETAG, "")


def test_a_change_is_dated_only_when_its_second_is_over():
    now = datetime.now(UTC)
    assert last_modified(now + timedelta(seconds=1)) is None
    assert last_modified(now - timedelta(seconds=2)) == int((now - timedelta(seconds=2)).timestamp())


def test_a_day_begins_at_midnight_in_utc():
    assert midnight(date(2024, 6, 1)) == datetime(2024, 6, 1, tzinfo=UTC)
