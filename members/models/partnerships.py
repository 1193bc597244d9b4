from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance.facts import Period, precision_field
from members.models.memberships import Belonging


class Partnership(Belonging):
    """A country's place in a partnership framework; its key is `nato/pfp/ua`, a second one `nato/pfp/mt/2`."""

    class Framework(models.TextChoices):
        PFP = "pfp", _("Partnership for Peace")
        OPEN_DOOR = "open-door", _("Open door (aspirants)")
        MEDITERRANEAN = "mediterranean-dialogue", _("Mediterranean Dialogue")
        ICI = "ici", _("Istanbul Cooperation Initiative")
        GLOBAL = "global-partners", _("Partners across the globe")

    framework = models.CharField(_("framework"), max_length=30, choices=Framework)
    suspended_from = models.DateField(_("suspended from"), null=True, blank=True)
    suspended_from_precision = precision_field()

    timed_fields = ("status",)
    judged_fields = (*Period.judged_fields, "suspended_from", *timed_fields)
    exclusive_by = ("country", "organization", "framework")

    class Meta(Belonging.Meta):
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self):
        return f"{self.country.name}: {self.get_framework_display()}"

    def key_parts(self):
        return [self.organization.key, self.framework, self.country.key]

    def values_of(self, field):
        """`status` is `active` from the start, `suspended` from that day on."""
        if field != "status":
            return super().values_of(field)
        active = (self.start, self.suspended_from or self.end, "active", "exact")
        if not self.suspended_from:
            return [active]
        return [active, (self.suspended_from, self.end, "suspended", "exact")]
