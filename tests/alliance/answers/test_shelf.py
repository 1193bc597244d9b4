"""Where an answer is kept: each question at each moment has a place of its own."""

from datetime import UTC, datetime

import pytest

from alliance.answers import shelf

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2001, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"QUERY_STRING": "q=%C3%A9"}, {"QUERY_STRING": "q=\xe9"}),
        ({"QUERY_STRING": "a=1&b=2"}, {"QUERY_STRING": "b=2&a=1"}),
        ({"PATH_INFO": "/api/a?b"}, {"PATH_INFO": "/api/a", "QUERY_STRING": "b"}),
        ({"HTTP_HOST": "localhost"}, {"HTTP_HOST": "127.0.0.1"}),
        ({"wsgi.url_scheme": "http"}, {"wsgi.url_scheme": "https"}),
        ({}, {"coding": "gzip"}),
    ],
)
def test_different_questions_have_different_places(rf, one, other):
    def place(coding="identity", **environment):
        return shelf.Shelf(rf.generic("GET", "/", **environment), shelf.Moment.now(), coding).address

    assert place(**one) == place(**one)
    assert place(**one) != place(**other)


def test_every_part_of_the_moment_makes_another_place(rf):
    moment = shelf.Moment.now()
    others = [
        moment._replace(version=moment.version._replace(number=-1)),
        moment._replace(version=moment.version._replace(at=LONG_AGO)),
        moment._replace(code="another"),
        moment._replace(day=LONG_AGO.date()),
    ]
    assert len({shelf.Shelf(rf.get("/"), each, "gzip").address for each in [moment, *others]}) == 5
