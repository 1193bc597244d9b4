import re
from collections import Counter
from datetime import date

import pytest
from django.utils.translation import override

from members.models import Country, Membership, Organization
from members.profile import PARTS, profile
from members.rounds import rounds_of
from members.sentences import standing
from tests.reading import lead_of, main_of, read, told, words

pytestmark = pytest.mark.django_db


def headings(html: str) -> list[str]:
    return [words(title) for title in re.findall(r"<h2[^>]*>(.*?)</h2>", main_of(html), re.S)]


def section(html: str, anchor: str) -> str:
    """What stands beneath one heading."""
    return words(main_of(html).split(f'<section aria-labelledby="{anchor}">')[1].split("</section>")[0])


@pytest.fixture
def ruritania(join):
    """A member of the alliance from 1950 to 1960, and one of two that joined that day."""
    stay = join("Ruritania", "1950-01-01", left="1960-01-01", organization="nato")
    join("Graustark", "1950-01-01", organization="nato")
    return stay.country


def test_every_country_has_its_sections_in_the_same_order(client):
    order = [str(part.title) for part in PARTS]
    for country in Country.objects.all():
        shown = headings(read(client, country.get_absolute_url()))
        assert shown[-1:] in ([], ["Sources"])
        ours = [title for title in shown if title in order]
        assert ours == sorted(ours, key=order.index), country
        assert len(ours) >= len(shown) - 1


def test_members_have_the_sections_in_which_a_reader_would_look_even_when_empty(client):
    empty = read(client, "/en/members/montenegro/")
    assert "The articles that were read do not speak of it." in section(empty, "articles")
    assert "No meeting is recorded." in section(empty, "summits")
    assert "No position is recorded." in section(empty, "positions")


def test_other_countries_have_fewer(client):
    assert headings(read(client, "/en/members/indonesia/")) == [
        "Partnerships",
        "Other organizations",
        "Names",
        "Sources",
    ]


def test_a_day_has_only_the_sections_with_something_to_show(client):
    shown = headings(read(client, "/en/members/montenegro/?as_of=2010-01-01"))
    assert shown == ["Membership", "Steps of the accession", "Sources"]


def test_the_bar_says_a_day_only_as_exactly_as_it_is_known(client):
    html = read(client, "/en/members/north-macedonia/?as_of=2000-01-01")
    assert "Change before 1999 : Joined the Membership Action Plan" in words(html)
    assert "?as_of=1999-01-01" in html


def test_the_contents_lead_to_the_sections_of_the_page(client):
    for slug in ("turkiye", "russia", "france"):
        html = main_of(read(client, f"/en/members/{slug}/"))
        contents = re.search(r'<nav class="contents".*?</nav>', html, re.S)[0]
        assert re.findall(r'href="#([^"]+)"', contents) == re.findall(r'<h2 id="([^"]+)"', html)


def test_each_mark_leads_to_a_note_and_each_note_back_on_every_page_of_a_country(client):
    for country in Country.objects.all():
        html = read(client, country.get_absolute_url())
        ids = Counter(re.findall(r' id="([^"]+)"', html))
        assert max(ids.values()) == 1, (country, [name for name, times in ids.items() if times > 1])
        assert set(re.findall(r'href="#([^"]+)"', html)) <= ids.keys(), country
        marks = re.findall(r'href="#note-(\d+)"', html)
        assert list(dict.fromkeys(marks)) == [str(number) for number in range(1, len(set(marks)) + 1)], country
        assert len(re.findall(r'role="doc-backlink"', html)) == len(marks)


@pytest.mark.parametrize(
    ("slug", "numbers"),
    [
        ("spain", ["30 May 1982", "the 16th to join"]),
        ("belgium", ["24 August 1949", "one of the twelve founding members"]),
    ],
)
def test_each_number_of_the_first_sentence_has_its_note(client, slug, numbers):
    lead = re.search(r'<p class="lead">(.*?)</p>', read(client, f"/en/members/{slug}/"), re.S)[1]
    for number in numbers:
        assert f'{number}<sup class="noteref">' in lead


def test_the_place_in_joining_says_how_it_was_counted(client):
    html = read(client, "/en/members/spain/")
    assert "Counted here from the memberships: 15 countries had joined before 30 May 1982." in words(html)
    assert 'href="/en/members/?as_of=1982-05-30"' in html


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("1949-12-31", "On 31 December 1949, Ruritania was not yet a member of NATO: it joined on 1 January 1950."),
        (
            "1950-01-01",
            "On 1 January 1950, Ruritania was a member of NATO: since 1 January 1950, one of the two of 1950.",
        ),
        ("1959-12-31", "On 31 December 1959, Ruritania was a member of NATO"),
        ("1960-01-01", "On 1 January 1960, Ruritania was no longer a member of NATO: it had left on 1 January 1960."),
        ("2099-01-01", "Ruritania was a member of NATO from 1 January 1950 until 1 January 1960."),
    ],
)
def test_a_day_is_answered_by_the_first_sentence(client, ruritania, day, sentence):
    assert sentence in lead_of(read(client, f"/en/members/ruritania/?as_of={day}"))


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("1955-01-01", "Ruritania was a member of Entente"),
        ("1965-01-01", "Ruritania was no longer a member of Entente: it had left on 1 January 1960"),
        ("1970-01-01", "Ruritania was a member of Entente: since 1 January 1970"),
        ("1940-01-01", "Ruritania was not yet a member of Entente: it joined on 1 January 1950"),
    ],
)
def test_a_country_that_came_back_is_answered_by_the_stay_of_the_day(join, day, sentence):
    first = join("Ruritania", "1950-01-01", left="1960-01-01")
    second = join("Ruritania", "1970-01-01")
    rounds = rounds_of(Membership.objects.of("entente"))
    asked = date.fromisoformat(day)
    with override("en"):
        said = standing(first.country, first.organization, [first, second], rounds, date(2000, 1, 1), asked)
    assert sentence in str(said)


