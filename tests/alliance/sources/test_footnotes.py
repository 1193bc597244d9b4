import re

import pytest
from django.template import Context, Template

from alliance.sources.footnotes import Derived, Footnotes, Sentence, entries_of, load_claims
from alliance.sources.models import Claim
from members.models import Membership
from tests.reading import words

pytestmark = pytest.mark.django_db


def render(text: str, **context) -> str:
    return Template(f"{{% load claims %}}{text}").render(Context({"footnotes": Footnotes(), **context}))


@pytest.fixture
def stays(join, claim):
    """Two facts with claims, loaded."""
    found = [join("Ruritania", "1950-01-01"), join("Graustark", "1951-01-01")]
    for stay in found:
        claim(stay, "start", stay.start.isoformat(), statement_en=f"{stay.country} joined.")
    load_claims(found)
    return found


def test_notes_are_numbered_as_the_page_first_refers_to_them(stays):
    html = render("{% footnote b %}{% footnote a %}{% footnote b %}{% footnotes %}", a=stays[0], b=stays[1])
    assert re.findall(r'<a href="#(note-\d)" id="(ref-[\d-]+)"', html) == [
        ("note-1", "ref-1"),
        ("note-2", "ref-2"),
        ("note-1", "ref-1-2"),
    ]
    assert re.findall(r'<li id="(note-\d)"', html) == ["note-1", "note-2"]
    assert html.index("Graustark joined.") < html.index("Ruritania joined.")


def test_each_note_leads_back_to_every_mark(stays):
    html = render("{% footnote a %}{% footnote a %}{% footnotes %}", a=stays[0])
    assert re.findall(r'<a href="#(ref-[\d-]+)" role="doc-backlink"', html) == ["ref-1", "ref-1-2"]


def test_a_page_without_marks_has_no_notes():
    assert not render("{% footnotes %}").strip()


def test_a_fact_without_its_claims_loaded_is_a_mistake_and_no_query(join):
    with pytest.raises(AttributeError):
        render("{% footnote a %}{% footnotes %}", a=join("Ruritania", "1950-01-01"))


def test_a_note_gives_verdict_statement_source_and_paragraph_those_who_agree_first(join, claim):
    stay = join("Ruritania", "1950-01-01")
    claim(stay, "start", "1951-01-01", source="Hentzau Herald", paragraph=9, statement_en="It came in 1951.")
    claim(stay, "start", "1950", source="Burlesdon Bulletin", statement_en="It came in 1950.")
    claim(stay, "start", "1950-01-01", source="Strelsau Gazette", paragraph=2, statement_en="It came at new year.")
    load_claims([stay])
    assert words(render("{% footnote a %}{% footnotes %}", a=stay).split("<ol>")[1]) == (
        "It came at new year. agrees · Strelsau Gazette , paragraph 2 "
        "It came in 1950. imprecise · Burlesdon Bulletin "
        "It came in 1951. disagrees · Hentzau Herald , paragraph 9 Report an error , note 1 ↑"
    )


def test_sources_that_were_read_and_give_nothing_stand_behind_those_that_do(join, claim):
    stay = join("Ruritania", "1950-01-01")
    claim(stay, source="Zenda Zeitung", statement_en="It was read.")
    claim(stay, "start", "1950-01-01", statement_en="It came in 1950.")
    claim(stay, source="Hentzau Herald", paragraph=4, statement_en="It was a festive day.")
    load_claims([stay])
    shown, behind = render("{% footnote a %}{% footnotes %}", a=stay).split("<details")
    assert "It came in 1950." in words(shown)
    assert "It was a festive day." in words(shown)
    assert "It was read." not in words(shown)
    assert "1 more source : Ruritania in Entente It was read. stated · Zenda Zeitung" in words(f"<details{behind}")


def test_where_nothing_else_is_said_what_was_read_stands_open(join, claim):
    stay = join("Ruritania", "1950-01-01")
    claim(stay, statement_en="It was read.")
    load_claims([stay])
    assert "<details" not in render("{% footnote a %}{% footnotes %}", a=stay)


def test_what_several_say_in_the_same_words_stands_once_and_what_one_says_stands_together(join, claim):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    for title in ("Hentzau Herald", "Zenda Zeitung"):
        claim(stay, "start", "1950-01-01", source=title, statement_en="It came.")
    claim(stay, "start", "1950-01-01", source="Strelsau Gazette", statement_en="It joined.")
    claim(stay, "end", "1960-01-01", source="Strelsau Gazette", statement_en="It left.")
    entries = entries_of(Claim.objects.filter(membership=stay).for_footnotes())
    assert sorted((entry.statements, len(entry.claims)) for entry in entries) == [
        (["It came."], 2),
        (["It joined.", "It left."], 1),
    ]


def test_what_one_source_says_in_different_paragraphs_stays_apart(join, claim):
    stay = join("Ruritania", "1950-01-01")
    for paragraph in (2, 5):
        claim(stay, paragraph=paragraph, statement_en=f"It says so {paragraph} times.")
    assert len(entries_of(Claim.objects.filter(membership=stay).for_footnotes())) == 2


