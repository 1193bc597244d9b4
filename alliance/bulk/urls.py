"""The addresses of the dumps: the page under its language, the files for programs at one place for all."""

from django.urls import path, re_path

from alliance.bulk.exporting import MANIFEST, SUMS
from alliance.bulk.package import FORMATS
from alliance.bulk.views import DataView, DumpView, FolderView, ManifestView, NothingView, SumsView

page = [path("data/", DataView.as_view(), name="data")]

app_name = "bulk"
urlpatterns = [
    path("", FolderView.as_view(), name="files"),
    path(MANIFEST, ManifestView.as_view(), name="manifest"),
    path(SUMS, SumsView.as_view(), name="sums"),
    *(path(form.address, DumpView.as_view(), {"form": form.name}, name=form.name) for form in FORMATS),
    re_path("", NothingView.as_view()),
]
