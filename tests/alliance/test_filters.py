from datetime import date

import pytest
from django.http import QueryDict

from alliance.filters import PAGE, without_blanks
from alliance.filters.forms import MOST_UNKNOWN
from members.filters import CountryFilter, MembershipFilter
from members.models import Country, Membership

pytestmark = pytest.mark.django_db


def asked(query, besides=None):
    return MembershipFilter(QueryDict(query), Membership.objects.all(), besides=besides)


def messages(filterset):
    return {name: " ".join(errors) for name, errors in filterset.errors.items()}


def test_no_question_is_a_valid_one():
    assert asked("").is_valid()


@pytest.mark.parametrize(
    "day",
    [
        "2021-02-30",
        "yesterday",
        "0000-01-01",
        "99999-01-01",
        "2021-2-3",
        "20210203",
        "2021-W05-1",
        "2021",
        "٢٠٢١-01-01",
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused_in_words(day):
    assert day in messages(asked(f"as_of={day}"))["as_of"]


@pytest.mark.parametrize("day", ["0001-01-01", "1999-03-12", "9999-12-31"])
def test_every_day_of_the_calendar_has_an_answer(day):
    filterset = asked(f"as_of={day}")
    assert filterset.is_valid()
    assert filterset.form.cleaned_data["as_of"] == date.fromisoformat(day)
    list(filterset.qs)


@pytest.mark.parametrize("query", ["as_of=", "as_of=%20", "country=", "organization="])
def test_an_empty_value_is_refused(query):
    assert "empty" in messages(asked(query))[query.split("=")[0]]


@pytest.mark.parametrize("name", ["as_of", "country", "organization"])
def test_nul_characters_and_endless_values_are_refused_before_they_reach_the_database(name):
    assert "NUL" in messages(asked(f"{name}=a%00b"))[name]
    assert "too long" in messages(asked(f"{name}={'a' * 256}"))[name]


def test_a_repeated_parameter_is_refused():
    assert messages(asked("country=fr&country=de")) == {"country": "The parameter is given more than once."}


def test_an_unknown_parameter_is_refused_with_the_nearest_known_one():
    words = messages(asked("asof=1999-03-12"))["asof"]
    assert "did you mean “as_of”?" in words
    assert "organization" in words


def test_of_very_many_unknown_parameters_some_are_named():
    assert len(messages(asked("&".join(f"nonsense{number}=1" for number in range(5_000))))) == MOST_UNKNOWN


def test_a_country_is_known_by_its_codes_its_slug_and_its_former_names(country, country_name, join):
    country("New Ruritania", iso2="XA", iso3="XAA")
    country_name("New Ruritania", "Old Ruritania", start="1950", end="1960")
    join("New Ruritania", "1950-01-01")
    for name in ("xa", "XA", "xaa", "new-ruritania", "old-ruritania"):
        assert [stay.country.iso2 for stay in asked(f"country={name}").qs] == ["XA"], name


def test_an_unknown_organization_is_refused_with_those_that_are_known(organization):
    organization("Entente")
    filterset = asked("organization=entent")
    assert not filterset.is_valid()
    (error,) = filterset.errors.as_data()["organization"]
    assert "entente" in error.params["allowed"]


def test_several_wrong_parameters_are_all_named():
    assert set(messages(asked("as_of=x&country=x&x=x"))) == {"as_of", "country", "x"}


def test_a_page_is_read_only_where_a_list_asks_for_it():
    assert "page" in messages(asked("page=1"))
    filterset = asked("page=2", besides=PAGE)
    assert filterset.is_valid()
    assert filterset.form.cleaned_data["page"] == 2


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=1.0", "page=²"])
def test_a_page_is_a_whole_number_from_one_on(query):
    assert list(messages(asked(query, besides=PAGE))) == ["page"]


def test_fields_left_empty_in_a_form_are_not_asked():
    query = without_blanks(QueryDict("as_of=&country=fr&organization=%20"))
    assert query.dict() == {"country": "fr"}


def test_a_word_that_is_not_on_the_list_is_refused_with_the_list():
    filterset = CountryFilter(QueryDict("region=atlantis"), Country.objects.all())
    (error,) = filterset.errors.as_data()["region"]
    assert error.params["allowed"] == Country.Region.values
