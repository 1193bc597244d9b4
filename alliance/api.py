"""The API: one line for each list. Included under `/api/v1/`."""

from django.urls import path, re_path
from rest_framework.response import Response
from rest_framework.views import APIView

from alliance.checking.api import CheckView
from alliance.filters import StrictForm
from alliance.knowledge.api import ChangeViewSet
from alliance.knowledge.meta import MetaView
from alliance.problems import refuse_if_wrong, unmatched
from alliance.rest.context import ContextView
from alliance.rest.resources import EnglishMixin
from alliance.rest.routing import SUFFIX, Router
from alliance.rest.schema.views import ConsoleView, DescriptionView
from alliance.search.api import SearchViewSet
from alliance.sources.api import ClaimViewSet, SourceViewSet
from alliance.summits.api import AgendaItemViewSet, MeetingViewSet, OperationViewSet, TopicViewSet
from alliance.timeline.api import TimelineViewSet
from members import api as members


class ListsView(EnglishMixin, APIView):
    """The lists there are and what is said about them, each with its address."""

    def get(self, request, **kwargs):
        refuse_if_wrong(StrictForm(request.query_params))
        here = f"{request.build_absolute_uri(request.path).rstrip('/')}/"
        lists = {prefix: f"{here}{prefix}/" for prefix, _viewset, _basename in router.registry}
        return Response(lists | {name: f"{here}{at}" for name, at in ABOUT.items()})


# What is no list, by name, with its address.
ABOUT = {"check": "check/", "meta": "meta/", "openapi": "openapi.json", "docs": "docs/"}

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
router.register("search", SearchViewSet, "search")
router.register("changes", ChangeViewSet, "change")

urlpatterns = [
    path("", ListsView.as_view(), name="api-root"),
    path("context.jsonld", ContextView.as_view(), {"format": "jsonld"}, name="context"),
    path("openapi.json", DescriptionView.as_view(), {"format": "json"}, name="openapi"),
    path("docs/", ConsoleView.as_view(), name="console"),
    path("docs", ConsoleView.as_view()),
    re_path(r"^check/?$", CheckView.as_view(), name="check"),
    re_path(rf"^meta{SUFFIX}/?$", MetaView.as_view()),
    re_path(r"^meta/?$", MetaView.as_view(), name="meta"),
    *router.urls,
    re_path("", unmatched),
]
