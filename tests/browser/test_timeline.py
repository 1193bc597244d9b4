"""The timeline, the accession page, a topic along the years and the chart of spending, in a real browser."""

import pytest

PAGES = ["timeline/", "timeline/?country=turkiye", "accession/", "topics/defence-spending/", "members/poland/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_with_drawings_are_accessible_and_fit(look, address, language, scheme, width):
    assert look.at(f"/{language}/{address}", width, scheme=scheme) == 200
    assert look.overflow <= 0
    assert not look.violations


def test_the_timeline_is_narrowed_by_keyboard_alone(page):
    page.goto("/en/timeline/")
    page.locator("#id_country").focus()
    page.keyboard.type("Swe")
    page.keyboard.press("Tab")
    page.keyboard.type("mem")
    page.keyboard.press("Tab")
    page.keyboard.type("2000")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/timeline/?as_of=&country=sweden&kind=memberships&first_year=2000&last_year=")
    assert page.locator(".timeline tr[id]").count() == 1
    assert "Sweden joins NATO" in page.locator(".timeline").inner_text()


def test_the_wide_drawing_is_moved_by_keyboard_on_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/en/timeline/")
    region = page.get_by_role("region", name="Drawing of the timeline")
    region.focus()
    page.keyboard.press("ArrowRight")
    scrolled = "document.querySelector('.drawing .scroll').scrollLeft"
    for _again in range(40):  # it moves smoothly; waiting in the page would need the eval that its policy forbids
        if page.evaluate(scrolled) > 0:
            break
        page.wait_for_timeout(50)
    assert page.evaluate(scrolled) > 0


def test_no_mark_of_a_drawing_is_a_stop_for_the_tab_key(page):
    for address in ("/en/timeline/", "/en/topics/defence-spending/"):
        page.goto(address)
        assert page.locator("svg a").count() > 5
        assert page.locator("svg a:not([tabindex='-1'])").count() == 0


def test_a_mark_of_the_drawing_leads_to_its_row(page):
    page.goto("/en/timeline/?kind=summits")
    page.locator(".drawing a[href='#meeting-paris-1957']").click()
    page.wait_for_url("**#meeting-paris-1957")
    assert page.locator(":target").inner_text().startswith("16 December 1957")


def test_the_columns_of_the_table_stay_a_table_on_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/en/timeline/?country=se&kind=memberships")
    assert page.get_by_role("columnheader", name="Source").count() == 1
    assert page.get_by_role("cell", name="7 March 2024").count() == 1
    assert page.get_by_role("rowheader", name="Sweden joins NATO").count() == 1


def test_all_links_beside_each_other_in_a_row_can_be_hit_with_a_finger(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/en/timeline/?kind=summits")
    heights = page.locator(".jump a").evaluate_all("links => links.map(link => link.getBoundingClientRect().height)")
    assert min(heights) >= 24
