"""Searching as readers do: from any page, by keyboard, without a script, on a phone as at a desk."""

import pytest

from tests.browser.looking import NARROWEST


def type_into_the_box_of_any_page(page, text, start="/en/members/"):
    page.goto(start)
    box = page.get_by_role("searchbox")
    while not box.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_country_is_found_from_any_page_and_opened_by_keyboard_alone(page):
    type_into_the_box_of_any_page(page, "turki")
    assert page.url.endswith("/en/search/?q=turki")
    first = page.locator(".results a").first
    while not first.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/members/turkiye/")


def test_the_question_stays_in_the_box_and_can_be_changed(page):
    type_into_the_box_of_any_page(page, "KTT Brussel 2021", start="/id/topics/")
    assert page.get_by_role("searchbox").input_value() == "KTT Brussel 2021"
    page.get_by_role("searchbox").fill("Den Haag")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/id/search/?q=Den+Haag")
    assert page.locator(".results a").first.get_attribute("href") == "/id/meetings/the-hague-2025/"


def test_a_typing_error_takes_one_more_click(page):
    page.goto("/en/search/?q=makedoina")
    page.locator(".meant").click()
    page.wait_for_url("**/en/search/?q=Makedonia")
    assert page.locator(".results a").first.inner_text() == "North Macedonia"


def test_results_are_narrowed_to_a_kind_and_the_address_can_be_sent_to_others(page):
    page.goto("/en/search/?q=brussels")
    page.get_by_role("navigation", name="Kinds of results").get_by_role("link", name="Organizations").click()
    page.wait_for_url("**/en/search/?q=brussels&kind=organization")
    assert page.locator(".results > li").count() == 2
    assert page.locator("nav.kinds [aria-current=page]").inner_text().startswith("Organizations")


def test_searching_needs_no_script(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/id/")
    page.get_by_role("searchbox").fill("siber")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/id/search/?q=siber")
    assert page.locator(".results a").first.get_attribute("href") == "/id/topics/cyber-defence/"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "/en/search/?q=turki",
        "/id/search/?q=keanggotaan&kind=claim",
        "/en/search/?q=makedoina",
        "/id/search/?q=Oslo+Reykjavik",
        f"/en/search/?q={'x' * 201}",
        "/id/members/turkeyy/",
    ],
)
def test_every_state_of_the_search_is_accessible_and_fits_the_narrowest_window(look, address, scheme):
    look.at(address, NARROWEST, 700, scheme)
    assert look.overflow <= 0
    assert not look.violations


def test_what_can_be_touched_is_large_enough(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/en/search/?q=turki")
    for target in page.locator(".kinds a, form.search button, form.search input:visible").all():
        assert min(target.bounding_box()["width"], target.bounding_box()["height"]) >= 24
