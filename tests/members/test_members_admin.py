"""Countries, memberships and what belongs to them in the admin: rules are told in words at the form."""

import pytest

from alliance.knowledge.models import Change
from members.models import (
    AccessionStep,
    Country,
    CountryName,
    DefenceExpenditure,
    Membership,
    Organization,
    Partnership,
    Person,
    SpendingPledge,
    Term,
)
from tests.editing import is_saved, words


def test_a_membership_that_overlaps_another_is_told_which(editor, join):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    response = editor.save(
        Membership, country=stay.country, organization=stay.organization, start="1955-01-01", end="1957-01-01"
    )
    assert "This overlaps “Ruritania in Entente”, which runs from 1950-01-01 to 1960-01-01" in words(response)


def test_a_membership_may_begin_on_the_day_the_last_one_ended(editor, join):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    assert is_saved(editor.save(Membership, country=stay.country, organization=stay.organization, start="1960-01-01"))


def test_a_stay_that_another_editor_saved_a_moment_ago_is_seen(editor, join, monkeypatch):
    """Between the check of the form and its save."""
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    check, calls = Membership.clean, []

    def clean(self):
        calls.append(self)
        if len(calls) > 1:
            check(self)

    monkeypatch.setattr(Membership, "clean", clean)
    fields = {"country": stay.country, "organization": stay.organization, "start": "1955-01-01", "end": "1956-01-01"}
    assert "This overlaps “Ruritania in Entente”" in words(editor.save(Membership, **fields))
    assert Membership.objects.filter(country=stay.country).count() == 1


@pytest.mark.parametrize("start", ["", "1940-01-01", "1955-01-01"])
def test_a_second_open_membership_is_refused_in_words(editor, join, start):
    stay = join("Ruritania", "1950-01-01")
    response = editor.save(Membership, country=stay.country, organization=stay.organization, start=start)
    assert "This country is already a member" in words(response)


def test_a_past_membership_is_not_reopened_beside_an_open_one(editor, join):
    past = join("Ruritania", left="1940-01-01")
    join("Ruritania", "1950-01-01")
    assert "This country is already a member" in words(editor.save(past, end=""))


def test_a_membership_that_ends_before_it_starts_is_refused_in_words(editor, join):
    stay = join("Ruritania", "1950-01-01")
    assert "The end must come after the start" in words(editor.save(stay, end="1950-01-01"))


def test_an_end_is_judged_as_it_will_be_stored(editor, join):
    """An end known to the year stands for its first day, which here lies before the start."""
    stay = join("Ruritania", "1950-03-01")
    assert "The end must come after the start" in words(editor.save(stay, end="1950-06-01", end_precision="year"))


def test_a_year_is_stored_as_its_first_day(editor, join):
    stay = join("Ruritania", "1950-03-01")
    assert is_saved(editor.save(stay, start="1950-08-24", start_precision="year"))
    stay.refresh_from_db()
    assert str(stay.start) == "1950-01-01"


def test_an_edited_and_a_deleted_membership_leave_their_lines_in_the_change_log(editor, join):
    stay = join("Ruritania", "1950-01-01")
    editor.save(stay, start="1951-01-01")
    editor.delete(stay)
    assert list(Change.objects.filter(kind="membership", key=stay.key).values_list("action", flat=True)) == [
        "created",
        "updated",
        "deleted",
    ]


def test_a_step_is_recorded_once(editor, step):
    taken = step("Ruritania", "invited", "1949-01-07")
    again = {"country": taken.country, "organization": taken.organization, "step": "invited", "date": "1949-01-08"}
    assert "This step is already recorded for the country" in words(editor.save(AccessionStep, **again))


def test_spending_is_recorded_once_a_year_and_within_reason(editor, defence_expenditure):
    spent = defence_expenditure("Ruritania", 2014)
    row = {"country": spent.country, "series": "nato", "edition": "2024-06"}
    assert "This year is already recorded" in words(editor.save(DefenceExpenditure, year=2014, **row))
    assert "greater than or equal to 1949" in words(editor.save(DefenceExpenditure, year=1900, **row))
    assert "between 0 and 100" in words(editor.save(DefenceExpenditure, year=2015, share_of_gdp="101", **row))


def test_a_pledge_is_recorded_once_a_year_and_kind_and_within_reason(editor, spending_pledge):
    pledge = spending_pledge("2", agreed="1950-06", kind="core")
    row = {"organization": pledge.organization, "share_of_gdp": "3", "agreed": "1950-09-01"}
    assert is_saved(editor.save(SpendingPledge, **row, kind="total", by_year="1950"))
    assert "There is already a record" in words(editor.save(SpendingPledge, **row, kind="core"))
    assert "cannot be due before it was agreed" in words(editor.save(SpendingPledge, **row, by_year="1949"))
    assert "less than or equal to 2100" in words(editor.save(SpendingPledge, **row, by_year="2101"))
    for share in ("0", "100.1"):
        assert "above 0 and not above 100" in words(editor.save(SpendingPledge, **row | {"share_of_gdp": share}))


