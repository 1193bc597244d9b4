"""Meetings with their agendas, topics and operations, as the API shows them."""

from rest_framework import serializers

from alliance.rest.records import STANDING, RecordSerializer, SubjectSerializer
from alliance.sources.models import Source
from alliance.sources.serializers import FACT, FactSerializer
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from members.serializers import (
    PERIOD,
    CountryBriefSerializer,
    OrganizationBriefSerializer,
    PersonBriefSerializer,
)

# The lists of a meeting, besides its agenda.
LISTS = ("guests", "guest_organizations", "documents")


class TopicBriefSerializer(RecordSerializer):
    full = "alliance.summits.serializers.TopicSerializer"

    class Meta:
        model = Topic
        fields = ("id", "name_en", "name_ind")


class TopicSerializer(SubjectSerializer):
    """`meeting_count`: on how many agendas the topic itself stood, its children not counted."""

    parent = TopicBriefSerializer(read_only=True)
    meeting_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Topic
        fields = (
            "id",
            "name_en",
            "name_ind",
            "description_en",
            "description_ind",
            "parent",
            "meeting_count",
            *STANDING,
        )


class AgendaOfMeetingSerializer(RecordSerializer):
    """One topic, within its meeting."""

    topic = TopicBriefSerializer(read_only=True)

    class Meta:
        model = AgendaItem
        fields = ("id", "position", "topic", "verification", "verified_on", "note_en", "note_ind")


class DocumentSerializer(RecordSerializer):
    """A source as a document of a meeting: with where it can be read, and where once it can no longer."""

    class Meta:
        model = Source
        fields = (
            "id",
            "kind",
            "title",
            "publisher",
            "url",
            "archived_url",
            "language",
            "published",
            "published_precision",
        )


class MeetingSerializer(FactSerializer):
    """`start_date` and `end_date` are the first and the last day; one without a day has bounds instead.

    With its lists it asks for `with_lists()` rows.
    """

    organization = OrganizationBriefSerializer(read_only=True)
    host = CountryBriefSerializer(read_only=True)
    co_host = CountryBriefSerializer(read_only=True)
    chair = PersonBriefSerializer(read_only=True)
    ordinal = serializers.IntegerField(read_only=True, allow_null=True)
    guests = CountryBriefSerializer(many=True, read_only=True)
    guest_organizations = OrganizationBriefSerializer(many=True, read_only=True)
    documents = DocumentSerializer(many=True, read_only=True)
    on_request = (*FactSerializer.on_request, *LISTS)

    class Meta:
        model = Meeting
        fields = (
            "id",
            "title_en",
            "title_ind",
            "kind",
            "status",
            "organization",
            "ordinal",
            "start_date",
            "start_date_precision",
            "end_date",
            "end_date_precision",
            "not_before",
            "not_after",
            "city_en",
            "city_ind",
            "host",
            "co_host",
            "is_virtual",
            "chair",
            *LISTS,
            *FACT,
        )


class MeetingDetailSerializer(MeetingSerializer):
    """A meeting with its agenda in order; asks for `with_agenda()` rows."""

    agenda = AgendaOfMeetingSerializer(many=True, read_only=True)

    class Meta(MeetingSerializer.Meta):
        fields = (*MeetingSerializer.Meta.fields, "agenda")


class MeetingBriefSerializer(RecordSerializer):
    full = "alliance.summits.serializers.MeetingSerializer"

    class Meta:
        model = Meeting
        fields = ("id", "title_en", "title_ind", "start_date", "start_date_precision")


class AgendaItemSerializer(FactSerializer):
    meeting = MeetingBriefSerializer(read_only=True)
    topic = TopicBriefSerializer(read_only=True)

    class Meta:
        model = AgendaItem
        fields = ("id", "meeting", "position", "topic", *FACT)


class OperationSerializer(FactSerializer):
    organization = OrganizationBriefSerializer(read_only=True)
    country = CountryBriefSerializer(read_only=True)
    topics = TopicBriefSerializer(many=True, read_only=True)

    class Meta:
        model = Operation
        fields = (
            "id",
            "name_en",
            "name_ind",
            "organization",
            "theatre_en",
            "theatre_ind",
            "country",
            "topics",
            *PERIOD,
            *FACT,
        )
