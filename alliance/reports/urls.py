from django.urls import path, re_path

from alliance.reports import views
from alliance.reports.feed import CorrectionsFeed

app_name = "reports"

urlpatterns = [
    path("corrections/", views.CorrectionsView.as_view(), name="corrections"),
    path("corrections/feed/", CorrectionsFeed(), name="feed"),
    re_path(r"^report/(?P<noun>[a-z-]{1,40})/(?P<key>[^\x00]{1,255})/$", views.ReportView.as_view(), name="report"),
    re_path(r"^reports/(?P<number>[A-Z2-9]{8})/$", views.ReportedView.as_view(), name="reported"),
]