def test_a_country_that_never_joined_is_answered_too(client):
    assert "On 1 January 2000, Ukraine was not a member of NATO." in lead_of(
        read(client, "/en/members/ukraine/?as_of=2000-01-01")
    )


@pytest.mark.parametrize(
    ("day", "heading"),
    [("2022-05-31", "Turkey today Türkiye"), ("2022-06-01", "Türkiye")],
)
def test_a_day_shows_the_name_of_that_day(client, day, heading):
    html = read(client, f"/en/members/turkiye/?as_of={day}")
    assert words(re.search(r"<h1>(.*?)</h1>", html, re.S)[1]) == heading
    assert f"<title>{heading.split()[0]}, " in html


def test_a_name_that_has_its_article_gets_no_second_one(client):
    lead = lead_of(read(client, "/en/members/north-macedonia/?as_of=2000-01-01"))
    assert lead.startswith("On 1 January 2000, the former Yugoslav Republic of Macedonia was not yet a member of NATO")


@pytest.mark.parametrize(
    ("day", "is_outside", "steps"), [("1965-12-31", False, 3), ("1966-01-01", True, 3), ("1949-04-03", False, 0)]
)
def test_a_day_shows_the_state_of_that_day(client, day, is_outside, steps):
    html = read(client, f"/en/members/france/?as_of={day}")
    assert ("Outside the integrated military structure" in section(html, "membership")) is is_outside
    assert section(html, "accession").count("1949") == steps


def test_a_day_shows_spending_and_pledges_up_to_its_year(client):
    spending = section(read(client, "/en/members/turkiye/?as_of=2015-06-01"), "spending")
    assert "2015" in spending
    assert "2016" not in re.sub(r"2% .*? 2014", "", spending)
    assert "2025" not in spending


def test_what_is_no_dated_fact_stands_on_no_past_day(client):
    assert "Berlin" in told(client, "/en/members/germany/")
    assert "Berlin" not in told(client, "/en/members/germany/?as_of=1960-01-01")


def test_a_day_says_how_much_it_leaves_out_because_its_time_is_not_known(client, ruritania, position):
    position("Sabre duels", country="Ruritania")
    text = told(client, "/en/members/ruritania/?as_of=1955-01-01")
    assert "1 more record is left out: since when is not known." in text
    assert "left out" not in told(client, "/en/members/ruritania/")


def test_a_day_before_the_treaty_says_so(client):
    assert "The treaty was not in force yet" in told(client, "/en/members/france/?as_of=1949-08-23")


@pytest.mark.parametrize("query", ["as_of=1999-13-12", "as_of=yesterday", "asof=1999-03-12", "as_of=1950&as_of=1951"])
def test_a_question_without_meaning_is_answered_400_with_words(client, query):
    html = read(client, f"/en/members/france/?{query}", status=400)
    assert 'role="alert"' in html
    assert "France has been a member of NATO" in lead_of(html)


def test_the_bar_leads_to_the_days_on_which_the_country_changed(client):
    html = read(client, "/en/members/turkiye/?as_of=2000-01-01")
    turns = words(re.search(r'<nav class="turns".*?</nav>', html, re.S)[0])
    assert "18 February 1952 : Joins NATO, instrument deposited" in turns
    assert "28 June 2004 : Istanbul Summit 2004" in turns


def test_a_change_that_nobody_asked_about_is_no_turn(ruritania, country_name):
    country_name("Ruritania", "Kingdom of Ruritania", kind="official", start="1951-01-01")
    with override("en"):
        changes = profile(ruritania, date(2000, 1, 1))["changes"]
    assert [(str(turn.day), turn.text) for turn in changes] == [
        ("1950-01-01", "Joins NATO"),
        ("1960-01-01", "Leaves NATO"),
    ]


