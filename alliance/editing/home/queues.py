"""Which records wait for work: one rule for each queue, for the first page of the admin and for the lists alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from alliance.dates import today
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.sources.judging import fact_models, reference_to
from alliance.sources.models import Claim, Source
from alliance.sources.verdicts import Verdict
from alliance.summits.models import Meeting


@dataclass(frozen=True, eq=False)
class Queue:
    """Records of some classes that wait for the same work; what waits longest by the column `since` comes first."""

    name: str  # in addresses
    title: Any
    hint: Any  # what is to be done
    classes: Callable[[], list[type[Keyed]]]
    rows: Callable[[QuerySet], QuerySet]
    since: str = "changed_at"
    urgent: Q | None = None  # these come before all others, for this reason:
    urgent_because: Any = ""


def unsourced(facts: QuerySet) -> QuerySet:
    """No fact without a claim."""
    return facts.filter(~Exists(Claim.objects.filter(**{reference_to(facts.model): OuterRef("pk")})))


def disputed(facts: QuerySet) -> QuerySet:
    """A source says otherwise. Asked from the few claims that disagree, not of each of the many facts."""
    reference = reference_to(facts.model)
    against = Claim.objects.filter(verdict=Verdict.DISAGREES.value, **{f"{reference}__isnull": False})
    return facts.filter(pk__in=against.order_by().values(reference))


def unverified(facts: QuerySet) -> QuerySet:
    return facts.filter(verification=Fact.UNVERIFIED)


def overdue(meetings: QuerySet) -> QuerySet:
    """Planned, although the last day it can mean has passed."""
    day = today()
    ended = past("end_date", day) | Q(end_date=None) & past("start_date", day)
    undated = Q(end_date=None, start_date=None, not_after__lt=day)
    return meetings.filter(ended | undated, status=Meeting.Status.PLANNED)


def past(name: str, day) -> Q:
    """Before `day`, whatever day of its month or year a date that is known no better may mean."""
    first_days = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}
    parts = (Q(**{f"{name}_precision": precision, f"{name}__lt": first}) for precision, first in first_days.items())
    return Q(*parts, _connector=Q.OR)


def out_of_reach(sources: QuerySet) -> QuerySet:
    """Where an archived copy is named readers still reach what was said."""
    return sources.filter(dead_on__isnull=False, archived_url="")


QUEUES = (
    Queue(
        "overdue",
        _("Planned meetings whose end has passed"),
        _("Were they held? Say so, or give the new date, with a source."),
        lambda: [Meeting],
        overdue,
        since="start_date",
    ),
    Queue(
        "unsourced",
        _("Facts without a source"),
        _("Add what a source says of each, or take the fact out."),
        fact_models,
        unsourced,
    ),
    Queue(
        "disputed",
        _("Facts that a source contradicts"),
        _("Look at both sides, and write down why this value is followed."),
        fact_models,
        disputed,
        urgent=Q(reason_en=""),
        urgent_because=_("no reason is given yet"),
    ),
    Queue(
        "dead-links",
        _("Sources whose address is dead"),
        _("Find the new address or an archived copy."),
        lambda: [Source],
        out_of_reach,
        since="dead_on",
    ),
    Queue(
        "unverified",
        _("Facts not yet verified"),
        _("Read them in a source, and add its claim."),
        fact_models,
        unverified,
    ),
)
NAMED = {queue.name: queue for queue in QUEUES}


class QueueFilter(SimpleListFilter):
    """The records of a list that wait for work; absent where no queue has any of their class."""

    title = _("work that waits")
    parameter_name = "queue"

    def lookups(self, request, model_admin):
        return [(queue.name, queue.title) for queue in QUEUES if model_admin.model in queue.classes()]

    def queryset(self, request, rows):
        return NAMED[self.value()].rows(rows) if self.value() in dict(self.lookup_choices) else rows
