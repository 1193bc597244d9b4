"""Taking along, in a real browser: what a page weighs, citing, embedding, printing."""

from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.addresses import PAGES
from tests.browser.looking import NARROWEST, overflow, violations

HEAVIEST = 100_000  # bytes, as they come over the wire
EMBEDS = ["embed/map/?as_of=1999-03-12", "embed/timeline/?first_year=1980"]


@pytest.fixture
def weighed(page):
    """Bytes received on the page, compressed and with their headers, by the last part of the address."""
    weights = defaultdict(int)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names = {}
    session.on("Network.requestWillBeSent", lambda sent: names.update({sent["requestId"]: sent["request"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda done: weights.update({names[done["requestId"]]: int(done["encodedDataLength"])}),
    )
    return weights


@pytest.mark.parametrize("path", [*PAGES, *EMBEDS])
def test_no_page_weighs_more_than_it_may_with_all_that_it_loads_of_which_one_is_a_script(page, weighed, path):
    page.goto(f"/en/{path}", wait_until="networkidle")
    assert any(address.endswith("site.css") for address in weighed)
    assert sum(weighed.values()) < HEAVIEST, dict(weighed)
    assert len([address for address in weighed if address.endswith(".js")]) <= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/en/members/?as_of=1999-03-12", "/id/map/", "/id/timeline/"])
def test_citing_is_done_by_keyboard_and_the_open_box_is_accessible_and_fits(page, errors, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    page.goto(address)
    for summary in page.locator("details.cite > summary").all():
        summary.focus()
        page.keyboard.press("Enter")
    assert page.locator("pre", has_text="@misc").is_visible()
    assert overflow(page) <= 0
    assert not errors
    assert not violations(page)


@pytest.mark.parametrize(
    "address", ["/en/timeline/", "/id/map/", "/en/members/turkiye/", "/id/meetings/brussels-2021/"]
)
def test_print_has_the_whole_width_on_paper_and_no_way_around_the_site(page, address):
    page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots an inch
    page.goto(address)
    page.emulate_media(media="print")
    assert overflow(page) <= 0
    for control in page.locator(".sections, .languages, .ask, .find, .tabs, .embed, .skip").all():
        assert not control.is_visible()
    cut = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length"
    assert page.locator("main .scroll").evaluate_all(cut) == 0


def test_print_has_the_citation_and_not_the_rest_of_the_box(page):
    page.goto("/en/members/?as_of=1999-03-12")
    citation = page.locator(".citation")
    assert not citation.is_visible()
    page.emulate_media(media="print")
    assert citation.is_visible()
    assert not page.locator("pre", has_text="@misc").is_visible()


@pytest.mark.parametrize("width", [NARROWEST, 640, 1280])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("path", EMBEDS)
def test_an_embed_opens_quietly_fits_its_frame_and_is_accessible(look, path, language, width):
    assert look.at(f"/{language}/{path}", width, 700) == 200
    assert look.overflow <= 0
    assert not look.errors
    assert not look.violations


@pytest.mark.parametrize("path", EMBEDS)
def test_an_embed_is_accessible_in_the_dark_too(look, path):
    look.at(f"/id/{path}", scheme="dark")
    assert not look.violations


@pytest.fixture
def framed(page, site):
    """`framed("/en/")`: a page of ours as it stands in a frame on another site, which has a port of its own."""
    asked = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            frame = f'<iframe src="{site}{asked[-1]}" width="800" height="700"></iframe>'
            self.wfile.write(f"<!doctype html><title>Elsewhere</title>{frame}".encode())

        def log_message(self, *args):
            """Quietly."""

    def open_in_frame(path):
        asked.append(path)
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
        return page.frames[-1]

    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield open_in_frame
        server.shutdown()


@pytest.mark.parametrize("path", EMBEDS)
def test_an_embed_shows_its_drawing_in_a_frame_on_another_site(framed, path):
    assert framed(f"/en/{path}").locator("figure svg").first.is_visible()


def test_a_page_of_the_site_shows_nothing_in_a_frame_on_another_site(framed):
    assert framed("/en/members/").locator("main#content").count() == 0


@pytest.mark.parametrize(("path", "link"), [(EMBEDS[0], ".filled a"), (EMBEDS[0], "footer a"), (EMBEDS[1], "footer a")])
def test_links_of_an_embed_open_beside_it(page, path, link):
    page.goto(f"/en/{path}")
    with page.context.expect_page() as opened:
        page.locator(link).first.click()
    opened.value.wait_for_load_state()
    assert "/en/embed/" not in opened.value.url
    assert "/en/embed/" in page.url


def test_the_log_of_changes_leads_to_the_feed_and_to_all_that_was_written_at_once(page):
    page.goto("/en/changes/")
    assert page.locator('head link[type="application/atom+xml"]').get_attribute("href") == "/en/changes/feed/"
    page.locator(".log a[href^='/en/changes/']").first.click()
    page.wait_for_url("**/en/changes/*/")
    assert page.locator(".log.names li").count() > 0
