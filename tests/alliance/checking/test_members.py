"""How many members there were, who they were, since when: verdicts and sentences."""

from dataclasses import replace

import pytest

from alliance.checking.judged import Why
from alliance.checking.known import Known
from alliance.sources.verdicts import Verdict
from members.models import Membership
from tests.alliance.checking.saying import belongs, checked, found, joined, members, when

pytestmark = pytest.mark.django_db

WAS_31 = "31 was right from 4 April 2023 to 6 March 2024"
CHANGED = "In 2024 there were 31, from 7 March 2024 on 32."


@pytest.mark.parametrize(
    ("count", "on", "verdict", "sentence"),
    [
        (31, "2025-04-04", "outdated", f"{WAS_31}; on 4 April 2025 there were 32."),
        (31, "2024-03-06", "agrees", "NATO had 31 members from 4 April 2023 to 6 March 2024."),
        (31, "2024-03-07", "outdated", f"{WAS_31}; on 7 March 2024 there were 32."),
        (31, "2023-06", "agrees", "NATO had 31 members from 4 April 2023 to 6 March 2024."),
        (32, "2025", "agrees", "NATO has had 32 members since 7 March 2024."),
        (32, "2024", "undated", f"32 has been right since 7 March 2024; i{CHANGED[1:]}"),
        (32, "2023-01-05", "ahead", "32 became right only later: since 7 March 2024; on 5 January 2023 there were 30."),
        (35, "2024", "disagrees", f"By what is recorded here, NATO never had 35 members. {CHANGED}"),
        (35, "", "disagrees", "By what is recorded here, NATO never had 35 members."),
        (31, "", "undated", f"{WAS_31}. Since 7 March 2024 there have been 32. The day of the text is not known."),
        (12, "1949-05-01", "ahead", "12 became right only later: from 24 August 1949 to 17 February 1952; "
         "on 1 May 1949 it had no members yet."),
    ],
)  # fmt: skip
def test_a_number_of_members_is_that_of_the_day_of_the_text(count, on, verdict, sentence):
    finding = found(members(count), on=on)
    assert (finding.verdict, finding.sentence) == (verdict, sentence)


def test_a_day_that_the_text_names_goes_before_its_publication():
    finding = found(members(19, on=when("2001")), on="2025-04-04")
    assert finding.verdict == Verdict.AGREES
    assert finding.claimed == "NATO: 19 members (in 2001)"


@pytest.mark.parametrize("count", [16, 19])
def test_within_a_year_that_the_text_names_each_number_of_it_is_right(count):
    finding = found(members(count, on=when("1999")))
    assert finding.verdict == Verdict.IMPRECISE
    assert "in 1999 there were 16, from 12 March 1999 on 19" in finding.sentence


def test_a_number_beside_that_of_the_day_is_of_another_time():
    """“NATO grows from 19 members to 26.”"""
    before, now = members(19), members(26)
    beside = replace(now, span=replace(before.span, start=before.span.end + 5, end=before.span.end + 9))
    first, second = checked(before, beside, on="2004-03-30").findings
    assert (first.verdict, first.why, second.verdict) == (None, Why.ONE_OF_SEVERAL, Verdict.AGREES)
    elsewhere = replace(now, span=replace(before.span, paragraph=2))
    assert checked(before, elsewhere, on="2004-03-30").findings[0].verdict == Verdict.OUTDATED
    for other in (members(7, "g7"), members(26, on=when("2004-05"))):
        beside = replace(other, span=beside.span)
        assert checked(before, beside, on="2004-03-30").findings[0].verdict == Verdict.OUTDATED


def test_a_number_that_was_right_twice_has_both_times():
    finding = found(members(27, "eu"), on="2016-01-01")
    assert finding.sentence.startswith(
        "27 has been right from 1 January 2007 to 30 June 2013 and since 1 February 2020; on 1 January 2016"
    )


