"""The first page of the admin: every queue with its number, its lists and what has waited longest in it."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.editing.home import backlog
from alliance.editing.home.queues import QUEUES, Queue
from alliance.editing.models import Article, Draft
from alliance.knowledge.models import Conflict
from alliance.reports.models import Report


class Entry(NamedTuple):
    """One record that waits, with the page on which it is worked on."""

    name: str
    kind: str
    address: str
    note: Any = ""


class Part(NamedTuple):
    """The records of one class that wait, as a list."""

    name: str
    count: int
    address: str


class Waiting(NamedTuple):
    """A queue as it is shown; `hint` says what is to be done."""

    name: str
    title: Any
    hint: Any
    parts: list[Part]
    oldest: list[Entry]

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)


def waiting(site, request) -> list[Waiting]:
    """Every queue that this editor may see: first what persons wait for."""
    people = [one for one in of_people(request.user) if may_see(site, request, one.rows.model)]
    return [*(one.shown() for one in people), *of_records(site, request)]


def may_see(site, request, model: type[Model]) -> bool:
    return site.is_registered(model) and site.get_model_admin(model).has_view_permission(request)


class OfPeople(NamedTuple):
    """What a reader, a load or another editor has left; `asked` is the question of the list that has the same."""

    name: str
    title: Any
    hint: Any
    rows: QuerySet  # the oldest first
    asked: dict[str, Any]

    def shown(self) -> Waiting:
        options, count = self.rows.model._meta, self.rows.count()
        address = f"{reverse(admin_urlname(options, 'changelist'))}?{urlencode(self.asked)}"
        parts = [Part(capfirst(options.verbose_name_plural), count, address)] if count else []
        rows = self.rows[: backlog.SHOWN] if count else ()
        oldest = [Entry(str(row), "", page_of(row), getattr(row, "in_short", "")) for row in rows]
        return Waiting(self.name, self.title, self.hint, parts, oldest)


def of_people(user) -> list[OfPeople]:
    reports = OfPeople(
        "reports",
        _("Reports of readers"),
        _("Compare with the sources, then correct the fact or say why not."),
        Report.objects.filter(status=Report.Status.OPEN).order_by("made_at", "pk"),
        {"status__exact": Report.Status.OPEN.value},
    )
    conflicts = OfPeople(
        "conflicts",
        _("Conflicts from a load"),
        _("The fixtures say otherwise than an editor: decide, then tick it off."),
        Conflict.objects.filter(resolved=False).order_by("found_at", "pk"),
        {"resolved__exact": 0},
    )
    return [reports, *drafts_for(user), *articles_for(user), conflicts]


def drafts_for(user) -> list[OfPeople]:
    """The editor's own, and for who may approve those that others have submitted."""
    open_ones = Draft.objects.filter(published_at=None).order_by("saved_at", "pk")
    own = OfPeople(
        "my-drafts",
        _("Your drafts"),
        _("Finish and publish them, or discard them."),
        open_ones.filter(made_by=user),
        {"made_by__id__exact": user.pk, "published_at__isnull": True},
    )
    if not user.has_perm("editing.approve_draft"):
        return [own]
    approvals = OfPeople(
        "approvals",
        _("Drafts that wait for approval"),
        _("Look at the preview and the sources, then approve or say what is missing."),
        open_ones.filter(submitted=True, approved_by=None).exclude(made_by=user),
        {"submitted__exact": 1, "approved_by__isnull": True, "published_at__isnull": True},
    )
    return [approvals, own]


def articles_for(user) -> list[OfPeople]:
    """The editor's own, and for who may take them in those that others have done with."""
    open_ones = Article.objects.filter(taken_in_at=None).defer("text", "reading").order_by("saved_at", "pk")
    own = OfPeople(
        "my-articles",
        _("Articles that you read"),
        _("Decide on what they say, and have it taken in."),
        open_ones.filter(made_by=user),
        {"made_by__id__exact": user.pk, "taken_in_at__isnull": True},
    )
    if not user.has_perm("editing.take_in_article"):
        return [own]
    done_with = OfPeople(
        "articles",
        _("Articles to be taken in"),
        _("Look at what was decided, then take it in."),
        open_ones.filter(submitted=True).exclude(made_by=user),
        {"submitted__exact": 1, "taken_in_at__isnull": True},
    )
    return [done_with, own]


def of_records(site, request) -> list[Waiting]:
    """The queues of records, each with its lists by class."""
    seen = {queue: [model for model in queue.classes() if may_see(site, request, model)] for queue in QUEUES}
    counts = backlog.counted({queue: classes for queue, classes in seen.items() if classes})
    oldest = backlog.oldest(counts)
    return [
        Waiting(queue.name, queue.title, queue.hint, parts_of(queue, numbers), entries_of(queue, oldest[queue]))
        for queue, numbers in counts.items()
    ]


def parts_of(queue: Queue, numbers: dict[type[Model], int]) -> list[Part]:
    asked = urlencode({"queue": queue.name})
    return [
        Part(
            capfirst(model._meta.verbose_name_plural),
            count,
            f"{reverse(admin_urlname(model._meta, 'changelist'))}?{asked}",
        )
        for model, count in numbers.items()
        if count
    ]


def entries_of(queue: Queue, rows: list[backlog.Oldest]) -> list[Entry]:
    return [
        Entry(
            str(row.record),
            capfirst(row.record._meta.verbose_name),
            page_of(row.record),
            queue.urgent_because if row.is_urgent else "",
        )
        for row in rows
    ]


def page_of(row: Model) -> str:
    """The page of the admin on which it is worked on."""
    return reverse(admin_urlname(row._meta, "change"), args=[row.pk])
