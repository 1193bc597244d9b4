"""Where countries stand and what they spend."""

from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import PERIOD, EventAdmin, FactAdmin, PeriodAdmin, date_column
from members.admin.countries import COUNTRY_SEARCH
from members.admin.offices import ONE_OF_TWO
from members.models import DefenceExpenditure, Position, SpendingPledge


@admin.register(Position)
class PositionAdmin(PeriodAdmin):
    identity = ("country", "organization")
    list_display = ["subject_en", "subject_ind", "country", "organization", "started", "ended", "verification"]
    list_filter = [("organization", RelatedOnlyFieldListFilter), "verification"]
    search_fields = ["subject_en", "subject_ind", "stance_en", "stance_ind", "organization__sort_en", *COUNTRY_SEARCH]
    autocomplete_fields = ["country", "organization"]
    fieldsets = [
        (_("Of whom"), {"fields": [("country", "organization")], "description": ONE_OF_TWO}),
        (_("Position"), {"fields": [("subject_en", "subject_ind"), ("stance_en", "stance_ind")]}),
        PERIOD,
    ]


@admin.register(DefenceExpenditure)
class DefenceExpenditureAdmin(FactAdmin):
    identity = ("country", "year", "series")
    list_display = ["country", "year", "share_of_gdp", "amount_millions_usd", "is_estimate", "edition", "verification"]
    list_filter = ["year", "series", "is_estimate", "verification"]
    search_fields = ["=year", *COUNTRY_SEARCH]
    autocomplete_fields = ["country"]
    ordering = ["-year", "country__sort_en"]
    fieldsets = [
        (None, {"fields": ["country", ("year", "series")]}),
        (_("Spending"), {"fields": ["share_of_gdp", "amount_millions_usd", ("is_estimate", "edition")]}),
    ]


@admin.register(SpendingPledge)
class SpendingPledgeAdmin(EventAdmin):
    identity = ("organization", "kind")
    list_display = ["organization", "kind", "share_of_gdp", "agreed_on", "by_year", "verification"]
    list_filter = ["kind", ("organization", RelatedOnlyFieldListFilter), "verification"]
    search_fields = ["key", "organization__sort_en", "organization__sort_ind"]
    autocomplete_fields = ["organization"]
    date_hierarchy = "agreed"
    fieldsets = [
        (None, {"fields": [("organization", "kind")]}),
        (_("Pledge"), {"fields": ["share_of_gdp", ("agreed", "agreed_precision"), "by_year"]}),
    ]

    agreed_on = date_column("agreed", _("agreed"))
