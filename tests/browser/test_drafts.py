"""From a form to the public page by way of a draft, in a real browser."""

import pytest

from tests.server import manage

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install -r requirements-dev.txt"
)

# The head of the narrow column with the links, which Django leaves empty.
OF_DJANGO = {"empty-table-header"}

SUMMIT = """
from alliance.summits.models import Meeting
from members.models import Organization
summit = Meeting.objects.create(
    organization=Organization.objects.get(key="nato"), kind="summit", title_en="Zenda 1950", title_ind="Zenda 1950"
)
print(summit.pk)
"""


def violations(page):
    return {violation["id"] for violation in axe_playwright.Axe().run(page).response["violations"]} - OF_DJANGO


def test_a_draft_is_kept_previewed_and_published(desk, site, tmp_path):
    made = manage(site.database, tmp_path, "shell", "-v", "0", "-c", SUMMIT)
    assert made.returncode == 0, made.stderr
    page = desk("rudolf", viewport={"width": 390, "height": 900})
    page.goto(f"/admin/summits/meeting/{made.stdout.strip()}/change/")
    page.locator("#id_city_en").fill("Hentzau")
    with page.context.expect_page() as opened:
        page.get_by_role("group", name="Preview").get_by_role("button", name="English").click()
    preview = opened.value
    assert "Hentzau" in preview.locator("main").inner_text()
    assert "Nobody else sees it" in preview.locator(".preview-bar").inner_text()
    preview.wait_for_load_state()  # with all of its colours
    assert not violations(preview)
    preview.close()
    page.get_by_role("button", name="Save as draft").click()
    page.wait_for_url("**/admin/editing/draft/*/change/")
    assert page.locator("#id_city_en").input_value() == "Hentzau"
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.goto("/en/meetings/zenda-1950/")
    assert "Hentzau" not in page.locator("main").inner_text()
    page.go_back()
    cite(page)
    page.get_by_role("button", name="Save and review").click()
    page.wait_for_url("**/review/")
    assert not violations(page)
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("Published: Zenda 1950.").wait_for()
    page.goto("/en/meetings/zenda-1950/")
    assert "Hentzau" in page.locator("main").inner_text()


def cite(page):
    page.locator("[name=change_source] + .select2 .select2-selection").click()
    page.keyboard.type("reference")
    page.wait_for_selector(".select2-results__option--highlighted:has-text('reference')")
    page.keyboard.press("Enter")
