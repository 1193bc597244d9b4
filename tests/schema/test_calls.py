"""A few hundred calls that schemathesis makes up; `python -m tests.schema` makes 10,000."""

from alliance.wsgi import application
from tests.schema.calls import call

CALLS = 400


def test_whatever_is_asked_the_site_answers_as_described(description, one_connection, settings):
    settings.LIMITS = {}
    outcome = call(description, CALLS, app=application)
    assert not outcome.failures, "\n\n".join(outcome.failures[:5])
    assert outcome.calls >= CALLS
    assert outcome.statuses[200] > CALLS / 5, f"hardly a question was understood: {outcome}"
    assert {400, 404} <= set(outcome.statuses), f"hardly a question was refused: {outcome}"
