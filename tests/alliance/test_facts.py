from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alliance.keyed import numbered_key
from alliance.knowledge.rows import keyed_models
from members.models import Country, Membership, Term

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "is_member"),
    [("1949-12-31", False), ("1950-01-01", True), ("1959-12-31", True), ("1960-01-01", False)],
)
def test_a_stay_includes_the_day_of_joining_and_not_the_day_of_leaving(join, day, is_member):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    assert Membership.objects.as_of(day).filter(pk=stay.pk).exists() is is_member


def test_an_open_stay_has_no_last_day(join):
    stay = join("Ruritania", "1950-01-01")
    assert Membership.objects.as_of(date.max).filter(pk=stay.pk).exists()


def test_a_stay_whose_start_is_not_known_is_on_no_day_and_in_a_group_of_its_own(join):
    stay = join("Ruritania", None)
    assert not Membership.objects.as_of(date.max).filter(pk=stay.pk).exists()
    assert stay in Membership.objects.with_unknown_start()


def test_a_month_counts_from_its_first_day(join):
    stay = join("Ruritania", "1950-02")
    assert stay.start == date(1950, 2, 1)
    assert Membership.objects.as_of(date(1950, 2, 1)).filter(pk=stay.pk).exists()


def test_a_date_is_brought_to_the_first_day_it_can_mean(join):
    stay = join("Ruritania", "1950-02-17", start_precision="year")
    assert stay.start == date(1950, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        ("1940-01-01", "1950-01-01", False),
        ("1940-01-01", "1950-01-02", True),
        ("1959-12-31", None, True),
        ("1960-01-01", None, False),
        ("1952-01-01", "1953-01-01", True),
        ("1940-01-01", None, True),
    ],
)
def test_two_stays_of_one_country_may_touch_and_not_overlap(join, start, end, overlaps):
    join("Ruritania", "1950-01-01", left="1960-01-01")
    other = join("Ruritania", "1900-01-01", left="1901-01-01")
    other.start, other.end = date.fromisoformat(start), end and date.fromisoformat(end)
    if overlaps:
        with pytest.raises(ValidationError, match="overlaps"):
            other.full_clean()
    else:
        other.full_clean()


def test_a_stay_that_ends_before_it_starts_is_refused_in_words_and_by_the_database(join):
    stay = join("Ruritania", "1950-01-01")
    stay.end = date(1950, 1, 1)
    with pytest.raises(ValidationError, match="The end must come after the start"):
        stay.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        stay.save()


def test_a_second_open_stay_is_refused_by_the_database(join):
    join("Ruritania", "1950-01-01")
    with pytest.raises(IntegrityError), transaction.atomic():
        join("Ruritania", "1960-01-01")


def test_a_second_stay_is_numbered(join):
    first = join("Ruritania", "1950-01-01", left="1960-01-01")
    second = join("Ruritania", "1970-01-01")
    assert second.key == f"{first.key}/2"


def test_a_number_is_the_first_that_is_free():
    assert numbered_key("nato/fr", set()) == "nato/fr"
    assert numbered_key("nato/fr", {"nato/fr"}) == "nato/fr/2"
    assert numbered_key("nato/fr", {"nato/fr", "nato/fr/2", "nato/fr/4"}) == "nato/fr/3"


def test_a_key_does_not_follow_what_is_corrected(country):
    ruritania = country("Ruritania", iso2="XA")
    ruritania.name_en, ruritania.iso2 = "Kingdom of Ruritania", "XB"
    ruritania.save()
    assert Country.objects.get(pk=ruritania.pk).key == "xa"


def test_a_record_that_is_there_already_is_refused_in_words(country):
    country("Ruritania", iso2="XA")
    with pytest.raises(ValidationError, match="There is already a record “xa”"):
        Country(iso2="XA", name_en="Ruritania again", name_ind="Ruritania lagi").clean()


def test_a_term_is_keyed_by_its_office_and_its_holder(term):
    king = term("Rudolf Elphberg", "King", country="Ruritania", start="1950")
    assert king.key == f"{king.office.country.key}/king/rudolf-elphberg"


@pytest.mark.parametrize("model", keyed_models(), ids=lambda model: model.noun())
def test_rows_and_history_have_the_fields_that_can_be_set(model):
    tracked = {field.name for field in model.history.model.tracked_fields}
    settable = {field.name for field in model.public_fields() if not field.many_to_many}
    assert tracked == settable | {"id", "key"}


def test_a_row_saved_by_a_script_has_history(term):
    king = term("Rudolf Elphberg", "King", country="Ruritania")
    king.acting = True
    king.save()
    assert [record.history_type for record in king.history.all()] == ["~", "+"]
    assert Term.history.filter(key=king.key).count() == 2
