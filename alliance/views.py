"""The pages about the whole: the home page, and the way to it."""

from datetime import MINYEAR

from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.generic import View

from alliance.as_of import turns_of
from alliance.sources.models import Claim, Source
from alliance.sources.pages import DatedPage
from alliance.summits.models import Meeting, Topic
from alliance.takeaway.batches import newest
from alliance.timeline.events import timeline
from members.map import map_on
from members.models import ALLIANCE, SECRETARY_GENERAL, CountryName, Membership, Organization, Term
from members.notes import on_members

# What of the recent past the home page shows.
YEARS_BACK = 3
EVENTS_SHOWN = 6
CHANGES_SHOWN = 6


class RootView(View):
    """`/` leads to the home page in the language that the browser asks for."""

    def get(self, request):
        response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
        patch_vary_headers(response, ["Accept-Language"])
        return response


class HomeView(DatedPage):
    """What the alliance is on a day, what changed lately, and the ways in."""

    template_name = "home.html"
    covered = Membership

    def turns(self):
        return turns_of(Membership.objects.of(ALLIANCE).turning_points())

    def notes(self):
        return [*on_members(self.alliance, self.day), *super().notes()] if self.alliance else super().notes()

    def get_context_data(self, **kwargs):
        self.alliance = Organization.objects.for_listing().filter(key=ALLIANCE).first()
        kwargs |= {
            "organization": self.alliance,
            "changes": newest(CHANGES_SHOWN),
            **self.sizes(),
        }
        return super().get_context_data(**kwargs, **(self.state() if self.day else {}))

    def state(self):
        """The alliance on the day."""
        stays = (
            Membership.objects.of(ALLIANCE)
            .for_listing()
            .prefetch_related(CountryName.objects.in_use(self.day, "country__names"))
        )
        members = list(stays.as_of(self.day).order_by("start", "key"))
        summits = Meeting.objects.of(ALLIANCE).filter(kind=Meeting.Kind.SUMMIT).for_listing()
        return {
            "count": len(members),
            "newest": [stay for stay in members if stay.start == members[-1].start],
            "map": map_on(self.day, stays),
            "events": self.lately(),
            "leaders": Term.objects.in_office(SECRETARY_GENERAL).as_of(self.day).for_listing(),
            "last_summit": summits.as_of(self.day).newest_first().first(),
            "next_summit": summits.filter(start_date__gt=self.day).order_by("start_date", "key").first(),
        }

    def lately(self):
        """The last events up to the day, newest first."""
        recent = {"as_of": self.day, "first_year": max(self.day.year - YEARS_BACK, MINYEAR)}
        return timeline(recent)[: -EVENTS_SHOWN - 1 : -1]

    def sizes(self):
        """How much there is to find."""
        counted = {"meeting": Meeting, "topic": Topic, "source": Source, "claim": Claim}
        return {f"{noun}_count": model.objects.count() for noun, model in counted.items()}
