"""What every app stands on: facts, and what it means to hold on a day.

This module imports nothing of ours but the leaves beside it.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alliance.dates import PRECISIONS, PartialDate
from alliance.keyed import Keyed, KeyedQuerySet
from alliance.translation import Translated
from alliance.turning_points import TurningPoint, turning_points

PRECISION_CHOICES = list(zip(PRECISIONS, (_("day"), _("month"), _("year")), strict=True))

# One value of a field: true from `start` up to, not including, `end`; the value as canonical text; its precision,
# which is that of a date (day, month, year) or `exact`.
Value = tuple[date | None, date | None, str, str]


def precision_field() -> models.CharField:
    return models.CharField(_("precision"), max_length=5, choices=PRECISION_CHOICES, default="day")


class FactQuerySet(KeyedQuerySet):
    def with_claims(self):
        """Load each fact's claims with their sources: two more queries, whatever the number of rows."""
        claims = self.model._meta.get_field("claims").related_model.objects.for_footnotes()
        return self.prefetch_related(models.Prefetch("claims", claims, to_attr="footnotes"))


class Fact(Keyed):
    """Something the knowledge base holds to be true, with claims saying who says so."""

    VERIFIED, PARTLY, UNVERIFIED = "verified", "partly", "unverified"
    VERIFICATIONS = [
        (VERIFIED, _("verified")),
        (PARTLY, _("partly verified")),
        (UNVERIFIED, _("not yet verified")),
    ]

    note_en = models.TextField(_("note (English)"), blank=True)
    note_ind = models.TextField(_("note (Indonesian)"), blank=True)
    reason_en = models.TextField(
        _("reason (English)"), blank=True, help_text=_("Where sources differ: why this value and not another.")
    )
    reason_ind = models.TextField(_("reason (Indonesian)"), blank=True)
    verification = models.CharField(
        _("verification"), max_length=10, choices=VERIFICATIONS, default=UNVERIFIED, editable=False
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True, editable=False)

    note = Translated("note")
    reason = Translated("reason")

    objects = FactQuerySet.as_manager()
    computed = ("verification", "verified_on")
    settled_elsewhere = (*Keyed.settled_elsewhere, "verification", "verified_on")

    # The fields for which a claim may give a value.
    judged_fields: ClassVar[tuple[str, ...]] = ()
    # Those of them whose value changes with time: a claim says how it was when its source was written.
    timed_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def value_of(self, field: str) -> tuple[str, str]:
        """The canonical text of one field and its precision: a partial date, a number, a key, yes or no; else as is."""
        value = getattr(self, field)
        if value is None or value == "":
            return "", "exact"
        if isinstance(value, date):
            precision = getattr(self, f"{field}_precision")
            return str(PartialDate.of(value, precision)), precision
        if isinstance(value, bool):
            return "yes" if value else "no", "exact"
        if isinstance(value, Decimal):
            return f"{value:f}", "exact"
        if isinstance(value, Keyed):
            return value.key, "exact"
        return str(value), "exact"

    def values_of(self, field: str) -> list[Value]:
        """What the knowledge base holds `field` to be, over time; one unbounded entry for what does not change.

        Raises `ValueError` for a field that no claim of this class may be about.
        """
        if field not in self.judged_fields:
            raise ValueError(
                f"A claim about a {self.noun()} gives one of {', '.join(self.judged_fields)}, not {field}."
            )
        value, precision = self.value_of(field)
        return [(None, None, value, precision)] if value else []

    def judged_with(self) -> Iterable["Fact | models.QuerySet"]:
        """The other facts whose claims may get another verdict when this one changes."""
        return ()

    def compute(self):
        """Bring partial dates to the first day they can mean."""
        for field in self._meta.concrete_fields:
            precision = getattr(self, f"{field.name}_precision", None)
            if precision and (day := getattr(self, field.name)):
                setattr(self, field.name, PartialDate.of(day, precision).first_day)


class DatedQuerySet(FactQuerySet):
    """Rows that hold from a day on, some of them up to another."""

    def spans(self):
        """The first day of each dated row with the day on which it ends; `None` for none."""
        raise NotImplementedError

    def turning_points(self) -> list[TurningPoint]:
        """The days on which the answer changes; one query."""
        return turning_points(self.spans())


class PeriodQuerySet(DatedQuerySet):
    """Facts true over [start, end): the first day counts, the end day does not."""

    def spans(self):
        return self.order_by().filter(start__isnull=False).values_list("start", "end")

    def as_of(self, day):
        return self.filter(Q(end=None) | Q(end__gt=day), start__lte=day)

    def with_unknown_start(self):
        """The group of its own: in no count and on no day."""
        return self.filter(start=None)

    def overlapping(self, start, end):
        """Those that share a day with [start, end); `None` as an end is open."""
        rows = self.filter(Q(end=None) | Q(end__gt=start), start__isnull=False)
        return rows if end is None else rows.filter(start__lt=end)


class Period(Fact):
    """A fact true from `start` up to, not including, `end`. No start means that it is not known."""

    start = models.DateField(_("start"), null=True, blank=True, help_text=_("The first day. Empty: not known."))
    start_precision = precision_field()
    end = models.DateField(_("end"), null=True, blank=True, help_text=_("The first day it was no longer so."))
    end_precision = precision_field()

    objects = PeriodQuerySet.as_manager()
    judged_fields = ("start", "end")

    # Two rows that agree on these fields may not share a day.
    exclusive_by: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gt=F("start")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message=_("The end must come after the start."),
            ),
        ]

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day: the rule of `as_of` for one row that is already loaded."""
        return self.start is not None and self.start <= day and (self.end is None or self.end > day)

    def clean(self):
        super().clean()
        if not (self.start and self.exclusive_by) or (self.end and self.end <= self.start):
            return
        same = {name: getattr(self, self._meta.get_field(name).attname) for name in self.exclusive_by}
        if None in same.values():
            return  # a part is missing, which its own field reports, or is about to be saved with this row
        others = type(self).objects.filter(**same).exclude(pk=self.pk).overlapping(self.start, self.end)
        if other := others.first():
            raise ValidationError(
                _("This overlaps “%(other)s”, which runs from %(start)s to %(end)s."),
                code="overlap",
                params={"other": other, "start": other.start, "end": other.end or _("now")},
            )


class EventQuerySet(DatedQuerySet):
    """Facts that happened: a day's list has those on or before it. `event_date` names the column."""

    def spans(self):
        days = self.order_by().filter(**{f"{self.model.event_date}__isnull": False})
        return ((day, None) for day in days.values_list(self.model.event_date, flat=True))

    def as_of(self, day):
        return self.filter(**{f"{self.model.event_date}__lte": day})
