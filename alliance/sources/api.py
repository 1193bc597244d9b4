"""Sources and claims over the API, and the lists of facts on which the others are built."""

from alliance.dates import today
from alliance.facts import PeriodQuerySet
from alliance.rest.remembered import written
from alliance.rest.resources import ResourceViewSet
from alliance.sources.filters import ClaimFilter, SourceFilter
from alliance.sources.models import Claim, Coverage, Source
from alliance.sources.notes import as_known, in_both_languages, left_out, reach
from alliance.sources.serializers import ClaimSerializer, SourceSerializer


class FactViewSet(ResourceViewSet):
    """A list of facts, on a day where one is asked for; a single fact comes with its claims."""

    defaults_to_today = False

    @property
    def day(self):
        """The day the list is about, if it is about one."""
        return self.question.get("as_of") or (today() if self.defaults_to_today else None)

    def asked(self, rows):
        rows = super().asked(rows)
        if not self.day:
            return rows
        return self.as_shown_on(rows if self.question["as_of"] else rows.as_of(self.day), self.day)

    def as_shown_on(self, rows, day):
        """Rows with what else depends on the day."""
        return rows

    def about_list(self):
        about, notes, rows = {}, self.notes(), self.get_queryset()
        if self.day:
            about["as_of"] = self.day
            notes += reach(self.queryset.model, self.day, today(), rows.beside(Coverage))
            notes += left_out(self.undated(self.filterset.filter_queryset(rows, without="as_of")).count())
        if rows.instant:
            about["known_at"] = written(rows.instant)
            notes += as_known(about["known_at"])
        return {**about, **in_both_languages(notes)}

    def notes(self):
        """What else the answer has to say, so that an empty list is not a bare one."""
        return []

    def undated(self, rows):
        """Those of the rows that are on no day because their first one is not known."""
        return rows.with_unknown_start() if isinstance(rows, PeriodQuerySet) else rows.none()

    @property
    def always(self):
        return ("claims",) if self.action == "retrieve" else ()

    def get_queryset(self):
        rows = super().get_queryset()
        wanted = self.action == "retrieve" or "claims" in (self.question.get("expand") or ())
        return rows.with_claims() if wanted else rows


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
