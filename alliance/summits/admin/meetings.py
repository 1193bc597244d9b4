from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from alliance.sources.admin import ClaimInline, EventAdmin, date_column
from alliance.summits.admin.agenda import AgendaInline
from alliance.summits.models import Meeting

# Where the form of a meeting shows a fieldset: beneath its agenda, or beneath its claims; else above both.
BENEATH_AGENDA, BENEATH_CLAIMS = "beneath-agenda", "beneath-claims"


@admin.register(Meeting)
class MeetingAdmin(EventAdmin):
    """A summit on one page: what, when and where, the agenda in order, guests and documents, and who says so."""

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
    autocomplete_fields = ["organization", "host", "co_host", "chair", "guests", "guest_organizations", "documents"]
    date_hierarchy = "start_date"
    ordering = ["-start_date", "key"]
    inlines = [AgendaInline, ClaimInline]
    readonly_fields = ["document_links"]
    fieldsets = [
        (_("What and where"), {"fields": [("title_en", "title_ind"), ("city_en", "city_ind"), "is_virtual"]}),
        (
            _("Time"),
            {
                "fields": [
                    ("start_date", "start_date_precision"),
                    ("end_date", "end_date_precision"),
                    ("not_before", "not_after"),
                    "status",
                ]
            },
        ),
        (
            _("Kind, hosts and chair"),
            {"fields": [("kind", "organization"), "is_numbered", ("host", "co_host"), "chair"]},
        ),
        (
            _("Guests and documents"),
            {
                "fields": ["guests", "guest_organizations", "documents", "document_links"],
                "classes": [BENEATH_AGENDA],
            },
        ),
    ]

    began = date_column("start_date", _("first day"))
    ended = date_column("end_date", _("last day"))

    def get_fieldsets(self, request, obj=None):
        """What is the same for all facts stands at the end."""
        fieldsets = super().get_fieldsets(request, obj)
        own, common = fieldsets[: len(self.fieldsets)], fieldsets[len(self.fieldsets) :]
        return [*own, *((name, beneath_claims(options)) for name, options in common)]

    @admin.display(description=_("to read"))
    def document_links(self, meeting):
        """The documents as they are saved: the text, its archived copy, the source itself."""
        lines = [(document_line(document),) for document in (meeting.documents.all() if meeting.pk else ())]
        if not lines:
            return _("No document is saved yet.")
        return format_html('<ul class="documents">{}</ul>', format_html_join("", "<li>{}</li>", lines))


def beneath_claims(options: dict) -> dict:
    return options | {"classes": [*options.get("classes", ()), BENEATH_CLAIMS]}


def document_line(source):
    """A link to each place where a document is; what is missing is said."""
    address = reverse("admin:sources_source_change", args=[source.pk])
    links = [
        format_html('<a href="{}">{}</a>', address, source),
        linked(source.url, _("address"), _("no address")),
        linked(source.archived_url, _("archived copy"), _("no archived copy")),
    ]
    return format_html_join(" · ", "{}", ((link,) for link in links))


def linked(address: str, words, missing):
    if not address:
        return format_html('<span class="missing">{}</span>', missing)
    return format_html('<a href="{}" rel="external noreferrer">{}</a>', address, words)
