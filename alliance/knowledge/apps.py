from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "alliance.knowledge"
    label = "knowledge"
    verbose_name = _("Knowledge base")

    def ready(self):
        from alliance.knowledge import changes

        changes.connect()
