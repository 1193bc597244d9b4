"""From an article to facts in a real browser: read, decided by keys, and taken in."""

import pytest

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install -r requirements-dev.txt"
)

TEXT = """Zenda, 4 April 2025

NATO has 31 members, said the Duke of Strelsau on Friday.

Spain joined NATO in 1982. Poland joined NATO in 1998.

The United States is strong."""


def violations(page):
    return {violation["id"] for violation in axe_playwright.Axe().run(page).response["violations"]}


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
    page.locator("#told:not(:empty)").wait_for()
    page.evaluate("document.getElementById('told').textContent = ''")


def states(page):
    return page.locator(".article-conflict .candidate").evaluate_all("all => all.map(one => one.dataset.decision)")


def test_an_article_is_read_decided_by_keys_and_taken_in(desk):
    page = desk("flavia")
    page.goto("/admin/editing/article/add/")
    page.locator("[name=text]").fill(TEXT)
    page.locator("[name=title]").fill("The Zenda canary")
    assert not violations(page)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/change/")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_text("The date of publication is confirmed.").wait_for()
    assert states(page) == ["proposed", "proposed"]
    press(page, "j", "a")
    press(page, "r")
    assert states(page) == ["accepted", "rejected"]
    press(page, "u")
    assert states(page) == ["accepted", "proposed"]
    page.keyboard.press("c")
    page.keyboard.type("1999")
    press(page, "Enter")
    assert states(page) == ["accepted", "corrected"]
    assert "1999" in page.locator(".article-conflict .candidate .statement").nth(1).inner_text()
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    page.locator("#p-4 .paragraph-text").select_text()
    page.locator("#selected", has_text="The United States is strong.").wait_for()
    assert page.locator("#id_characters").input_value() == "0-28"
    page.locator("#id_fact").fill("membership/nato/us")
    page.locator("#id_field").select_option("member")
    page.locator("#id_value").fill("yes")
    page.locator("#missed-form button").click()
    page.get_by_text("Added.").wait_for()
    assert not violations(page)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.get_by_role("link", name="Look at what would be taken in").click()
    assert "3 claims" in page.locator(".article-outcome").inner_text()
    assert not violations(page)
    page.locator("[name=confirmed]").evaluate_all("all => all.forEach(one => { one.checked = true; })")
    page.get_by_role("button", name="Take in").click()
    page.get_by_text("Taken in: The Zenda canary.").wait_for()
    page.goto("/en/sources/the-zenda-canary/")
    assert "31 members" in page.locator("main").inner_text()
    assert "Duke of Strelsau" not in page.content()
