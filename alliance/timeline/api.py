"""The timeline over the API."""

from rest_framework import serializers
from rest_framework.viewsets import GenericViewSet

from alliance.dates import today
from alliance.filters import PAGING
from alliance.paging import Pages
from alliance.problems import refuse_if_wrong
from alliance.resources import EnglishMixin, PartialDateField, PrecisionField
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
    country = CountryBriefSerializer()
    organization = OrganizationBriefSerializer()
    person = PersonBriefSerializer()
    members_after = serializers.IntegerField()


class TimelineViewSet(EnglishMixin, GenericViewSet):
    """What happened, oldest first."""

    serializer_class = EventSerializer
    pagination_class = Pages

    def list(self, request):
        form = TimelineForm(request.query_params, besides=PAGING)
        refuse_if_wrong(form)
        self.question = form.cleaned_data
        kinds = [self.question["kind"]] if self.question["kind"] else KINDS
        events = self.paginate_queryset(timeline(self.question, kinds))
        return self.paginator.get_paginated_response(self.get_serializer(events, many=True).data, **self.about_list())

    def about_list(self):
        day = self.question["as_of"]
        return {"as_of": day, **in_both_languages(reach(Membership, day, today()))} if day else {}
