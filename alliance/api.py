"""The API: one line for each list. Included under `/api/v1/`."""

from django.urls import re_path
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter
from rest_framework.views import APIView

from alliance.filters import StrictForm
from alliance.problems import refuse_if_wrong, unmatched
from alliance.resources import EnglishMixin
from alliance.sources.api import ClaimViewSet, SourceViewSet
from alliance.summits.api import AgendaItemViewSet, MeetingViewSet, OperationViewSet, TopicViewSet
from alliance.timeline.api import TimelineViewSet
from members import api as members


class ListsView(EnglishMixin, APIView):
    """The lists there are, each with its address."""

    def get(self, request):
        refuse_if_wrong(StrictForm(request.query_params))
        here = f"{request.build_absolute_uri(request.path).rstrip('/')}/"
        return Response({prefix: f"{here}{prefix}/" for prefix, _viewset, _basename in router.registry})


class Router(DefaultRouter):
    """Addresses with and without the last slash."""

    include_format_suffixes = False

    def __init__(self):
        super().__init__()
        self.trailing_slash = "/?"

    def get_api_root_view(self, api_urls=None):
        return ListsView.as_view()


router = Router()
router.register("members", members.MemberViewSet, "member")
router.register("countries", members.CountryViewSet, "country")
router.register("country-names", members.CountryNameViewSet, "country-name")
router.register("organizations", members.OrganizationViewSet, "organization")
router.register("memberships", members.MembershipViewSet, "membership")
router.register("accession-steps", members.AccessionStepViewSet, "accession-step")
router.register("military-participations", members.MilitaryParticipationViewSet, "military-participation")
router.register("partnerships", members.PartnershipViewSet, "partnership")
router.register("positions", members.PositionViewSet, "position")
router.register("persons", members.PersonViewSet, "person")
router.register("offices", members.OfficeViewSet, "office")
router.register("terms", members.TermViewSet, "term")
router.register("secretaries-general", members.SecretaryGeneralViewSet, "secretary-general")
router.register("defence-expenditures", members.DefenceExpenditureViewSet, "defence-expenditure")
router.register("spending-pledges", members.SpendingPledgeViewSet, "spending-pledge")
router.register("meetings", MeetingViewSet, "meeting")
router.register("agenda-items", AgendaItemViewSet, "agenda-item")
router.register("topics", TopicViewSet, "topic")
router.register("operations", OperationViewSet, "operation")
router.register("sources", SourceViewSet, "source")
router.register("claims", ClaimViewSet, "claim")
router.register("timeline", TimelineViewSet, "timeline")

urlpatterns = [*router.urls, re_path("", unmatched)]
