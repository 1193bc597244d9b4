from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import PERIOD, KeyedAdmin, PeriodAdmin
from members.admin.countries import COUNTRY_SEARCH
from members.models import Office, Person, Term

ONE_OF_TWO = _("A country or an organization, one of the two.")


@admin.register(Person)
class PersonAdmin(KeyedAdmin):
    list_display = ["name", "also_known_as", "country"]
    list_filter = [("country", RelatedOnlyFieldListFilter)]
    search_fields = ["name", "sort_en", "also_known_as", *COUNTRY_SEARCH]
    autocomplete_fields = ["country"]
    ordering = ["sort_en"]
    fieldsets = [(None, {"fields": [("name", "also_known_as"), "country", "wikidata_qid"]})]


@admin.register(Office)
class OfficeAdmin(KeyedAdmin):
    identity = ("organization", "country")
    list_display = ["title_en", "title_ind", "organization", "country"]
    list_filter = [("organization", RelatedOnlyFieldListFilter), ("country", RelatedOnlyFieldListFilter)]
    search_fields = ["title_en", "title_ind", "organization__sort_en", "organization__abbreviation_en", *COUNTRY_SEARCH]
    autocomplete_fields = ["organization", "country"]
    fieldsets = [
        (None, {"fields": [("title_en", "title_ind")]}),
        (_("Held at"), {"fields": [("organization", "country")], "description": ONE_OF_TWO}),
    ]


@admin.register(Term)
class TermAdmin(PeriodAdmin):
    identity = ("office", "person")
    list_display = ["person", "office", "started", "ended", "acting", "verification"]
    list_filter = [("office", RelatedOnlyFieldListFilter), "acting", "verification"]
    search_fields = [
        "person__name",
        "person__sort_en",
        "person__also_known_as",
        "office__title_en",
        "office__title_ind",
    ]
    autocomplete_fields = ["office", "person"]
    fieldsets = [(None, {"fields": [("person", "office"), "acting"]}), PERIOD]
