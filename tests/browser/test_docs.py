"""The documentation in a real browser: code that is copied, tables on a telephone, the console."""

import pytest

from tests.browser.looking import NARROWEST, overflow


@pytest.mark.parametrize(("language", "word", "done"), [("en", "Copy", "Copied"), ("id", "Salin", "Tersalin")])
def test_a_button_takes_a_request_to_the_clipboard(page, errors, language, word, done):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/{language}/docs/")
    button = page.get_by_role("button", name=word, exact=True).first
    button.click()
    page.get_by_role("button", name=done).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".code > code").first.text_content()
    assert not errors


@pytest.mark.parametrize("path", ["docs/endpoints/claims/", "docs/fields/", "docs/mcp/"])
def test_on_a_telephone_what_stood_beside_a_name_stands_below_it(page, path):
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    page.goto(f"/id/{path}")
    row = page.locator(".stacked tbody tr").first
    name, meaning = row.locator("th").bounding_box(), row.locator("td").first.bounding_box()
    assert meaning["y"] >= name["y"] + name["height"]
    assert meaning["width"] > NARROWEST / 2
    assert overflow(page) <= 0


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_console_is_as_dark_as_the_reader_likes_it_and_fits_a_telephone(page, errors, scheme, is_dark):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    page.goto("/api/v1/docs/")
    page.locator(".opblock-tag").first.click()
    page.locator(".opblock-summary-control").first.click()
    page.wait_for_selector(".opblock-body")
    assert page.evaluate("document.documentElement.classList.contains('dark-mode')") is is_dark
    assert overflow(page) <= 0
    assert not errors
