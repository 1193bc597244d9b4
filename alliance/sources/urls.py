from django.urls import path

from alliance.sources import views

app_name = "sources"

urlpatterns = [
    path("sources/", views.SourcesView.as_view(), name="sources"),
    path("sources/<path:key>/", views.SourceView.as_view(), name="source"),
]
