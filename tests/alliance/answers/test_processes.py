"""The same is recognized as the same, whichever process has worked it out."""

import subprocess
import sys

from django.conf import settings

from tests.server import SECONDS_TO_START, empty_database, environment, manage

ADDRESSES = [
    "/api/v1/members/",
    "/api/v1/members/nato/be.jsonld?expand=claims",
    "/api/v1/meetings.csv?page_size=5",
    "/api/v1/nothing/",
    "/en/members/turkiye/",
    "/id/",
]
ASKED = f"""
from django.test import Client
for coding in ("identity", "gzip"):
    for address in {ADDRESSES}:
        response = Client().get(address, headers={{"Host": "localhost", "Accept-Encoding": coding}})
        print(response.status_code, response.get("ETag"), hash(response.content))
"""


def answers(database_url, home, seed) -> list[list[str]]:
    """Status, ETag and a digest of what was sent that this very process has made, for each address."""
    process = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASKED],
        cwd=settings.BASE_DIR,
        env=environment(database_url, home) | {"PYTHONHASHSEED": seed, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_START,
    )
    assert process.returncode == 0, process.stderr
    return [line.split() for line in process.stdout.splitlines()]


def test_two_processes_give_the_same_answers_the_same_etags(tmp_path):
    with empty_database(tmp_path) as url:
        assert manage(url, tmp_path, "migrate", "-v0").returncode == 0
        assert manage(url, tmp_path, "load_knowledge").returncode == 0
        one, other = answers(url, tmp_path, "1"), answers(url, tmp_path, "2")
    assert [line[:2] for line in one] == [line[:2] for line in other]
    assert [line[0] for line in one] == ["200", "200", "200", "404", "200", "200"] * 2
    assert [line[2] for line in one] != [line[2] for line in other]  # the processes do differ where nobody sees it
