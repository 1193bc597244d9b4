import re
from html import unescape

import pytest
from django.utils.translation import override

from alliance.search.kinds import BY_NOUN
from alliance.search.query import Question
from tests.reading import main_of, queries, read, words

pytestmark = pytest.mark.django_db

# What readers type, and what stands first in the answer: its kind and its address without the language.
QUESTIONS = [
    ("turki", "country", "members/turkiye/"),
    ("Türkiye", "country", "members/turkiye/"),
    ("turkiye", "country", "members/turkiye/"),
    ("TURKEY", "country", "members/turkiye/"),
    ("Tu\u0308rkiye", "country", "members/turkiye/"),
    ("TR", "country", "members/turkiye/"),
    ("TUR", "country", "members/turkiye/"),
    ("it", "country", "members/italy/"),
    ("Makedonia", "country", "members/north-macedonia/"),
    ("Makedonia Utara", "country", "members/north-macedonia/"),
    ("the former Yugoslav Republic of Macedonia", "country", "members/north-macedonia/"),
    ("Jerman Barat", "country", "members/germany/"),
    ("Amerika Serikat", "country", "members/united-states/"),
    ("soviet", "country", "members/soviet-union/"),
    ("  belanda  ", "country", "members/netherlands/"),
    ("island", "country", "members/iceland/"),
    ("NATO", "organization", "organizations/nato/"),
    ("PBB", "organization", "organizations/un/"),
    ("Pakta Warsawa", "organization", "organizations/warsaw-pact/"),
    ("KTT Brussel 2021", "meeting", "meetings/brussels-2021/"),
    ("Brussels summit 2021", "meeting", "meetings/brussels-2021/"),
    ("brussels-2021", "meeting", "meetings/brussels-2021/"),
    ("Den Haag", "meeting", "meetings/the-hague-2025/"),
    ("14 Juni 2021", "meeting", "meetings/brussels-2021/"),
    ("summit wales", "meeting", "meetings/wales-2014/"),
    ("KTT Turki", "meeting", "meetings/ankara-2026/"),
    ("keanggotaan", "meeting", "meetings/nato-headquarters-30-members/"),
    ("siber", "topic", "topics/cyber-defence/"),
    ("cyber", "topic", "topics/cyber-defence/"),
    ("mengancam", "topic", "topics/hybrid-threats/"),
    ("enlarging", "topic", "topics/enlargement/"),
    ("Stoltenberg", "person", "persons/#jens-stoltenberg"),
    ("Worner", "person", "persons/#manfred-worner"),
    ("Lord Ismay", "person", "persons/#hastings-ismay"),
    ("Sekretaris Jenderal NATO", "person", "persons/#mark-rutte"),
    ("KFOR", "operation", "operations/kfor/"),
    ("Operasi Ocean Shield", "operation", "operations/ocean-shield/"),
    ("Kompas", "source", "sources/kompas-pertemuan-tingkat-tinggi/"),
    ("CLDR", "source", "sources/cldr/"),
    ("Greece spent 2.91% of its GDP on defence in 2020", "claim", "sources/github.com/1386d45e/"),
    ('"Den Haag', "meeting", "meetings/the-hague-2025/"),
    ("(turki OR -x* AND", None, None),
    ("zzzzzz", None, None),
]


def hits(html: str) -> list[tuple[str, str]]:
    """The results: what kind of record, and where it leads."""
    results = html.split('<ol class="entries results"', 1)[1].split("</ol>")[0] if "<ol" in html else ""
    return re.findall(r'<p class="kicker">(.*?)</p>\s*<p class="[a-z-]*"><a href="([^"]*)"', results)


def search(client, language="en", status=200, **asked) -> str:
    response = client.get(f"/{language}/search/", asked)
    assert response.status_code == status
    return main_of(response.content.decode())


def test_there_are_forty_questions():
    assert len({text for text, *_ in QUESTIONS}) >= 40


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("text", "kind", "address"), QUESTIONS)
def test_what_readers_type_finds_what_they_mean_in_either_language(client, text, kind, address, language):
    found = hits(search(client, language, q=text))
    if address is None:
        assert not found
        return
    assert found[0][1].startswith(f"/{language}/{address}")
    with override(language):
        assert found[0][0].startswith(str(BY_NOUN[kind].label).capitalize())


@pytest.mark.parametrize("text", ["nato", "summit", "turki", "members", "2021"])
def test_the_order_is_the_same_on_every_database(text):
    answers = list(Question(text).answers())
    assert len(answers) > 20
    assert answers == sorted(answers, key=lambda one: (-one["called_so"], -one["level"], one["rank"], one["sort"]))


def test_every_word_must_be_there(client, country):
    country("Ruritania Major")
    country("Ruritania Minor")
    assert len(hits(search(client, q="ruritania"))) == 2
    assert len(hits(search(client, q="minor ruritania"))) == 1
    assert not hits(search(client, q="ruritania zenda"))


def test_what_is_called_exactly_so_comes_before_what_has_the_word_in_a_name_and_that_before_other_texts(
    client, country, topic, source
):
    source("Zenda")
    topic("Prisoners of Zenda")
    country("Ruritania", capital_en="Zenda")
    assert [address for _, address in hits(search(client, q="zenda"))] == [
        "/en/sources/zenda/",
        "/en/topics/prisoners-of-zenda/",
        "/en/members/ruritania/",
    ]


def test_a_word_of_three_letters_may_be_the_beginning_of_one_and_a_shorter_one_is_meant_as_it_is(client, country):
    country("Ruritania")
    assert hits(search(client, q="rur"))
    assert not hits(search(client, q="ru itania"))
    assert "/en/members/ruritania/" not in [address for _, address in hits(search(client, q="ru"))]


