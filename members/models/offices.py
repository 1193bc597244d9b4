from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.facts import Period, Value
from alliance.keyed import Keyed
from alliance.translation import Translated, sort_key
from members.models.countries import Country
from members.models.organizations import ALLIANCE, Organization
from members.models.positions import HELD_BY_ONE
from members.querysets import TermQuerySet

# The office at the head of the alliance, by its key.
SECRETARY_GENERAL = f"{ALLIANCE}/secretary-general"


class Person(Keyed):
    """Somebody named in a source; the key is the slug of the name."""

    name = models.CharField(_("name"), max_length=120)
    also_known_as = models.CharField(_("also known as"), max_length=120, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="persons", verbose_name=_("country")
    )
    wikidata_qid = models.CharField(_("Wikidata item"), max_length=20, blank=True)
    sort_en = models.CharField(max_length=120, editable=False)

    computed = ("sort_en",)
    shown_with = ("country",)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["key"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('members:persons')}#{self.key}"

    def key_parts(self):
        return [slugify(self.name)]

    def compute(self):
        self.sort_en = sort_key(self.name)


class Office(Keyed):
    """A post at an organization or in a country; its key is `nato/secretary-general`.

    One row per post, so that its title stands once and its holders can be judged against each other.
    """

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("organization")
    )
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("country")
    )
    title_en = models.CharField(_("title (English)"), max_length=120)
    title_ind = models.CharField(_("title (Indonesian)"), max_length=120)

    title = Translated("title")

    shown_with = ("organization", "country")

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=HELD_BY_ONE,
                name="members_office_of_one",
                violation_error_message=_("Name a country or an organization, one of the two."),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.body.name}" if self.body else self.title

    @property
    def body(self):
        return self.organization or self.country

    def key_parts(self):
        return [self.body.key, slugify(self.title_en)]


class Term(Period):
    """The time for which a person held an office; its key is `nato/secretary-general/jens-stoltenberg`."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="terms", verbose_name=_("office"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="terms", verbose_name=_("person"))
    acting = models.BooleanField(_("acting"), default=False)

    objects = TermQuerySet.as_manager()
    numbered = True
    timed_fields = ("person",)
    judged_fields = (*timed_fields, *Period.judged_fields, "acting")
    exclusive_by = ("office", "person")
    shown_with = ("office__organization", "office__country", "person__country")

    class Meta(Period.Meta):
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        ordering = ["start", "key"]

    def __str__(self):
        return f"{self.person.name}, {self.office.title}"

    def get_absolute_url(self):
        return self.person.get_absolute_url()

    def key_parts(self):
        return [self.office.key, self.person.key]

    def values_of(self, field):
        """Who held the office, over time: all its dated terms; nothing where not even this one is dated."""
        if field != "person":
            return super().values_of(field)
        if not self.start:
            return []
        return self.holders(Term.objects.filter(office=self.office_id, start__isnull=False).select_related("person"))

    @staticmethod
    def holders(terms: Iterable["Term"]) -> list[Value]:
        """Who held an office, over time, by its dated terms."""
        return [(term.start, term.end, term.person.key, "exact") for term in terms]

    def judged_with(self):
        return [Term.objects.filter(office=self.office_id)]
