from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance.keyed import Keyed


class Coverage(Keyed):
    """Up to which day one class of facts is verified; its key is the class (`membership`)."""

    through = models.DateField(_("verified through"))

    class Meta:
        verbose_name = _("coverage")
        verbose_name_plural = _("coverage")
        ordering = ["key"]

    def __str__(self):
        return f"{self.key}: {self.through}"
