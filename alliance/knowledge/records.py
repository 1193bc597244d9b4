"""Records by what they are called outside, kind and key, and the pages that show them."""

from collections import defaultdict
from collections.abc import Iterable

from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.knowledge.rows import noun_to_model
from alliance.templatetags.wording import address


def records_of(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Keyed]:
    """The rows with these kinds and keys, as far as they exist: one query for each class among these."""
    keys = defaultdict(set)
    for kind, key in names:
        keys[kind].add(key)
    models = noun_to_model()
    return {
        (kind, record.key): record
        for kind in sorted(keys.keys() & models.keys())
        for record in models[kind].objects.select_related(*models[kind].shown_with).filter(key__in=keys[kind])
    }


def page_of(record: Keyed) -> str:
    """Where it is shown; empty where it has no page."""
    if isinstance(record, Fact):
        return address(record)
    return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""
