"""A reader checks a text: on a phone and at a desk, with and without script, by pointer and by keyboard."""

from tests.browser.test_reports import faults

TEXT = """Brussels, 4 April 2025
NATO now has 31 members, and Spain joined NATO in 1983.
Finland joined NATO on 4 April 2023. The European Union has 28 members.
Read also: Ten things to know about cheese"""


def check(page, address: str) -> None:
    page.goto(address)
    page.locator("#id_text").fill(TEXT)
    page.locator(".check-form [type=submit]").first.click()
    page.locator(".findings").first.wait_for()


def test_the_answer_fits_and_is_accessible_and_leaves_nothing_behind(page):
    for address, width, scheme in (("/id/check/", 360, "dark"), ("/en/check/", 1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        check(page, address)
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        assert not faults(page)
        text, finding = (
            page.locator(where).bounding_box() for where in (".checked-line:has(#said-1) .checked-text", "#finding-1")
        )
        is_beside = finding["x"] > text["x"] + text["width"]
        assert is_beside is (width > 1000)  # below the paragraph on a phone
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_mark_and_its_finding_are_tied_without_a_script_and_the_day_can_be_changed(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    check(page, "/en/check/")
    mark, finding = page.locator("mark.m1").first, page.locator(".finding.n1").first
    ground = "node => getComputedStyle(node).backgroundColor"
    before = mark.evaluate(ground), finding.evaluate(ground)
    finding.hover()
    assert mark.evaluate(ground) != before[0]
    mark.hover()
    assert finding.evaluate(ground) != before[1]
    page.locator(".ref.m1").first.press("Enter")
    assert page.url.endswith("#finding-1")
    finding.get_by_text("As text").click()
    assert "31 was right from 4 April 2023" in finding.locator("code").inner_text()
    page.get_by_text("Change the day or the text").click()
    page.locator("#id_published").fill("2023-06-01")
    page.get_by_role("button", name="Check again").click()
    page.locator(".checked-about").get_by_text("the day that you gave").first.wait_for()
    assert "Holds" in page.locator("#finding-1").inner_text()
    page.get_by_text("Change the day or the text").click()
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.wait_for_url("**/id/check/")
    assert page.locator("#finding-1").is_visible()
    context.close()


def test_a_finding_and_all_of_them_are_copied_by_one_click(browser, site):
    context = browser.new_context(base_url=site, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    check(page, "/en/check/")
    page.locator(".finding .copy").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "on 4 April 2025 there were 32" in copied
    assert f"{site}/en/organizations/nato/" in copied
    page.get_by_role("button", name="Copy everything").click()
    assert "30 May 1982" in page.evaluate("navigator.clipboard.readText()")
    context.close()
