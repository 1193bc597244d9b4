"""The page about the site itself: method, coverage, licences, privacy, accessibility."""

from django.db.models import Count
from django.views.generic import TemplateView

from alliance.sources.disputes import disputes
from alliance.sources.extent import extents
from alliance.sources.models import Claim, Source


class AboutView(TemplateView):
    """How the knowledge base is made, how far it reaches, and on which terms it may be used."""

    template_name = "about.html"

    def get_context_data(self, **kwargs):
        reached = extents()
        return super().get_context_data(
            **kwargs,
            extents=reached,
            fact_count=sum(extent.total for extent in reached),
            claim_count=Claim.objects.count(),
            sources=counted(Source, "kind", Source.Kind.choices),
            dispute_count=len(disputes()),
        )


def counted(model, field: str, choices) -> list[tuple[str, int]]:
    """The names of the choices of a field with how many rows have each, in the order of the choices; one query."""
    counts = dict(model.objects.order_by().values_list(field).annotate(Count("pk")))
    return [(name, counts[value]) for value, name in choices if value in counts]
