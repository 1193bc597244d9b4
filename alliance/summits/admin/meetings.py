from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import ClaimInline, EventAdmin, date_column
from alliance.summits.admin.agenda import AgendaInline
from alliance.summits.models import Meeting


@admin.register(Meeting)
class MeetingAdmin(EventAdmin):
    """A summit on one page: what, when and where, the agenda in order, and who says so."""

    identity = ("organization",)
    list_display = ["title_en", "kind", "began", "ended", "city_en", "host", "status", "verification"]
    list_filter = ["kind", "status", ("organization", RelatedOnlyFieldListFilter), "verification"]
    search_fields = [
        "key",
        "title_en",
        "title_ind",
        "city_en",
        "city_ind",
        "host__sort_en",
        "host__sort_ind",
        "co_host__sort_en",
        "co_host__sort_ind",
    ]
    autocomplete_fields = ["organization", "host", "co_host", "chair"]
    date_hierarchy = "start_date"
    ordering = ["-start_date", "key"]
    inlines = [AgendaInline, ClaimInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("title_en", "title_ind"),
                    ("kind", "status"),
                    ("organization", "chair"),
                    "is_numbered",
                ]
            },
        ),
        (
            _("Time"),
            {
                "fields": [
                    ("start_date", "start_date_precision"),
                    ("end_date", "end_date_precision"),
                    ("not_before", "not_after"),
                ]
            },
        ),
        (_("Place"), {"fields": [("city_en", "city_ind"), ("host", "co_host"), "is_virtual"]}),
    ]

    began = date_column("start_date", _("first day"))
    ended = date_column("end_date", _("last day"))
