"""What is being worked on, and by whom. Nothing of it is public: facts are in their own tables once published."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance.keyed import Keyed
from alliance.knowledge.rows import noun_to_model


class Draft(models.Model):
    """A form that has not been sent yet, as a sheet (`alliance.editing.sheets`): of one record, or of a new one.

    Publishing sends it: `base` is the sheet as the database had it when the work began, against which it is merged.
    """

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=255, blank=True, help_text=_("Empty: a new record."))
    title = models.CharField(_("title"), max_length=200)
    sheet = models.JSONField(_("content"))
    base = models.JSONField(_("base version"), null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    # Whose work is in it: none of them can approve it.
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("authors"))
    # Two people on one draft: each save of it counts one up, and states the number it began with.
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_at = models.DateTimeField(_("saved at"), auto_now_add=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("saved by")
    )
    submitted = models.BooleanField(_("ready for approval"), default=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_drafts",
        verbose_name=_("approved by"),
    )
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True, help_text=_("In UTC."))
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="scheduled_drafts",
        verbose_name=_("scheduled by"),
    )
    # The warnings that whoever scheduled it has read, by their codes.
    confirmed = models.JSONField(default=list, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    # Why it could not be published when it was due, in words.
    failure = models.TextField(_("not published because"), blank=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-saved_at", "pk"]
        permissions = [("publish_draft", _("Can publish drafts")), ("approve_draft", _("Can approve drafts"))]
        indexes = [models.Index(fields=["kind", "key"], name="editing_draft_of")]

    def __str__(self):
        return self.title

    @property
    def model(self) -> type[Keyed] | None:
        """The class of its record; none where that class is no more."""
        return noun_to_model().get(self.kind)

    @property
    def record(self) -> Keyed | None:
        """The record it is of; none where it is a new one, or one that is gone."""
        return self.model.objects.filter(key=self.key).first() if self.model and self.key else None


class Article(models.Model):
    """An article that is being read: its text as long as that is needed, and its reading.

    `reading` has `facts` and `claims` as a file of `fixtures/articles/` has them, all cells as text. `source` is the
    key of a source that is known, or that is one of these facts.
    """

    title = models.CharField(_("title"), max_length=250)
    file = models.CharField(_("file"), max_length=200, blank=True)
    # Somebody else's work: for editors alone, and no longer than the setting ARTICLE_TEXTS says.
    text = models.TextField(_("text"), blank=True)
    text_at = models.DateTimeField(_("text kept since"), null=True)
    source = models.CharField(_("source"), max_length=255)
    language = models.CharField(_("language"), max_length=10, blank=True)
    published = models.CharField(_("published"), max_length=10, blank=True)
    is_dated = models.BooleanField(_("date confirmed"), default=False)
    reading = models.JSONField(_("reading"), default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="articles", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    # Whose decisions are in it: where a second person is needed, none of them takes it in.
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("authors"))
    # Each save of it counts one up.
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_at = models.DateTimeField(_("saved at"), auto_now_add=True)
    submitted = models.BooleanField(_("ready to be taken in"), default=False)
    taken_in_at = models.DateTimeField(_("taken in at"), null=True, blank=True)
    taken_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("taken in by")
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles being read")
        ordering = ["-saved_at", "pk"]
        permissions = [("take_in_article", _("Can take in what articles say"))]

    def __str__(self):
        return self.title

    @property
    def facts(self) -> list[dict]:
        """Records that are not known yet, each as its noun with its cells."""
        return self.reading.get("facts") or []

    @property
    def claims(self) -> list[dict[str, str]]:
        return self.reading.get("claims") or []


class Presence(models.Model):
    """Somebody has the form of a record open, and was there last at `seen_at`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=255)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "key"], name="editing_presence_once")]
        indexes = [models.Index(fields=["kind", "key", "seen_at"], name="editing_presence_at")]

    def __str__(self):
        return f"{self.user}: {self.kind} {self.key}"
