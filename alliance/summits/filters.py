"""What may be asked about meetings, their agendas, topics and operations."""

from django.utils.translation import gettext_lazy as _

from alliance.filters import AsOfFilterSet, OneOfFilter, RecordFilter, StrictFilterSet, YearFilter
from alliance.summits.models import Meeting, Topic
from members.filters import OfCountry, OfOrganization


class AboutTopic(RecordFilter):
    """The rows about a topic or a part of it."""

    def __init__(self, **kwargs):
        super().__init__(Topic, label=_("topic"), **kwargs)

    def filter(self, queryset, topic):
        return queryset.about(queryset.beside(Topic).within([topic])) if topic else queryset


class HostedBy(OfCountry):
    """The meetings that a country hosted, alone or with another."""

    def filter(self, queryset, countries):
        return queryset.hosted_by(countries) if countries else queryset


class VisitedBy(OfCountry):
    """The meetings to which a country came as a guest."""

    def filter(self, queryset, countries):
        return queryset.visited_by(countries) if countries else queryset


class InYear(YearFilter):
    """The meetings that began in a year."""

    def filter(self, queryset, year):
        return queryset.in_year(year) if year else queryset


class MeetingFilter(AsOfFilterSet):
    kind = OneOfFilter(Meeting.Kind.choices, label=_("kind"))
    topic = AboutTopic()
    host = HostedBy(label=_("host"))
    guest = VisitedBy(label=_("guest"))
    year = InYear(label=_("year"))
    organization = OfOrganization()
    status = OneOfFilter(Meeting.Status.choices, label=_("status"))


class AgendaItemFilter(StrictFilterSet):
    meeting = RecordFilter(Meeting, label=_("meeting"))
    topic = RecordFilter(Topic, label=_("topic"))


class TopicFilter(StrictFilterSet):
    parent = RecordFilter(Topic, label=_("part of"))


class OperationFilter(AsOfFilterSet):
    country = OfCountry()
    topic = AboutTopic()
    organization = OfOrganization()
