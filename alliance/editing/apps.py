from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditingConfig(AppConfig):
    name = "alliance.editing"
    label = "editing"
    verbose_name = _("Editing")

    def ready(self):
        from alliance.editing.accounts import roles

        roles.connect(self)
