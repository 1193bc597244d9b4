from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact, precision_field
from members.models.countries import Country
from members.models.organizations import Organization
from members.querysets import DefenceExpenditureQuerySet, SpendingPledgeQuerySet

YEARS = [MinValueValidator(1949), MaxValueValidator(2100)]


class DefenceExpenditure(Fact):
    """What a country spent on defence in a year, by the definition of a series; its key is `nato/us/2014`.

    `share_of_gdp` is in percent of gross domestic product, `amount_millions_usd` in millions of current US dollars.
    """

    class Series(models.TextChoices):
        NATO = "nato", _("NATO definition")

    country = models.ForeignKey(Country, models.PROTECT, related_name="expenditures", verbose_name=_("country"))
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    series = models.CharField(_("series"), max_length=10, choices=Series, default=Series.NATO)
    share_of_gdp = models.DecimalField(_("share of GDP (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    amount_millions_usd = models.PositiveIntegerField(
        _("amount (millions of current US dollars)"), null=True, blank=True
    )
    is_estimate = models.BooleanField(_("estimate"), default=False)
    edition = models.CharField(_("edition"), max_length=7, help_text=_("Year and month of the publication: 2024-06."))

    objects = DefenceExpenditureQuerySet.as_manager()
    judged_fields = ("share_of_gdp", "amount_millions_usd")
    shown_with = ("country",)

    class Meta:
        verbose_name = _("defence expenditure")
        verbose_name_plural = _("defence expenditures")
        ordering = ["year", "country__iso2", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "year", "series"],
                name="members_defenceexpenditure_once_a_year",
                violation_error_message=_("This year is already recorded for the country."),
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=1949, year__lte=2100),
                name="members_defenceexpenditure_year_in_range",
                violation_error_message=_("The year must lie between 1949 and 2100."),
            ),
            models.CheckConstraint(
                condition=models.Q(share_of_gdp=None) | models.Q(share_of_gdp__gte=0, share_of_gdp__lte=100),
                name="members_defenceexpenditure_share_in_range",
                violation_error_message=_("The share must lie between 0 and 100 percent."),
            ),
        ]

    def __str__(self):
        return f"{self.country.name} {self.year}"

    def get_absolute_url(self):
        return self.country.get_absolute_url()

    def key_parts(self):
        return [self.series, self.country.key, str(self.year)]


class SpendingPledge(Fact):
    """A share of GDP that the members of an organization agreed to spend; its key is `nato/2025/core`.

    `agreed` is when they did so, `share_of_gdp` is in percent, `by_year` the year by which it is to be reached.
    """

    class Kind(models.TextChoices):
        DEFENCE = "defence", _("defence")
        CORE = "core", _("core defence")
        RELATED = "related", _("related to defence")
        TOTAL = "total", _("core and related together")

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="spending_pledges", verbose_name=_("organization")
    )
    kind = models.CharField(_("spending on"), max_length=10, choices=Kind, default=Kind.DEFENCE)
    share_of_gdp = models.DecimalField(_("share of GDP (%)"), max_digits=4, decimal_places=1)
    agreed = models.DateField(_("agreed"))
    agreed_precision = precision_field()
    by_year = models.PositiveSmallIntegerField(
        _("to be reached by"), null=True, blank=True, validators=YEARS, help_text=_("A year. Empty: not known.")
    )

    objects = SpendingPledgeQuerySet.as_manager()
    judged_fields = ("agreed", "share_of_gdp", "by_year")
    shown_with = ("organization",)
    event_date = "agreed"

    class Meta:
        verbose_name = _("spending pledge")
        verbose_name_plural = _("spending pledges")
        ordering = ["agreed", "key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(share_of_gdp__gt=0, share_of_gdp__lte=100),
                name="members_spendingpledge_share_in_range",
                violation_error_message=_("The share must lie above 0 and not above 100 percent."),
            ),
            models.CheckConstraint(
                condition=models.Q(by_year=None) | models.Q(by_year__gte=1949, by_year__lte=2100),
                name="members_spendingpledge_year_in_range",
                violation_error_message=_("The year must lie between 1949 and 2100."),
            ),
        ]

    def __str__(self):
        return _("%(share)s%% of GDP (%(kind)s), %(year)s") % {
            "share": number_format(self.share, use_l10n=True),
            "kind": self.get_kind_display(),
            "year": self.agreed.year,
        }

    @property
    def share(self):
        """The share without needless zeros: `2`, `3.5`."""
        return Decimal(f"{self.share_of_gdp.normalize():f}")

    def get_absolute_url(self):
        return self.organization.get_absolute_url()

    def key_parts(self):
        return [self.organization.key, str(self.agreed.year), self.kind]

    def clean(self):
        super().clean()
        if self.by_year and self.agreed and self.by_year < self.agreed.year:
            raise ValidationError({"by_year": _("It cannot be due before it was agreed.")})

    def value_of(self, field):
        return (str(self.share), "exact") if field == "share_of_gdp" else super().value_of(field)
