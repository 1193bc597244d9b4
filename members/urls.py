from django.urls import path

from members import views

app_name = "members"

urlpatterns = [
    path("members/", views.MembersView.as_view(), name="members"),
    path("members/<slug>/", views.MemberView.as_view(), name="member"),
    path("organizations/", views.OrganizationsView.as_view(), name="organizations"),
    path("organizations/<slug:key>/", views.OrganizationView.as_view(), name="organization"),
    path("persons/", views.PersonsView.as_view(), name="persons"),
    path("positions/", views.PositionsView.as_view(), name="positions"),
    path("partners/", views.PartnershipsView.as_view(), name="partnerships"),
]
