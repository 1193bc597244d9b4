"""A few hundred calls that schemathesis makes up; `python -m tests.schema` makes 10,000."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from alliance.wsgi import application
from tests.schema.calls import call

CALLS = 400


@pytest.fixture
def one_connection(db):
    """A request would close the connection of the test at its beginning, and at its end."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_whatever_is_asked_the_site_answers_as_described(description, one_connection, settings):
    settings.LIMITS = {}
    outcome = call(description, CALLS, app=application)
    assert not outcome.failures, "\n\n".join(outcome.failures[:5])
    assert outcome.calls >= CALLS
    assert outcome.statuses[200] > CALLS / 5, f"hardly a question was understood: {outcome}"
    assert {400, 404} <= set(outcome.statuses), f"hardly a question was refused: {outcome}"
