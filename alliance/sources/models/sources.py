import hashlib
from urllib.parse import urlsplit

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.dates import PartialDate
from alliance.facts import precision_field
from alliance.keyed import Keyed
from alliance.sources.querysets import SourceQuerySet
from alliance.translation import Translated


class Source(Keyed):
    """A text that says something; its key is that of its address, `nato.int/1a2b3c4d`, or the slug of its title."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("article")
        PAGE = "page", _("web page")
        COMPILATION = "compilation", _("compilation")
        UNVERIFIED = "unverified", _("compiled, not yet verified")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PAGE)
    title = models.CharField(_("title"), max_length=250, blank=True)
    publisher = models.CharField(_("publisher"), max_length=150, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=500, blank=True)
    dead_on = models.DateField(
        _("link dead on"), null=True, blank=True, help_text=_("The day on which the address was found to lead nowhere.")
    )
    language = models.CharField(_("language"), max_length=10, blank=True, help_text=_("The code: id, en, fr."))
    published = models.DateField(_("published"), null=True, blank=True)
    published_precision = precision_field()
    not_before = models.DateField(
        _("not before"), null=True, blank=True, help_text=_("Where the day of publication is not known.")
    )
    not_after = models.DateField(_("not after"), null=True, blank=True)
    read_on = models.DateField(_("read on"), null=True, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_ind = models.TextField(_("note (Indonesian)"), blank=True)

    note = Translated("note")

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(not_before=None) | Q(not_after=None) | Q(not_after__gte=F("not_before")),
                name="sources_source_bounds_in_order",
                violation_error_message=_("“Not after” must not come before “not before”."),
            ),
            models.CheckConstraint(
                condition=~Q(title="", url=""),
                name="sources_source_title_or_address",
                violation_error_message=_("Give a title or an address."),
            ),
        ]

    def __str__(self):
        return self.title or self.short_address

    def get_absolute_url(self):
        return reverse("sources:source", args=[self.key])

    def key_parts(self):
        return [address_key(self.url)] if self.url and self.kind != self.Kind.ARTICLE else [slugify(self.title)]

    def compute(self):
        if self.published:
            self.published = PartialDate.of(self.published, self.published_precision).first_day

    @property
    def short_address(self):
        """The address without scheme and query: what stands for the title of a page whose title was not recorded."""
        parts = urlsplit(self.url)
        return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"

    @property
    def written(self):
        """The first and the last day on which it may have been written, `None` where nothing is known.

        The day on which it was read is the last one possible; a compilation says what it said on that day.
        """
        if self.kind in {self.Kind.COMPILATION, self.Kind.UNVERIFIED}:
            return self.read_on, self.read_on
        if self.published:
            return self.published, PartialDate.of(self.published, self.published_precision).last_day
        return self.not_before, self.not_after or self.read_on

    @property
    def verifies(self):
        """Whether what it says counts as read somewhere."""
        return self.kind != self.Kind.UNVERIFIED


def address_key(url: str) -> str:
    """The key of a page: its host and the first eight hex digits of the SHA-256 of its address."""
    host = urlsplit(url).netloc.split(":")[0].removeprefix("www.")
    return f"{host}/{hashlib.sha256(url.encode()).hexdigest()[:8]}"
