from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import FactAdmin, date_column
from members.models import Organization


@admin.register(Organization)
class OrganizationAdmin(FactAdmin):
    list_display = ["name_en", "abbreviation_en", "kind", "began", "ended", "host", "verification"]
    list_filter = ["kind", "has_member_list", "verification"]
    search_fields = ["sort_en", "sort_ind", "abbreviation_en", "abbreviation_ind", "key"]
    autocomplete_fields = ["host"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_en", "name_ind"),
                    ("abbreviation_en", "abbreviation_ind"),
                    "kind",
                    "has_member_list",
                    "wikidata_qid",
                ]
            },
        ),
        (_("Time"), {"fields": [("founded", "founded_precision"), ("dissolved", "dissolved_precision")]}),
        (_("Place"), {"fields": [("headquarters_en", "headquarters_ind"), "host"]}),
    ]

    began = date_column("founded", _("founded"))
    ended = date_column("dissolved", _("dissolved"))
