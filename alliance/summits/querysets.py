"""What the questions about meetings, topics and operations mean."""

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce

from alliance.facts import EventQuerySet, PeriodQuerySet
from alliance.keyed import KeyedQuerySet


class TopicQuerySet(KeyedQuerySet):
    def with_meeting_count(self):
        """Annotate `meeting_count`: on how many agendas the topic stood, its own name only."""
        return self.annotate(meeting_count=Count("agenda_items"))

    def within(self, topics):
        """The topics and all that are part of them, at any depth: a topic on an agenda counts for those above it."""
        parents = dict(self.beside(self.model).values_list("pk", "parent"))
        found = {topic.pk for topic in topics}
        while below := {topic for topic, parent in parents.items() if parent in found} - found:
            found |= below
        return self.filter(pk__in=found)

    def for_listing(self):
        return super().for_listing().with_meeting_count()


class MeetingQuerySet(EventQuerySet):
    def of(self, organization: str):
        return self.filter(organization__key=organization)

    def dated(self):
        return self.filter(start_date__isnull=False)

    def undated(self):
        """In no timeline and on no day; they have bounds instead."""
        return self.filter(start_date=None)

    def with_ordinal(self):
        """Annotate `ordinal`: the place in the numbered list of the organization; none outside that list."""
        up_to_it = (
            self.model.objects.filter(
                Q(start_date__lt=OuterRef("start_date"))
                | Q(start_date=OuterRef("start_date"), key__lte=OuterRef("key")),
                organization=OuterRef("organization"),
                is_numbered=True,
            )
            .order_by()
            .values("organization")
            .annotate(count=Count("pk"))
            .values("count")
        )
        return self.annotate(ordinal=Case(When(is_numbered=True, then=Subquery(up_to_it))))

    def with_agenda(self):
        """Load the agenda in its order: one more query, whatever the number of meetings."""
        items = self.model._meta.get_field("agenda").related_model.objects.select_related("topic")
        return self.prefetch_related(Prefetch("agenda", items.order_by("position", "key")))

    def about(self, topics):
        """Those with any of the topics on the agenda, each once; with `within` topics, parts count, too."""
        items = self.model._meta.get_field("agenda").related_model.objects.filter(topic__in=topics)
        return self.filter(pk__in=items.values("meeting"))

    def hosted_by(self, countries):
        return self.filter(Q(host__in=countries) | Q(co_host__in=countries))

    def visited_by(self, countries):
        """Those to which any of the countries came as a guest, each once."""
        return self.filter(pk__in=self.model.objects.filter(guests__in=countries).values("pk"))

    def with_lists(self, *names):
        """Load these lists, of guests or documents: one more query for each, whatever the number of meetings."""
        return self.prefetch_related(*names)

    def in_year(self, year):
        """Those that began in a year; one without a day where its bounds leave no other year."""
        return self.filter(Q(start_date__year=year) | Q(not_before__year=year, not_after__year=year))

    def newest_first(self):
        """By first day; a meeting without one by the bounds it has."""
        return self.order_by(Coalesce(F("start_date"), F("not_before"), F("not_after")).desc(nulls_last=True), "key")

    def for_listing(self):
        return super().for_listing().with_ordinal()


class OperationQuerySet(PeriodQuerySet):
    def about(self, topics):
        """Those with any of the topics, each once; with `within` topics, parts count, too."""
        return self.filter(pk__in=self.model.objects.filter(topics__in=topics).values("pk"))

    def for_listing(self):
        return super().for_listing().prefetch_related("topics")
