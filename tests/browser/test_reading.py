"""Readers on their way: from the home page, from old and mistyped addresses, from a meeting to its topics and on."""

import re

import pytest


def heading(page) -> str:
    return page.locator("h1").inner_text()


def test_the_home_page_of_a_day_leads_to_the_next_change_and_back_to_today(page):
    page.goto("/en/?as_of=1999-03-11")
    assert heading(page) == "The alliance had 16 members"
    page.locator(".turns [rel=next]").click()
    page.wait_for_url("**/en/?as_of=1999-03-12")
    assert heading(page) == "The alliance had 19 members"
    assert page.locator("figure.map").is_visible()
    page.get_by_role("link", name="Show today").click()
    page.wait_for_url(re.compile(r"/en/\??$"))
    assert page.locator(".banner").count() == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/en/members/DEU", "/en/members/germany/"),
        ("/en/members/turkey/?as_of=1999-03-12", "/en/members/turkiye/?as_of=1999-03-12"),
        ("/id/members/belanda/", "/id/members/netherlands/"),
    ],
)
def test_a_code_and_a_former_name_lead_to_the_page_of_today(page, old, new):
    assert page.goto(old).status == 200
    assert page.url.endswith(new)


@pytest.mark.parametrize(
    ("mistyped", "name", "address"),
    [
        ("/en/members/turkiyee/", "Türkiye", "/en/members/turkiye/"),
        ("/id/members/jermann/", "Jerman", "/id/members/germany/"),
    ],
)
def test_a_mistyped_address_is_one_click_from_the_nearest_name(page, mistyped, name, address):
    assert page.goto(mistyped).status == 404
    page.locator("main").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**{address}")


def test_a_meeting_leads_to_its_topics_and_to_the_meetings_beside_it(page):
    page.goto("/en/meetings/brussels-2021/")
    page.locator(".agenda").get_by_role("link", name="Cyber defence", exact=True).click()
    page.wait_for_url("**/en/topics/cyber-defence/")
    assert page.locator("svg title").first.text_content()
    page.get_by_role("link", name="Warsaw Summit 2016").first.click()
    page.wait_for_url("**/en/meetings/warsaw-2016/")
    page.locator("[rel=next]").click()
    page.wait_for_url(lambda url: "/en/meetings/" in url and "warsaw" not in url)


def test_without_scripts_every_form_on_the_way_is_a_plain_question(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/id/")
    page.locator("#id_as_of").fill("1982-05-30")
    page.locator("#id_as_of").press("Enter")
    page.wait_for_url("**/id/?as_of=1982-05-30")
    assert "16" in heading(page)
    page.locator("#find").fill("spanyol")
    page.locator("#find").press("Enter")
    page.locator("main").get_by_role("link", name="Spanyol", exact=True).first.click()
    page.wait_for_url("**/id/members/spain/")
    context.close()
