"""Every address: pages under their language, the API under its version, the editors' admin."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from alliance import views

urlpatterns = [
    path("", views.RootView.as_view(), name="root"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("alliance.api")),
    *i18n_patterns(
        path("", views.HomeView.as_view(), name="home"),
        path("timeline/", views.TimelineView.as_view(), name="timeline"),
        path("", include("members.urls")),
        path("", include("alliance.summits.urls")),
        path("", include("alliance.sources.urls")),
    ),
]

handler400 = "alliance.problems.bad_request"
handler403 = "alliance.problems.permission_denied"
handler404 = "alliance.problems.not_found"
handler500 = "alliance.problems.server_error"
