from django.views.generic import TemplateView

from alliance.compare.countries import compare_countries
from alliance.compare.days import compare_days
from alliance.compare.offers import offers
from alliance.compare.questions import CompareForm
from alliance.dates import today
from alliance.filters import without_blanks
from members.models import ALLIANCE, Membership, Organization
from members.rounds import rounds_of


class CompareView(TemplateView):
    """Two countries, or two days of the alliance, side by side; without a question the ways to ask one."""

    template_name = "compare.html"

    def get(self, request):
        self.form = CompareForm(without_blanks(request.GET))
        return self.render_to_response(self.get_context_data(), status=200 if self.form.is_valid() else 400)

    def get_context_data(self, **kwargs):
        now = today()
        organization = Organization.alliance()
        rounds = rounds_of(Membership.objects.of(ALLIANCE).for_listing())
        pair, days = self.form.countries, self.form.days
        if pair:
            kwargs |= compare_countries(pair, organization, rounds, now)
        elif days:
            kwargs |= compare_days(*days, organization, now)
        asked = {"form": self.form, "today": now, "pair": pair, "days": days, "organization": organization}
        return super().get_context_data(**kwargs, **asked, **offers(rounds, now))
