"""Every page in a real browser: on a phone and at a desk, in both languages, in both colour schemes."""

import pytest

from tests.addresses import IN_EACH_LANGUAGE
from tests.browser.looking import NARROWEST

# Each page twice in each language: on a phone in the dark, and at a desk by light.
PLACES = {"phone": (360, "dark"), "desk": (1280, "light")}
NOT_FOUND = ["/en/nothing/", "/id/nothing/"]


@pytest.mark.parametrize(("width", "scheme"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("address", IN_EACH_LANGUAGE)
def test_every_page_opens_quietly_fits_the_window_and_is_accessible(look, address, width, scheme):
    assert look.at(address, width, scheme=scheme) == 200
    assert not look.errors
    assert look.overflow <= 0
    assert not look.violations


@pytest.mark.parametrize(
    "address", ["/en/", "/id/members/belgium/", "/en/meetings/brussels-2021/", "/en/members/?as_of=x"]
)
def test_pages_are_accessible_in_the_dark_too(look, address):
    look.at(address, scheme="dark")
    assert not look.violations


@pytest.mark.parametrize("address", NOT_FOUND)
def test_the_page_for_what_is_not_there_is_accessible(look, address):
    assert look.at(address) == 404
    assert look.overflow <= 0
    assert not look.violations


@pytest.mark.parametrize(
    "address", ["/en/", "/id/members/turkiye/", "/en/timeline/", "/id/sources/", "/en/organizations/nato/"]
)
def test_pages_fit_the_narrowest_window(look, address):
    look.at(address, NARROWEST, 700)
    assert look.overflow <= 0


def test_a_day_is_asked_for_by_keyboard_alone(page):
    page.goto("/en/members/")
    page.locator("#id_as_of").fill("1999-03-12")
    page.locator("#id_as_of").press("Enter")
    page.wait_for_url("**/en/members/?as_of=1999-03-12")
    assert page.locator("tbody tr").count() == 19


def test_the_first_key_press_offers_the_way_past_the_navigation(page):
    page.goto("/en/members/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_language_switch_stays_on_the_page(page):
    page.goto("/en/members/?as_of=1999-03-12")
    page.get_by_role("link", name="Bahasa Indonesia").click()
    page.wait_for_url("**/id/members/?as_of=1999-03-12")


def test_print_shows_every_claim(page):
    page.goto("/en/partners/")
    closed = page.locator("details:not([open]) .statement").first
    assert not closed.is_visible()
    page.emulate_media(media="print")
    assert closed.is_visible()


def test_nothing_leaves_a_cookie(page):
    for address in ("/", "/en/members/?as_of=1999-03-12", "/id/nothing/"):
        page.goto(address)
    assert page.context.cookies() == []
