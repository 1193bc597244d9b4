from collections import defaultdict

from django.db.models import Prefetch
from django.views.generic import DetailView

from alliance.dates import today
from alliance.pages import AskedListView, by_name, newest_first
from alliance.sources.footnotes import Footnotes
from alliance.sources.pages import DatedListView
from alliance.summits.drawing import strip
from alliance.summits.filters import MeetingFilter, OperationFilter, TopicFilter
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from alliance.summits.pages import meeting_page, name_on


class MeetingsView(DatedListView):
    """Meetings, newest first: those ahead, those held, and those whose day is not known."""

    template_name = "summits/meeting_list.html"
    filterset_class = MeetingFilter
    offered = ("kind", "year")

    def get_queryset(self):
        return Meeting.objects.for_listing().newest_first()

    def get_context_data(self, **kwargs):
        meetings, now = list(self.object_list), self.now
        kwargs |= {
            "ahead": [one for one in reversed(meetings) if one.start_date and one.start_date > now],
            "past": [one for one in meetings if one.start_date and one.start_date <= now],
            "undated": [one for one in meetings if not one.start_date],
            "count": len(meetings),
        }
        return super().get_context_data(**kwargs)


class MeetingView(DetailView):
    """One meeting with its agenda in order; the members of that day are counted, not stored."""

    template_name = "summits/meeting_detail.html"
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        return Meeting.objects.for_listing()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, **meeting_page(self.object, today()))


class TopicsView(AskedListView):
    """Topics as a tree, each with the number of agendas it stood on."""

    template_name = "summits/topic_list.html"
    filterset_class = TopicFilter

    def get_queryset(self):
        return Topic.objects.for_listing().order_by(by_name(), "key")

    def get_context_data(self, **kwargs):
        parts = defaultdict(list)
        for topic in Topic.objects.for_listing().order_by(by_name(), "key"):
            topic.parts = parts[topic.pk]
            parts[topic.parent_id].append(topic)
        form = kwargs["form"]
        above = form.cleaned_data["parent"] if form.is_valid() else None
        return super().get_context_data(**kwargs, topics=parts[above and above.pk])


class TopicView(DetailView):
    """One topic with the meetings that had it, or a part of it, on the agenda."""

    template_name = "summits/topic_detail.html"
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        return Topic.objects.for_listing()

    def get_context_data(self, **kwargs):
        topics = Topic.objects.within([self.object])
        items = AgendaItem.objects.for_listing().with_claims().filter(topic__in=topics).order_by("position", "key")
        meetings = Meeting.objects.about(topics).for_listing().newest_first()
        meetings = list(meetings.prefetch_related(Prefetch("agenda", items, to_attr="on_topic")))
        kwargs |= {
            "children": self.object.children.for_listing().order_by(by_name(), "key"),
            "meetings": meetings,
            "strip": strip(meetings, Meeting.objects.dated().values_list("start_date", flat=True)),
            "operations": Operation.objects.about(topics).for_listing(),
        }
        return super().get_context_data(**kwargs)


class OperationsView(DatedListView):
    template_name = "summits/operation_list.html"
    filterset_class = OperationFilter

    def get_queryset(self):
        return Operation.objects.for_listing().with_claims().order_by(*newest_first("start"))


class OperationView(DetailView):
    template_name = "summits/operation_detail.html"
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        return Operation.objects.for_listing().with_claims()

    def get_context_data(self, **kwargs):
        name_on(self.object.start, self.object.country)
        return super().get_context_data(**kwargs, footnotes=Footnotes())
