from collections.abc import Iterable
from itertools import pairwise

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact, Value, precision_field
from alliance.translation import Translated, sort_key
from alliance.turning_points import TurningPoint
from members.models.countries import Country
from members.querysets import OrganizationQuerySet

# The organization that the knowledge base is about, by its key.
ALLIANCE = "nato"


class Organization(Fact):
    """An intergovernmental organization or alliance; its key is its slug (`nato`)."""

    class Kind(models.TextChoices):
        MILITARY_ALLIANCE = "military-alliance", _("military alliance")
        UNIVERSAL = "universal-organization", _("universal organization")
        UNION = "political-economic-union", _("political and economic union")
        FORUM = "informal-forum", _("informal forum")
        REGIONAL = "regional-organization", _("regional organization")

    abbreviation_en = models.CharField(_("abbreviation (English)"), max_length=20, blank=True)
    abbreviation_ind = models.CharField(_("abbreviation (Indonesian)"), max_length=20, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=150)
    name_ind = models.CharField(_("name (Indonesian)"), max_length=150)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    founded = models.DateField(_("founded"), null=True, blank=True)
    founded_precision = precision_field()
    dissolved = models.DateField(_("dissolved"), null=True, blank=True)
    dissolved_precision = precision_field()
    headquarters_en = models.CharField(_("headquarters (English)"), max_length=100, blank=True)
    headquarters_ind = models.CharField(_("headquarters (Indonesian)"), max_length=100, blank=True)
    host = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_organizations",
        verbose_name=_("host country of the headquarters"),
    )
    has_member_list = models.BooleanField(
        _("members are known here"), default=True, help_text=_("Off: pages and answers say that the list is not kept.")
    )
    wikidata_qid = models.CharField(_("Wikidata item"), max_length=20, blank=True)
    sort_en = models.CharField(max_length=150, editable=False)
    sort_ind = models.CharField(max_length=150, editable=False)

    name = Translated("name")
    abbreviation = Translated("abbreviation")
    headquarters = Translated("headquarters")

    objects = OrganizationQuerySet.as_manager()
    computed = (*Fact.computed, "sort_en", "sort_ind")
    timed_fields = ("member_count",)
    judged_fields = ("founded", "dissolved", "headquarters_en", "host", *timed_fields)
    shown_with = ("host",)

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dissolved=None) | models.Q(dissolved__gt=models.F("founded")),
                name="members_organization_dissolved_after_it_was_founded",
                violation_error_message=_("It must be dissolved after it was founded."),
            ),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def alliance(cls) -> "Organization":
        """The one that the knowledge base is about; where nothing is recorded yet, an unsaved row with its key."""
        recorded = cls.objects.for_listing().filter(key=ALLIANCE).first()
        return recorded or cls(key=ALLIANCE, abbreviation_en=ALLIANCE.upper())

    def get_absolute_url(self):
        return reverse("members:organization", args=[self.key])

    def key_parts(self):
        return [slugify(self.abbreviation_en or self.name_en)]

    def compute(self):
        super().compute()
        self.sort_en, self.sort_ind = sort_key(self.name_en), sort_key(self.name_ind)

    def values_of(self, field):
        if field == "member_count":
            return self.member_counts() if self.has_member_list else []
        return super().values_of(field)

    def member_counts(self):
        """How many members it had, as values over time: one period between any two changes."""
        return self.sizes(self.memberships.turning_points())

    @staticmethod
    def sizes(points: Iterable[TurningPoint]) -> list[Value]:
        """How many there were, over time, by the days on which some came or went, oldest first."""
        points = [point for point in points if point.gained != point.lost]
        return [
            (point.day, following and following.day, str(point.total), "exact")
            for point, following in pairwise([*points, None])
        ]
