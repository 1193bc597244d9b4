"""What was, in a real browser: a topic that was taken off an agenda is restored, a deleted summit brought back."""

import pytest

from tests.server import manage

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install -r requirements-dev.txt"
)

SUMMIT = """
from alliance.history import told
from alliance.summits.models import AgendaItem, Meeting, Topic
from members.models import Organization
summit = Meeting.objects.create(
    organization=Organization.objects.get(key="nato"), kind="summit", title_en="Hentzau 1950", title_ind="Hentzau 1950"
)
for place, name in enumerate(("deterrence", "ukraine"), start=1):
    AgendaItem.objects.create(meeting=summit, topic=Topic.objects.get(key=name), position=place)
with told(why="A slip."):
    summit.city_en = "Hentzau"
    summit.save()
    summit.agenda.get(topic__key="ukraine").delete()
print(summit.pk)
"""


def violations(page):
    return [violation["id"] for violation in axe_playwright.Axe().run(page).response["violations"]]


def test_a_topic_is_restored_and_a_deleted_summit_brought_back(desk, site, tmp_path):
    made = manage(site.database, tmp_path, "shell", "-v", "0", "-c", SUMMIT)
    assert made.returncode == 0, made.stderr
    page, record = desk("flavia"), f"/admin/summits/meeting/{made.stdout.strip()}"
    page.goto(f"{record}/history/")
    assert page.locator(".entry q").first.inner_text() == "A slip."
    assert not violations(page)
    page.get_by_role("link", name="As it was before").first.click()
    assert not violations(page)
    page.get_by_label("Bring it back").check()
    page.get_by_label("Why").fill("It was on the agenda.")
    page.get_by_role("button", name="Restore what is ticked").click()
    page.wait_for_url(f"**{record}/history/")
    assert "It was on the agenda." in page.locator(".entry q").first.inner_text()
    assert "Ukraine added" in page.locator(".entry .rows").first.inner_text()
    page.goto(f"{record}/delete/")
    assert "2 agenda items" in page.locator("#content").inner_text()
    assert not violations(page)
    page.get_by_label("Why").fill("Never happened.")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("link", name="It can be brought back.").click()
    assert not violations(page)
    page.get_by_role("row", name="Hentzau 1950").get_by_role("link", name="View and restore").click()
    page.get_by_label("Why").fill("It did happen.")
    page.get_by_role("button", name="Bring back").click()
    page.goto(f"{record}/change/")
    assert page.locator("#id_city_en").input_value() == "Hentzau"
    assert page.locator("#agenda-group .settled").count() == 2
