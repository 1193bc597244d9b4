"""A reader pastes a text: what comes in, what is answered, and that nothing of it stays."""

import logging
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance.checking import answering, forms
from alliance.reports.models import Report
from tests.reading import main_of, read, words

pytestmark = pytest.mark.django_db

HERE = {"sec-fetch-site": "same-origin"}
TEXT = "NATO has 31 members.\nSpain joined NATO in 1983.\nRuritanian cheese is famous."


@pytest.fixture
def send(client):
    """`send(text="…")`: the form as the browser of a reader sends it."""

    def post(headers=HERE, address="/en/check/", **entries):
        return client.post(address, entries, headers=headers)

    return post


def answered(response, status=200) -> str:
    assert response.status_code == status, words(main_of(response.content.decode()))
    return main_of(response.content.decode())


def findings(html: str) -> list[str]:
    """The findings, each in words."""
    return [words(one) for one in re.findall(r'<li class="finding .*?</li>\s*(?=<li class="finding|</ul>)', html, re.S)]


def test_each_statement_is_marked_and_has_its_verdict_sentence_fact_and_sources_beside_it(send):
    html = answered(send(text=TEXT, published="2025-04-04"))
    assert "31 was right from 4 April 2023 to 6 March 2024; on 4 April 2025 there were 32." in words(html)
    count, spain = findings(html)
    assert "Outdated" in count
    assert "Never held" in spain
    assert "30 May 1982" in spain
    assert re.search(r'<mark class="said tone-outdated m1">31 members</mark>', html)
    assert re.search(r'<mark class="said tone-never m1">Spain joined NATO in 1983</mark>', html)
    assert 'href="/en/organizations/nato/' in html
    assert "Who says so" in count
    assert "Ruritanian cheese is famous." in html


def test_every_mark_leads_to_its_finding_and_every_finding_back(send):
    html = answered(send(text=TEXT * 3, published="2025"))
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    leading = re.findall(r'<a class="(?:ref|back-to)[^>]*href="#([^"]+)"', html)
    assert leading
    assert set(leading) <= set(ids)


def test_what_one_sentence_answers_stands_on_one_card(send):
    html = answered(send(text="The last NATO summit was held in Washington on 9-11 July 2024.", published="2025"))
    (card,) = findings(html)
    assert card.count("held from 9 to 11 July 2024") == 1
    assert 'href="#said-1"' in html
    assert 'id="finding-2" href="#said-2"' in html


def test_what_is_wrong_stands_before_a_text_with_much_in_it_and_other_news_are_folded(send):
    right = "Greece joined NATO in 1952.\nTurkey joined NATO in 1952.\nAlbania joined NATO in 2009."
    html = answered(send(text=f"{TEXT}\n{right}\nMontenegro joined NATO in 2017.", published="2025-04-04"))
    told = words(html[html.index('class="amiss"') : html.index('class="legend"')])
    assert told.index("Never held Spain joined NATO in 1983") < told.index("Outdated NATO: 31 members")
    assert "Greece" not in told
    assert 'class="amiss"' not in answered(send(text=TEXT, published="2025-04-04"))
    menus = "\n".join(f"Read also: Ten things about cheese {number}" for number in range(4))
    assert "4 lines that are not part of the article" in words(answered(send(text=f"{TEXT}\n{menus}")))


def test_the_day_is_taken_from_the_text_shown_and_can_be_changed(send):
    text = f"Brussels, 4 April 2025\n{TEXT}"
    html = answered(send(text=text))
    assert "Judged as of 4 April 2025" in words(html)
    assert 'name="published" value="2025-04-04"' in html
    assert "Judged as of 5 May 2023, the day that you gave." in words(answered(send(text=text, published="2023-05-05")))


def test_a_month_stays_a_month_in_the_form(send):
    html = answered(send(text=TEXT, published="2025-04"))
    assert re.search(r'<input type="text" name="published" value="2025-04"', html)


def test_without_a_day_it_says_so_and_asks_for_one(send):
    html = answered(send(text=TEXT))
    assert "No day of publication is known" in words(html)
    assert '<details class="says change" open>' in html


def test_a_file_is_read_and_stands_in_the_form_as_text(send):
    page = b"<html><body><nav>Home</nav><p>NATO has 31 members.</p></body></html>"
    html = answered(send(file=SimpleUploadedFile("a.html", page), published="2025"))
    assert len(findings(html)) == 1
    assert re.search(r"<textarea[^>]*>\s*NATO has 31 members\.</textarea>", html)


def test_the_answer_is_in_the_language_of_the_page_and_the_text_in_its_own(send):
    html = answered(send(address="/id/check/", text=TEXT, published="2025-04-04"))
    assert '<p class="checked-text body" lang="en">' in html
    assert 'formaction="/en/check/"' in html


def test_each_finding_can_be_taken_along_as_text_with_an_address(send):
    html = answered(send(text="NATO has 31 members.", published="2025-04-04"))
    text = re.findall(r'<pre class="code" translate="no"><code>(.*?)</code>', html, re.S)
    assert any("“31 members”" in one and "http://testserver/en/organizations/nato/" in one for one in text)


