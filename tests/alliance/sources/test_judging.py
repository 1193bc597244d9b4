from datetime import date

import pytest
from django.db import transaction

from alliance.knowledge.models import Change
from alliance.sources.models import Claim

pytestmark = pytest.mark.django_db


def verdict_of(claim):
    return Claim.objects.get(pk=claim.pk).verdict


def test_a_claim_is_judged_when_it_is_saved(join, claim):
    stay = join("Ruritania", "1950-01-01")
    assert claim(stay, "start", "1950").verdict == "imprecise"
    assert claim(stay, "start", "1951").verdict == "disagrees"
    assert claim(stay).verdict == "stated"


def test_a_claim_is_judged_anew_when_its_fact_changes(join, claim):
    stay = join("Ruritania", "1950-01-01")
    said = claim(stay, "start", "1951-01-01")
    stay.start = date(1951, 1, 1)
    stay.save()
    assert verdict_of(said) == "agrees"


def test_a_claim_is_judged_anew_when_its_source_gets_a_date(join, claim, organization):
    join("Ruritania", "1950-01-01")
    join("Graustark", "1960-01-01")
    said = claim(organization("Entente"), "member_count", "1")
    assert said.verdict == "undated"
    said.source.published = date(1955, 1, 1)
    said.source.save()
    assert verdict_of(said) == "agrees"


def test_a_count_is_judged_anew_when_a_member_joins_or_a_membership_is_deleted(join, claim, organization, source):
    join("Ruritania", "1950-01-01")
    said = claim(organization("Entente"), "member_count", "2", source=source(published="1970-01-01"))
    assert said.verdict == "disagrees"
    stay = join("Graustark", "1960-01-01")
    assert verdict_of(said) == "agrees"
    stay.delete()
    assert verdict_of(said) == "disagrees"


def test_who_held_an_office_is_judged_by_all_its_terms(term, claim, source):
    first = term("Rudolf Elphberg", "King", country="Ruritania", start="1950-01-01", end="1960-01-01")
    said = claim(first, "person", "rudolf-elphberg", source=source(published="1965-01-01"))
    assert said.verdict == "outdated"
    first.end = None
    first.save()
    assert verdict_of(said) == "agrees"


def test_whether_a_country_was_a_member_is_judged_by_all_its_stays(join, claim, source):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    said = claim(stay, "member", "yes", source=source(published="1975-01-01"))
    assert said.verdict == "outdated"
    join("Ruritania", "1970-01-01")
    assert verdict_of(said) == "agrees"


def test_what_only_a_compiler_vouches_for_is_not_verified(join, claim, source):
    stay = join("Ruritania", "1950-01-01")
    assert stay.verification == "unverified"
    claim(stay, "start", "1950-01-01", source=source("Compiled", kind="unverified", read_on="2026-01-01"))
    claim(stay, source=source("Context", read_on="2026-01-01"))
    stay.refresh_from_db()
    assert stay.verification == "unverified"
    read = claim(stay, "start", "1950-01-01", source=source("Gazette", read_on="2026-01-02"))
    stay.refresh_from_db()
    assert (stay.verification, stay.verified_on) == ("verified", date(2026, 1, 2))
    read.delete()
    stay.refresh_from_db()
    assert (stay.verification, stay.verified_on) == ("unverified", None)


def test_a_fact_of_which_one_value_was_read_and_another_not_is_partly_verified(join, claim, source):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    claim(stay, "start", "1950-01-01", source=source("Gazette"))
    claim(stay, "end", "1960-01-01", source=source("Compiled", kind="unverified"))
    stay.refresh_from_db()
    assert stay.verification == "partly"


def test_a_change_and_its_verdicts_stand_or_fall_together(join, claim):
    stay = join("Ruritania", "1950-01-01")
    said = claim(stay, "start", "1951-01-01")
    try:
        with transaction.atomic():
            stay.start = date(1951, 1, 1)
            stay.save()
            raise RuntimeError
    except RuntimeError:
        pass
    assert verdict_of(said) == "disagrees"


def test_a_deleted_fact_takes_its_claims_along_and_each_is_logged(join, claim):
    stay = join("Ruritania", "1950-01-01")
    said = claim(stay, "start", "1950-01-01")
    stay.delete()
    assert not Claim.objects.filter(key=said.key).exists()
    deleted = Change.objects.filter(action="deleted").values_list("kind", "key")
    assert {("membership", stay.key), ("claim", said.key)} <= set(deleted)
