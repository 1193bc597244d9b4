"""Two editors at their desks on one record, and what becomes of a form when the line or the session breaks."""

import pytest

from tests.desks import PASSWORD

FORM = "#content-main form"


@pytest.fixture
def address(desk):
    """`address("sabre-duels")`: the form of a topic."""

    def find(topic):
        page = desk("flavia")
        page.goto(f"/admin/summits/topic/?q={topic}")
        return page, page.get_attribute("#result_list tbody th a", "href").partition("?")[0]

    return find


def save(page, why="It says so."):
    """With the first source that is offered."""
    page.evaluate(
        """async () => {
          const query = "app_label=sources&model_name=claim&field_name=source&term=";
          const {results} = await (await fetch(`/admin/autocomplete/?${query}`)).json();
          document.querySelector("[name=change_source]").add(new Option(results[0].text, results[0].id, true, true));
        }"""
    )
    page.fill("[name=change_why]", why)
    with page.expect_navigation():
        page.click("[name=_continue]")


def value(page, name):
    return page.input_value(f"{FORM} [name={name}]")


def fill(page, name, text):
    page.fill(f"{FORM} [name={name}]", text)


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('alliance.kept:'))")


def test_two_editors_collide_and_the_second_chooses(address, desk):
    flavia, form = address("cyber")
    rudolf = desk("rudolf", viewport={"width": 390, "height": 800})
    flavia.goto(form)
    rudolf.goto(form)
    assert "flavia" in rudolf.inner_text("#presence")
    before = value(rudolf, "description_en")
    fill(flavia, "description_en", "Of sabres.")
    save(flavia)
    fill(rudolf, "description_en", "Of swords.")
    fill(rudolf, "description_ind", "Tentang pedang.")
    save(rudolf)
    assert rudolf.locator(".collision input:checked").count() == 0
    sides = [text.split("\n", 1)[1].strip() for text in rudolf.locator(".collision label").all_inner_texts()]
    assert sides == ["Of swords.", "Of sabres.", before or "–"]
    assert rudolf.evaluate("document.documentElement.scrollWidth") <= 390
    rudolf.check(".collision [value=theirs]")
    save(rudolf)
    assert (value(rudolf, "description_en"), value(rudolf, "description_ind")) == ("Of sabres.", "Tentang pedang.")
    assert rudolf.locator(".collisions").count() == 0


def test_what_was_typed_when_the_session_ended_is_back_after_the_login(address):
    flavia, form = address("nuclear")
    flavia.goto(form)
    fill(flavia, "description_en", "Of <b>lances</b>.")
    flavia.context.clear_cookies(name="sessionid")
    with flavia.expect_navigation():
        flavia.click("[name=_continue]")
    flavia.fill("[name=username]", "flavia")
    flavia.fill("[name=password]", PASSWORD)
    with flavia.expect_navigation():
        flavia.click("#login-form [type=submit]")
    assert flavia.url.endswith(form)
    assert value(flavia, "description_en") == "Of <b>lances</b>."
    assert "It is not saved yet" in flavia.inner_text(".messagelist")


def test_what_was_typed_before_a_crash_is_offered_until_it_is_saved(address):
    flavia, form = address("climate")
    flavia.goto(form)
    fill(flavia, "description_ind", "Tentang\ntombak.")
    flavia.wait_for_timeout(1000)
    assert len(kept(flavia)) == 1
    flavia.goto("/admin/")
    flavia.goto(form)
    assert "This browser has kept what you typed" in flavia.inner_text("#keep")
    with flavia.expect_navigation():
        flavia.click("#keep button >> nth=0")
    assert value(flavia, "description_ind") == "Tentang\ntombak."
    save(flavia)
    flavia.goto(form)
    assert flavia.is_hidden("#keep")
    assert not kept(flavia)


def test_without_a_line_nothing_is_sent_and_logging_out_forgets(address):
    flavia, form = address("climate")
    flavia.goto(form)
    fill(flavia, "description_en", "Of daggers.")
    flavia.context.set_offline(True)
    flavia.click("[name=_continue]")
    assert "There is no connection" in flavia.inner_text("#keep")
    assert value(flavia, "description_en") == "Of daggers."
    flavia.context.set_offline(False)
    with flavia.expect_navigation():
        flavia.click("#logout-form button")
    assert not kept(flavia)