def test_what_a_text_says_is_never_markup(send):
    html = answered(send(text="NATO has 31 members <script>alert(1)</script> & Spain.", label="<b>x</b>"))
    assert "<script>alert" not in html
    assert "<b>x</b>" not in html


# Nothing of it stays


def test_nothing_that_is_pasted_stays(client, send, caplog):
    secret = "Zenda Castle has thirty-one towers"
    with CaptureQueriesContext(connection) as captured, caplog.at_level(logging.DEBUG):
        response = send(text=f"{TEXT}\n{secret}.", label=secret)
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert not any(secret in query["sql"] for query in captured)
    assert not any(query["sql"].startswith(("INSERT", "UPDATE", "DELETE")) for query in captured)
    assert secret not in caplog.text
    assert secret not in read(client, "/en/check/")
    assert not Report.objects.exists()


def test_the_form_is_the_same_for_everybody_and_may_be_kept(client):
    response = client.get("/en/check/")
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies


def test_a_longer_text_asks_no_more_queries(send, django_assert_max_num_queries):
    send(text="NATO has 31 members. Spain joined in 1982.")  # the names are read once
    with CaptureQueriesContext(connection) as short:
        send(text="NATO has 31 members. Spain joined NATO in 1982. Jens Stoltenberg is NATO Secretary General.")
    countries = ("Spain", "Greece", "Turkey", "Poland", "Hungary", "Albania", "Croatia", "Finland", "Sweden")
    with django_assert_max_num_queries(len(short)):
        send(
            text="NATO has 31 members. Jens Stoltenberg is NATO Secretary General.\n"
            + "\n".join(f"{country} joined NATO in 19{number}." for number in (52, 82) for country in countries)
        )


# What may come in


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://testserver"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({}, 403),
    ],
)
def test_only_a_page_of_this_site_may_send_the_form(send, headers, status):
    assert send(headers=headers, text="x").status_code == status


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"text": "  "},
        {"text": "a\0b"},
        {"text": "x", "published": "yesterday"},
        {"text": "x", "published": "2025-02-30"},
        {"text": "x", "label": "x" * 501},
        {"text": "x", "surprise": "y"},
        {"text": ["x", "y"]},
        {"text": "x", "file": SimpleUploadedFile("a.txt", b"y")},
        {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7\0\1\2")},
        {"file": SimpleUploadedFile("a.txt", b"")},
        {"text": "x", "other": SimpleUploadedFile("a.txt", b"y")},
        {"text": "x\n" * 5001},
    ],
)
def test_what_cannot_be_checked_is_said_in_words_and_nothing_typed_is_lost(send, entries):
    html = answered(send(**entries), 400)
    assert "This cannot be checked." in html
    if entries.get("text") == "x":
        assert re.search(r"<textarea[^>]*>\s*x</textarea>", html)


@pytest.mark.parametrize(
    ("content_type", "size", "status"),
    [("application/x-www-form-urlencoded", 10, 415), ("text/plain", 10, 415), ("multipart/form-data", 50_000, 413)],
)
def test_anything_but_a_form_of_a_bounded_size_is_refused_unread(client, settings, content_type, size, status):
    settings.CHECK_REQUEST_BYTES = 20_000
    assert client.post("/en/check/", b"x" * size, content_type, headers=HERE).status_code == status


def test_a_text_has_a_most(send, settings):
    settings.CHECK_BYTES = 100
    assert "at most 100" in answered(send(text="é" * 80), 400)
    assert "at most 100" in answered(send(file=SimpleUploadedFile("a.txt", b"x" * 101)), 400)


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_day_is_asked_for_in_the_address(client, method):
    html = answered(getattr(client, method)("/en/check/?as_of=2020-01-01", headers=HERE), 400)
    assert "has no meaning here" in html


def test_many_texts_in_a_minute_are_refused_with_a_word_and_the_seconds_to_wait(send, settings):
    settings.LIMITS = {"check": (1, 3600)}
    assert send(text="x").status_code == 200
    response = send(text="x")
    assert "Many texts came from your network" in answered(response, 429)
    assert int(response["Retry-After"]) > 0


def test_of_very_many_findings_the_first_are_shown_and_the_others_counted(send, monkeypatch):
    monkeypatch.setattr(answering, "MOST", 1)
    html = answered(send(text=TEXT, published="2025"))
    assert len(findings(html)) == 1
    assert "1 more statement is not shown." in html


def test_every_reason_why_a_file_cannot_be_read_has_its_words():
    assert {"size", "format", "binary", "depth"} <= set(forms.UNREADABLE)


@pytest.mark.parametrize("address", ["/en/", "/en/search/?q=zzzzzz", "/en/about/", "/en/members/"])
def test_the_check_is_offered_where_readers_look(client, address):
    assert 'href="/en/check/"' in main_of(read(client, address)) or address == "/en/members/"
    assert 'href="/en/check/"' in read(client, address)