def test_claims_of_facts_of_any_class_are_loaded_by_one_query(
    django_assert_num_queries, join, step, partnership, claim, source
):
    facts = [join("Ruritania", "1950-01-01"), step("Ruritania"), partnership("Ruritania", start="1949")]
    for fact in facts:
        claim(fact, source="Strelsau Gazette")
        claim(fact, source="Hentzau Herald")
    with django_assert_num_queries(1):
        load_claims(facts[:1], facts[1:])
        assert [[str(claim.source) for claim in fact.footnotes] for fact in facts] == [
            ["Hentzau Herald", "Strelsau Gazette"]
        ] * 3
    with django_assert_num_queries(0):
        load_claims([], [])


def test_claims_are_loaded_as_for_one_class_of_facts():
    stays = list(Membership.objects.all())
    load_claims(stays)
    loaded = {stay.key: [claim.key for claim in stay.footnotes] for stay in stays}
    assert loaded == {stay.key: [claim.key for claim in stay.footnotes] for stay in Membership.objects.with_claims()}
    assert any(loaded.values())


def test_two_rows_of_the_same_fact_both_get_its_claims(stays):
    again = Membership.objects.get(pk=stays[0].pk)
    load_claims([stays[0]], [again])
    assert [claim.pk for claim in again.footnotes] == [claim.pk for claim in stays[0].footnotes]
    html = render("{% footnote a %}{% footnote b %}", a=stays[0], b=again)
    assert html.count('href="#note-1"') == 2


def test_what_is_counted_here_says_how_and_shows_what_was_counted():
    counted = Derived("Counted: 15 joined before.", "/en/members/")
    html = render("{% footnote a %}{% footnotes %}", a=counted)
    assert "Counted: 15 joined before." in words(html)
    assert '<a href="/en/members/">' in html


def test_a_sentence_is_plain_as_text_and_has_a_mark_behind_each_word_with_a_fact(stays):
    said = Sentence("%(who)s came on %(day)s.", {"who": "100 % & Co", "day": "1 May"}, {"day": stays[0]})
    assert str(said) == "100 % & Co came on 1 May."
    html = render("{% sentence a %}", a=said)
    assert html.startswith("100 % &amp; Co came on 1 May<sup")
    assert html.endswith("</sup>.")


def test_a_word_that_is_not_in_the_sentence_gets_no_mark(stays):
    said = Sentence("It came on %(day)s.", {"day": "1 May", "end": ""}, {"day": stays[0], "end": stays[0]})
    assert render("{% sentence a %}{% footnotes %}", a=said).count('role="doc-backlink"') == 1


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 }}", "%(x)s"])
def test_nothing_that_is_recorded_becomes_markup(join, claim, source, hostile):
    stay = join("Ruritania", "1950-01-01", reason_en=hostile, note_en=hostile)
    claim(stay, "start", "1951-01-01", source=source(hostile), statement_en=hostile)
    load_claims([stay])
    said = Sentence("%(who)s.", {"who": hostile}, {"who": stay})
    html = render("{% sentence s %}{% dispute a %}{% footnotes %}", a=stay, s=said)
    assert "<script" not in html
    assert "<img" not in html
    assert hostile in words(html) or "<" in hostile


def test_where_sources_differ_the_box_stands_in_the_text_and_the_note_leads_to_the_reason(join, claim):
    stay = join("Ruritania", "1950-01-01", reason_en="The charter says so.")
    claim(stay, "start", "1950-01-01", statement_en="It came in 1950.")
    claim(stay, "start", "1951-01-01", source="Hentzau Herald", statement_en="It came in 1951.")
    load_claims([stay])
    html = render("{% footnote a %}{% dispute a %}<hr>{% footnotes %}", a=stay)
    text, notes = html.split("<hr>")
    box = re.search(r'<div class="dispute" id="([^"]+)"', text)[1]
    assert "It came in 1950. agrees · followed here" in words(text)
    assert "It came in 1951. disagrees" in words(text)
    assert f'href="#{box}"' in notes
    assert "The charter says so." in text
    assert "The charter says so." not in notes


def test_without_a_box_in_the_text_the_note_gives_the_reason(join, claim):
    stay = join("Ruritania", "1950-01-01", reason_en="The charter says so.")
    claim(stay, "start", "1951-01-01")
    load_claims([stay])
    assert "Why it is settled so: The charter says so." in words(render("{% footnote a %}{% footnotes %}", a=stay))


def test_where_nobody_differs_there_is_no_box(stays):
    assert not render("{% dispute a %}", a=stays[0]).strip()


def test_a_reason_shows_the_coarser_value_before_what_depends_on_the_time_of_writing(join, claim):
    stay = join("Ruritania", "1950-01-01", reason_en="By the charter.")
    claim(stay, "start", "1950", statement_en="It came in 1950.")
    claim(stay, "member", "yes", source="Hentzau Herald", statement_en="It belongs.")
    load_claims([stay])
    assert [one.verdict for one in stay.footnotes if one.field == "member"] == ["undated"]
    box = words(render("{% dispute a %}", a=stay))
    assert "It came in 1950." in box
    assert "It belongs." not in box


def test_a_source_in_another_language_is_marked_so(join, claim, source):
    stay = join("Ruritania", "1950-01-01")
    claim(stay, source=source("Warta Strelsau", language="id"))
    load_claims([stay])
    assert '<span lang="id">Warta Strelsau</span>' in render("{% footnote a %}{% footnotes %}", a=stay)
