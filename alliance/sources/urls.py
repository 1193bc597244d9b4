from django.urls import path, re_path

from alliance.sources import views

app_name = "sources"

urlpatterns = [
    path("disputed/", views.DisputedView.as_view(), name="disputed"),
    path("sources/", views.SourcesView.as_view(), name="sources"),
    re_path(r"^sources/(?P<key>[^\x00]+)/$", views.SourceView.as_view(), name="source"),
]
