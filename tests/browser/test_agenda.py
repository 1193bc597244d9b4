"""The form of a summit in a real browser: its agenda by keyboard, on a phone, in both languages."""

import pytest

from tests.browser.test_keyboard import Keys
from tests.server import manage

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install -r requirements-dev.txt"
)

# The head of the narrow column with the links, which Django leaves empty.
OF_DJANGO = {"empty-table-header"}

SUMMIT = """
from alliance.sources.models import Source
from alliance.summits.models import AgendaItem, Meeting, Topic
from members.models import Country, Organization
nato = Organization.objects.get(key="nato")
summit, new = Meeting.objects.get_or_create(
    key="strelsau-1950",
    defaults=dict(organization=nato, kind="summit", title_en="Strelsau 1950", title_ind="Strelsau 1950"),
)
summit.agenda.all().delete()
for place, name in enumerate(("deterrence", "china", "ukraine"), start=1):
    AgendaItem.objects.create(meeting=summit, topic=Topic.objects.get(key=name), position=place)
summit.guests.set(Country.objects.filter(iso2__in=["JP", "AU"]))
summit.documents.set([Source.objects.exclude(url="").order_by("key").first()])
print(summit.pk)
"""
AGENDA = """() => [...document.querySelectorAll("#agenda-group tbody > tr.form-row:not(.empty-form)")].map(
  row => (row.querySelector(".settled, option:checked") || row).textContent.trim())"""


@pytest.fixture
def form(desk, site, tmp_path):
    """`form(width=390, locale="id")`: the form of an invented summit with three topics, on the page of an editor."""

    def make(width=1280, **options):
        made = manage(site.database, tmp_path, "shell", "-v", "0", "-c", SUMMIT)
        assert made.returncode == 0, made.stderr
        page = desk("flavia", viewport={"width": width, "height": 900}, **options)
        page.goto(f"/admin/summits/meeting/{made.stdout.strip()}/change/")
        return page

    return make


def test_the_agenda_is_edited_by_keyboard(form):
    form = form()
    keys, said = Keys(form), form.locator("#agenda-group [role=status]")
    keys.reach("#id_agenda-2-note_en")
    keys.type("First of all.")
    keys.press("Alt+ArrowUp", "Alt+ArrowUp")
    assert form.evaluate(AGENDA) == ["Ukraine", "Deterrence", "China"]
    assert form.evaluate("document.activeElement.id") == "id_agenda-2-note_en"
    assert said.inner_text() == "“Ukraine” now stands in place 1 of 3."
    keys.reach("#agenda-1 [data-step='-1']")
    keys.press("Enter")
    assert form.evaluate(AGENDA) == ["Ukraine", "China", "Deterrence"]
    assert form.evaluate("document.activeElement.getAttribute('aria-label')") == "Move “China” up"
    keys.reach("#agenda-group .add-row a")
    keys.press("Enter")
    form.wait_for_selector("#agenda-3 :focus")
    keys.press("Enter")
    form.wait_for_selector(".select2-search__field:focus")
    keys.type("Terror")
    form.wait_for_selector(".select2-results__option--highlighted:has-text('Terror')")
    keys.press("Enter", "Alt+ArrowUp")
    added = form.evaluate(AGENDA)[2]
    assert "error" in added
    keys.reach("[name=change_why]")
    keys.type("As the declaration has it.")
    choose_a_source(form, keys)
    keys.reach("[name=_continue]")
    keys.enter()
    assert form.locator(".errornote").count() == 0, form.locator(".errornote, .errorlist").all_inner_texts()
    assert form.evaluate(AGENDA) == ["Ukraine", "China", added, "Deterrence"]
    assert form.input_value("#agenda-0 textarea[name$=note_en]") == "First of all."


def choose_a_source(form, keys):
    keys.reach("[name=change_source] + .select2 .select2-selection", key="Shift+Tab")
    keys.press("Enter")
    form.wait_for_selector(".select2-search__field:focus")
    keys.type("reference")
    form.wait_for_selector(".select2-results__option--highlighted:has-text('reference')")
    keys.press("Enter")


def test_a_row_that_is_taken_out_again_leaves_the_others_in_their_order(form):
    form = form()
    for _row in range(2):
        form.locator("#agenda-group .add-row a").click()
    form.locator("#agenda-4 [data-step='-1']").click()
    form.locator("#agenda-4 [data-step='-1']").click()
    form.locator("#agenda-3 .inline-deletelink").click()
    form.wait_for_function("document.querySelector('#id_agenda-TOTAL_FORMS').value === '4'")
    form.wait_for_selector("#agenda-group tbody > tr:nth-child(3)#agenda-3")
    assert form.evaluate(AGENDA)[:2] == ["Deterrence", "China"]
    assert form.evaluate(AGENDA)[3] == "Ukraine"


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1280), ("id", 390)])
def test_the_form_fits_the_window_and_is_accessible(form, language, width):
    page = form(width, locale=language)
    page.wait_for_selector(".select2-container")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    found = {violation["id"] for violation in axe_playwright.Axe().run(page).response["violations"]}
    assert found <= OF_DJANGO
