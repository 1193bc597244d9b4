"""The corrections, to follow."""

from django.urls import reverse, reverse_lazy
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from alliance.feeds import LastingFeed
from alliance.reports.corrections import accepted, corrections_of
from alliance.wording import sentence
from alliance.xml import legal

NEWEST = 50


class CorrectionsFeed(LastingFeed):
    """The newest corrections as Atom; an entry keeps its id for good, and has another one in each language."""

    lasting_name = "alliance/corrections"
    title = _("Alliance: corrections")
    subtitle = _("What readers reported as wrong, and what was corrected.")
    link = reverse_lazy("reports:corrections")

    def items(self):
        return corrections_of(accepted()[:NEWEST])

    def item_title(self, correction):
        return legal(f"{sentence(str(correction.kind_name))}: {correction.name}")

    def item_description(self, correction):
        lines = (f"{line.label}: {line.before} → {line.after}" for line in correction.lines)
        return escape(legal("; ".join(lines)))  # a summary in Atom is HTML here, a title is text

    def item_link(self, correction):
        return reverse("reports:reported", args=[correction.report.number])

    def item_guid(self, correction):
        return self.lasting_id(correction.report.number)

    def item_pubdate(self, correction):
        return correction.report.decided_at

    item_updateddate = item_pubdate
