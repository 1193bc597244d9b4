"""Pages that have an answer for any day: lists, and others."""

from typing import ClassVar

from django.views.generic import TemplateView

from alliance.as_of import AsOfForm, Bar, Turn, turns_of
from alliance.dates import today
from alliance.facts import PeriodQuerySet
from alliance.filters import without_blanks
from alliance.pages import AskedListView
from alliance.sources.notes import left_out, reach


class Dated:
    """A page with the bar for the day, which says where the day lies beyond what is known or verified."""

    # The class of facts up to whose coverage a day is verified.
    covered = None
    defaults_to_today = True
    # The parameters besides the day that the bar offers as fields.
    offered: ClassVar[tuple[str, ...]] = ()

    def notes(self) -> list:
        return reach(self.covered, self.day, self.now) if self.day and self.covered else []

    def turns(self) -> list[Turn]:
        """The days on which the answer changes."""
        return []

    def get_context_data(self, **kwargs):
        bar = Bar(
            self.form,
            self.day,
            self.now,
            self.asked,
            always=self.defaults_to_today,
            notes=self.notes(),
            turns=self.turns(),
            offered=self.offered,
        )
        return super().get_context_data(**{"bar": bar, "form": self.form, "day": self.day, "today": self.now, **kwargs})


class DatedListView(Dated, AskedListView):
    """A list narrowed by a FilterSet; without a day it shows all rows, or today's where it `defaults_to_today`."""

    defaults_to_today = False

    def notes(self):
        self.covered = self.object_list.model
        return [*super().notes(), *left_out(self.undated_count())]

    def undated_count(self) -> int:
        """How many rows are on no day, where the list is one of all days but for the day that is asked for."""
        rows = self.on_any_day()
        listed = self.day and not self.defaults_to_today and isinstance(rows, PeriodQuerySet)
        return rows.with_unknown_start().count() if listed else 0

    def turns(self):
        return turns_of(self.on_any_day().turning_points()) if self.form.is_valid() else []

    def on_any_day(self):
        """The rows that are asked for, whatever their day."""
        return self.filterset.filter_queryset(self.filterset.queryset, without="as_of")


class DatedPage(Dated, TemplateView):
    """A page about one thing on a day; without one, on today where it `defaults_to_today`, else on all days.

    `cleaned` has all parameters; where the question is refused it is empty, `day` is `None` and the answer is 400,
    with the errors in the bar.
    """

    form_class = AsOfForm

    def get(self, request, *args, **kwargs):
        self.now = today()
        self.form = self.form_class(without_blanks(request.GET))
        answered = self.form.is_valid()
        self.cleaned = self.form.cleaned_data if answered else {}
        self.asked = bool(self.cleaned.get("as_of"))
        self.day = self.cleaned.get("as_of") or (self.now if answered and self.defaults_to_today else None)
        return self.render_to_response(self.get_context_data(**kwargs), status=200 if answered else 400)
