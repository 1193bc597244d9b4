"""By what the list of articles is narrowed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from alliance.editing.articles.keeping import State

STATES = {
    State.OPEN: {"taken_in_at": None, "submitted": False},
    State.SUBMITTED: {"taken_in_at": None, "submitted": True},
    State.TAKEN_IN: {"taken_in_at__isnull": False},
}


class StateFilter(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.filter(**STATES[State(self.value())]) if self.value() in State else queryset
