from operator import attrgetter

from django.db.models import F, Prefetch
from django.shortcuts import get_object_or_404

from alliance.as_of import turns_of
from alliance.pages import by_name, newest_first
from alliance.sources.notes import left_out
from alliance.sources.pages import DatedListView, DatedPage
from members.filters import (
    MemberFilter,
    OrganizationFilter,
    PartnershipFilter,
    PositionFilter,
    TermFilter,
)
from members.models import (
    ALLIANCE,
    AccessionStep,
    Country,
    CountryName,
    Membership,
    Organization,
    Partnership,
    Person,
    Position,
    Term,
)
from members.notes import on_members
from members.organization_page import organization_page
from members.profile import profile
from members.rounds import rounds_of, still_outside
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
        self.organization = Organization.alliance()
        if self.day:
            self.object_list = self.object_list.prefetch_related(CountryName.objects.in_use(self.day, "country__names"))
            kwargs["sentence"] = count_on(self.day, self.now, self.organization, len(self.object_list))
        return super().get_context_data(**kwargs, organization=self.organization)


class AccessionView(DatedPage):
    """How the members came in, round by round; a day leaves the rounds and steps on or before it."""

    template_name = "members/accession.html"
    covered = AccessionStep
    defaults_to_today = False

    def get_context_data(self, **kwargs):
        stays, steps = Membership.objects.of(ALLIANCE).for_listing(), AccessionStep.objects.of(ALLIANCE).for_listing()
        if self.day:
            stays, steps = stays.filter(start__lte=self.day), steps.as_of(self.day)
        if self.form.is_valid():
            stays = stays.order_by("start", by_name("country__"), "key")
            named = sorted(steps, key=attrgetter(by_name("country.")))
            kwargs |= {"rounds": rounds_of(stays, named), "outside": still_outside(steps, stays)}
        return super().get_context_data(**kwargs)

    def notes(self):
        return [*(on_members(Organization.alliance(), self.day) if self.day else []), *super().notes()]

    def turns(self):
        return turns_of(Membership.objects.of(ALLIANCE).turning_points())


class MemberView(DatedPage):
    """A country of all times, or on a day; codes and former names lead here from where they find no page."""

    template_name = "members/country_detail.html"
    covered = Membership
    defaults_to_today = False

    def get(self, request, *args, **kwargs):
        self.country = get_object_or_404(Country, slug=kwargs["slug"])
        return super().get(request, *args, **kwargs)

    def notes(self):
        on_it = [*on_members(self.profile["organization"], self.day), *left_out(self.profile["left_out"])]
        return [*on_it, *super().notes()] if self.asked else []

    def turns(self):
        return self.profile["changes"]

    def get_context_data(self, **kwargs):
        self.profile = profile(self.country, self.now, self.day if self.asked else None)
        return super().get_context_data(**kwargs, **self.profile, country=self.country, profile=self.profile)


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
        self.organization = get_object_or_404(Organization.objects.for_listing(), key=self.kwargs["key"])
        return self.organization.memberships.for_listing().order_by(by_name("country__"), "key")

    def notes(self):
        return [*on_members(self.organization, self.day), *left_out(self.sections["left_out"]), *super().notes()]

    def get_context_data(self, **kwargs):
        self.sections = organization_page(self.organization, self.day if self.asked else None)
        if self.day:
            self.object_list = self.object_list.prefetch_related(CountryName.objects.in_use(self.day, "country__names"))
        return super().get_context_data(**kwargs, **self.sections, organization=self.organization)


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
    offered = ("framework",)

    def get_queryset(self):
        return Partnership.objects.for_listing().with_claims().order_by("framework", by_name("country__"), "key")
