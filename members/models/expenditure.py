from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact
from members.models.countries import Country
from members.querysets import DefenceExpenditureQuerySet


class DefenceExpenditure(Fact):
    """What a country spent on defence in a year, by the definition of a series; its key is `nato/us/2014`.

    `share_of_gdp` is in percent of gross domestic product, `amount_millions_usd` in millions of current US dollars.
    """

    class Series(models.TextChoices):
        NATO = "nato", _("NATO definition")

    country = models.ForeignKey(Country, models.PROTECT, related_name="expenditures", verbose_name=_("country"))
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(1949), MaxValueValidator(2100)])
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
