"""What the questions mean: who belonged, was in office, was called what, on a day."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from alliance.facts import DatedQuerySet, EventQuerySet, FactQuerySet, PeriodQuerySet
from alliance.keyed import KeyedQuerySet
from alliance.translation import sort_key


class CountryQuerySet(KeyedQuerySet):
    def named_on(self, day):
        """Load the everyday names in use on a day, for `Country.name_on`."""
        names = self.model._meta.get_field("names").related_model.objects
        return self.prefetch_related(names.in_use(day, "names"))

    def called(self, text: str):
        """The countries that an address may mean: by slug, by ISO code, or by a former name."""
        text = text.strip().lower()
        if self.instant:  # addresses are those of today
            return self.filter(Q(key=text) | Q(pk__in=[country.pk for country in self.model.objects.called(text)]))
        current = self.filter(Q(slug=text) | Q(key=text) | Q(iso3=text.upper()))
        if current.exists():
            return current
        former = [
            name.country_id
            for name in self.model._meta.get_field("names").related_model.objects.all()
            if text in {slugify(name.name_en), slugify(name.name_ind), sort_key(name.name_en)}
        ]
        return self.filter(pk__in=former)


class CountryNameQuerySet(PeriodQuerySet):
    def everyday(self):
        """The names used in a sentence: short and common ones, not the official long forms."""
        return self.exclude(kind="official")

    def in_use(self, day, path: str):
        """The everyday names of a day, to be loaded with rows that lead to them by `path`, for `Country.name_on`."""
        return Prefetch(path, self.as_of(day).everyday(), to_attr="names_on_the_day")


class OrganizationQuerySet(DatedQuerySet):
    def spans(self):
        return self.order_by().filter(founded__isnull=False).values_list("founded", "dissolved")

    def as_of(self, day):
        """Those founded and not yet dissolved on a day."""
        return self.filter(Q(dissolved=None) | Q(dissolved__gt=day), founded__lte=day)


class NamedThen(models.QuerySet):
    """Rows of a country, under the name it had when it happened."""

    def with_name_then(self, column):
        """Annotate `name_then_en`, `name_then_ind`: the everyday name on the day of `column`, else the current one."""
        names = self.model._meta.get_field("country").related_model._meta.get_field("names").related_model.objects
        then = names.as_of(OuterRef(column)).everyday().filter(country=OuterRef("country")).order_by("start", "key")
        return self.annotate(
            name_then_en=Coalesce(Subquery(then.values("name_en")[:1]), F("country__name_en")),
            name_then_ind=Coalesce(Subquery(then.values("name_ind")[:1]), F("country__name_ind")),
        )


class BelongingQuerySet(NamedThen, PeriodQuerySet):
    def of(self, organization: str):
        """Those of one organization, by its key."""
        return self.filter(organization__key=organization)


class MembershipQuerySet(BelongingQuerySet):
    def rounds(self):
        """The accession days of an organization with the number of countries that joined on each, oldest first."""
        return self.filter(start__isnull=False).order_by("start").values("start").annotate(joined=models.Count("pk"))


class AccessionStepQuerySet(NamedThen, EventQuerySet):
    def of(self, organization: str):
        return self.filter(organization__key=organization)

    def with_effective_step(self):
        """Annotate the step with which membership begins in law: founders have one of their own."""
        founding = self.model.objects.filter(
            country=OuterRef("country"), organization=OuterRef("organization"), step="treaty_in_force"
        )
        return self.annotate(
            effective_step=models.Case(
                models.When(Exists(founding), then=models.Value("treaty_in_force")),
                default=models.Value("instrument_deposited"),
            )
        )

    def for_listing(self):
        return super().for_listing().with_effective_step()


class TermQuerySet(PeriodQuerySet):
    def in_office(self, office: str):
        """The terms of one office, by its key."""
        return self.filter(office__key=office)


class DefenceExpenditureQuerySet(FactQuerySet):
    def as_of(self, day):
        """Years up to that of the day."""
        return self.filter(year__lte=day.year)


class SpendingPledgeQuerySet(EventQuerySet):
    """A pledge stands from the day on which it was agreed."""

    def of(self, organization: str):
        return self.filter(organization__key=organization)