def test_a_partnership_that_overlaps_another_of_its_framework_is_refused(editor, partnership):
    first = partnership("Ruritania", framework="pfp", start="1994-02-01")
    row = {"country": first.country, "organization": first.organization, "start": "1995-01-01"}
    assert "This overlaps" in words(editor.save(Partnership, framework="pfp", **row))
    assert is_saved(editor.save(Partnership, framework="ici", **row))


def test_a_term_of_the_same_person_in_the_same_office_does_not_overlap(editor, term):
    first = term("Rudolf Elphberg", "King", start="1950-01-01")
    assert "This overlaps" in words(editor.save(Term, office=first.office, person=first.person, start="1955-01-01"))


def test_an_organization_is_not_dissolved_before_it_was_founded(editor, organization):
    entente = organization("Entente", founded="1950-01-01")
    assert "dissolved after it was founded" in words(editor.save(entente, dissolved="1940-01-01"))
    assert "not one of the available" in words(editor.save(Organization, name_en="X", name_ind="X", kind="club"))


def test_a_new_country_comes_with_its_names(editor):
    names = [
        {
            "kind": "short",
            "name_en": "Old Ruritania",
            "name_ind": "Ruritania Lama",
            "start": "1900-01-01",
            "end": "1950-01-01",
        },
        {"kind": "short", "name_en": "Ruritania", "name_ind": "Ruritania", "start": "1950-01-01"},
    ]
    names = [{"start_precision": "day", "end_precision": "day", **name} for name in names]
    values = {"name_en": "Ruritania", "name_ind": "Ruritania", "iso2": "XA", "code_status": "user-assigned"}
    assert is_saved(editor.save(Country, rows={"names": names}, **values))
    keys = CountryName.objects.filter(country__key="xa").values_list("key", flat=True)
    assert set(keys) == {"xa/old-ruritania", "xa/ruritania"}


def test_two_new_names_that_share_a_day_are_refused_in_words(editor, country):
    both = {"kind": "short", "start_precision": "day", "end_precision": "day", "start": "1900-01-01"}
    names = [{**both, "name_en": name, "name_ind": name} for name in ("Old Ruritania", "New Ruritania")]
    values = {"name_en": "Ruritania", "name_ind": "Ruritania", "iso2": "XA", "code_status": "user-assigned"}
    assert "This overlaps “Old Ruritania”" in words(editor.save(Country, rows={"names": names}, **values))
    assert "This overlaps “Old Ruritania”" in words(editor.save(country("Borduria"), rows={"names": names}))


def test_one_name_ends_and_the_next_begins_in_one_save(editor, country_name):
    old = country_name("Ruritania", "Old Ruritania", start="1900-01-01")
    new = {
        "kind": "short",
        "name_en": "Ruritania",
        "name_ind": "Ruritania",
        "start": "1950-01-01",
        "start_precision": "day",
        "end_precision": "day",
    }
    assert "This overlaps" in words(editor.save(old.country, rows={"names": [new]}))
    assert is_saved(editor.save(old.country, rows={"names": [new]}, **{"names-0-end": "1950-01-01"}))
    assert CountryName.objects.filter(country=old.country).count() == 2


def test_a_wrong_name_beneath_a_wrong_country_is_no_failure(editor):
    name = {
        "kind": "short",
        "name_en": "",
        "name_ind": "",
        "start": "nonsense",
        "start_precision": "day",
        "end_precision": "era",
    }
    response = editor.save(Country, rows={"names": [name]}, name_en="", iso2="xa")
    assert response.status_code == 200
    assert "Two capital letters" in words(response)
    assert "Enter a valid date" in words(response)


def test_a_country_may_give_way_to_another_name_twice_the_same(editor, country_name):
    old = country_name("Ruritania", "Old Ruritania", start="1900-01-01", end="1910-01-01")
    again = {
        "kind": "short",
        "name_en": "Old Ruritania",
        "name_ind": "x",
        "start": "1950-01-01",
        "start_precision": "day",
        "end_precision": "day",
    }
    assert "already a record" in words(editor.save(old.country, rows={"names": [again]}))


def test_one_of_two_new_names_with_the_same_key_is_told_so(editor, country):
    same = {
        "kind": "short",
        "name_en": "Old Ruritania",
        "name_ind": "x",
        "start_precision": "day",
        "end_precision": "day",
    }
    rows = [{**same, "start": "1900-01-01", "end": "1910-01-01"}, {**same, "start": "1950-01-01"}]
    response = editor.save(country("Ruritania"), rows={"names": rows})
    assert response.status_code == 200
    assert "“Old Ruritania” stands here already" in words(response)


def test_a_person_without_a_name_is_refused(editor):
    assert "This field is required" in words(editor.save(Person, name=""))
