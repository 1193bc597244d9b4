"""The pages about the whole: the home page, the accession timeline, and the way to them."""

from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.generic import TemplateView, View

from alliance.dates import today
from alliance.sources.models import Claim, Source
from alliance.summits.models import Meeting, Topic
from members.models import ALLIANCE, SECRETARY_GENERAL, AccessionStep, Membership, Organization, Term
from members.rounds import rounds_of, still_outside


class RootView(View):
    """`/` leads to the home page in the language that the browser asks for."""

    def get(self, request):
        response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
        patch_vary_headers(response, ["Accept-Language"])
        return response


class HomeView(TemplateView):
    """What the alliance is today, and the ways in."""

    template_name = "home.html"

    def get_context_data(self, **kwargs):
        now = today()
        summits = Meeting.objects.of(ALLIANCE).filter(kind=Meeting.Kind.SUMMIT).for_listing()
        kwargs |= {
            "today": now,
            "organization": Organization.objects.for_listing().filter(key=ALLIANCE).first(),
            "count": Membership.objects.of(ALLIANCE).as_of(now).count(),
            "newest": Membership.objects.of(ALLIANCE).as_of(now).for_listing().order_by("-start", "key").first(),
            "leaders": Term.objects.in_office(SECRETARY_GENERAL).as_of(now).for_listing(),
            "last_summit": summits.as_of(now).newest_first().first(),
            "next_summit": summits.filter(start_date__gt=now).order_by("start_date", "key").first(),
            **self.sizes(),
        }
        return super().get_context_data(**kwargs)

    def sizes(self):
        """How much there is to find."""
        counted = {"meeting": Meeting, "topic": Topic, "source": Source, "claim": Claim}
        return {f"{noun}_count": model.objects.count() for noun, model in counted.items()}


class TimelineView(TemplateView):
    """How the members came in, round by round."""

    template_name = "timeline.html"

    def get_context_data(self, **kwargs):
        stays = Membership.objects.of(ALLIANCE).for_listing()
        steps = list(AccessionStep.objects.of(ALLIANCE).for_listing())
        return super().get_context_data(
            **kwargs,
            rounds=rounds_of(stays, steps),
            outside=still_outside(steps, stays),
            organization=Organization.objects.filter(key=ALLIANCE).first(),
        )
