"""What may be asked about countries, organizations and how the ones belong to the others."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from alliance.filters import Asked, AsOfFilterSet, OneOfFilter, RecordFilter, StrictFilterSet, YearFilter, meant
from members.models import (
    AccessionStep,
    Country,
    CountryName,
    DefenceExpenditure,
    Office,
    Organization,
    Partnership,
    Person,
    SpendingPledge,
)


class CountryField(Asked, forms.CharField):
    """The countries that a word may mean: mostly one, several where they shared a former name."""

    def to_python(self, value):
        countries = list(Country.objects.called(value))
        if not countries:
            raise self.unknown(value)
        return countries

    def unknown(self, value):
        if close := meant(value, [*Country.objects.order_by("slug").values_list("slug", flat=True)]):
            return ValidationError(
                _("There is no %(noun)s “%(value)s”. Did you mean “%(close)s”?"),
                code="unknown_record",
                params={"noun": Country._meta.verbose_name, "value": value, "close": close},
            )
        return ValidationError(
            _("There is no country “%(value)s”: give an ISO code (fr, fra) or a name as in addresses (france)."),
            code="unknown_record",
            params={"value": value},
        )


class OfCountry(Filter):
    """The rows of a country, given as its ISO code (2 or 3 letters), its slug or a former name."""

    field_class = CountryField

    def __init__(self, field_name=None, *, label=None, **kwargs):
        super().__init__(field_name, "in", label=label or _("country"), **kwargs)


class OfOrganization(RecordFilter):
    """The rows of an organization, by its key."""

    def __init__(self, field_name=None, **kwargs):
        super().__init__(Organization, field_name, label=_("organization"), **kwargs)


class CountryFilter(StrictFilterSet):
    region = OneOfFilter(Country.Region.choices, label=_("region"))


class CountryNameFilter(AsOfFilterSet):
    country = OfCountry()
    kind = OneOfFilter(CountryName.Kind.choices, label=_("use"))


class BelongingFilter(AsOfFilterSet):
    organization = OfOrganization()
    country = OfCountry()


class MembershipFilter(BelongingFilter):
    """Memberships of any organization."""


class MemberFilter(AsOfFilterSet):
    """Members of one organization, given by the list: a question without a day means today."""

    country = OfCountry()


class MilitaryParticipationFilter(BelongingFilter):
    pass


class PartnershipFilter(BelongingFilter):
    framework = OneOfFilter(Partnership.Framework.choices, label=_("framework"))


class AccessionStepFilter(AsOfFilterSet):
    organization = OfOrganization()
    country = OfCountry()
    step = OneOfFilter(AccessionStep.Step.choices, label=_("step"))


class PositionFilter(AsOfFilterSet):
    country = OfCountry()
    organization = OfOrganization()


class OrganizationFilter(AsOfFilterSet):
    kind = OneOfFilter(Organization.Kind.choices, label=_("kind"))


class PersonFilter(StrictFilterSet):
    country = OfCountry()


class OfficeFilter(StrictFilterSet):
    organization = OfOrganization()
    country = OfCountry()


class TermFilter(AsOfFilterSet):
    """`organization` and `country` are those whose office it is."""

    office = RecordFilter(Office, label=_("office"))
    person = RecordFilter(Person, label=_("person"))
    organization = OfOrganization("office__organization")
    country = OfCountry("office__country")


class OfficeHolderFilter(AsOfFilterSet):
    """Terms of one office, given by the list."""

    person = RecordFilter(Person, label=_("person"))


class DefenceExpenditureFilter(AsOfFilterSet):
    country = OfCountry()
    year = YearFilter(label=_("year"))
    series = OneOfFilter(DefenceExpenditure.Series.choices, label=_("series"))


class SpendingPledgeFilter(AsOfFilterSet):
    organization = OfOrganization()
    kind = OneOfFilter(SpendingPledge.Kind.choices, label=_("spending on"))
