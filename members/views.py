from django.db.models import F, Prefetch
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_list_or_404, get_object_or_404
from django.views.generic import DetailView

from alliance.dates import today
from alliance.pages import by_name, newest_first
from alliance.sources.pages import DatedListView
from members.filters import (
    MemberFilter,
    OrganizationFilter,
    PartnershipFilter,
    PositionFilter,
    TermFilter,
)
from members.models import ALLIANCE, Country, CountryName, Membership, Organization, Partnership, Person, Position, Term
from members.notes import on_members
from members.profile import profile
from members.rounds import rounds_of
from members.sentences import count_on


class MembersView(DatedListView):
    """The members of the alliance on a day, today unless the address names another."""

    template_name = "members/membership_list.html"
    filterset_class = MemberFilter
    defaults_to_today = True

    def get_queryset(self):
        return Membership.objects.of(ALLIANCE).for_listing().order_by(by_name("country__"), "key")

    def notes(self):
        return [*on_members(self.organization, self.day), *super().notes()]

    def get_context_data(self, **kwargs):
        self.organization = get_object_or_404(Organization, key=ALLIANCE)
        kwargs["rounds"] = rounds_of(Membership.objects.of(ALLIANCE))
        if self.day:
            self.object_list = self.object_list.prefetch_related(CountryName.objects.in_use(self.day, "country__names"))
            kwargs["sentence"] = count_on(self.day, today(), self.organization, len(self.object_list))
        return super().get_context_data(**kwargs, organization=self.organization)


class MemberView(DetailView):
    """A country, member or not; codes, former names and former addresses lead to the current address."""

    model = Country
    template_name = "members/country_detail.html"

    def get(self, request, *args, **kwargs):
        if Country.objects.filter(slug=kwargs["slug"]).exists():
            return super().get(request, *args, **kwargs)
        country = get_list_or_404(Country.objects.called(kwargs["slug"]))[0]
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(country.get_absolute_url() + (f"?{query}" if query else ""))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, **profile(self.object, today()))


class OrganizationsView(DatedListView):
    template_name = "members/organization_list.html"
    filterset_class = OrganizationFilter

    def get_queryset(self):
        return Organization.objects.for_listing().order_by(by_name())


class OrganizationView(DatedListView):
    """One organization: who belonged to it on a day, who held its offices, where it stands, and who says so."""

    template_name = "members/organization_detail.html"
    filterset_class = MemberFilter
    defaults_to_today = True

    def get_queryset(self):
        organizations = Organization.objects.for_listing().with_claims()
        self.organization = get_object_or_404(organizations, key=self.kwargs["key"])
        return self.organization.memberships.for_listing().order_by(by_name("country__"), "key")

    def notes(self):
        return [*on_members(self.organization, self.day), *super().notes()]

    def get_context_data(self, **kwargs):
        if self.day:
            self.object_list = self.object_list.prefetch_related(CountryName.objects.in_use(self.day, "country__names"))
        return super().get_context_data(**kwargs, organization=self.organization, **self.sections(self.organization))

    def sections(self, organization):
        terms = Term.objects.filter(office__organization=organization).order_by(*newest_first("start"))
        return {
            "terms": terms.for_listing().with_claims(),
            "positions": organization.positions.for_listing().with_claims(),
            "meeting_count": organization.meetings.count(),
            "operation_count": organization.operations.count(),
            "undated": organization.memberships.with_unknown_start().for_listing(),
        }


class PersonsView(DatedListView):
    """Persons with the offices they held; a day leaves those in office on it."""

    template_name = "members/person_list.html"
    filterset_class = TermFilter

    def get_queryset(self):
        return Term.objects.for_listing().with_claims().order_by(*newest_first("start"))

    def get_context_data(self, **kwargs):
        terms = Prefetch("terms", self.object_list, to_attr="listed_terms")
        persons = Person.objects.for_listing().prefetch_related(terms).order_by("sort_en", "key")
        if self.question():
            persons = persons.filter(terms__in=self.object_list.values("pk")).distinct()
        return super().get_context_data(**kwargs, persons=persons)


class PositionsView(DatedListView):
    template_name = "members/position_list.html"
    filterset_class = PositionFilter

    def get_queryset(self):
        return (
            Position.objects.for_listing()
            .with_claims()
            .order_by(F("organization__key").asc(nulls_first=True), by_name("country__"), "key")
        )


class PartnershipsView(DatedListView):
    """Partnerships by framework; those whose beginning is not known are on no day."""

    template_name = "members/partnership_list.html"
    filterset_class = PartnershipFilter

    def get_queryset(self):
        return Partnership.objects.for_listing().with_claims().order_by("framework", by_name("country__"), "key")
