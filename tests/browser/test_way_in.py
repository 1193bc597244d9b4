"""The way into the admin with a second factor, on a phone."""

import re
import time
from base64 import b32decode

import pytest
from django_otp.oath import TOTP

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install -r requirements-dev.txt"
)


def is_sound(page) -> bool:
    """Whether a page has nothing that axe complains of and fits its window; what it complains of is shown."""
    assert not [found["id"] for found in axe_playwright.Axe().run(page).response["violations"]]
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def code_from(secret: str) -> str:
    totp = TOTP(b32decode(secret.replace(" ", "")))
    totp.time = time.time()
    return f"{totp.token():06d}"


def test_a_second_factor_is_set_up_on_a_phone_and_every_page_of_the_way_is_accessible(page, desk):
    page.set_viewport_size({"width": 390, "height": 900})
    for address in ("/admin/login/", "/admin/password_reset/"):
        page.goto(address)
        assert is_sound(page)
    page = desk("rudolf", viewport={"width": 390, "height": 900})
    for address in ("/admin/account/", "/admin/second_factor/"):
        page.goto(address)
        assert is_sound(page)
    page.fill("#id_code", code_from(page.inner_text(".secret code")))
    page.get_by_role("button", name="Set up").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    assert is_sound(page)
    assert re.fullmatch(r"[a-z2-7]{4}(-[a-z2-7]{4}){3}", page.locator(".codes code").first.inner_text())
    page.get_by_role("link", name="I have written them down").click()
    page.wait_for_url("**/admin/")
    page.goto("/admin/account/")
    assert "10 recovery codes left" in page.inner_text("#content-main")
    page.get_by_role("button", name="Sign out everywhere").click()
    page.wait_for_url("**/admin/login/**")
