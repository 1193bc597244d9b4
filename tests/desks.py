"""Editors at their desks: browsers signed in to the running site, each as somebody else."""

from collections.abc import Iterator

import pytest

from tests.server import manage

PASSWORD = "zenda-1894-strelsau"
NAMES = ("flavia", "rudolf")

MAKE_THEM = f"""
from django.contrib.auth import get_user_model
for name in {NAMES}:
    get_user_model().objects.create_superuser(name, password="{PASSWORD}")
"""


@pytest.fixture(scope="session")
def editors(site, tmp_path_factory) -> tuple[str, ...]:
    """Who may sign in to the running site, with every permission."""
    made = manage(site.database, tmp_path_factory.mktemp("home"), "shell", "-c", MAKE_THEM)
    assert made.returncode == 0, made.stderr
    return NAMES


@pytest.fixture
def desk(browser, site, editors) -> Iterator:
    """`desk("flavia")`: a page of a browser of her own, signed in; further options are those of its context."""
    contexts = []

    def sit_down(name: str, **options):
        options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}} | options
        contexts.append(browser.new_context(base_url=site, **options))
        page = contexts[-1].new_page()
        page.goto("/admin/login/")
        page.locator("[name=username]").fill(name)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url("**/admin/")
        return page

    yield sit_down
    for context in contexts:
        context.close()
