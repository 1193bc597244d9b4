"""Meetings, topics and operations over the API."""

from alliance.rest.resources import ResourceViewSet
from alliance.sources.api import FactViewSet
from alliance.summits import filters, serializers
from alliance.summits.calendar import ICalendarRenderer
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from members.api import OfCountryViewSet


class MeetingViewSet(FactViewSet):
    """Summits and other meetings; one comes with its agenda in order, its guests and its documents."""

    queryset = Meeting.objects.for_listing()
    serializer_class = serializers.MeetingSerializer
    filterset_class = filters.MeetingFilter
    renderer_classes = [*FactViewSet.renderer_classes, ICalendarRenderer]
    is_remembered = True

    @property
    def always(self):
        return (*super().always, *serializers.LISTS) if self.action == "retrieve" else ()

    def get_queryset(self):
        rows = super().get_queryset()
        wanted = {*self.always, *(self.question.get("expand") or ())}
        rows = rows.with_lists(*(name for name in serializers.LISTS if name in wanted))
        return rows.with_agenda() if self.action == "retrieve" or self.is_calendar else rows

    @property
    def is_calendar(self):
        return isinstance(getattr(self.request, "accepted_renderer", None), ICalendarRenderer)

    def get_serializer_class(self):
        return serializers.MeetingDetailSerializer if self.action == "retrieve" else self.serializer_class

    def undated(self, rows):
        return rows.undated()


class AgendaItemViewSet(FactViewSet):
    """Topics on the agendas of meetings."""

    queryset = AgendaItem.objects.for_listing()
    serializer_class = serializers.AgendaItemSerializer
    filterset_class = filters.AgendaItemFilter
    ordering = ("meeting__start_date", "meeting__key", "position", "key")


class TopicViewSet(ResourceViewSet):
    """What stands on agendas."""

    queryset = Topic.objects.for_listing()
    serializer_class = serializers.TopicSerializer
    filterset_class = filters.TopicFilter


class OperationViewSet(OfCountryViewSet):
    """Missions and operations."""

    queryset = Operation.objects.for_listing()
    serializer_class = serializers.OperationSerializer
    filterset_class = filters.OperationFilter
