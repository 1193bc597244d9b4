"""Agendas: beneath their meeting, in order, and each item on a page of its own."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import FactAdmin, KeyedInline, KeyedRowForm, RowFormSet, settle
from alliance.summits.models import AgendaItem


class AgendaForm(KeyedRowForm):
    """The topic of an item stays; a position left empty is the last."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            settle(self.fields["topic"], self.instance.topic)
        else:
            self.fields["position"].required = False
            self.initial["position"] = None

    def clean_topic(self):
        topic, item = self.cleaned_data["topic"], self.instance
        if not item.pk and AgendaItem.objects.filter(meeting=item.meeting_id, topic=topic).exists():
            raise ValidationError(_("This topic is already on the agenda."))
        return topic


class AgendaFormSet(RowFormSet):
    def clean(self):
        super().clean()
        kept = [form for form in self.forms if not self._should_delete_form(form) and "topic" in form.cleaned_data]
        last = max((form.cleaned_data.get("position") or 0 for form in kept), default=0)
        for form in kept:
            if form.has_changed() and form.cleaned_data.get("position") is None:
                last += 1
                form.instance.position = last
        positions = [form.instance.position for form in kept]
        if len(set(positions)) < len(positions):
            raise ValidationError(
                _("Two topics stand at one place: change a position, or empty it to put the topic last.")
            )

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
    identity = ("meeting", "topic")
    list_display = ["topic", "meeting", "position", "verification"]
    list_filter = ["verification"]
    search_fields = ["topic__name_en", "topic__name_ind", "meeting__title_en", "meeting__title_ind"]
    autocomplete_fields = ["meeting", "topic"]
    fieldsets = [(None, {"fields": ["meeting", "topic", "position"]})]