def test_the_words_that_answer_are_marked_and_markup_is_escaped(client, country):
    country("<b>Ruritania</b> & Sons")
    html = search(client, q="<b>ruritania")
    assert "&lt;<mark>b</mark>&gt;<mark>Ruritania</mark>&lt;/<mark>b</mark>&gt; &amp; Sons" in html
    assert 'value="&lt;b&gt;ruritania"' in html


def test_a_match_in_the_other_language_is_shown_with_its_language(client):
    html = search(client, q="makedonia")
    assert '<span lang="id"><mark>Makedonia</mark> Utara</span>' in html
    assert '<span lang="id"><mark>Makedonia</mark>' not in search(client, "id", q="makedonia")


def test_results_of_one_kind_can_be_asked_for_and_the_address_keeps_the_question(client):
    html = search(client, q="turki")
    assert '<a href="?q=turki&amp;kind=claim">' in html
    kinds = {kind for kind, _ in hits(search(client, q="turki", kind="meeting"))}
    assert kinds == {"Meeting"}
    assert '<input type="hidden" name="kind" value="meeting">' in search(client, q="turki", kind="meeting")


def test_many_results_come_in_pages_that_do_not_overlap(client):
    pages = [{address for _, address in hits(search(client, q="nato", page=page))} for page in (1, 2)]
    assert [len(page) for page in pages] == [20, 20]
    assert not pages[0] & pages[1]
    client_response = client.get("/en/search/", {"q": "nato", "page": 9999})
    assert client_response.status_code == 404


def test_the_same_statement_of_many_sources_is_one_result(client, claim, join):
    stay = join("Ruritania", "1950-01-01")
    for title in ("Strelsau Gazette", "Zenda Post", "Hentzau Herald"):
        claim(stay, source=title, statement_en="Ruritania parades daily.", statement_ind="Ruritania berparade.")
    html = search(client, q="parades daily")
    assert len(hits(html)) == 1
    assert "stated in these words 3 times" in words(html)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Makedoina", "Makedonia"),
        ("stoltenbreg", "Stoltenberg"),
        ("Azerbajian", "Azerbaijan"),
        ("keangotaan", "keanggotaan"),
    ],
)
def test_a_typing_error_is_forgiven_with_a_suggestion_that_finds_something(client, typed, meant):
    html = search(client, q=typed)
    assert not hits(html)
    href, shown = re.search(r'<a class="meant" href="([^"]*)">([^<]*)</a>', html).groups()
    assert shown == meant
    assert hits(main_of(read(client, "/en/search/" + unescape(href))))


def test_what_is_called_similarly_is_shown_with_its_page(client):
    html = search(client, q="Azerbajian")
    assert "Called similarly" in html
    assert '<a href="/en/members/azerbaijan/"' in html


def test_words_that_are_never_together_are_offered_one_by_one(client):
    html = search(client, q="Oslo Reykjavik")
    assert "Nothing is found for “Oslo Reykjavik”." in words(html)
    assert '<a href="?q=oslo">oslo</a>' in html
    assert '<a href="?q=reykjavik">reykjavik</a>' in html
    assert "/en/meetings/" in html
    assert '<a href="?q=zzzz' not in search(client, q="zzzz Oslo")


def test_where_only_other_kinds_answer_the_page_says_so(client):
    html = search(client, q="siber", kind="country")
    assert "Nothing of this kind is found." in words(html)
    assert '<a href="?q=siber">' in html


@pytest.mark.parametrize("asked", ["", "?q=", "?q=%20"])
def test_without_a_question_there_is_the_box_and_ways_in(client, asked):
    html = main_of(read(client, f"/en/search/{asked}"))
    assert 'name="q"' in html
    assert "/en/members/" in html
    assert "result" not in words(html)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "x" * 201}, "The value is too long: at most 200 characters."),
        ({"q": "x" * 10_000}, "The value is too long: at most 200 characters."),
        ({"q": "tur\0ki"}, "The value contains a NUL character."),
        ({"q": "nato", "kind": "flag"}, "“flag” is not one of"),
        ({"q": "nato", "page": "0"}, "“0” is not a whole number"),
        ({"q": "nato", "as_of": "2020-01-01"}, "“as_of” has no meaning here."),
        ({"q": ["nato", "turki"]}, "The parameter is given more than once."),
    ],
)
def test_a_question_that_cannot_be_read_is_refused_with_the_reason(client, asked, said):
    assert said in words(search(client, status=400, **asked))


@pytest.mark.parametrize(
    "text", ['"', "'", "%", "_", "\\", "*", "()", "a" * 200, "- " * 99, "\u202e", "😀", "NEAR(", "a:b"]
)
def test_no_sign_is_an_operator(client, text):
    search(client, q=text)


def test_only_the_first_words_of_a_long_question_count_and_the_page_says_which_do_not(client):
    text = " ".join(f"w{number}" for number in range(14))
    assert "Only the first 12 words are looked for, without: w12 w13." in words(search(client, q=text))


def test_stop_words_are_meant_where_nothing_else_is_asked(client):
    assert hits(search(client, q="IT"))[0][1] == "/en/members/italy/"
    assert hits(search(client, q="turki it"))[0][1] == "/en/members/turkiye/"


@pytest.mark.parametrize("asked", ["nato", "turki", "2021", "brussels summit nato"])
def test_a_page_of_results_takes_no_more_queries_than_there_are_kinds_and_classes_of_facts(client, asked):
    assert queries(client, f"/en/search/?q={asked}") <= 30
