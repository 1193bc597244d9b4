import time

import pytest

from alliance.extraction.html import TooDeepError, read_page

PROSE = "The ministers met for two days in a hall by the river, and they spoke of many things until the evening came."


def lines(body):
    return read_page(f"<html><body>{body}</body></html>").lines


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One.</p><p>Two <b>bold</b>.</p>", ["One.", "Two bold."]),
        ("One.<br>Two.<br/>Three.", ["One.", "Two.", "Three."]),
        ("<ul><li>Albania – 2009<li>Belgium – 1949</ul>", ["Albania – 2009", "Belgium – 1949"]),
        (
            "<table><tr><th>Country<th>Joined<tr><td><p>Spain</p><td>30 May<br>1982</table>",
            ["Country | Joined", "Spain | 30 May 1982"],
        ),
        (f"<table><tr><td>Home<td><p>{PROSE}<p>{PROSE}!</table>", ["Home", PROSE, f"{PROSE}!"]),
        ("<p>5 &lt; 6 &amp; T&uuml;rkiye&nbsp;&#8211; &#x41;</p>", ["5 < 6 & Türkiye – A"]),
        ("<script>var a='<p>no</p>'</script><style>p{}</style><p>Yes</p><noscript>no</noscript>", ["Yes"]),
        (f"<p>{PROSE}</p><p hidden>no</p><div style='display: none'>no</div><div aria-hidden=true>no</div>", [PROSE]),
        (f"<nav>Home</nav><p>{PROSE}</p><aside>Popular</aside><footer>Imprint</footer>", [PROSE]),
        (f"<div class='related-news'><p>{PROSE}?</p></div><p>{PROSE}</p><div id=comments>First!</div>", [PROSE]),
        (f"<p>{PROSE}</p><p><a href=x>Another story of this very day</a></p>", [PROSE]),
        (f"<div class='post tag-nato'><p>{PROSE}</p></div><div class=tags>nato, rusia</div>", [PROSE]),
        (f"<form><p>{PROSE}</p></form>", [PROSE]),
        (f"<div><h1>Title</h1></div><article><p>{PROSE}</p></article><p>Elsewhere</p>", ["Title", PROSE]),
        ("<p>unclosed <b>and <i>crossed</b> tags", ["unclosed and crossed tags"]),
        ("<!-- no --><p>a<!-- no -->b</p><![CDATA[no]]>", ["ab"]),
    ],
)
def test_a_page_becomes_the_lines_of_its_article(body, expected):
    assert lines(body) == expected


def test_a_page_is_read_whole_where_its_markup_says_that_all_is_beside():
    assert lines(f"<aside><p>{PROSE}</p></aside>") == [PROSE]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-07-10T20:15:00+07:00">',
        '<meta name="publishdate" content="2024/07/10 20:15:00">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished": "2024-07-10T13:15:00Z"}</script>',
        '<time datetime="2024-07-10">10 Juli</time>',
    ],
)
def test_the_day_of_publication_is_where_pages_say_it(head):
    assert read_page(f"<html><head>{head}</head><body><p>Text</p></body></html>").published == "2024-07-10"


def test_title_and_language_are_what_the_page_says():
    page = read_page('<html lang="id-ID"><head><title> Judul  berita | Portal</title></head><body>Isi</body></html>')
    assert (page.title, page.language, page.published) == ("Judul berita | Portal", "id-id", "")


HOSTILE = {
    "unclosed paragraphs": "<p>" * 50_000,
    "ends of nothing": "<b>" * 400 + "</i>" * 200_000,
    "signs": "<" * 500_000,
    "open quotes": "<a '" * 200_000,
    "open comments": "<!--" * 200_000,
    "an attribute": "<p a='" + "x" * 1_000_000,
    "classes": "<p class='" + "related " * 100_000 + "'>",
    "tables within tables": "<table><tr><td>" * 50 + "x" * 100_000,
    "rows": "<tr><td>a" * 10_000,
    "entities": "&amp;" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_takes_no_longer_than_its_length(name):
    start = time.process_time()
    lines(HOSTILE[name])
    assert time.process_time() - start < 3


def test_a_page_of_too_many_elements_within_each_other_is_refused():
    with pytest.raises(TooDeepError):
        lines("<div>" * 50_000)


def test_entities_of_its_own_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;</p>'
    assert len("".join(read_page(bomb).lines)) < 100
