"""What may be asked of the timeline, over the API and on its page."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliance.filters import BoundField, DayField, OneOfField, SeveralField, StrictForm, YearField
from alliance.pages import by_name
from alliance.timeline.events import KINDS
from alliance.timeline.lanes import LANES
from members.filters import CountryField
from members.models import ALLIANCE, Country


class CountriesField(SeveralField):
    """The countries that several words mean."""

    def to_python(self, value):
        return [country for countries in super().to_python(value) for country in countries]


class YearsForm(StrictForm):
    """A country is the one that joins, hosts or whose citizen takes office; the years count from first to last."""

    as_of = DayField(label=_("as of"), required=False)
    country = CountryField(label=_("country"), required=False)
    first_year = YearField(label=_("from the year"), required=False)
    last_year = YearField(label=_("to the year"), required=False)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and first > last:
            self.add_error("last_year", ValidationError(_("The last year must not come before the first year.")))
        return cleaned


class TimelineForm(YearsForm):
    """The question to the API, with the kinds of events that it tells apart."""

    country = CountriesField(CountryField(), label=_("country"), required=False)
    kind = SeveralField(OneOfField(choices=list(KINDS.items())), label=_("kind"), required=False)
    kind_not = SeveralField(OneOfField(choices=list(KINDS.items())), label=_("kind"), required=False)
    year = YearField(label=_("year"), required=False)
    date_from = BoundField(upper=False, required=False)
    date_to = BoundField(upper=True, required=False)


class TimelinePageForm(YearsForm):
    """The question to the page, where a kind is a lane of the drawing; countries are offered as a list."""

    kind = OneOfField(label=_("kind"), choices=list(LANES.items()), empty_label=_("any"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].widget = forms.Select(choices=self.countries())

    def countries(self) -> list[tuple[str, str]]:
        """Those that have been on the way into the alliance, and whatever the address says besides; one query."""
        on_the_way = Q(memberships__organization__key=ALLIANCE) | Q(accession_steps__organization__key=ALLIANCE)
        rows = Country.objects.filter(on_the_way).distinct().order_by(by_name(), "key")
        choices = [("", _("any")), *((country.slug, country.name) for country in rows)]
        asked = self.data.get("country", "")
        return choices if asked in dict(choices) else [*choices, (asked, asked)]
