from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.keyed import Keyed
from alliance.summits.querysets import TopicQuerySet
from alliance.translation import Translated, sort_key


class Topic(Keyed):
    """Something that stands on agendas; a child counts as its parent. The key is the slug of the English name."""

    name_en = models.CharField(_("name (English)"), max_length=100)
    name_ind = models.CharField(_("name (Indonesian)"), max_length=100)
    description_en = models.TextField(_("description (English)"), blank=True)
    description_ind = models.TextField(_("description (Indonesian)"), blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    sort_en = models.CharField(max_length=100, editable=False)
    sort_ind = models.CharField(max_length=100, editable=False)

    name = Translated("name")
    description = Translated("description")

    objects = TopicQuerySet.as_manager()
    computed = ("sort_en", "sort_ind")
    shown_with = ("parent",)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="summits_topic_not_its_own_parent",
                violation_error_message=_("A topic cannot be part of itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("summits:topic", args=[self.key])

    def clean(self):
        super().clean()
        above = self.parent
        while above:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A topic cannot be part of itself, nor of a part of itself.")})
            above = above.parent

    def key_parts(self):
        return [slugify(self.name_en)]

    def compute(self):
        self.sort_en, self.sort_ind = sort_key(self.name_en), sort_key(self.name_ind)
