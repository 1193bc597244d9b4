"""Everything at once from a running site, in one request."""

import hashlib
import sqlite3
from contextlib import closing
from urllib.request import Request, urlopen

MEMBERS = """
    SELECT count(*) FROM memberships JOIN countries ON countries.id = memberships.country
    WHERE organization = 'nato' AND start <= :day AND (end IS NULL OR end > :day)
"""


def test_the_database_is_one_request_away_and_answers_in_sql(site, tmp_path):
    with urlopen(f"{site}/data/alliance.sqlite3") as response:
        content, etag = response.read(), response.headers["ETag"]
    assert etag == f'"{hashlib.sha256(content).hexdigest()}"'
    (tmp_path / "alliance.sqlite3").write_bytes(content)
    with closing(sqlite3.connect(tmp_path / "alliance.sqlite3")) as file:
        found = {day: file.execute(MEMBERS, {"day": day}).fetchone() for day in ("1999-03-11", "1999-03-12")}
    assert found == {"1999-03-11": (16,), "1999-03-12": (19,)}


def test_a_part_of_it_is_sent_by_the_real_server(site):
    asked = Request(f"{site}/data/alliance.sqlite3", headers={"Range": "bytes=0-15"})
    with urlopen(asked) as response:
        assert response.status == 206
        assert response.read() == b"SQLite format 3\0"
