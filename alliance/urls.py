"""Every address: pages under their language, the API under its version, the editors' admin."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from alliance import views
from alliance.about import AboutView
from alliance.bulk.urls import page as page_about_bulk
from alliance.compare.views import CompareView
from alliance.docs.llms import llms_view
from alliance.mcp.views import ToolsView
from alliance.takeaway.urls import of_the_site
from alliance.timeline.views import TimelineView

urlpatterns = [
    path("", views.RootView.as_view(), name="root"),
    path("admin/", include("alliance.editing.accounts.passwords")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("alliance.api")),
    re_path(r"^mcp/?$", ToolsView.as_view(), name="mcp"),
    path("data/", include("alliance.bulk.urls")),
    path("llms.txt", llms_view, name="llms"),
    *of_the_site,
    *i18n_patterns(
        path("", views.HomeView.as_view(), name="home"),
        path("about/", AboutView.as_view(), name="about"),
        path("compare/", CompareView.as_view(), name="compare"),
        *page_about_bulk,
        path("docs/", include("alliance.docs.urls")),
        path("timeline/", TimelineView.as_view(), name="timeline"),
        path("", include("members.urls")),
        path("", include("alliance.summits.urls")),
        path("", include("alliance.sources.urls")),
        path("", include("alliance.checking.urls")),
        path("", include("alliance.search.urls")),
        path("", include("alliance.takeaway.urls")),
        path("", include("alliance.reports.urls")),
    ),
]

handler400 = "alliance.problems.bad_request"
handler403 = "alliance.problems.permission_denied"
handler404 = "alliance.search.missing.not_found"
handler500 = "alliance.problems.server_error"
