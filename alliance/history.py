"""The story of records: what persons and loads have set, with the moment, the reason and the source of each change.

A leaf. Rows that one act writes share one moment, so that an act can be told, and undone, as one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record


class Act(NamedTuple):
    """One save, load or restoration: when, why, by which source (its key), and by whom where no request says so."""

    at: datetime
    why: str = ""
    source: str = ""
    user: Any = None


act: ContextVar[Act | None] = ContextVar("act", default=None)


@contextmanager
def told(why: str = "", source: str = "", user=None) -> Iterator[Act]:
    """What is written inside is one act; inside of another it is part of that one."""
    if (outer := act.get()) is not None:
        yield outer
        return
    token = act.set(Act(datetime.now(UTC), why, source, user))
    try:
        yield act.get()
    finally:
        act.reset(token)


class Told(models.Model):
    """What the histories of all classes have besides simple-history's own columns."""

    history_source = models.CharField(_("source"), max_length=255, blank=True, default="", editable=False)

    class Meta:
        abstract = True


class History(HistoricalRecords):
    """The story of what persons and loads have set; columns that follow from others are no part of it."""

    def __init__(self, **options):
        reason = models.TextField(null=True)
        super().__init__(inherit=True, bases=(Told,), history_change_reason_field=reason, **options)

    def create_history_model(self, model, inherited):
        self.excluded_fields = [*model.computed, *model.settled_elsewhere]
        return super().create_history_model(model, inherited)

    def fields_included(self, model):
        if not hasattr(model, "computed"):  # the table between two models
            return list(model._meta.fields)
        return [field for field in model._meta.fields if field.name not in {*model.computed, *model.settled_elsewhere}]

    def create_historical_record(self, instance, history_type, using=None):
        if now := act.get():
            instance._history_date = now.at
        super().create_historical_record(instance, history_type, using)
        instance.__dict__.pop("_history_date", None)  # of this act alone

    def get_change_reason_for_object(self, instance, history_type, using):
        now = act.get()
        return (now and now.why) or super().get_change_reason_for_object(instance, history_type, using)

    def get_history_user(self, instance):
        now = act.get()
        return (now and now.user) or super().get_history_user(instance)


def tell_source(history_instance, **kwargs):
    if now := act.get():
        history_instance.history_source = now.source


pre_create_historical_record.connect(tell_source)


def of_many() -> dict[str, Any]:
    """What simple-history's writing of many rows has to be told of the act that goes on."""
    now = act.get()
    return {
        "default_user": now.user,
        "default_change_reason": now.why,
        "default_date": now.at,
        "custom_historical_attrs": {"history_source": now.source},
    }
