from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin.facts import date_column
from alliance.sources.admin.forms import KeyedForm
from alliance.sources.admin.keyed import KeyedAdmin
from alliance.sources.judging import fact_models
from alliance.sources.models import Coverage, Source


@admin.register(Source)
class SourceAdmin(KeyedAdmin):
    adds_without_second_person = True
    list_display = ["__str__", "kind", "publisher", "language", "appeared", "claims"]
    list_filter = ["kind", "language", ("dead_on", admin.EmptyFieldListFilter)]
    search_fields = ["key", "title", "publisher", "url"]
    date_hierarchy = "published"
    fieldsets = [
        (None, {"fields": ["kind", "title", ("publisher", "language"), "url", ("archived_url", "dead_on")]}),
        (
            _("Time"),
            {"fields": [("published", "published_precision"), ("not_before", "not_after"), "read_on"]},
        ),
        (_("Notes"), {"fields": [("note_en", "note_ind")]}),
    ]

    appeared = date_column("published", _("published"))

    def get_queryset(self, request):
        return super().get_queryset(request).with_claim_count()

    @admin.display(description=_("claims"), ordering="claim_count")
    def claims(self, source):
        address = reverse("admin:sources_claim_changelist")
        return format_html('<a href="{}?source__id__exact={}">{}</a>', address, source.pk, source.claim_count)


class CoverageForm(KeyedForm):
    """The key is the class of facts: chosen from those that have no row yet."""

    facts = forms.ChoiceField(label=_("facts"))

    class Meta:
        model = Coverage
        fields = ["facts", "through"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.key:
            del self.fields["facts"]
            return
        taken = set(Coverage.objects.values_list("key", flat=True))
        self.fields["facts"].choices = [
            (model.noun(), capfirst(model._meta.verbose_name_plural))
            for model in fact_models()
            if model.noun() not in taken
        ]

    def clean(self):
        super().clean()
        if facts := self.cleaned_data.get("facts"):
            self.instance.key = facts


@admin.register(Coverage)
class CoverageAdmin(KeyedAdmin):
    form = CoverageForm
    list_display = ["key", "through"]
    search_fields = ["key"]

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": ["key", "through"] if obj else ["facts", "through"]})]
