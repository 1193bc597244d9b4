"""The admin of what is written by the site itself."""

from django.contrib import admin


class LogAdmin(admin.ModelAdmin):
    """Entries to read, which nobody makes, changes or deletes."""

    show_full_result_count = False
    empty_value_display = "–"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
