import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact, precision_field
from alliance.sources.models import Source
from alliance.summits.models.topics import Topic
from alliance.summits.querysets import MeetingQuerySet
from alliance.translation import Translated
from members.models import Country, Organization, Person

# Words of a title that do not tell one meeting from another.
COMMON_WORDS = re.compile(r"\b(summit|leaders|meeting|special|extraordinary|nato-russia)\b", re.IGNORECASE)


class Meeting(Fact):
    """A summit or another meeting; its key is the slug of what its title has of its own (`ankara-2026`).

    `start_date` and `end_date` are its first and its last day, both inclusive. One whose day is not known has
    `not_before` and `not_after` instead, and stands in no timeline.
    """

    class Kind(models.TextChoices):
        SUMMIT = "summit", _("summit")
        LEADERS = "leaders", _("leaders' meeting")
        FOREIGN_MINISTERS = "foreign-ministers", _("foreign ministers' meeting")
        DEFENCE_MINISTERS = "defence-ministers", _("defence ministers' meeting")
        OTHER = "other", _("other meeting")

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="meetings", verbose_name=_("organization")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.HELD)
    title_en = models.CharField(_("title (English)"), max_length=150)
    title_ind = models.CharField(_("title (Indonesian)"), max_length=150)
    start_date = models.DateField(_("first day"), null=True, blank=True)
    start_date_precision = precision_field()
    end_date = models.DateField(_("last day"), null=True, blank=True)
    end_date_precision = precision_field()
    not_before = models.DateField(_("not before"), null=True, blank=True, help_text=_("Where the day is not known."))
    not_after = models.DateField(_("not after"), null=True, blank=True)
    city_en = models.CharField(_("city (English)"), max_length=100, blank=True)
    city_ind = models.CharField(_("city (Indonesian)"), max_length=100, blank=True)
    host = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="hosted_meetings", verbose_name=_("host")
    )
    co_host = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="co_hosted_meetings", verbose_name=_("co-host")
    )
    is_virtual = models.BooleanField(_("held by video"), default=False)
    is_numbered = models.BooleanField(
        _("in the numbered list"), default=False, help_text=_("Whether the usual list of summits counts it.")
    )
    chair = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="chaired_meetings", verbose_name=_("chair")
    )
    topics = models.ManyToManyField(Topic, through="AgendaItem", related_name="meetings", verbose_name=_("topics"))
    guests = models.ManyToManyField(
        Country,
        blank=True,
        related_name="meetings_as_guest",
        verbose_name=_("guests"),
        help_text=_("Countries that were invited without being members."),
    )
    guest_organizations = models.ManyToManyField(
        Organization, blank=True, related_name="meetings_as_guest", verbose_name=_("guest organizations")
    )
    documents = models.ManyToManyField(
        Source,
        blank=True,
        related_name="documented_meetings",
        verbose_name=_("documents"),
        help_text=_("What the meeting itself issued: declarations, communiqués. Each is a source with its address."),
    )

    # Read by simple-history: these lists are part of the story of a meeting.
    _history_m2m_fields = [guests, guest_organizations, documents]

    title = Translated("title")
    city = Translated("city")

    objects = MeetingQuerySet.as_manager()
    timed_fields = ("status",)
    judged_fields = ("start_date", "end_date", "city_en", "host", "chair", *timed_fields, "ordinal")
    shown_with = ("organization", "host", "co_host", "chair")
    event_date = "start_date"

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["start_date", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date=None) | Q(start_date__isnull=False, end_date__gte=F("start_date")),
                name="summits_meeting_ends_after_it_starts",
                violation_error_message=_("The last day must not come before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(start_date=None) | Q(not_before=None, not_after=None),
                name="summits_meeting_bounds_only_where_the_day_is_unknown",
                violation_error_message=_("Give the day, or bounds for it where it is not known: not both."),
            ),
            models.CheckConstraint(
                condition=Q(not_before=None) | Q(not_after=None) | Q(not_after__gte=F("not_before")),
                name="summits_meeting_bounds_in_order",
                violation_error_message=_("“Not after” must not come before “not before”."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("summits:meeting", args=[self.key])

    def key_parts(self):
        return [slugify(COMMON_WORDS.sub(" ", self.title_en))]

    def clean(self):
        super().clean()
        if self.co_host_id and self.co_host_id == self.host_id:
            raise ValidationError({"co_host": _("The co-host must be another country than the host.")})

    @classmethod
    def public_fields(cls):
        """The agenda is kept by its items, not as a field of the meeting."""
        return [field for field in super().public_fields() if field.name != "topics"]

    def values_of(self, field):
        """A meeting is planned until its first day and held after its last; its ordinal follows from the list."""
        if field == "ordinal":
            ordinal = Meeting.objects.with_ordinal().get(pk=self.pk).ordinal
            return [(None, None, str(ordinal), "exact")] if ordinal else []
        if field == "status" and self.status == self.Status.HELD and self.start_date:
            return [
                (None, self.start_date, self.Status.PLANNED.value, "exact"),
                (self.start_date, None, self.Status.HELD.value, "exact"),
            ]
        return super().values_of(field)

    def judged_with(self):
        return [Meeting.objects.filter(organization=self.organization_id, is_numbered=True)]


class AgendaItem(Fact):
    """One topic on the agenda of a meeting, in order; its key is `ankara-2026/ukraine`."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name=_("meeting"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="agenda_items", verbose_name=_("topic"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    judged_fields = ("topic",)
    shown_with = ("meeting", "topic")

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["meeting", "position", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "topic"],
                name="summits_agendaitem_each_topic_once",
                violation_error_message=_("This topic is already on the agenda."),
            ),
        ]

    def __str__(self):
        return f"{self.meeting.title}: {self.topic.name}"

    def get_absolute_url(self):
        return self.meeting.get_absolute_url()

    def key_parts(self):
        return [self.meeting.key, self.topic.key]
