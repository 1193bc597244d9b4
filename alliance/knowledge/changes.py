"""The change log: every public change of a row, in the transaction that makes it.

A save that changes nothing does not come here. Verdicts and verifications are public values, too.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy

from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import Signal

from alliance.keyed import Keyed, writing
from alliance.knowledge import version
from alliance.knowledge.models import Change
from alliance.knowledge.rows import keyed_models
from alliance.sources.judging import rewritten

BATCH = 500
CREATED, UPDATED, DELETED = Change.Action.CREATED, Change.Action.UPDATED, Change.Action.DELETED

# Sent in the transaction of the change, with the rows as `instances` and the `action`.
logged = Signal()


class Gathered:
    """What has happened to rows, each of which gets one line in the end."""

    def __init__(self):
        self.rows: dict[tuple[str, str], tuple[Change.Action, Change.Action, Keyed]] = {}

    def add(self, instances: Iterable[Keyed], action: Change.Action) -> None:
        for instance in instances:
            name = instance.noun(), instance.key
            first, *_ = self.rows.get(name, (action,))
            self.rows[name] = first, action, instance

    def outcome(self) -> dict[tuple[str, str], tuple[Change.Action, Keyed]]:
        """By kind and key: a row that was made and deleted again was never there."""
        return {
            name: (DELETED if last == DELETED else CREATED if first == CREATED else UPDATED, instance)
            for name, (first, last, instance) in self.rows.items()
            if not (first == CREATED and last == DELETED)
        }


gathering: ContextVar[Gathered | None] = ContextVar("gathering", default=None)


def connect():
    for model in keyed_models():
        post_save.connect(log_save, sender=model)
        pre_delete.connect(before_deletion, sender=model)
        post_delete.connect(log_delete, sender=model)
        for field in model._meta.many_to_many:
            m2m_changed.connect(log_list, sender=field.remote_field.through)
    writing.connect(lambda **kwargs: version.queue(), weak=False)
    rewritten.connect(lambda instances, **kwargs: log(instances, UPDATED), weak=False)


def log_save(instance, created, raw=False, **kwargs):
    """`loaddata` says nothing of what happened to a row, only that there may be something else now."""
    if raw:
        instance.skip_history_when_saving = True  # nor do its lists, which are set next
        version.advance()
    else:
        log([instance], CREATED if created else UPDATED)


def before_deletion(instance, **kwargs):
    """Taken out of the lists in which it stands, so that their histories have it, too."""
    version.queue()
    for model, field in lists_of(type(instance)):
        for row in model._base_manager.filter(**{field.name: instance.pk}):
            getattr(row, field.name).remove(instance)


def log_delete(instance, **kwargs):
    """What is deleted loses its database id next; whoever is told at the end of an act still needs it."""
    log([copy(instance)], DELETED)


def lists_of(model: type[Keyed]) -> list[tuple[type[Keyed], models.ManyToManyField]]:
    """Where rows of a class stand in lists of other rows; lists that are rows of their own are none."""
    return [
        (other, field)
        for other in keyed_models()
        for field in other._meta.many_to_many
        if field.related_model is model and field.remote_field.through._meta.auto_created
    ]


def log_list(sender, instance, action, reverse, **kwargs):
    """The row whose list became another one, seen from either side of it."""
    (field,) = (
        field for model in keyed_models() for field in model._meta.many_to_many if field.remote_field.through is sender
    )
    own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    pairs = set(sender._base_manager.filter(**{other if reverse else own: instance.pk}).values_list(own, other))
    if action.startswith("pre_"):
        version.queue()
        instance.listed_before = pairs
        return
    owners = {owner for owner, _other in pairs ^ instance.listed_before}
    if hasattr(instance, "skip_history_when_saving"):
        version.advance()
    elif owners:
        log([instance] if not reverse else field.model._base_manager.filter(pk__in=owners), UPDATED)


@contextmanager
def held() -> Iterator[None]:
    """Gather what is logged inside and write it at the end: one line for each row, all of one moment."""
    if gathering.get() is not None:
        yield
        return
    with transaction.atomic():
        version.queue()
        token = gathering.set(Gathered())
        try:
            yield
            gathered = gathering.get()
        finally:
            gathering.reset(token)
        write(gathered.outcome())


def log(instances: Iterable[Keyed], action: Change.Action) -> None:
    """Bulk writes call this themselves, as they send no signals."""
    gathered = gathering.get() or Gathered()
    gathered.add(instances, action)
    if gathering.get() is None:
        write(gathered.outcome())


def write(outcome: dict[tuple[str, str], tuple[Change.Action, Keyed]]) -> None:
    """One line for each row, with its moment on the row itself."""
    if not outcome:
        return
    with transaction.atomic():
        at = version.advance().at  # before the lines get their numbers
        Change.objects.bulk_create(
            [Change(kind=kind, key=key, action=action, at=at) for (kind, key), (action, _) in outcome.items()],
            batch_size=BATCH,
        )
        for action in (CREATED, UPDATED, DELETED):
            instances = [instance for done, instance in outcome.values() if done == action]
            if action != DELETED:
                stamp(instances, at)
            if instances:
                logged.send(Change, instances=instances, action=action)


def stamp(instances: list[Keyed], at) -> None:
    by_model: dict[type[Keyed], list[Keyed]] = {}
    for instance in instances:
        instance.changed_at = at
        by_model.setdefault(type(instance), []).append(instance)
    for model, rows in by_model.items():
        for start in range(0, len(rows), BATCH):
            model._base_manager.filter(pk__in=[row.pk for row in rows[start : start + BATCH]]).update(changed_at=at)
