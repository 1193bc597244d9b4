"""Comparing, what is disputed and the page about the site, in a real browser."""

import pytest

from tests.browser.looking import NARROWEST

PAGES = [
    "compare/",
    "compare/?a=finland&b=ukraine",
    "compare/?first=1949-08-01&second=2030-01-01",
    "compare/?a=greece&b=greece",
    "compare/?first=2000-01-01",
    "disputed/?kind=membership",
    "disputed/?country=germany",
    "disputed/?kind=rumour",
    "about/",
]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("address", PAGES)
def test_the_pages_are_accessible_in_the_dark_and_fit_the_narrowest_window(look, language, address):
    look.at(f"/{language}/{address}", NARROWEST, 700, scheme="dark")
    assert look.overflow <= 0
    assert not look.violations


def test_the_days_stay_in_their_boxes(page):
    page.goto("/id/compare/?first=1990-01-01&second=2024-03-07")
    assert page.locator("#id_first").input_value() == "1990-01-01"
    assert page.locator("#id_second").input_value() == "2024-03-07"


def test_a_country_that_is_missing_is_asked_for_before_the_question_is_sent(page):
    page.goto("/en/compare/")
    page.locator("#id_a").select_option("greece")
    page.get_by_role("button", name="Compare").first.click()
    assert page.url.endswith("/en/compare/")
    assert page.locator("#id_b").evaluate("box => box.validity.valueMissing")


def test_each_value_of_a_comparison_has_its_note_on_the_page(page):
    page.goto("/en/compare/?a=finland&b=sweden")
    for mark in page.locator("main table .noteref a").all():
        assert page.locator(mark.get_attribute("href")).count() == 1


def test_print_shows_the_comparison_and_its_sources(page):
    page.goto("/en/compare/?a=finland&b=sweden")
    page.emulate_media(media="print")
    assert page.locator("main table").is_visible()
    assert page.locator(".footnotes").is_visible()
    assert not page.locator("main .ask").first.is_visible()
