"""The change log: every public change of a row, in the transaction that makes it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal

from alliance.facts import Keyed
from alliance.knowledge.models import Change
from alliance.knowledge.rows import keyed_models

# Sent in the transaction of the change, with the rows as `instances` and the `action`.
logged = Signal()


def connect():
    for model in keyed_models():
        post_save.connect(log_save, sender=model)
        post_delete.connect(log_delete, sender=model)


def log_save(instance, created, raw=False, **kwargs):
    if not raw:
        log([instance], Change.Action.CREATED if created else Change.Action.UPDATED)


def log_delete(instance, **kwargs):
    log([instance], Change.Action.DELETED)


def log(instances: Iterable[Keyed], action: Change.Action):
    """Write one line for each row; bulk writes call this themselves, as they send no signals."""
    now, instances = datetime.now(UTC), list(instances)
    Change.objects.bulk_create(
        [Change(kind=instance.noun(), key=instance.key, action=action, at=now) for instance in instances],
        batch_size=500,
    )
    logged.send(Change, instances=instances, action=action)
