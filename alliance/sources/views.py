from django.db.models import Count
from django.shortcuts import get_object_or_404

from alliance.pages import AskedListView, oldest_first
from alliance.sources.filters import ClaimFilter, SourceFilter
from alliance.sources.models import Source
from alliance.sources.models.claims import VERDICTS


class SourcesView(AskedListView):
    """Who says so: every source, articles first, with the number of its claims."""

    template_name = "sources/source_list.html"
    filterset_class = SourceFilter
    paginate_by = 100

    def get_queryset(self):
        return Source.objects.for_listing().order_by("kind", "key")


class SourceView(AskedListView):
    """One source with what it claims, in the order of its paragraphs, and what became of each claim."""

    template_name = "sources/source_detail.html"
    filterset_class = ClaimFilter
    paginate_by = 100

    def get_queryset(self):
        self.source = get_object_or_404(Source.objects.for_listing(), key=self.kwargs["key"])
        return self.source.claims.for_listing().order_by(*oldest_first("paragraph"))

    def get_context_data(self, **kwargs):
        counts = dict(self.source.claims.order_by().values_list("verdict").annotate(Count("pk")))
        tally = [(name, counts[verdict]) for verdict, name in VERDICTS if verdict in counts]
        return super().get_context_data(**kwargs, source=self.source, tally=tally)
