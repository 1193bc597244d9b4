"""Countries, organizations and how the ones belong to the others, over the API."""

from django.db.models import F, Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound

from alliance.rest.resources import ResourceViewSet
from alliance.sources.api import FactViewSet
from members import filters, serializers
from members.geojson import GeoJSONRenderer
from members.models import (
    ALLIANCE,
    SECRETARY_GENERAL,
    AccessionStep,
    Country,
    CountryName,
    DefenceExpenditure,
    Membership,
    MilitaryParticipation,
    Office,
    Organization,
    Partnership,
    Person,
    Position,
    SpendingPledge,
    Term,
)
from members.notes import on_members


class OfCountryViewSet(FactViewSet):
    """Facts about countries: asked about a day, they show the names of that day."""

    def as_shown_on(self, rows, day):
        return rows.prefetch_related(CountryName.objects.in_use(day, "country__names"))


class MembershipViewSet(OfCountryViewSet):
    """Who belongs, or belonged, to what."""

    queryset = Membership.objects.for_listing()
    serializer_class = serializers.MembershipSerializer
    filterset_class = filters.MembershipFilter
    is_remembered = True

    @cached_property
    def organization(self):
        """The one organization that is asked about, if it is one."""
        asked = self.question.get("organization") or []
        return asked[0] if len(asked) == 1 else None

    def notes(self):
        rows = self.get_queryset()
        return on_members(self.organization, self.day, rows.beside(Membership)) if self.organization else []


class MemberViewSet(MembershipViewSet):
    """The members of NATO, today or on the day asked for."""

    queryset = Membership.objects.of(ALLIANCE).for_listing()
    serializer_class = serializers.MemberSerializer
    filterset_class = filters.MemberFilter
    defaults_to_today = True

    @cached_property
    def organization(self):
        return self.get_queryset().beside(Organization).filter(key=ALLIANCE).first()


class AccessionStepViewSet(OfCountryViewSet):
    """The dated steps by which countries came in."""

    queryset = AccessionStep.objects.for_listing()
    serializer_class = serializers.AccessionStepSerializer
    filterset_class = filters.AccessionStepFilter
    is_remembered = True


class MilitaryParticipationViewSet(OfCountryViewSet):
    """Times in which a member stood outside the integrated military structure."""

    queryset = MilitaryParticipation.objects.for_listing()
    serializer_class = serializers.MilitaryParticipationSerializer
    filterset_class = filters.MilitaryParticipationFilter


class PartnershipViewSet(OfCountryViewSet):
    """Countries in partnership frameworks."""

    queryset = Partnership.objects.for_listing()
    serializer_class = serializers.PartnershipSerializer
    filterset_class = filters.PartnershipFilter


class PositionViewSet(OfCountryViewSet):
    """Where a country or an organization stands on a matter."""

    queryset = Position.objects.for_listing()
    serializer_class = serializers.PositionSerializer
    filterset_class = filters.PositionFilter


class DefenceExpenditureViewSet(OfCountryViewSet):
    """What countries spent on defence, year by year."""

    queryset = DefenceExpenditure.objects.for_listing()
    serializer_class = serializers.DefenceExpenditureSerializer
    filterset_class = filters.DefenceExpenditureFilter


class SpendingPledgeViewSet(FactViewSet):
    """What the members of an organization agreed to spend."""

    queryset = SpendingPledge.objects.for_listing()
    serializer_class = serializers.SpendingPledgeSerializer
    filterset_class = filters.SpendingPledgeFilter


class OrganizationViewSet(FactViewSet):
    """Intergovernmental organizations and alliances."""

    queryset = Organization.objects.for_listing()
    serializer_class = serializers.OrganizationSerializer
    filterset_class = filters.OrganizationFilter

    def undated(self, rows):
        return rows.filter(founded=None)


class CountryNameViewSet(FactViewSet):
    """What countries were called, and when."""

    queryset = CountryName.objects.for_listing()
    serializer_class = serializers.CountryNameSerializer
    filterset_class = filters.CountryNameFilter
    ordering = ("country__iso2", "start", "key")


class TermViewSet(FactViewSet):
    """Who held which office, and when."""

    queryset = Term.objects.for_listing()
    serializer_class = serializers.TermSerializer
    filterset_class = filters.TermFilter


class SecretaryGeneralViewSet(TermViewSet):
    """The terms of the Secretaries General of NATO."""

    queryset = Term.objects.in_office(SECRETARY_GENERAL).for_listing()
    filterset_class = filters.OfficeHolderFilter


class PersonViewSet(ResourceViewSet):
    """Persons named in the sources."""

    queryset = Person.objects.for_listing()
    serializer_class = serializers.PersonSerializer
    filterset_class = filters.PersonFilter


class OfficeViewSet(ResourceViewSet):
    """Posts at organizations and in countries."""

    queryset = Office.objects.for_listing()
    serializer_class = serializers.OfficeSerializer
    filterset_class = filters.OfficeFilter


class CountryViewSet(ResourceViewSet):
    """Countries, past and present; one by its ISO code, its slug or a former name."""

    queryset = Country.objects.all()
    serializer_class = serializers.CountrySerializer
    filterset_class = filters.CountryFilter
    renderer_classes = [*ResourceViewSet.renderer_classes, GeoJSONRenderer]

    def get_serializer_class(self):
        return serializers.CountryDetailSerializer if self.action == "retrieve" else self.serializer_class

    def find(self, rows, text):
        """Raises `NotFound` naming the countries where several share a former name."""
        earliest = F("start").asc(nulls_last=True)
        found = list(
            rows.called(text).prefetch_related(
                Prefetch("names", CountryName.objects.order_by(earliest, "key")),
                Prefetch("memberships", Membership.objects.for_listing().order_by(earliest, "key")),
                Prefetch("accession_steps", AccessionStep.objects.for_listing().order_by("date", "key")),
            )
        )
        if len(found) > 1:
            codes = ", ".join(country.iso2 for country in found)
            raise NotFound(
                _("“%(text)s” was the name of several: ask for one of %(codes)s.") % {"text": text, "codes": codes}
            )
        return found[0] if found else None
