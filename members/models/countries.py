from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.facts import Period
from alliance.keyed import Keyed
from alliance.translation import Translated, sort_key
from members.querysets import CountryNameQuerySet, CountryQuerySet


class Country(Keyed):
    """A country, past or present; its key is its ISO 3166-1 alpha-2 code in lower case (`tr`).

    `name` is the current short name; what it was called on a day, `name_on` says.
    """

    class CodeStatus(models.TextChoices):
        CURRENT = "current", _("current")
        USER_ASSIGNED = "user-assigned", _("user-assigned")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Region(models.TextChoices):
        NORTHERN_EUROPE = "northern-europe", _("Northern Europe")
        WESTERN_EUROPE = "western-europe", _("Western Europe")
        SOUTHERN_EUROPE = "southern-europe", _("Southern Europe")
        CENTRAL_EUROPE = "central-europe", _("Central Europe")
        SOUTHEAST_EUROPE = "southeast-europe", _("Southeast Europe")
        NORTH_AMERICA = "north-america", _("North America")

    iso2 = models.CharField(
        _("ISO code (2 letters)"),
        max_length=2,
        unique=True,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters, as in ISO 3166-1."))],
    )
    iso3 = models.CharField(
        _("ISO code (3 letters)"),
        max_length=3,
        blank=True,
        validators=[RegexValidator("^[A-Z]{3}$", _("Three capital letters, as in ISO 3166-1."))],
    )
    code_status = models.CharField(
        _("status of the code"), max_length=13, choices=CodeStatus, default=CodeStatus.CURRENT
    )
    name_en = models.CharField(_("name (English)"), max_length=100)
    name_ind = models.CharField(_("name (Indonesian)"), max_length=100)
    capital_en = models.CharField(_("capital (English)"), max_length=100, blank=True)
    capital_ind = models.CharField(_("capital (Indonesian)"), max_length=100, blank=True)
    region = models.CharField(_("region"), max_length=20, choices=Region, blank=True)
    wikidata_qid = models.CharField(_("Wikidata item"), max_length=20, blank=True)
    has_armed_forces = models.BooleanField(_("has armed forces"), null=True, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ind = models.TextField(_("note (Indonesian)"), blank=True)
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    sort_en = models.CharField(max_length=100, editable=False)
    sort_ind = models.CharField(max_length=100, editable=False)

    name = Translated("name")
    capital = Translated("capital")
    note = Translated("note")
    sort = Translated("sort")

    objects = CountryQuerySet.as_manager()
    computed = ("slug", "sort_en", "sort_ind")

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["iso2"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("members:member", args=[self.slug])

    def key_parts(self):
        return [self.iso2.lower()]

    def compute(self):
        self.slug = slugify(self.name_en)
        self.sort_en, self.sort_ind = sort_key(self.name_en), sort_key(self.name_ind)

    def name_on(self, day):
        """What the country was called on a day: asks for `named_on(day)` rows; the current name where none is known."""
        names = getattr(self, "names_on_the_day", None)
        if names is None:
            names = list(self.names.as_of(day).everyday())
        return names[0].name if names else self.name

    @property
    def named(self):
        """What carries its names: of `named_on(day)` rows the name of that day where one is known, else the country."""
        return next(iter(getattr(self, "names_on_the_day", ())), self)


class CountryName(Period):
    """A name and the time it was in use; its key is the country's and the English name (`mk/north-macedonia`)."""

    class Kind(models.TextChoices):
        SHORT = "short", _("short name")
        COMMON = "common", _("common name")
        OFFICIAL = "official", _("official name")

    country = models.ForeignKey(Country, models.CASCADE, related_name="names", verbose_name=_("country"))
    kind = models.CharField(_("use"), max_length=8, choices=Kind, default=Kind.SHORT)
    name_en = models.CharField(_("name (English)"), max_length=150)
    name_ind = models.CharField(_("name (Indonesian)"), max_length=150)

    name = Translated("name")

    objects = CountryNameQuerySet.as_manager()
    timed_fields = ("name_en", "name_ind")
    judged_fields = (*timed_fields, *Period.judged_fields)
    exclusive_by = ("country", "kind")
    shown_with = ("country",)

    class Meta(Period.Meta):
        verbose_name = _("country name")
        verbose_name_plural = _("country names")
        ordering = ["country__iso2", "start", "key"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.country.get_absolute_url()

    def key_parts(self):
        return [self.country.key, slugify(self.name_en)]

    def values_of(self, field):
        """A name is judged against all names the country has had in the same use."""
        values = super().values_of(field)
        if field not in {"name_en", "name_ind"} or not self.start:
            return values
        siblings = CountryName.objects.filter(country=self.country_id, kind=self.kind, start__isnull=False)
        return [(name.start, name.end, getattr(name, field), "exact") for name in siblings]

    def judged_with(self):
        return [CountryName.objects.filter(country=self.country_id)]
