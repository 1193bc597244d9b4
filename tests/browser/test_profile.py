"""The page of a country in a real browser: its notes by keyboard, its disputes without a click."""

import pytest

from tests.browser.looking import NARROWEST

PHONE = {"width": 360, "height": 740}


def in_view(page, selector: str) -> bool:
    return page.locator(selector).evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight }"
    )


def test_a_note_is_followed_and_left_by_keyboard_alone(page):
    page.emulate_media(reduced_motion="reduce")  # the page then jumps instead of gliding
    page.goto("/en/members/spain/")
    page.locator("#ref-1").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-1")
    assert in_view(page, "#note-1")
    page.keyboard.press("Tab")  # into the note: its first source
    assert page.evaluate("document.activeElement.closest('li[id]').id") == "note-1"
    while not page.evaluate("document.activeElement.matches('[role=doc-backlink]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#ref-1")
    assert in_view(page, "#ref-1")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}])
def test_where_sources_differ_all_sides_are_seen_without_a_click(page, size):
    page.set_viewport_size(size)
    page.goto("/en/members/turkiye/")
    box = page.locator("#membership-nato-tr-sides")
    assert box.locator(".verdict-disagrees .statement").first.is_visible()
    assert box.locator(".reason").is_visible()


def test_a_day_is_asked_for_and_left_again_by_keyboard(page):
    page.goto("/en/members/turkiye/")
    page.locator("#id_as_of").fill("1999-03-12")
    page.locator("#id_as_of").press("Enter")
    page.wait_for_url("**/en/members/turkiye/?as_of=1999-03-12")
    assert page.locator("h1").inner_text().startswith("Turkey")
    page.locator(".turns [rel=next]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**?as_of=2004-06-28")


def test_the_contents_lead_to_each_section(page):
    page.goto("/id/members/france/")
    for link in page.locator(".contents a").all():
        target = link.get_attribute("href")
        assert page.locator(target).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["/en/members/united-states/", "/id/meetings/brussels-2021/", "/en/organizations/nato/"]
)
def test_these_pages_fit_the_narrowest_window_and_are_accessible_there(look, address, scheme):
    look.at(address, NARROWEST, 700, scheme)
    assert look.overflow <= 0
    assert not look.violations


def test_print_has_the_notes_and_no_way_around_the_page(page):
    page.goto("/en/members/spain/")
    page.emulate_media(media="print")
    assert page.locator(".footnotes .statement").first.is_visible()
    assert not page.locator(".contents").is_visible()
    assert not page.locator(".back").first.is_visible()
