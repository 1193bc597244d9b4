"""The check as a whole: what is said once, in which order, at which cost."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from alliance.checking.check import check
from alliance.checking.judging import sizes_of, standing_of
from alliance.checking.known import Known
from alliance.dates import PartialDate
from alliance.extraction.candidates import Headquarters, TopicNamed
from alliance.sources.verdicts import Verdict
from members.models import Membership, Organization, Term
from tests.alliance.checking.saying import belongs, checked, holder, joined, members, span, summit, text

pytestmark = pytest.mark.django_db

SAID = [
    members(31),
    joined("ES", "1982"),
    belongs("SE"),
    summit("2023-07-11", "Vilnius"),
    TopicNamed(span(), "ukraine", 0),
    holder("Jens Stoltenberg"),
    Headquarters(span(), "nato", "Brussels"),
]


def test_what_is_said_twice_is_found_once_with_both_places():
    check = checked(members(31), members(32), members(31), on="2025-04-04")
    assert [(finding.statement.value, len(finding.spans)) for finding in check.findings] == [("31", 2), ("32", 1)]


def test_findings_stand_in_the_order_of_the_text():
    later, first = joined("ES", "1982"), members(31)
    spans = sorted([later.span, first.span], key=lambda one: one.start)
    check = checked(replace(later, span=spans[1]), replace(first, span=spans[0]), on="2025")
    assert [finding.kind for finding in check.findings] == ["member-count", "joining"]


def test_a_longer_text_asks_no_more_queries(django_assert_num_queries, django_assert_max_num_queries):
    more = [*SAID, *(members(count) for count in range(1, 60)), *(belongs(code) for code in ("FR", "DE", "TR", "UA"))]
    more += [holder("Mark Rutte"), summit("2024-07", "Washington"), belongs("ID", "asean"), joined("FI", "2023-04-04")]
    for said in (SAID, more):
        # organizations, countries and their names, stays, steps, meetings and their agendas, topics, offices,
        # persons, terms with their claims (2), how far all is verified; at last the claims of what is compared
        with django_assert_max_num_queries(14):
            found = check(text(*said), PartialDate.parse("2025-04-04"))
        with django_assert_num_queries(0):
            told = [(one.text, one.address, one.sources) for one in found.findings]
        assert all(text for text, *_rest in told)


def test_the_summary_counts_each_verdict():
    said = checked(members(32), members(31), members(35), members(193, "un"), on="2025-04-04")
    assert said.counts == {Verdict.AGREES: 1, Verdict.OUTDATED: 1, Verdict.DISAGREES: 1, None: 1}
    assert said.summary == "4 statements: 1 holds, 1 outdated, 1 never held, 1 could not be judged."
    assert checked().summary == "No statement was found that could be checked."


def test_the_date_that_is_given_goes_before_the_one_in_the_text():
    said = replace(text(members(31)), published=PartialDate.parse("2025-04-04"))
    assert check(said).findings[0].verdict == Verdict.OUTDATED
    assert check(said, PartialDate.parse("2023-06")).findings[0].verdict == Verdict.AGREES


def test_the_same_finding_speaks_both_languages():
    finding = checked(joined("ES", "1982")).findings[0]
    with override("id"):
        assert "Spanyol" in finding.sentence
    assert finding.sentence == "Spain joined NATO on 30 May 1982."


def test_values_are_those_that_verdicts_of_claims_follow():
    known = Known()
    for organization in Organization.objects.filter(has_member_list=True):
        assert sizes_of(organization.key, known) == organization.values_of("member_count")
    for stay in Membership.objects.select_related("organization", "country"):
        assert standing_of(stay.organization.key, stay.country.key, known) == stay.values_of("member")
    term = Term.objects.get(key="nato/secretary-general/mark-rutte")
    assert sorted(Term.holders(known.terms["nato/secretary-general"])) == sorted(term.values_of("person"))
