"""Every task of a reader by keyboard alone: after the first address nothing but keys, no pointer, no set focus."""

from urllib.parse import parse_qs, urlsplit

import pytest

MOST_TABS = 600
# Of each kind of page one: what can be reached on it must be seen when it is reached.
KINDS = [
    "/en/",
    "/id/",
    "/en/members/?as_of=1999-03-12",
    "/en/map/",
    "/id/timeline/?country=turkiye&kind=memberships",
    "/en/meetings/brussels-2021/",
    "/id/compare/?a=finland&b=sweden",
    "/en/compare/",
    "/en/disputed/?kind=term",
    "/id/about/",
    "/en/search/?q=turki",
    "/en/nothing/",
]


class Keys:
    """Hands on a keyboard."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)

    def reach(self, selector, key="Tab"):
        """Press a key until what the selector names has the focus."""
        for _ in range(MOST_TABS):
            self.press(key)
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} cannot be reached by {key}")

    def choose(self, selector, text):
        """Choose an entry of a list by its first letters."""
        self.reach(selector)
        self.type(text)

    def enter(self):
        """Press Enter and wait for the page to which it leads."""
        with self.page.expect_navigation():
            self.press("Enter")

    def asked(self):
        """The question in the address."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}


@pytest.fixture
def keys(page):
    return Keys(page)


def focused(page, what="element => element.textContent.trim()"):
    return page.evaluate(f"({what})(document.activeElement)")


def test_a_day_is_asked_for(page, keys):
    page.goto("/en/members/")
    keys.reach("#id_as_of")
    keys.type("04042004")  # the same whether a browser asks for the day or the month first
    keys.enter()
    assert keys.asked() == {"as_of": "2004-04-04"}
    assert page.locator("tbody tr").count() == 26


def test_the_next_change_is_followed(page, keys):
    page.goto("/en/members/?as_of=1999-03-12")
    keys.reach(".turns [rel=next]")
    keys.enter()
    assert keys.asked() == {"as_of": "2004-03-29"}


def test_a_note_is_followed_to_its_source_and_back(page, keys):
    page.goto("/en/members/spain/")
    keys.reach(".noteref a")
    mark = focused(page, "element => element.id")
    keys.press("Enter")
    note = page.evaluate("location.hash.slice(1)")
    keys.press("Tab")
    assert page.evaluate("note => document.getElementById(note).contains(document.activeElement)", note)
    keys.reach("[role=doc-backlink]")
    keys.press("Enter")
    assert page.evaluate("location.hash") == f"#{mark}"
    keys.press("Tab")
    keys.press("Shift+Tab")
    assert focused(page, "element => element.id") == mark


def test_the_map_is_stepped_from_change_to_change(page, keys):
    page.goto("/en/map/?as_of=2024-06-01")
    keys.reach("#id_step")
    keys.press("ArrowLeft")
    page.wait_for_url("**/en/map/?as_of=2023-04-04")
    keys.press("ArrowLeft")
    page.wait_for_url("**/en/map/?as_of=2020-03-27")


def test_the_timeline_is_narrowed(page, keys):
    page.goto("/en/timeline/")
    keys.choose("#id_country", "Swe")
    keys.reach(".ask button")
    keys.enter()
    assert keys.asked()["country"] in {"sweden", "se"}
    assert "Sweden" in page.locator("main table").inner_text()


def test_something_is_searched_and_opened(page, keys):
    page.goto("/en/")
    keys.reach("input[type=search]")
    keys.type("Den Haag")
    keys.enter()
    assert keys.asked() == {"q": "Den Haag"}
    keys.reach("main .results a")
    keys.enter()
    assert page.url.endswith("/en/meetings/the-hague-2025/")


def test_two_countries_are_compared(page, keys):
    page.goto("/en/compare/")
    keys.choose("#id_a", "Fin")
    keys.choose("#id_b", "Swe")
    keys.press("Tab")
    keys.enter()
    assert keys.asked() == {"a": "finland", "b": "sweden"}
    assert "Finland joined NATO on 4 April 2023" in page.locator(".lead").inner_text()


def test_two_days_are_compared(page, keys):
    page.goto("/en/compare/?first=1990-01-01&second=2024-03-07")
    keys.reach("#id_second")
    keys.type("12121999")
    keys.enter()
    assert keys.asked() == {"first": "1990-01-01", "second": "1999-12-12"}
    assert "3 countries joined in between" in page.locator(".lead").inner_text()


def test_the_language_is_switched_and_the_question_kept(page, keys):
    page.goto("/en/compare/?a=finland&b=sweden")
    keys.reach(".languages a")
    assert focused(page) == "Bahasa Indonesia"
    keys.enter()
    assert urlsplit(page.url).path == "/id/compare/"
    assert keys.asked() == {"a": "finland", "b": "sweden"}
    assert page.evaluate("document.documentElement.lang") == "id"


def test_disputes_are_narrowed_and_one_is_opened_where_it_stands(page, keys):
    page.goto("/en/disputed/")
    keys.choose("#id_kind", "Terms")
    keys.reach(".ask button")
    keys.enter()
    assert keys.asked()["kind"] == "term"
    keys.reach("main .dispute h3 a")
    term = focused(page)
    keys.enter()
    target = page.evaluate("location.hash.slice(1)")
    assert page.locator(f"#{target}").is_visible()
    assert term.partition(",")[0] in page.locator("main").inner_text()


def test_a_box_of_claims_is_opened_and_closed(page, keys):
    page.goto("/en/disputed/?kind=term")
    keys.reach("main summary")
    box = page.locator("main details").first
    closed = box.get_attribute("open")
    keys.press("Enter")
    assert (box.get_attribute("open") is None) is not (closed is None)


def test_a_claim_on_the_second_page_of_its_source_is_reached(page, keys):
    page.goto("/en/sources/reference-tables/?page=2")
    claim = page.locator("li.claim").last.get_attribute("id")
    page.goto(f"/en/sources/reference-tables/?page=2#{claim}")
    keys.press("Tab")
    assert page.evaluate("claim => document.getElementById(claim).contains(document.activeElement)", claim)


STATE = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), look = getComputedStyle(one);
  return {
    place: [...document.querySelectorAll("*")].indexOf(one),
    name: one.outerHTML.slice(0, 120),
    nowhere: one === document.body,
    outlined: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize("address", KINDS)
def test_whatever_gets_the_focus_is_seen_and_lets_it_go(page, keys, address):
    page.emulate_media(reduced_motion="reduce")  # else the page may still be on its way there
    page.goto(address)
    seen = []
    for _ in range(MOST_TABS):
        keys.press("Tab")
        state = page.evaluate(STATE)
        if state["nowhere"] or (seen and state["place"] == seen[0]):
            break
        if state["place"] in seen[-1:]:
            continue  # a date box has several stops, which the browser outlines itself
        assert state["outlined"], state
        assert state["shown"], state
        assert state["place"] not in seen, state
        seen.append(state["place"])
    else:
        raise AssertionError("There is no end to it.")
    assert len(seen) > 10
