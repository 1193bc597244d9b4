"""Django's admin with the editors' site in place of the stock one; apart, as Django reads it before all models."""

from django.contrib.admin.apps import AdminConfig


class EditorsAdminConfig(AdminConfig):
    default_site = "alliance.editing.site.EditorsSite"
