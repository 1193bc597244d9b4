"""The timeline over the API."""

from operator import attrgetter

from rest_framework import serializers

from alliance.dates import today
from alliance.rest.paging import page_of_list
from alliance.rest.questions import OrderingField
from alliance.rest.records import PartialDateField, PrecisionField
from alliance.rest.resources import ListViewSet
from alliance.sources.notes import in_both_languages, reach
from alliance.timeline.events import KINDS, timeline
from alliance.timeline.questions import TimelineForm
from members.models import Membership
from members.serializers import CountryBriefSerializer, OrganizationBriefSerializer, PersonBriefSerializer


class EventSerializer(serializers.Serializer):
    """An event; its `id` is that of the fact, of class `fact`, that says so."""

    date = PartialDateField()
    date_precision = PrecisionField()
    kind = serializers.CharField()
    fact = serializers.CharField(source="noun")
    id = serializers.CharField(source="key")
    title_en = serializers.CharField()
    title_ind = serializers.CharField()
    country = CountryBriefSerializer(allow_null=True)
    organization = OrganizationBriefSerializer(allow_null=True)
    person = PersonBriefSerializer(allow_null=True)
    members_after = serializers.IntegerField(allow_null=True)


class TimelineViewSet(ListViewSet):
    """What happened, oldest first, or newest first with `ordering=-date`."""

    serializer_class = EventSerializer

    def parameters(self):
        return {"ordering": OrderingField({"date": "date"}, required=False)} | super().parameters()

    def form(self):
        return TimelineForm(self.request.query_params, besides=self.parameters(), rules=[self.wrong_together])

    def page(self):
        kinds = set(self.question["kind"] or KINDS).difference(self.question["kind_not"] or ())
        events = timeline(self.question, kinds)
        newest_first = any(column.descending for column in self.question["ordering"] or ())
        return page_of_list(events, attrgetter("place"), self.question, self.gives_whole, newest_first)

    def about_list(self):
        day = self.question["as_of"]
        return {"as_of": day, **in_both_languages(reach(Membership, day, today()))} if day else {}
