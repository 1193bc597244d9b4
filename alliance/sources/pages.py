"""Lists that have an answer for any day, as pages."""

from alliance.dates import today
from alliance.pages import AskedListView
from alliance.sources.notes import reach


class DatedListView(AskedListView):
    """A list for a day, which says where the day lies beyond what is known or verified."""

    def notes(self):
        return reach(self.object_list.model, self.day, today()) if self.day else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"notes": self.notes(), **kwargs})
