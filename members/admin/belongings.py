"""Memberships and what belongs to them: steps, times outside the military structure, partnerships."""

from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import PERIOD, EventAdmin, PeriodAdmin, date_column
from members.admin.countries import COUNTRY_SEARCH
from members.models import AccessionStep, Membership, MilitaryParticipation, Partnership

SEARCH = ["key", *COUNTRY_SEARCH, "organization__sort_en", "organization__sort_ind"]
BY_ORGANIZATION = ("organization", RelatedOnlyFieldListFilter)


class BelongingAdmin(PeriodAdmin):
    identity: tuple[str, ...] = ("country", "organization")
    list_display = ["country", "organization", "started", "ended", "verification"]
    list_filter = [BY_ORGANIZATION, "verification"]
    search_fields = SEARCH
    autocomplete_fields = ["country", "organization"]
    fieldsets = [(None, {"fields": [("country", "organization")]}), PERIOD]


@admin.register(Membership)
class MembershipAdmin(BelongingAdmin):
    pass


@admin.register(AccessionStep)
class AccessionStepAdmin(EventAdmin):
    identity = ("country", "organization", "step")
    list_display = ["country", "step", "organization", "happened", "verification"]
    list_filter = ["step", BY_ORGANIZATION, "verification"]
    search_fields = SEARCH
    autocomplete_fields = ["country", "organization"]
    date_hierarchy = "date"
    fieldsets = [
        (None, {"fields": [("country", "organization"), "step"]}),
        (_("Time"), {"fields": [("date", "date_precision")]}),
    ]

    happened = date_column("date", _("date"))


@admin.register(MilitaryParticipation)
class MilitaryParticipationAdmin(BelongingAdmin):
    list_display = ["country", "organization", "status", "started", "ended", "verification"]
    fieldsets = [(None, {"fields": [("country", "organization"), "status"]}), PERIOD]


@admin.register(Partnership)
class PartnershipAdmin(BelongingAdmin):
    identity = ("country", "organization", "framework")
    list_display = ["country", "framework", "organization", "started", "suspended", "ended", "verification"]
    list_filter = ["framework", BY_ORGANIZATION, "verification"]
    fieldsets = [
        (None, {"fields": [("country", "organization"), "framework"]}),
        (
            _("Time"),
            {
                "fields": [
                    ("start", "start_precision"),
                    ("suspended_from", "suspended_from_precision"),
                    ("end", "end_precision"),
                ]
            },
        ),
    ]

    suspended = date_column("suspended_from", _("suspended from"))
