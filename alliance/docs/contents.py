"""The pages of the documentation, in the order in which they are read."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Page(NamedTuple):
    """A page by the name of its address, which is that of its template too."""

    name: str
    title: str
    summary: str

    @property
    def template(self) -> str:
        return f"docs/{self.name}.html"

    def get_absolute_url(self) -> str:
        return reverse(f"docs:{self.name}")


START = Page("start", _("Using the API"), _("What the API answers, and five tasks, each done with one request."))
PAGES = (
    START,
    Page("endpoints", _("Endpoints"), _("Every list and every record: its parameters, formats and fields.")),
    Page("parameters", _("Parameters"), _("Filters, ranges, order, pages, and how to ask for fewer or more fields.")),
    Page("formats", _("Formats"), _("JSON, CSV, NDJSON, JSON-LD, GeoJSON and iCalendar, and one language at a time.")),
    Page("time", _("Time"), _("Two clocks: when something was true, and when it was known here.")),
    Page("fields", _("Fields"), _("Every field of every record, with its type.")),
    Page("check", _("Checking a text"), _("Send an article, get each statement in it with its verdict.")),
    Page("errors", _("Errors"), _("Every status, what it means and what to do.")),
    Page("caching", _("Caching and limits"), _("How to ask only for what is new, and how often you may ask.")),
    Page("changes", _("Changes"), _("What was added, corrected or deleted since you last looked.")),
    Page("bulk", _("Everything at once"), _("The whole knowledge base as SQLite, CSV or NDJSON.")),
    Page("mcp", "MCP", _("The knowledge base as tools for language models.")),
    Page("versioning", _("Versions"), _("What will not change, and what is said a year before it does.")),
)


def page_named(name: str) -> Page:
    return next(page for page in PAGES if page.name == name)


def neighbours(page: Page) -> tuple[Page | None, Page | None]:
    """The pages before and after one."""
    place = PAGES.index(page)
    return PAGES[place - 1] if place else None, PAGES[place + 1] if place + 1 < len(PAGES) else None
