from django import forms
from django.contrib import admin
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import PERIOD, KeyedAdmin, KeyedForm, PeriodAdmin, PeriodInline
from members.models import Country, CountryName

# Where a row is found by its country: under any name, current or former, with or without diacritics.
COUNTRY_SEARCH = (
    "country__sort_en",
    "country__sort_ind",
    "country__names__name_en",
    "country__names__name_ind",
    "country__iso2",
    "country__iso3",
)


class CountryNameInline(PeriodInline):
    model = CountryName
    fields = ["kind", "name_en", "name_ind", "start", "start_precision", "end", "end_precision"]
    verbose_name_plural = _("names in time")


class CountryForm(KeyedForm):
    def clean_name_en(self):
        """The address of a country's page is made of this name."""
        name = self.cleaned_data["name_en"]
        if not slugify(name):
            raise forms.ValidationError(_("Give a name with letters: the address of the page is made of it."))
        if Country.objects.filter(slug=slugify(name)).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another country has this name."))
        return name


@admin.register(Country)
class CountryAdmin(KeyedAdmin):
    form = CountryForm
    identity = ("iso2",)
    list_display = ["name_en", "name_ind", "iso2", "iso3", "region", "capital_en", "has_armed_forces"]
    list_filter = ["region", "code_status", "has_armed_forces"]
    search_fields = ["sort_en", "sort_ind", "names__name_en", "names__name_ind", "iso2", "iso3"]
    ordering = ["sort_en"]
    inlines = [CountryNameInline]
    fieldsets = [
        (None, {"fields": [("name_en", "name_ind"), ("iso2", "iso3", "code_status")]}),
        (
            _("Place"),
            {"fields": [("capital_en", "capital_ind"), "region", "has_armed_forces", "wikidata_qid"]},
        ),
        (_("Notes"), {"fields": [("note_en", "note_ind")], "classes": ["collapse"]}),
    ]


@admin.register(CountryName)
class CountryNameAdmin(PeriodAdmin):
    identity = ("country",)
    list_display = ["name_en", "name_ind", "kind", "country", "started", "ended", "verification"]
    list_filter = ["kind", "verification"]
    search_fields = ["name_en", "name_ind", *COUNTRY_SEARCH]
    autocomplete_fields = ["country"]
    fieldsets = [(None, {"fields": ["country", "kind", ("name_en", "name_ind")]}), PERIOD]
