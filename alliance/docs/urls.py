"""The addresses of the documentation, under `/en/docs/` and `/id/docs/`."""

from django.urls import path

from alliance.docs.contents import PAGES, START
from alliance.docs.views import DocsView, EndpointView

app_name = "docs"


def address(page) -> str:
    return "" if page is START else f"{page.name}/"


urlpatterns = [
    *(path(address(page), DocsView.as_view(page=page), name=page.name) for page in PAGES),
    path("endpoints/<slug:endpoint>/", EndpointView.as_view(), name="endpoint"),
]
