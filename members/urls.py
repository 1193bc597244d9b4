from django.urls import path

from members import views
from members.map.views import MapPictureView, MapView

app_name = "members"

urlpatterns = [
    path("accession/", views.AccessionView.as_view(), name="accession"),
    path("members/", views.MembersView.as_view(), name="members"),
    path("members/<slug:slug>/", views.MemberView.as_view(), name="member"),
    path("map/", MapView.as_view(), name="map"),
    path("map.svg", MapPictureView.as_view(), name="map_picture"),
    path("organizations/", views.OrganizationsView.as_view(), name="organizations"),
    path("organizations/<slug:key>/", views.OrganizationView.as_view(), name="organization"),
    path("persons/", views.PersonsView.as_view(), name="persons"),
    path("positions/", views.PositionsView.as_view(), name="positions"),
    path("partners/", views.PartnershipsView.as_view(), name="partnerships"),
]
