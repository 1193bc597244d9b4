"""How pages are cited."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.translation import override

from alliance.takeaway.citation import Citation, cited
from tests.addresses import IN_EACH_LANGUAGE
from tests.reading import read, words

pytestmark = pytest.mark.django_db

READ = date(2026, 5, 4)


def details(html: str) -> str:
    """The box with the citation."""
    return re.search(r'<details class="cite">.*?</details>', html, re.DOTALL)[0]


def bibtex(text: str) -> dict[str, str]:
    """The fields of one entry; braces must close each other, as BibTeX counts them."""
    kind, key, body = re.fullmatch(r"@(\w+)\{([^,\s{}]+),\n(.*)\n\}", text, re.DOTALL).groups()
    fields = {"kind": kind, "key": key}
    for line in body.split("\n"):
        name, value = re.fullmatch(r"  (\w+) = \{(.*)\},", line).groups()
        assert balanced(value), line
        fields[name] = value
    return fields


def balanced(value: str) -> bool:
    depth = 0
    for found in re.finditer(r"[{}]", value):  # BibTeX counts escaped braces as well
        depth += 1 if found[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def cite(client, address: str) -> tuple[str, dict[str, str]]:
    """The citation as text, and as BibTeX by field."""
    html = details(read(client, address))
    text = words(re.search(r'<p class="citation">(.*?)</p>', html, re.DOTALL)[1])
    return text, bibtex(unescape(re.search(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL)[1]))


@pytest.fixture(autouse=True)
def day_of_reading(monkeypatch):
    monkeypatch.setattr("alliance.templatetags.takeaway.today", lambda: READ)


@pytest.mark.parametrize(
    "address", [address for address in IN_EACH_LANGUAGE if not {"search", "report"} & {*address.split("/")}]
)
def test_every_page_says_how_to_cite_it_with_an_address_that_answers(client, address):
    text, entry = cite(client, address)
    assert entry["url"] in text
    path = urlsplit(entry["url"])._replace(scheme="", netloc="").geturl()
    assert client.get(path).status_code == 200


def test_a_page_for_a_day_is_cited_with_the_day_and_keeps_it_in_its_address(client):
    text, entry = cite(client, "/en/members/?as_of=1999-03-12")
    assert text == (
        "“Members on 12 March 1999”, Alliance: an open knowledge base about NATO. "
        "As of 12 March 1999; read on 4 May 2026. http://testserver/en/members/?as_of=1999-03-12"
    )
    assert entry == {
        "kind": "misc",
        "key": "alliance-en-members-1999-03-12",
        "author": "{Alliance}",
        "title": "{Members on 12 March 1999}",
        "howpublished": "Alliance: an open knowledge base about NATO",
        "note": "As of 12 March 1999; read on 4 May 2026",
        "url": "http://testserver/en/members/?as_of=1999-03-12",
        "urldate": "2026-05-04",
        "language": "english",
    }


def test_a_page_that_shows_today_is_cited_with_today_so_that_its_address_keeps_the_answer(client, monkeypatch):
    monkeypatch.setattr("alliance.pages.today", lambda: READ)
    text, entry = cite(client, "/en/members/")
    assert entry["url"] == "http://testserver/en/members/?as_of=2026-05-04"
    assert "As of 4 May 2026; read on 4 May 2026." in text


def test_a_page_for_all_days_is_cited_without_a_day(client):
    text, entry = cite(client, "/en/persons/")
    assert entry["url"] == "http://testserver/en/persons/"
    assert "As of" not in text


def test_the_question_stays_in_the_address_and_nothing_else_does(client, rf):
    _, entry = cite(client, "/en/meetings/?kind=summit&year=2021")
    assert parse_qs(urlsplit(entry["url"]).query) == {"kind": ["summit"], "year": ["2021"]}
    _, entry = cite(client, "/en/meetings/brussels-2021/?utm_source=x")
    assert "utm_source" not in entry["url"]
    request = rf.get("/en/disputed/?page=2&fbclid=1")
    assert cited(request, "Disputed", None, READ, ["page"]).address == "http://testserver/en/disputed/?page=2"


@pytest.mark.parametrize("address", ["/en/nothing/", "/en/members/?as_of=x", "/en/members/?nonsense=1"])
def test_what_is_refused_or_not_there_is_not_cited(client, address):
    assert 'class="cite"' not in client.get(address).content.decode()


def test_a_citation_is_in_the_language_of_its_page(client):
    text, entry = cite(client, "/id/meetings/brussels-2021/")
    assert "4 Mei 2026" in text
    assert entry["language"] == "indonesian"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Cost & benefit: 50% #1_a", r"{Cost \& benefit: 50\% \#1\_a}"),
        (r"\input{secret}", r"{\textbackslash{}input\{secret\}}"),
        ("$x^2~y$", r"{\$x\textasciicircum{}2\textasciitilde{}y\$}"),
        ("Türkiye – “Ελλάδα”", "{Türkiye – “Ελλάδα”}"),
    ],
)
def test_nothing_in_a_title_is_a_command_to_tex(title, written):
    with override("en"):
        entry = bibtex(Citation(title, None, READ, "/en/members/x/", "http://testserver/en/members/x/").bibtex)
    assert entry["title"] == written


def test_a_brace_alone_in_an_address_or_a_title_leaves_the_entry_whole(rf):
    request = rf.get("/en/meetings/?topic=}{%7D")
    with override("en"):
        entry = cited(request, "A } in a title", None, READ, ["topic"]).bibtex
    assert "}" not in re.search(r"url = \{(.*)\},", entry)[1]
    assert r"{A \} in a title}" in entry


def test_a_title_is_cited_as_it_reads_and_shown_escaped(client, country):
    country("<i>Zenda</i> & Sons")
    text, _ = cite(client, "/en/members/izendai-sons/")
    assert "“<i>Zenda</i> & Sons”" in text
    assert "<i>Zenda" not in read(client, "/en/members/izendai-sons/")
