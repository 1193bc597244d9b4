"""What a reader says is wrong with a record. Nothing is kept of who the reader is."""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from alliance.keyed import Keyed
from alliance.knowledge.rows import noun_to_model
from alliance.sources.models import Source

# What cannot be mistaken for another when it is read out or copied by hand.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8

# Characters; the same in the form.
LONGEST = 2000
LONGEST_SOURCE = 500


def new_number() -> str:
    """Random, so that it tells neither how many reports there are nor the number of another."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


class Report(models.Model):
    """One error that a reader reports; open until an editor corrects the record or gives a reason not to."""

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    number = models.CharField(_("number"), max_length=LENGTH, unique=True, default=new_number, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=255)
    field = models.CharField(_("field"), max_length=40, blank=True)
    wrong = models.TextField(_("what is wrong"), max_length=LONGEST)
    right = models.TextField(_("what would be right"), max_length=LONGEST, blank=True)
    source = models.CharField(_("where it says so"), max_length=LONGEST_SOURCE, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    made_at = models.DateTimeField(_("reported at"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN, db_index=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    answer = models.TextField(_("answer"), blank=True, help_text=_("Shown to readers: why it was decided so."))
    # `[{"kind", "key", "field", "before", "after"}]` in plain values; a whole row has no field.
    corrections = models.JSONField(_("what was corrected"), default=list, blank=True)
    corrected_by = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the correction"),
    )

    class Meta:
        verbose_name = _("report of a reader")
        verbose_name_plural = _("reports of readers")
        ordering = ["-made_at", "pk"]
        indexes = [
            models.Index(fields=["kind", "key"], name="reports_report_of"),
            models.Index(fields=["status", "-decided_at"], name="reports_report_decided"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="open", decided_at=None)
                | ~models.Q(status="open") & models.Q(decided_at__isnull=False),
                name="reports_report_decided_or_open",
                violation_error_message=_("What is decided has a day on which it was."),
            ),
        ]

    def __str__(self):
        return f"{self.number}: {name_of_kind(self.kind)} {self.key}"

    def get_absolute_url(self):
        return reverse("reports:reported", args=[self.number])

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def in_short(self) -> str:
        return Truncator(self.wrong).chars(80)

    @property
    def days_taken(self) -> int:
        """Whole days from the report to the decision."""
        return (self.decided_at - self.made_at).days

    @property
    def model(self) -> type[Keyed] | None:
        """The class of the record; none where that class is no more."""
        return noun_to_model().get(self.kind)

    @cached_property
    def record(self) -> Keyed | None:
        """What it is about; none where that is gone."""
        return record_of(self.kind, self.key)


def record_of(kind: str, key: str) -> Keyed | None:
    model = noun_to_model().get(kind)
    if model is None or "\0" in key:
        return None
    return model.objects.select_related(*model.shown_with).filter(key=key).first()


def name_of_kind(kind: str) -> str:
    """What a class is called; one that is no more as it was."""
    model = noun_to_model().get(kind)
    return str(model._meta.verbose_name) if model else kind
