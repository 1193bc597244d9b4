"""Questions that between them ask the API for everything it knows, and how to ask them in another process."""

import hashlib
import json
from pathlib import Path

from django.test import Client

from alliance.api import router
from alliance.bulk.columns import instant
from alliance.bulk.tables import record_tables
from alliance.knowledge.version import current
from tests.server import manage

API = "/api/v1/"
# Only a dump with the change log gives the same answer; a search is asked for something.
OF_LOGS, SEARCH = "changes", "search"
META = "meta/"

ASK = """
import json, sys
from tests.alliance.bulk.questions import answered
print(json.dumps(answered(json.loads({addresses!r}))))
"""


def addresses(with_logs: bool) -> list[str]:
    """Every list, whole and by page, the first and the last record of each, and a few questions."""
    left_out = {SEARCH, *(() if with_logs else (OF_LOGS,))}
    lists = [prefix for prefix, _viewset, _name in router.registry if prefix not in left_out]
    asked = [address for name in lists for address in (f"{name}/", f"{name}.ndjson")]
    for table in record_tables():
        if table.name in lists:
            keys = list(table.stored.objects.order_by("key").values_list("key", flat=True))
            asked += [f"{table.name}/{key}/" for key in {keys[0], keys[-1]}]
            asked.append(f"{table.name}/{keys[len(keys) // 2]}.jsonld")
    asked += ["members/?as_of=1999-03-12", "memberships/nato/de/?expand=claims", "claims/?ordering=-changed_at"]
    asked += ["search/?q=turki", "search/?q=Ruritania"]
    if with_logs:
        known_at = instant(current().at)
        asked += [META, *(f"{address}?known_at={known_at}" for address in ("memberships/", "memberships/nato/de/"))]
    return [API + address for address in asked]


def answered(asked: list[str]) -> dict[str, str]:
    """The SHA-256 of each answer, with its status."""
    client = Client()
    digests = {}
    for address in asked:
        response = client.get(address, headers={"host": "localhost"})
        content = b"".join(response.streaming_content) if response.streaming else response.content
        digests[address] = f"{response.status_code} {hashlib.sha256(content).hexdigest()}"
    return digests


def answered_elsewhere(database_url: str, home: Path, asked: list[str]) -> dict[str, str]:
    """The same from a process with another database."""
    done = manage(database_url, home, "shell", "-v", "0", "-c", ASK.format(addresses=json.dumps(asked)))
    assert not done.returncode, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
