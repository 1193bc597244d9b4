"""A browser for the tests: Playwright's hands on the system's Chromium, so that nothing has to be downloaded."""

import os
from collections.abc import Iterator

import pytest

from tests.tools import missing, needed

# No sandbox as root, and none of the browser's own conversations with the outside.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """One Chromium for the session."""
    program = needed("chromium", "chromium-browser", "google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: pip install -r requirements-dev.txt")
    # Playwright keeps an event loop in this thread, in which Django would refuse every query of the test itself.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def window(browser, site) -> Iterator:
    """One window for the session: to open another one costs more than to read a page in it."""
    context = browser.new_context(base_url=site, locale="en-GB", viewport={"width": 1280, "height": 900})
    context.new_page()  # with its last page it would close
    yield context
    context.close()


@pytest.fixture
def swept(window, site) -> Iterator:
    """The window, in which nothing of the test is left after it: no page, no cookie, no permission, no file."""
    before = window.pages
    yield window
    for page in window.pages:
        if page not in before:
            page.close()
    window.clear_cookies()
    window.clear_permissions()
    session = window.new_cdp_session(before[0])
    session.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    session.detach()


@pytest.fixture
def page(swept):
    """A fresh page without cookies on the running site: `page.goto("/en/")`."""
    return swept.new_page()