@pytest.mark.parametrize(
    ("slug", "before", "after", "same_day"),
    [
        ("spain", "Germany", "Czechia", []),
        ("greece", "United States", "Türkiye", ["Türkiye"]),
        ("belgium", None, "Canada", ["Canada", "Denmark"]),
        ("sweden", "Finland", None, []),
    ],
)
def test_a_member_leads_to_those_who_joined_before_and_after(client, slug, before, after, same_day):
    html = read(client, f"/en/members/{slug}/")
    found = {
        rel: words(link).split(",")[0].removeprefix("Previous to join ").removeprefix("Next to join ")
        for rel, link in re.findall(r'<a rel="(prev|next)" href="/en/members/[a-z-]+/">(.*?)</a>', html, re.S)
    }
    assert (found.get("prev"), found.get("next")) == (before, after)
    for name in same_day:
        assert name in section(html, "membership").split("Joined on the same day")[1]


def test_a_country_that_never_joined_has_no_place_in_the_order(client):
    assert "Previous to join" not in told(client, "/en/members/ukraine/")


def test_what_articles_say_stands_by_article_and_paragraph_with_its_verdict(client, ruritania, claim, source):
    stay = Membership.objects.get(country=ruritania)
    claim(stay, "member", "yes", paragraph=12, statement_en="Ruritania belongs.")
    claim(stay, paragraph=3, statement_en="Ruritania is beautiful.")
    claim(stay, source=source("A page", kind="page"), statement_en="Ruritania has a page.")
    articles = section(read(client, "/en/members/ruritania/"), "articles")
    assert articles == (
        "In the articles Strelsau Gazette paragraph 3 Ruritania is beautiful. stated "
        "paragraph 12 Ruritania belongs. depends on when it was written"
    )


def test_of_a_meeting_only_what_is_said_of_its_host_is_said_of_the_country(client, ruritania, meeting, claim):
    held = meeting("Strelsau 1955", start="1955-06-01", host="Ruritania")
    claim(held, "host", ruritania.key, paragraph=1, statement_en="Ruritania was the host.")
    claim(held, "start_date", "1955-06-01", paragraph=2, statement_en="It began in June.")
    articles = section(read(client, "/en/members/ruritania/"), "articles")
    assert "Ruritania was the host." in articles
    assert "It began in June." not in articles


def test_an_organization_with_its_seat_in_a_country_is_named_there(client):
    assert "North Atlantic Treaty Organization : has its seat here" in section(
        read(client, "/en/members/belgium/"), "organizations"
    )


def test_of_what_a_country_hosts_its_notes_give_only_what_concerns_the_host(client, ruritania, meeting, claim):
    held = meeting("Strelsau", "1955-06-01", host="Ruritania", is_numbered=True, reason_en="The list counts so.")
    claim(held, "host", ruritania.key, statement_en="Ruritania was the host.")
    claim(held, "ordinal", "7", statement_en="It was the seventh.")
    text = told(client, "/en/members/ruritania/")
    assert "Ruritania was the host." in text
    assert "It was the seventh." not in text
    assert "The list counts so." not in text


def test_a_locator_shows_where_the_country_lies_where_the_map_has_it(client):
    assert "locator" in main_of(read(client, "/en/members/iceland/"))
    assert 'class="locator"' not in main_of(read(client, "/en/members/indonesia/"))


def test_hostile_names_stay_text(client, country, join, position):
    hostile = "<b>Zembla</b> & %(x)s"
    join(country(hostile), "1950-01-01", organization="nato")
    position("<i>duels</i>", country=hostile, stance="<script>alert(1)</script>")
    html = read(client, Country.objects.get(name_en=hostile).get_absolute_url())
    assert "<b>Zembla" not in html
    assert "<script>alert" not in html
    assert "<i>duels" not in html
    assert "<b>Zembla</b> & %(x)s has been a member of NATO since 1 January 1950" in lead_of(html)


def test_the_pledges_are_those_of_members_only(client):
    assert "Pledged by all members together" in told(client, "/en/members/spain/")
    assert "Pledged by all members together" not in told(client, "/en/members/russia/")


@pytest.mark.parametrize(("day", "terms"), [("1999-10-13", 0), ("1999-10-14", 1), ("2015-01-01", 1)])
def test_an_organization_shows_who_was_in_office_on_a_day(client, day, terms):
    html = main_of(read(client, f"/en/organizations/nato/?as_of={day}"))
    assert html.count('<li id="term-') == terms
    assert main_of(read(client, "/en/organizations/nato/")).count('<li id="term-') > 10


def test_the_number_of_members_has_a_note_where_sources_give_one(client):
    lead = re.search(r'<p class="lead">(.*?)</p>', read(client, "/en/organizations/nato/"), re.S)[1]
    assert 'href="#note-1"' in lead
    assert "NATO has 31 members." in told(client, "/en/organizations/nato/")
    assert "noteref" not in re.search(r'<p class="lead">(.*?)</p>', read(client, "/en/organizations/asean/"), re.S)[1]


def test_each_mark_on_the_page_of_an_organization_leads_to_a_note(client):
    for organization in Organization.objects.all():
        html = read(client, organization.get_absolute_url())
        ids = Counter(re.findall(r' id="([^"]+)"', html))
        assert max(ids.values()) == 1, organization
        assert set(re.findall(r'href="#([^"]+)"', html)) <= ids.keys(), organization
