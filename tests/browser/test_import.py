"""An import in a real browser: an export is changed, one row of it badly, and brought back."""

import csv
from io import StringIO
from pathlib import Path

import pytest

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install -r requirements-dev.txt"
)

PERSONS = "/admin/members/person/"


@pytest.fixture
def exported(tmp_path):
    """The persons whose names are asked for, as a page exports them: rows by column."""

    def download(page, search):
        page.goto(f"{PERSONS}?q={search}")
        page.get_by_role("link", name="Export").click()
        page.get_by_label("CSV").check()
        with page.expect_download() as file:
            page.get_by_role("button", name="Export").click()
        return list(csv.DictReader(StringIO(Path(file.value.path()).read_text("utf-8-sig"), newline="")))

    return download


@pytest.fixture
def upload(tmp_path):
    def choose(page, rows):
        text = StringIO(newline="")
        writer = csv.DictWriter(text, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        (tmp_path / "persons.csv").write_text(text.getvalue(), "utf-8")
        page.goto(f"{PERSONS}import/")
        page.locator("input[type=file]").set_input_files(tmp_path / "persons.csv")
        page.locator("#content [type=submit]").click()
        page.wait_for_selector(".exchange-rows")

    return choose


def confirm(page):
    page.locator("[name=why]").fill("From the register.")
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").press_sequentially("reference")
    page.locator(".select2-results__option--highlighted", has_text="reference").click()
    with page.expect_navigation():  # an address opened at once would break off what is being sent
        page.get_by_role("button", name="Import").click()


def test_a_file_with_one_bad_row_is_imported_without_it(desk, exported, upload):
    page = desk("rudolf")
    upload(page, [{"key": "", "name": "Michael Elphberg", "country": ""}])
    confirm(page)
    (michael,) = exported(page, "elphberg")
    michael["also_known_as"] = "Black Michael"
    bad = {**michael, "key": "", "name": "Nobody", "country": "atlantis"}
    new = {**michael, "key": "", "name": "Rudolf Rassendyll", "also_known_as": "The Play-Actor"}
    upload(page, [michael, bad, new])
    assert page.locator(".exchange-rows .exchange-outcome").all_inner_texts() == ["changed", "with errors", "new"]
    assert "There is no country with the key “atlantis”" in page.locator("tr.exchange-error").inner_text()
    confirm(page)
    assert "Tick this to go on" in page.locator(".errorlist").inner_text()
    page.get_by_label("Leave out the row with an error").check()
    page.get_by_role("button", name="Import").click()
    assert page.locator(".messagelist").inner_text().startswith("2 records were imported")
    page.goto(f"{PERSONS}?q=michael")
    assert "Black Michael" in page.locator("#result_list").inner_text()


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1280), ("id", 390)])
def test_the_pages_fit_the_window_and_are_accessible(desk, exported, upload, language, width):
    (first, *_more) = exported(desk("flavia"), "stoltenberg")
    page = desk("flavia", locale=language, viewport={"width": width, "height": 900})
    for address in ("import/", "export/"):
        page.goto(f"{PERSONS}{address}")
        check(page)
    upload(page, [{**first, "exported_at": "", "name": "Jens"}, {**first, "key": "", "name": "Jens"}])
    page.wait_for_selector(".select2-container")
    check(page)


def check(page):
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    found = axe_playwright.Axe().run(page).response["violations"]
    assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
