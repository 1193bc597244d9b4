from django.utils.translation import gettext as _

from alliance.as_of import Turn
from alliance.dates import PRECISIONS
from alliance.sources.pages import DatedPage
from alliance.timeline.drawing import draw
from alliance.timeline.lanes import excerpt
from alliance.timeline.questions import TimelinePageForm
from alliance.timeline.rows import decades
from members.models import Membership, Organization
from members.notes import on_members


class TimelineView(DatedPage):
    """What happened, as a table and as a drawing made from the same events; without a day also what is planned."""

    template_name = "timeline.html"
    form_class = TimelinePageForm
    covered = Membership
    defaults_to_today = False
    offered = ("country", "kind", "first_year", "last_year")

    def get_context_data(self, **kwargs):
        self.excerpt = excerpt(self.cleaned, self.now) if self.form.is_valid() else None
        if self.excerpt:
            kwargs |= {
                "decades": decades(self.excerpt.shown),
                "drawing": draw(self.excerpt),
                "count": len(self.excerpt.shown),
            }
        return super().get_context_data(**kwargs)

    def notes(self):
        return [*(on_members(Organization.alliance(), self.day) if self.day else []), *super().notes()]

    def turns(self):
        """The days on which something happened, with what it was, or how many things."""
        days = {}
        for event in self.excerpt.of_the_years if self.excerpt else ():
            days.setdefault(event.date, []).append(event)
        return [self.turn(day, events) for day, events in days.items()]

    def turn(self, day, events):
        """One event by its name, several by their number; the day is as exact as the most exact of them."""
        text = events[0].title if len(events) == 1 else _("%(count)s events") % {"count": len(events)}
        return Turn(day, text, min((event.date_precision for event in events), key=PRECISIONS.index))