def test_a_number_in_a_paragraph_about_joining_is_of_the_time_of_joining():
    """“1952: Greece and Turkey bring membership to 14.”"""
    year, number = joined("GR", "1952"), members(14)
    beside = replace(number, span=replace(year.span, start=year.span.end + 30, end=year.span.end + 32))
    finding = checked(year, beside, on="2023-04-04").findings[-1]
    assert (finding.verdict, finding.claimed) == (Verdict.IMPRECISE, "NATO: 14 members (in 1952)")
    assert "The date was taken from another place in the text." in finding.notes
    elsewhere = replace(number, span=replace(year.span, paragraph=9))
    assert checked(year, elsewhere, on="2023-04-04").findings[-1].verdict == Verdict.OUTDATED


def test_the_others_are_told_apart_from_the_number():
    assert (
        "The text says 29 others; with the one it speaks of, that makes 30."
        in found(members(30, others=True), on="2021-04-22").notes
    )


def test_founders_and_ordinals_to_come_are_no_number_of_members():
    finding = found(members(33, optional=True), on="2025-04-04")
    assert (finding.verdict, finding.why, finding.sentence) == (None, Why.NOT_A_COUNT, "")
    finding = found(members(12, optional=True), on="2025-04-04")
    assert (finding.verdict, finding.claimed) == (Verdict.AGREES, "NATO: 12 founding members")
    assert finding.sentence == "NATO has 12 founding members: they joined on 24 August 1949."


def test_an_organization_whose_members_are_not_kept_says_so():
    for said in (members(193, "un"), belongs("US", "un"), joined("ID", "1950-09-28", "un")):
        finding = found(said, on="2025")
        assert finding.verdict is None
        assert finding.reason == "The members of the UN are not kept here."


def test_an_unknown_organization_is_not_judged():
    assert found(members(57, "osce")).reason == "OSCE is not recorded here."


def test_the_sources_of_a_number_are_those_of_its_first_and_last_day():
    claims = found(members(31), on="2025").claims
    assert {claim.membership.country.key for claim in claims if claim.membership_id} == {"fi", "se"}
    assert {claim.value for claim in claims} == {"2023-04-04", "2024-03-07", ""}


def test_sources_that_are_not_followed_are_named_after_the_others():
    finding = found(joined("TR", "1952-02-15"))
    assert "history.state.gov/455ce585" in {claim.source.key for claim in finding.opposed}
    assert finding.sources[0].verdict == Verdict.AGREES
    assert Verdict.DISAGREES in {entry.verdict for entry in finding.sources}


@pytest.mark.parametrize(
    ("iso2", "day", "verdict", "sentence"),
    [
        ("ES", "1982-05-30", "agrees", "Spain joined NATO on 30 May 1982."),
        ("ES", "1982", "imprecise", "Spain joined NATO on 30 May 1982."),
        ("ES", "1986", "disagrees", "Spain joined NATO on 30 May 1982."),
        ("TR", "1952-02-18", "agrees", "Turkey joined NATO on 18 February 1952."),
        ("DE", "1955", "imprecise", "West Germany joined NATO on 6 May 1955."),
        ("GB", "1949-04-04", "disagrees", "The United Kingdom joined NATO on 24 August 1949. "
         "4 April 1949 is the date of another step: treaty signed."),
        ("UA", "2008", "disagrees", "No membership of Ukraine in NATO is recorded."),
    ],
)  # fmt: skip
def test_a_joining_date_is_that_on_which_membership_began(iso2, day, verdict, sentence):
    finding = found(joined(iso2, day), on="2025-01-01")
    assert (finding.verdict, finding.sentence) == (verdict, sentence)


def test_what_other_sources_give_is_told():
    assert any("FRUS" in note for note in found(joined("TR", "1952-02-15")).notes)


