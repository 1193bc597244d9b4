from django.urls import path

from alliance.checking.views import CheckView

app_name = "checking"

urlpatterns = [path("check/", CheckView.as_view(), name="check")]
