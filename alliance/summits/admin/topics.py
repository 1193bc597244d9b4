from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import PERIOD, KeyedAdmin, PeriodAdmin
from alliance.summits.models import Operation, Topic


@admin.register(Topic)
class TopicAdmin(KeyedAdmin):
    list_display = ["name_en", "name_ind", "parent"]
    list_filter = [("parent", RelatedOnlyFieldListFilter)]
    search_fields = ["sort_en", "sort_ind", "key"]
    autocomplete_fields = ["parent"]
    ordering = ["sort_en"]
    fieldsets = [(None, {"fields": [("name_en", "name_ind"), "parent", ("description_en", "description_ind")]})]


@admin.register(Operation)
class OperationAdmin(PeriodAdmin):
    list_display = ["name_en", "name_ind", "theatre_en", "country", "started", "ended", "verification"]
    list_filter = [("organization", RelatedOnlyFieldListFilter), "verification"]
    search_fields = ["key", "name_en", "name_ind", "theatre_en", "theatre_ind", "country__sort_en", "country__sort_ind"]
    autocomplete_fields = ["organization", "country", "topics"]
    fieldsets = [
        (None, {"fields": [("name_en", "name_ind"), "organization", "topics"]}),
        PERIOD,
        (_("Place"), {"fields": [("theatre_en", "theatre_ind"), "country"]}),
    ]
