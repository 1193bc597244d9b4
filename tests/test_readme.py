"""The README's two commands are those that are tried, and what it names is there."""

import re

import pytest
from django.conf import settings

README = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for line in README.splitlines() if line.startswith("python3 -m venv")]


def pinned(name: str) -> dict[str, str]:
    """Package and version, of a list of requirements or a lock."""
    text = (settings.BASE_DIR / name).read_text(encoding="utf-8")
    return {
        package.lower(): version for package, version in re.findall(r"^([\w.-]+)(?:\[\w+])?==([^\s;\\]+)", text, re.M)
    }


def test_one_line_starts_the_site_and_one_runs_the_tests():
    start, test = COMMANDS
    assert start.endswith("-r requirements.lock && .venv/bin/python manage.py quickstart")
    assert test.endswith("-r requirements-dev.lock && .venv/bin/python -m tests")


def test_ci_runs_the_line_of_the_readme_and_none_of_its_own():
    script = (settings.BASE_DIR / ".ci" / "run").read_text(encoding="utf-8")
    assert 'tests="$(readme_line "python -m tests")"' in script
    assert script.rstrip().endswith('eval "$tests"')
    assert "pip install" not in script


@pytest.mark.parametrize("folder", re.findall(r"`([a-z]+/(?:[a-z]+/)?)`", README))
def test_folders_the_readme_names_exist(folder):
    assert (settings.BASE_DIR / folder).is_dir()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_a_lock_pins_what_its_list_asks_for_each_with_a_hash(name):
    asked, locked = pinned(f"{name}.txt"), pinned(f"{name}.lock")
    assert asked.items() <= locked.items()
    text = (settings.BASE_DIR / f"{name}.lock").read_text(encoding="utf-8")
    assert len(re.findall(r"^[\w.-]+==.*\\\n    --hash=sha256:", text, re.M)) == len(locked)


def test_both_locks_agree():
    assert pinned("requirements.lock").items() <= pinned("requirements-dev.lock").items()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_host_and_no_folder(name):
    text = (settings.BASE_DIR / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links| /", text)
