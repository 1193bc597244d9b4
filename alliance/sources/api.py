"""Sources and claims over the API, and the lists of facts on which the others are built."""

from alliance.dates import today
from alliance.facts import PeriodQuerySet
from alliance.resources import ResourceViewSet
from alliance.sources.filters import ClaimFilter, SourceFilter
from alliance.sources.models import Claim, Source
from alliance.sources.notes import in_both_languages, left_out, reach
from alliance.sources.serializers import ClaimSerializer, SourceSerializer


class FactViewSet(ResourceViewSet):
    """A list of facts, on a day where one is asked for; a single fact comes with its claims."""

    defaults_to_today = False

    @property
    def day(self):
        """The day the list is about, if it is about one."""
        return self.question.get("as_of") or (today() if self.defaults_to_today else None)

    def filter_queryset(self, queryset):
        rows = super().filter_queryset(queryset)
        if not self.day:
            return rows
        return self.as_shown_on(rows if self.question["as_of"] else rows.as_of(self.day), self.day)

    def as_shown_on(self, rows, day):
        """Rows with what else depends on the day."""
        return rows

    def about_list(self):
        notes = self.notes()
        if not self.day:
            return in_both_languages(notes)
        notes += reach(self.queryset.model, self.day, today())
        undated = self.undated(self.filterset.filter_queryset(self.filterset.queryset, without="as_of"))
        notes += left_out(undated.count())
        return {"as_of": self.day, **in_both_languages(notes)}

    def notes(self):
        """What else the answer has to say, so that an empty list is not a bare one."""
        return []

    def undated(self, rows):
        """Those of the rows that are on no day because their first one is not known."""
        return rows.with_unknown_start() if isinstance(rows, PeriodQuerySet) else rows.none()

    def get_queryset(self):
        rows = super().get_queryset()
        return rows.with_claims() if self.action == "retrieve" else rows

    def get_serializer(self, *args, **kwargs):
        return super().get_serializer(*args, with_claims=self.action == "retrieve", **kwargs)


class SourceViewSet(ResourceViewSet):
    """Texts that say something about the facts."""

    queryset = Source.objects.for_listing()
    serializer_class = SourceSerializer
    filterset_class = SourceFilter


class ClaimViewSet(ResourceViewSet):
    """What one source says about one fact, with the verdict on it."""

    queryset = Claim.objects.select_related("source").with_fact_key()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
