"""The admin of facts: claims beneath, notes and reasons apart, verification shown and never typed."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from alliance.dates import PartialDate
from alliance.facts import Period
from alliance.keyed import writing
from alliance.sources.admin.claims import ClaimInline
from alliance.sources.admin.forms import KeyedRowForm, RowFormSet
from alliance.sources.admin.keyed import KeyedAdmin, KeyedInline

PERIOD = (_("Time"), {"fields": [("start", "start_precision"), ("end", "end_precision")]})
NOTES = (
    _("Notes and reason"),
    {"fields": [("note_en", "note_ind"), ("reason_en", "reason_ind")], "classes": ["collapse"]},
)


def date_column(name: str, label):
    """A column of a list that shows a date as exactly as it is known."""

    @admin.display(description=label, ordering=name)
    def column(self, fact):
        day = getattr(fact, name)
        return str(PartialDate.of(day, getattr(fact, f"{name}_precision"))) if day else None

    return column


class FactAdmin(KeyedAdmin):
    """`fieldsets` of a class say what is its own; notes, reason and verification follow for all."""

    record = ("key", "verification", "verified_on")
    inlines = [ClaimInline]

    def get_fieldsets(self, request, obj=None):
        *own, last = super().get_fieldsets(request, obj)
        return [*own, NOTES, last] if obj else [*own, last, NOTES]


class PeriodAdmin(FactAdmin):
    """Facts with a period: the lists of them go by the start."""

    started = date_column("start", _("start"))
    ended = date_column("end", _("end"))
    date_hierarchy = "start"

    def save_model(self, request, obj, form, change):
        """Of two editors who fill the same gap at once the second waits here, and is told by the form checked again.

        No rule of the database keeps periods apart, so the check is repeated where nobody else can be between it and
        the save: behind a lock on the record whose periods these are.
        """
        if obj.exclusive_by:
            writing.send(type(obj))
            owner = obj._meta.get_field(obj.exclusive_by[0])
            list(owner.related_model.objects.select_for_update().filter(pk=getattr(obj, owner.attname)).order_by("pk"))
            try:
                obj.clean()
            except ValidationError as error:
                raise IntegrityError(str(error)) from error
        super().save_model(request, obj, form, change)


class EventAdmin(FactAdmin):
    """Facts that happened on a day."""


class PeriodForm(KeyedRowForm):
    """One row of a page that shows all rows of its parent: whether they overlap is judged on the page as a whole."""

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            kept = {name: [one for one in errors if one.code != "overlap"] for name, errors in error.error_dict.items()}
            error = ValidationError({name: errors for name, errors in kept.items() if errors})
            if not error.error_dict:
                return
        super().add_error(field, error)


class PeriodFormSet(RowFormSet):
    def clean(self):
        """Periods that exclude each other are compared as they stand on the page, new and changed rows alike."""
        super().clean()
        kept = [
            form
            for form in self.forms
            if form.is_valid() and (form.has_changed() or form.instance.pk) and not self._should_delete_form(form)
        ]
        for number, form in enumerate(kept):
            for other in kept[:number]:
                if key_of(form.instance) == key_of(other.instance):
                    form.add_error(None, _("“%(other)s” stands here already.") % {"other": other.instance})
                if excludes(form.instance, other.instance):
                    form.add_error(None, _("This overlaps “%(other)s”.") % {"other": other.instance})
        if any(form.errors for form in kept):
            raise ValidationError(_("Two of these rows exclude each other."))


class PeriodInline(KeyedInline, admin.TabularInline):
    form = PeriodForm
    formset = PeriodFormSet


def key_of(row: Period) -> str:
    return row.key or row.make_key()


def excludes(one: Period, other: Period) -> bool:
    """Whether two rows of one parent share a day and may not."""
    if not (one.start and other.start):
        return False
    names = [one._meta.get_field(name) for name in one.exclusive_by]
    same = all(getattr(one, field.attname) == getattr(other, field.attname) for field in names)
    return same and (one.end is None or other.start < one.end) and (other.end is None or one.start < other.end)
