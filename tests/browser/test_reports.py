"""An error is reported by a reader, corrected by an editor, and published."""

import pytest

from tests.browser.looking import overflow, violations

SUMMIT = "meeting/brussels-2021"


def faults(page) -> list:
    """What axe finds, once all of the page is there, and by how much it is too wide."""
    page.wait_for_load_state()
    too_wide = [overflow(page)] if overflow(page) > 0 else []
    return too_wide + [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations(page)]


def test_a_reader_reports_an_error_and_an_editor_corrects_it(page, desk):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/en/meetings/brussels-2021/")
    page.locator(f'.report a[href="/en/report/{SUMMIT}/"]').first.click()
    page.get_by_label("What is wrong").fill("The city is called otherwise.")
    page.get_by_label("Where it says so").fill("A map of 2021")
    assert not faults(page)
    page.get_by_role("button", name="Send the report").click()
    page.wait_for_url("**/en/reports/*/")
    assert not faults(page)
    reported = page.url

    editor = desk("flavia")
    assert not faults(editor)
    editor.get_by_text("The city is called otherwise.").locator("xpath=..").get_by_role("link").click()
    assert not faults(editor)
    editor.get_by_role("link", name="Open the record and correct it").click()
    assert "The city is called otherwise." in editor.locator(".reported").inner_text()
    editor.go_back()
    editor.get_by_role("textbox", name="Answer").fill("The map shows another town.")
    editor.get_by_role("button", name="Reject with this answer").click()
    editor.get_by_text("is closed.").wait_for()
    page.goto(reported)
    assert "The map shows another town." in page.locator("main").inner_text()
    assert page.context.cookies() == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_first_page_of_the_admin_fits_and_is_accessible_in_both_languages(desk, width, scheme):
    page = desk("flavia", viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert not faults(page)
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "id"
    assert not faults(page)