def test_a_range_of_time_is_not_judged():
    said = replace(joined("LV", "2004"), when=when("1999", "2004"))
    finding = found(said)
    assert (finding.verdict, finding.why) == (None, Why.RANGE)
    assert finding.sentence == "Latvia joined NATO on 29 March 2004."


@pytest.mark.parametrize(
    ("iso2", "day", "verdict"),
    [
        ("BE", "", "agrees"),
        ("BE", "1949", "agrees"),
        ("BE", "1949-04-04", "agrees"),
        ("BE", "1949-06-16", "disagrees"),
        ("GR", "", "disagrees"),
        ("GR", "1952", "disagrees"),
        ("SE", "", "disagrees"),
    ],
)
def test_founders_are_those_who_joined_first(iso2, day, verdict):
    finding = found(joined(iso2, day, founder=True))
    assert finding.verdict == verdict
    assert ("not one of the founding" in finding.sentence) == (iso2 != "BE")


@pytest.mark.parametrize(
    ("said", "on", "verdict", "sentence"),
    [
        (belongs("SE"), "2024-03-07", "agrees", "Sweden has been a member of NATO since 7 March 2024."),
        (belongs("SE"), "2024-03-06", "ahead",
         "Sweden has been a member of NATO since 7 March 2024. On 6 March 2024 it was not."),
        (belongs("SE", member=False), "2020", "agrees",
         "Sweden has been a member of NATO since 7 March 2024. In 2020 it was not."),
        (belongs("RU", "g7"), "2021", "outdated",
         "Russia was a member of the G7 from 1998 until March 2014. In 2021 it was not."),
        (belongs("RU", "g7", on="2001"), "2021", "agrees",
         "Russia was a member of the G7 from 1998 until March 2014. In 2001 it was one."),
        (belongs("UA"), "2021", "disagrees", "No membership of Ukraine in NATO is recorded."),
        (belongs("UA", member=False), "2021", "agrees", "No membership of Ukraine in NATO is recorded."),
        (belongs("SE"), "2024", "undated", "Sweden has been a member of NATO since 7 March 2024. "
         "That is true for only a part of the time of which the text speaks."),
        (joined("FI"), "2025", "agrees", "Finland has been a member of NATO since 4 April 2023."),
    ],
)  # fmt: skip
def test_membership_is_judged_for_the_day_of_the_text(said, on, verdict, sentence):
    finding = found(said, on=on)
    assert (finding.verdict, finding.sentence) == (verdict, sentence)


def test_a_day_up_to_which_nobody_has_looked_is_told():
    assert "Verified through 22 November 2026: later changes may be missing." in found(belongs("SE"), on="2027").notes


def test_a_second_stay_is_the_one_meant_by_its_date(join):
    join("Ruritania", "1950", left="1960")
    join("Ruritania", "1970")
    iso2 = Membership.objects.get(key="entente/xa/2").country.iso2
    finding = found(joined(iso2, "1970", "entente"), known=Known())
    assert (finding.verdict, finding.statement.key) == (Verdict.AGREES, "entente/xa/2")


def test_a_day_without_a_year_is_one_of_the_year_of_joining():
    said = replace(joined("PL"), when=when("2024-03-12", why="nearest-year"))
    finding = found(said, on="2024-04-04")
    assert (finding.verdict, finding.statement.value) == (Verdict.AGREES, "1999-03-12")
    other = replace(joined("PL"), when=when("2024-03-13", why="nearest-year"))
    assert found(other, on="2024-04-04").verdict == Verdict.DISAGREES


def test_a_date_that_was_worked_out_is_not_held_against_the_text():
    said = replace(joined("EE"), when=when("2004-03-28", why="weekday"))
    finding = found(said, on="2004-03-30")
    assert (finding.verdict, finding.why) == (None, Why.UNSURE)
    right = replace(joined("EE"), when=when("2004-03-29", why="weekday"))
    assert found(right, on="2004-03-30").verdict == Verdict.AGREES
