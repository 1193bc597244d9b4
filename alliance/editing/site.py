"""The editors' site: the stock admin, with the work that waits on its first page and a switch of the language."""

from functools import wraps

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from alliance.editing.accounts.entrance import Entrance
from alliance.editing.home.page import waiting

# What editors come for stands first; what only administrators see comes after it.
FIRST = ("summits", "members", "sources", "editing", "reports", "knowledge")


class EditorsSite(Entrance, AdminSite):
    site_header = _("Alliance")
    site_title = _("Alliance")
    index_title = _("What waits")
    empty_value_display = "–"

    def get_urls(self):
        """The language is chosen for the admin alone: public pages have theirs in their address."""
        return [path("language/", set_language, name="language"), *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """What looks for choices while one types reads any text, and answers with choices only."""
        return super().admin_view(view if view == self.autocomplete_view else readable(view), cacheable)

    def each_context(self, request):
        return {**super().each_context(request), "site_url": reverse("home")}

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: FIRST.index(app["app_label"]) if app["app_label"] in FIRST else len(FIRST))

    def index(self, request, extra_context=None):
        """The work that waits, as far as the editor may see it, above the list of all classes."""
        return super().index(request, {"queues": waiting(self, request), **(extra_context or {})})


def readable(view):
    """PostgreSQL knows no NUL, wherever in the question of an address it stands."""

    @wraps(view)
    def read(request, *args, **kwargs):
        if not any("\0" in value for _name, values in request.GET.lists() for value in values):
            return view(request, *args, **kwargs)
        messages.error(request, _("Null characters are not allowed."))
        return HttpResponseRedirect(request.path)

    return read
