"""Every request in the documentation is sent as it stands there; those of the five tasks in each language, for real."""

import os
import subprocess
import sys

import pytest

from alliance.docs.tasks import tasks
from tests.alliance.docs.pasting import PAGES_WITH_EXAMPLES, examples, sent
from tests.tools import needed

pytestmark = pytest.mark.django_db
WITHOUT_REQUESTS = {"fields/"}


@pytest.mark.parametrize("page", PAGES_WITH_EXAMPLES)
def test_every_request_on_a_page_gets_the_answer_that_the_page_promises(client, page):
    found = examples(client, page)
    assert found or page in WITHOUT_REQUESTS
    for example in found:
        response = sent(client, example.text)
        assert response.status_code == example.status, f"{example.text}: {response.status_code}"
        response.getvalue()  # a file is closed once it is read


@pytest.fixture(scope="module")
def snippets(site):
    """The programs of the five tasks by language, with the address of the running site."""
    from datetime import UTC, datetime

    found = {}
    for task in tasks(datetime.now(UTC).date()):
        for language, text in task.snippets(site):
            found[task.name, language] = text
    return found


NAMES = ["members-on-a-day", "summits-on-a-topic", "changed-this-month", "source-of-a-date", "everything"]
# What the output of each must have in it.
TOLD = {
    "members-on-a-day": ["Hungary"],
    "summits-on-a-topic": ["Lisbon"],
    "changed-this-month": ["created"],
    "source-of-a-date": ["1955"],
    "everything": [],
}


def run(arguments, folder, **values):
    return subprocess.run(
        arguments, cwd=folder, capture_output=True, text=True, timeout=120, env={"PATH": os.environ["PATH"]}, **values
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_task_is_done_by_one_line_of_curl(snippets, tmp_path, name):
    needed("curl")
    line = snippets[name, "curl"].replace("curl ", "curl --fail --silent --show-error ", 1)
    done = run(["/bin/sh", "-c", line], tmp_path)
    assert done.returncode == 0, done.stderr
    if name == "everything":
        assert (tmp_path / "alliance.sqlite3").read_bytes().startswith(b"SQLite format 3")
    assert all(word in done.stdout for word in TOLD[name])


@pytest.mark.parametrize("name", NAMES)
def test_each_task_is_done_in_python(snippets, tmp_path, name):
    done = run([sys.executable, "-"], tmp_path, input=snippets[name, "Python"])
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert all(word in done.stdout for word in TOLD[name])


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_each_task_is_done_in_javascript_from_a_page_of_another_site(browser, snippets, name):
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.set_content("<!doctype html><title>Elsewhere</title>")
    page.evaluate(f"async () => {{ {snippets[name, 'JavaScript']} }}")
    page.close()
    assert said
    assert all(word in " ".join(said) for word in TOLD[name])


def test_the_tasks_are_the_five_that_are_run_here():
    from datetime import date

    assert [task.name for task in tasks(date(2030, 1, 1))] == NAMES
