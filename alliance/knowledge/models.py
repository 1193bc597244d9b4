"""What the knowledge base remembers of loads and changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Loaded(models.Model):
    """What the fixtures last said of one row: the base of the next three-way merge."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="knowledge_loaded_once")]

    def __str__(self):
        return f"{self.kind} {self.key}"


class Conflict(models.Model):
    """A value on which the fixtures and an editor differ. The editor's stands until somebody decides."""

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=255)
    field = models.CharField(_("field"), max_length=60, blank=True, help_text=_("Empty: the whole record."))
    base = models.JSONField(_("before"), null=True)
    ours = models.JSONField(_("here"), null=True)
    theirs = models.JSONField(_("in the fixtures"), null=True)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    resolved = models.BooleanField(_("resolved"), default=False)

    class Meta:
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")
        ordering = ["resolved", "-found_at", "pk"]

    def __str__(self):
        return f"{self.kind} {self.key} {self.field}".rstrip()


class DataVersion(models.Model):
    """How often public values were changed, and when last: one row, raised in the transaction of every change."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="knowledge_one_data_version")]

    def __str__(self):
        return f"{self.number}, {self.at}"


class Change(models.Model):
    """One public change, in the order in which they were made; written in the transaction of the change."""

    class Action(models.TextChoices):
        CREATED = "created", _("created")
        UPDATED = "updated", _("updated")
        DELETED = "deleted", _("deleted")

    seq = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=255)
    action = models.CharField(_("action"), max_length=7, choices=Action)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["kind", "key"], name="knowledge_change_of"),
            models.Index(fields=["at"], name="knowledge_change_at"),  # for the newest ones
        ]

    def __str__(self):
        return f"{self.kind} {self.key}: {self.get_action_display()}"
