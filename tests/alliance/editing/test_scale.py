"""The pages of the admin ask as many questions of a large knowledge base as of a small one."""

from alliance.sources.models import Claim, Source
from alliance.summits.models import Meeting, Topic
from tests.benchmarks.editing import addresses, cost, grow


def test_pages_hold_their_query_counts(editor):
    pages = addresses([Meeting, Topic, Claim, Source])
    before = {address: cost(editor.client, address).queries for address in pages}
    grow(300, 3000)
    after = {address: cost(editor.client, address).queries for address in pages}
    assert after == before
    assert max(after.values()) <= 40
