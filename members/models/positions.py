from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.facts import Period
from alliance.translation import Translated
from members.models.countries import Country
from members.models.organizations import Organization

HELD_BY_ONE = Q(country__isnull=True, organization__isnull=False) | Q(country__isnull=False, organization__isnull=True)


class Position(Period):
    """Where a country or an organization stands on a matter; its key is `dk/nuclear-weapons-on-its-territory`."""

    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("country")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("organization")
    )
    subject_en = models.CharField(_("subject (English)"), max_length=120)
    subject_ind = models.CharField(_("subject (Indonesian)"), max_length=120)
    stance_en = models.TextField(_("position (English)"))
    stance_ind = models.TextField(_("position (Indonesian)"))

    subject = Translated("subject")
    stance = Translated("stance")

    judged_fields = ()
    shown_with = ("country", "organization")

    class Meta(Period.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["key"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=HELD_BY_ONE,
                name="members_position_one_holder",
                violation_error_message=_("Name a country or an organization, one of the two."),
            ),
        ]

    def __str__(self):
        return f"{self.holder.name}: {self.subject}" if self.holder else self.subject

    @property
    def holder(self):
        return self.country or self.organization

    def get_absolute_url(self):
        return self.holder.get_absolute_url()

    def key_parts(self):
        return [self.holder.key, slugify(self.subject_en)]
