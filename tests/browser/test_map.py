"""The map in a real browser: stepped by keyboard, with and without its script, and found by the pointer."""

import re

import pytest


def members(page):
    return page.locator("tbody tr").count()


def test_the_slider_steps_to_the_next_change_by_keyboard_and_keeps_the_focus(page):
    page.goto("/en/map/?as_of=2024-06-01")
    page.locator("#id_step").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/en/map/?as_of=2023-04-04")
    assert members(page) == 31
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/en/map/?as_of=2020-03-27")
    assert members(page) == 30
    assert page.evaluate("document.activeElement.id") == "id_step"
    assert page.locator("output").inner_text() == "27 March 2020: +1 → 30"
    assert page.locator("#id_step").get_attribute("aria-valuetext") == "27 March 2020: +1 → 30"
    assert "27 March 2020" in page.title()
    assert page.locator("#id_as_of").input_value() == "2020-03-27"


def test_after_a_step_the_language_switch_and_the_way_back_are_right(page):
    page.goto("/en/members/")
    page.goto("/en/map/?as_of=2024-06-01")
    page.locator("#id_step").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**/en/map/?as_of=1949-08-23")
    assert members(page) == 0
    page.keyboard.press("End")
    page.wait_for_url("**/en/map/?as_of=2024-03-07")
    assert members(page) == 32
    page.get_by_role("link", name="Bahasa Indonesia").click()
    page.wait_for_url("**/id/map/?as_of=2024-03-07")
    page.go_back()
    page.go_back()
    page.wait_for_url("**/en/members/")


def test_where_fetching_fails_the_form_is_sent_as_without_a_script(page):
    page.goto("/en/map/?as_of=2024-06-01")
    page.route(
        "**/map/?step=*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    page.locator("#id_step").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/en/map/?as_of=2023-04-04")
    assert members(page) == 31


def test_without_a_script_the_slider_is_sent_by_its_button(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/map/?as_of=2024-06-01")
    page.locator("#id_step").focus()
    page.keyboard.press("ArrowLeft")
    page.locator("form[data-steps] button").click()
    page.wait_for_url("**/en/map/?as_of=2023-04-04")
    assert members(page) == 31
    context.close()


def test_the_keyboard_passes_from_the_slider_over_the_drawing_to_the_table(page):
    page.goto("/en/map/?as_of=2024-06-01")
    page.locator("#id_step").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg')") is None
    assert page.evaluate("document.activeElement.textContent") == "Download this map (SVG)"


def test_a_country_on_the_map_leads_to_its_page(page):
    page.goto("/en/map/?as_of=2024-06-01")
    page.locator(".map-europe .filled a[href$='/spain/'] path").click()
    page.wait_for_url("**/en/members/spain/")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_small_members_can_be_seen_on_any_window(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/en/map/?as_of=2024-06-01")
    for slug in ("luxembourg", "montenegro"):
        dot = page.locator(f".map-europe a[href$='/{slug}/'] circle").bounding_box()
        assert dot["width"] >= 8, slug


def test_a_member_is_told_from_plain_land_by_more_than_its_colour(page):
    page.emulate_media(forced_colors="active")
    page.goto("/en/map/?as_of=2024-06-01")
    fills = page.locator(".map-europe .filled a").evaluate_all("links => links.map(a => getComputedStyle(a).fill)")
    assert len({fill for fill in fills if "url(" in fill}) == 7
    land = page.locator(".map-europe .land").evaluate("land => getComputedStyle(land).fill")
    assert re.fullmatch(r"rgb\(255, 255, 255\)", land)


@pytest.mark.parametrize("address", ["/en/map/?as_of=1999-03-12", "/id/map/?as_of=1900-01-01", "/en/map/?step=x"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_accessible_on_any_day_and_in_both_colour_schemes(look, address, scheme):
    look.at(address, scheme=scheme)
    assert not look.violations
