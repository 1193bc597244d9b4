"""Who held which office: only as far as it is recorded; and when organizations were founded, where they sit."""

import pytest

from alliance.checking.facts import office_key
from alliance.checking.judged import Why
from alliance.extraction.candidates import Headquarters, OrganizationFounded
from tests.alliance.checking.saying import found, holder, recorded, span, when

pytestmark = pytest.mark.django_db

STOLTENBERG = "Jens Stoltenberg was Secretary General of NATO from 1 October 2014 to 30 September 2024."


@pytest.mark.parametrize(
    ("said", "on", "verdict", "sentence"),
    [
        (holder("Jens Stoltenberg"), "2021-04-22", "agrees", STOLTENBERG),
        (holder("Jens Stoltenberg"), "2024-09-30", "agrees", STOLTENBERG),
        (holder("Jens Stoltenberg"), "2024-10-01", "outdated", f"{STOLTENBERG} On 1 October 2024 it was Mark Rutte."),
        (holder("Jens Stoltenberg"), "2014", "undated", STOLTENBERG),
        (holder("Jens Stoltenberg", on=when("2014")), "2020", "imprecise", STOLTENBERG),
        (holder("Jens Stoltenberg"), "", "undated", f"{STOLTENBERG} The day of the text is not known."),
        (holder("Lord Robertson", on=when("2001")), "2024", "agrees",
         "George Robertson was Secretary General of NATO from 14 October 1999 to 16 December 2003."),
        (holder("Mark Rutte"), "2024-07-09", "ahead", "Mark Rutte is recorded as Secretary General of NATO since "
         "1 October 2024; no end is recorded. On 9 July 2024 it was Jens Stoltenberg."),
        (holder("Rudolf Elphberg"), "2021", "disagrees",
         "Rudolf Elphberg is not recorded as Secretary General of NATO. In 2021 it was Jens Stoltenberg."),
        (holder("Jens Stoltenberg", former=True), "2025", "agrees", f"{STOLTENBERG} In 2025 it was Mark Rutte."),
        (holder("Jens Stoltenberg", former=True), "2020", "ahead", STOLTENBERG),
    ],
)  # fmt: skip
def test_the_secretaries_general_are_known_for_all_time(said, on, verdict, sentence):
    finding = found(said, on=on)
    assert (finding.verdict, finding.sentence) == (verdict, sentence)


def test_who_left_an_office_long_before_belongs_to_a_tale_of_the_past():
    finding = found(holder("Joseph Luns"), on="2009-02-11")
    assert (finding.verdict, finding.why) == (None, Why.LONG_AGO)
    assert finding.sentence == "Joseph Luns was Secretary General of NATO from 1 October 1971 to 24 June 1984."


def test_an_office_of_which_an_article_alone_speaks_is_judged_no_further_than_its_day():
    """The knowledge base has Joe Biden without an end, as articles of 2021 had him."""
    assert found(holder("Joe Biden", "us", "president"), on="2021-04-01").verdict == "agrees"
    for name, on in (("Joe Biden", "2025-03-01"), ("Donald Trump", "2021-03-01"), ("Barack Obama", "2021-03-01")):
        finding = found(holder(name, "us", "president"), on=on)
        assert (finding.verdict, finding.why) == (None, Why.TERM)


def test_who_is_recorded_without_a_time_is_told_so():
    finding = found(holder("Antony Blinken", "us", "secretary-of-state"), on="2021-03-24")
    assert finding.sentence == "Antony Blinken is recorded as Secretary of State (United States), but not since when."
    assert finding.reason.startswith("The record of this office is not complete enough")


def test_an_office_that_is_not_recorded_is_not_judged():
    finding = found(holder("Rudolf Elphberg", "xa", "king"))
    assert (finding.verdict, finding.reason, finding.sentence) == (None, "This office is not recorded here.", "")


@pytest.mark.parametrize(
    ("body", "title", "key"),
    [
        ("US", "foreign-minister", "us/secretary-of-state"),
        ("de", "foreign-minister", "de/foreign-minister"),
        ("eu", "high-representative", "eu/high-representative-for-foreign-affairs-and-security-policy"),
        ("eu", "commission-president", "eu/president-of-the-european-commission"),
        ("fr", "president", "fr/president"),
    ],
)
def test_an_office_is_found_by_its_body_and_title(body, title, key):
    assert office_key(body, title, recorded()) == key


@pytest.mark.parametrize(
    ("said", "verdict", "sentence"),
    [
        (OrganizationFounded(span(), "nato", when("1949")), "imprecise", "NATO was founded on 4 April 1949."),
        (OrganizationFounded(span(), "nato", when("1949-08-24")), "disagrees",
         "NATO was founded on 4 April 1949. 24 August 1949 is when its first members joined."),
        (OrganizationFounded(span(), "warsaw-pact", when("1991-07-01"), dissolved=True), "agrees",
         "The Warsaw Pact was dissolved on 1 July 1991."),
        (Headquarters(span(), "nato", "Brussels", "BE"), "agrees",
         "The headquarters of NATO are recorded in Brussels, Belgium."),
        (Headquarters(span(), "nato", "", "BE"), "agrees",
         "The headquarters of NATO are recorded in Brussels, Belgium."),
    ],
)  # fmt: skip
def test_founding_and_seat_of_an_organization(said, verdict, sentence):
    finding = found(said)
    assert (finding.verdict, finding.sentence) == (verdict, sentence)


def test_another_seat_than_that_of_today_may_be_an_earlier_one():
    finding = found(Headquarters(span(), "nato", "Paris"))
    assert (finding.verdict, finding.why) == (None, Why.SEAT)
    assert finding.sentence == "The headquarters of NATO are recorded in Brussels, Belgium."


def test_a_wrong_day_of_founding_is_told_what_happened_when():
    notes = found(OrganizationFounded(span(), "nato", when("1949-08-24"))).notes
    assert "The treaty was signed on 4 April 1949 and came into force on 24 August 1949." in notes
