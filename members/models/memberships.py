from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact, Period, Value, precision_field
from members.models.countries import Country
from members.models.organizations import Organization
from members.querysets import AccessionStepQuerySet, BelongingQuerySet, MembershipQuerySet


class Belonging(Period):
    """A country's relation to an organization for a time; a further one of the same is numbered: `nato/fr/2`."""

    country = models.ForeignKey(Country, models.PROTECT, related_name="%(class)ss", verbose_name=_("country"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="%(class)ss", verbose_name=_("organization")
    )

    objects = BelongingQuerySet.as_manager()
    numbered = True
    exclusive_by = ("country", "organization")
    shown_with = ("country", "organization")

    class Meta(Period.Meta):
        abstract = True
        ordering = ["start", "country__iso2", "key"]

    def get_absolute_url(self):
        return self.country.get_absolute_url()


class Membership(Belonging):
    """One unbroken stay of a country in an organization; its key is `nato/tr`, or `nato/fr/2` for a second stay."""

    objects = MembershipQuerySet.as_manager()
    timed_fields = ("member",)
    judged_fields = (*Period.judged_fields, *timed_fields)

    class Meta(Belonging.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["country", "organization"],
                condition=models.Q(end=None),
                name="members_membership_one_open_stay",
                violation_error_message=_("This country is already a member."),
            ),
        ]

    def __str__(self):
        return _("%(country)s in %(organization)s") % {
            "country": self.country.name,
            "organization": self.organization.abbreviation or self.organization.name,
        }

    def key_parts(self):
        return [self.organization.key, self.country.key]

    def values_of(self, field):
        """`member` is whether the country belonged, over time: no, yes during each stay, no between and after."""
        if field != "member":
            return super().values_of(field)
        return self.belonging(
            Membership.objects.filter(
                country=self.country_id, organization=self.organization_id, start__isnull=False
            ).order_by("start")
        )

    @staticmethod
    def belonging(stays: Iterable["Membership"]) -> list[Value]:
        """Whether a country belonged, over time, by its dated stays in one organization, oldest first."""
        values: list[Value] = []
        day = None
        for stay in stays:
            values += [(day, stay.start, "no", "exact"), (stay.start, stay.end, "yes", "exact")]
            day = stay.end
        if day:
            values.append((day, None, "no", "exact"))
        return values

    def judged_with(self):
        stays = Membership.objects.filter(country=self.country_id, organization=self.organization_id)
        return [self.organization, stays]


class AccessionStep(Fact):
    """One dated step of a country's way into an organization; its key is `nato/tr/invited`."""

    class Step(models.TextChoices):
        APPLIED = "applied", _("applied")
        MAP_JOINED = "map_joined", _("joined the Membership Action Plan")
        INVITED = "invited", _("invited")
        PROTOCOL_SIGNED = "protocol_signed", _("accession protocol signed")
        TREATY_SIGNED = "treaty_signed", _("treaty signed")
        PROTOCOL_IN_FORCE = "protocol_in_force", _("accession protocol in force")
        INSTRUMENT_DEPOSITED = "instrument_deposited", _("instrument deposited")
        TREATY_IN_FORCE = "treaty_in_force", _("treaty in force")

    country = models.ForeignKey(Country, models.PROTECT, related_name="accession_steps", verbose_name=_("country"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="accession_steps", verbose_name=_("organization")
    )
    step = models.CharField(_("step"), max_length=20, choices=Step)
    date = models.DateField(_("date"))
    date_precision = precision_field()

    objects = AccessionStepQuerySet.as_manager()
    judged_fields = ("date",)
    shown_with = ("country", "organization")
    event_date = "date"

    class Meta:
        verbose_name = _("accession step")
        verbose_name_plural = _("accession steps")
        ordering = ["date", "country__iso2", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "organization", "step"],
                name="members_accessionstep_each_step_once",
                violation_error_message=_("This step is already recorded for the country."),
            ),
        ]

    def __str__(self):
        return f"{self.country.name}: {self.get_step_display()}"

    def get_absolute_url(self):
        return self.country.get_absolute_url()

    def key_parts(self):
        return [self.organization.key, self.country.key, self.step.replace("_", "-")]

    @property
    def is_effective(self):
        """Whether membership begins in law with this step: the deposit, for founders the treaty's entry into force.

        Asks for `with_effective_step()` rows.
        """
        return self.step == self.effective_step


class MilitaryParticipation(Belonging):
    """A time in which a member stood outside the integrated military structure; its key is `nato/fr/military`."""

    class Status(models.TextChoices):
        OUTSIDE = "outside", _("outside the integrated military structure")

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OUTSIDE)

    class Meta(Belonging.Meta):
        verbose_name = _("military participation")
        verbose_name_plural = _("military participations")

    def __str__(self):
        return f"{self.country.name}: {self.get_status_display()}"

    def key_parts(self):
        return [self.organization.key, self.country.key, "military"]
