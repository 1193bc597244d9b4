from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "alliance.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from alliance.knowledge.changes import logged
        from alliance.search import index

        logged.connect(index.follow)
