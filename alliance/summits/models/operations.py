from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.facts import Period
from alliance.summits.models.topics import Topic
from alliance.summits.querysets import OperationQuerySet
from alliance.translation import Translated
from members.models import Country, Organization


class Operation(Period):
    """A mission or operation of an organization; its key is its slug (`kfor`). No end means that none is known."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="operations", verbose_name=_("organization")
    )
    name_en = models.CharField(_("name (English)"), max_length=150)
    name_ind = models.CharField(_("name (Indonesian)"), max_length=150)
    theatre_en = models.CharField(_("theatre (English)"), max_length=120)
    theatre_ind = models.CharField(_("theatre (Indonesian)"), max_length=120)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="operations", verbose_name=_("country")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="operations", verbose_name=_("topics"))

    # Read by simple-history: the topics are part of the story of an operation.
    _history_m2m_fields = [topics]

    name = Translated("name")
    theatre = Translated("theatre")

    objects = OperationQuerySet.as_manager()
    judged_fields = (*Period.judged_fields, "country")
    shown_with = ("organization", "country")

    class Meta(Period.Meta):
        verbose_name = _("operation")
        verbose_name_plural = _("operations")
        ordering = ["start", "key"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("summits:operation", args=[self.key])

    def key_parts(self):
        return [slugify(self.name_en)]
