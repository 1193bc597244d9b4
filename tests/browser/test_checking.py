"""Checks while an editor types, in a real browser, and the buttons that are in sight all the while."""

import pytest

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install -r requirements-dev.txt"
)


def test_a_form_says_before_it_is_saved_what_would_be_refused(desk):
    page = desk("rudolf")
    page.goto("/admin/summits/meeting/?q=ankara-2026")
    page.locator("#result_list tbody th a").click()
    verdicts = page.locator("tr[id^=claims-]:has(option[value=status]:checked) .verdict")
    page.locator("#id_status").wait_for()
    assert set(verdicts.all_inner_texts()) == {"agrees"}
    page.evaluate("scrollTo(0, 0)")
    for button in ("_save", "_continue", "_check", "_keep"):
        sync_api.expect(page.locator(f"[name={button}]")).to_be_in_viewport(ratio=1)
    page.select_option("#id_status", "planned")
    warning = page.locator(".check-problems .check-warning")
    warning.wait_for()
    assert "Status – Planned, but 8 July 2026 is past" in warning.inner_text()
    notes = page.locator(".field-status .check-note").all_inner_texts()
    assert notes[0].startswith("No source gives this value")
    assert set(verdicts.all_inner_texts()) == {"disagrees"}
    sync_api.expect(page.locator(".check-count")).to_be_in_viewport()
    assert page.locator(".check-count").inner_text().startswith("Problems: ")
    page.select_option("#id_status", "held")
    page.locator(".check-result:has-text('Nothing speaks against saving this.')").wait_for()
    assert page.locator(".check-note, .check-problems li").count() == 0
    assert set(verdicts.all_inner_texts()) == {"agrees"}
    page.locator("[name=_check]").click()
    sync_api.expect(page.locator(".check-result")).to_be_in_viewport()
    assert page.locator("#id_status").input_value() == "held"
