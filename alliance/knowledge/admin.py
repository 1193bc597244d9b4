"""What the knowledge base remembers of loads and changes, for editors to look at."""

import json

from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from alliance.editing.logs import LogAdmin
from alliance.knowledge.models import Change, Conflict
from alliance.knowledge.rows import noun_to_model


def in_words(value) -> str:
    """A value as text, a whole record as one line a field."""
    if isinstance(value, dict):
        return "\n".join(f"{name}: {in_words(one)}" for name, one in value.items() if one not in (None, "", []))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def value_column(name: str, label, longest: int | None = None):
    @admin.display(description=label)
    def column(self, conflict):
        value = getattr(conflict, name)
        if value is None or value == "":
            return None
        text = in_words(value)
        return Truncator(text).chars(longest) if longest else format_html('<span class="lines">{}</span>', text)

    return column


@admin.register(Conflict)
class ConflictAdmin(admin.ModelAdmin):
    """Where a load and an editor differ. What is here stands; an editor looks at both and ticks it off."""

    list_display = ["__str__", "ours_in_short", "theirs_in_short", "found_at", "resolved"]
    list_editable = ["resolved"]
    list_filter = ["resolved", "kind"]
    search_fields = ["key", "field"]
    fields = ["kind", "record", "field", "before", "here", "there", "found_at", "resolved"]
    readonly_fields = ["kind", "record", "field", "before", "here", "there", "found_at"]
    empty_value_display = "–"

    ours_in_short = value_column("ours", _("here"), 60)
    theirs_in_short = value_column("theirs", _("in the fixtures"), 60)
    before = value_column("base", _("before"))
    here = value_column("ours", _("here"))
    there = value_column("theirs", _("in the fixtures"))

    @admin.display(description=_("key"))
    def record(self, conflict):
        """The key, leading to the record where there is one."""
        model = noun_to_model().get(conflict.kind)
        row = model and model.objects.filter(key=conflict.key).first()
        if not row:
            return conflict.key
        return format_html('<a href="{}">{}</a>', reverse(admin_urlname(row._meta, "change"), args=[row.pk]), row.key)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Change)
class ChangeAdmin(LogAdmin):
    """The change log, newest first, to read."""

    list_display = ["seq", "at", "action", "kind", "key"]
    list_filter = ["action", "kind"]
    search_fields = ["key"]
    date_hierarchy = "at"
    ordering = ["-seq"]
