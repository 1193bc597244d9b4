from django.urls import path

from alliance.summits import views

app_name = "summits"

urlpatterns = [
    path("meetings/", views.MeetingsView.as_view(), name="meetings"),
    path("meetings/<slug:key>/", views.MeetingView.as_view(), name="meeting"),
    path("topics/", views.TopicsView.as_view(), name="topics"),
    path("topics/<slug:key>/", views.TopicView.as_view(), name="topic"),
    path("operations/", views.OperationsView.as_view(), name="operations"),
    path("operations/<slug:key>/", views.OperationView.as_view(), name="operation"),
]
