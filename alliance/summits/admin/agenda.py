"""Agendas: beneath their meeting, in order, and each item on a page of its own."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import FactAdmin, KeyedInline, KeyedRowForm, RowFormSet, settle
from alliance.summits.admin.order import PlaceField, numbered
from alliance.summits.models import AgendaItem


class AgendaForm(KeyedRowForm):
    """The topic of an item stays; its place is that in which the row was sent."""

    position = PlaceField(help_text=_("Alt+↑ and Alt+↓ move the row in which you are."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            settle(self.fields["topic"], self.instance.topic)
        else:
            self.initial["position"] = None

    def has_changed(self):
        """A place alone makes no row."""
        return bool(self.changed_data if self.instance.pk else set(self.changed_data) - {"position"})

    def clean_topic(self):
        topic, item = self.cleaned_data["topic"], self.instance
        if not item.pk and AgendaItem.objects.filter(meeting=item.meeting_id, topic=topic).exists():
            raise ValidationError(_("This topic is already on the agenda."))
        return topic

    def clean_position(self):
        """Until all rows are numbered, a new one stands anywhere."""
        place = self.cleaned_data["position"]
        return self.instance.position if place is None else place

    def put(self, place: int) -> None:
        """Whoever saves the rows looks at what has changed."""
        self.instance.position = place
        was_there = bool(self.instance.pk) and self.initial["position"] == place
        others = [name for name in self.changed_data if name != "position"]
        self.changed_data = others if was_there else [*others, "position"]


class AgendaFormSet(RowFormSet):
    """Rows in the order of their places; those in one place in the order in which they were sent, new ones last."""

    def clean(self):
        super().clean()
        kept = [
            form
            for form in self.forms
            if not self._should_delete_form(form) and form.has_changed() | bool(form.instance.pk) and form.is_valid()
        ]
        places = {form: self.place_of(form) for form in kept}
        kept.sort(key=lambda form: (places[form] is None, places[form] or 0))
        for form, place in zip(kept, numbered(places[form] for form in kept), strict=True):
            form.put(place)

    def place_of(self, form: AgendaForm) -> int | None:
        """An existing row that was sent without a place stands where it did."""
        sent = form.fields["position"].clean(form["position"].data)
        return form.initial.get("position") if sent is None else sent

    def get_unique_error_message(self, unique_check):
        return _("A topic stands on an agenda once: take one of the two out.")

    def get_form_error(self):
        return _("This topic stands on this agenda twice.")


class AgendaInline(KeyedInline, admin.TabularInline):
    model = AgendaItem
    form = AgendaForm
    formset = AgendaFormSet
    fields = ["position", "topic", "note_en", "note_ind"]
    autocomplete_fields = ["topic"]
    ordering = ["position", "key"]
    verbose_name_plural = _("agenda")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*AgendaItem.shown_with)


@admin.register(AgendaItem)
class AgendaItemAdmin(FactAdmin):
    """One topic of one meeting, with what is said of it; a new one is the last, the page of the meeting moves it."""

    identity = ("meeting", "topic")
    list_display = ["topic", "meeting", "place", "verification"]
    list_filter = ["verification"]
    search_fields = ["topic__name_en", "topic__name_ind", "meeting__title_en", "meeting__title_ind"]
    autocomplete_fields = ["meeting", "topic"]
    fieldsets = [(None, {"fields": ["meeting", "topic"]})]
    readonly_fields = ["order"]

    def get_fieldsets(self, request, obj=None):
        own, *others = super().get_fieldsets(request, obj)
        return [(own[0], {"fields": [*own[1]["fields"], "order"]}), *others] if obj else [own, *others]

    @admin.display(description=_("place"), ordering="position")
    def place(self, item):
        return item.position

    @admin.display(description=_("order"))
    def order(self, item):
        address = reverse("admin:summits_meeting_change", args=[item.meeting_id])
        before = item.meeting.agenda.filter(position__lt=item.position).count()
        words = _("Place %(place)s of %(count)s.") % {"place": before + 1, "count": item.meeting.agenda.count()}
        return format_html(
            '{} <a href="{}#agenda-group">{}</a>', words, address, _("Move it on the page of the meeting")
        )

    def save_model(self, request, obj, form, change):
        if not change:
            obj.position = (obj.meeting.agenda.aggregate(last=Max("position"))["last"] or 0) + 1
        super().save_model(request, obj, form, change)
