"""The addresses of what readers take along: pages under their language, and those that have one place for all."""

from django.urls import path

from alliance.takeaway.calendar import SummitCalendarView
from alliance.takeaway.changes import ChangesFeed, ChangesView, ChangeView
from alliance.takeaway.embeds import EmbeddedMapView, EmbeddedTimelineView
from alliance.takeaway.icons import favicon_view
from alliance.takeaway.sitemap import robots_view, sitemap_view

urlpatterns = [
    path("changes/", ChangesView.as_view(), name="changes"),
    path("changes/feed/", ChangesFeed(), name="feed"),
    path("changes/<int:seq>/", ChangeView.as_view(), name="change"),
    path("embed/map/", EmbeddedMapView.as_view(), name="embed_map"),
    path("embed/timeline/", EmbeddedTimelineView.as_view(), name="embed_timeline"),
    path("meetings/calendar.ics", SummitCalendarView.as_view(), name="calendar"),
]

of_the_site = [
    path("favicon.ico", favicon_view),
    path("robots.txt", robots_view),
    path("sitemap.xml", sitemap_view, name="sitemap"),
]
