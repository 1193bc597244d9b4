"""Looking at many addresses: whether each opens quietly, fits its window and is accessible.

All are looked at in one page of the browser, for a new one costs more than to open an address in it. What is opened
leaves nothing of what was there before, and each look sets the size of the window and the colours.
"""

import pytest

NARROWEST = 320


def overflow(page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def violations(page) -> list[dict]:
    """What axe finds."""
    axe_playwright = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install -r requirements-dev.txt"
    )
    page.evaluate(axe_playwright.Axe().axe_script)
    return page.evaluate("axe.run({ resultTypes: ['violations'] }).then(found => found.violations)")


def complaints(page) -> list[str]:
    """A list that fills with what the console complains of, and what fails to load."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


class Look:
    """`look.at("/en/", width=360, scheme="dark")` gives the status; then it can be asked what is wrong."""

    def __init__(self, page):
        self.page = page
        self.errors = complaints(page)

    def at(self, address: str, width: int = 1280, height: int = 900, scheme: str = "light") -> int:
        self.errors.clear()
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)
        return self.page.goto(address).status

    @property
    def overflow(self) -> int:
        return overflow(self.page)

    @property
    def violations(self) -> list[dict]:
        return violations(self.page)


@pytest.fixture(scope="session")
def looking_glass(window) -> Look:
    return Look(window.new_page())


@pytest.fixture
def look(swept, looking_glass) -> Look:
    """One page for all that only look; nothing is kept from one address to the next."""
    return looking_glass


@pytest.fixture
def errors(page) -> list[str]:
    """What the console of the page complains of, and what fails to load."""
    return complaints(page)
