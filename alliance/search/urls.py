from django.urls import path

from alliance.search import views

urlpatterns = [
    path("search/", views.SearchView.as_view(), name="search"),
]
