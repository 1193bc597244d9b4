from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from alliance.filters import PAGE, without_blanks
from alliance.pages import AskedListView, oldest_first
from alliance.sources.disputes import countries_of, disputes, kinds_of, loaded, narrowed
from alliance.sources.extent import fact_counts
from alliance.sources.filters import DisputeForm, SourceClaimFilter, SourceFilter
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
    filterset_class = SourceClaimFilter
    paginate_by = 100

    def get_queryset(self):
        self.source = get_object_or_404(Source.objects.for_listing(), key=self.kwargs["key"])
        return self.source.claims.for_listing().order_by(*oldest_first("paragraph"))

    def paginate_queryset(self, queryset, page_size):
        """An address that names a claim and no page opens the page on which the claim stands."""
        claim = self.form.cleaned_data.get("claim")
        if claim and self.page_kwarg not in self.request.GET:
            self.kwargs[self.page_kwarg] = queryset.standing_before(claim).count() // page_size + 1
        return super().paginate_queryset(queryset, page_size)

    def get_context_data(self, **kwargs):
        counts = dict(self.source.claims.order_by().values_list("verdict").annotate(Count("pk")))
        tally = [(name, counts[verdict]) for verdict, name in VERDICTS if verdict in counts]
        meetings = self.source.documented_meetings.order_by(*oldest_first("start_date"))
        return super().get_context_data(**kwargs, source=self.source, tally=tally, meetings=list(meetings))


class DisputedView(ListView):
    """Every fact on which sources differ, and why it is settled so."""

    template_name = "sources/disputed.html"
    paginate_by = 40

    def get(self, request, *args, **kwargs):
        self.form = DisputeForm(without_blanks(request.GET), besides=PAGE)
        answered = self.form.is_valid()
        self.disputes = disputes()
        self.object_list = narrowed(self.disputes, self.form.chosen) if answered else []
        return self.render_to_response(self.get_context_data(form=self.form), status=200 if answered else 400)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            **kwargs,
            count=len(self.disputes),
            fact_count=sum(counts.total() for counts in fact_counts().values()),
            kinds=kinds_of(self.disputes),
            countries=countries_of(self.disputes),
            chosen=self.form.chosen,
        )
        return {**context, "classes": loaded(context["object_list"])}
