"""Rows with an identity of their own: the key by which the outside knows them, and their history.

This module imports nothing of ours but the leaves beside it.
"""

import hashlib
import re
from collections.abc import Container, Iterable
from itertools import count
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from alliance.held import HeldQuerySet
from alliance.history import History, told

LONGEST_KEY = 250

# Sent at the start of a transaction that is going to change rows, before it locks any.
writing = Signal()


def numbered_key(base: str, taken: Container[str]) -> str:
    """`base`, or where that is taken the first free of `base/2`, `base/3` …"""
    if base not in taken:
        return base
    return next(key for number in count(2) if (key := f"{base}/{number}") not in taken)


def joined_key(parts: Iterable[str]) -> str:
    """The parts as one key that leaves room for a number: the end of a longer one gives way to its SHA-256."""
    key = "/".join(parts)
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 9]}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


class KeyedQuerySet(HeldQuerySet):
    """Rows with a key; every listing of ours starts from `for_listing()`, which loads what one row shows."""

    def get_by_natural_key(self, key):
        return self.get(key=key)

    def for_listing(self):
        return self.select_related(*self.model.shown_with)


class Keyed(models.Model):
    """A row that is known outside by its key: unique, never changed, free of what may be corrected."""

    key = models.CharField(_("key"), max_length=255, unique=True, editable=False)
    changed_at = models.DateTimeField(_("changed at"), null=True, editable=False)
    history = History()

    objects = KeyedQuerySet.as_manager()

    # Columns that follow from others: written by `compute()` or by the verdicts, never typed, loaded or merged.
    computed: ClassVar[tuple[str, ...]] = ()
    # Columns that follow from other rows: the verdicts and the change log write them, a save leaves them as they are.
    settled_elsewhere: ClassVar[tuple[str, ...]] = ("changed_at",)
    # Whether a further row with the same key parts is a second one (`nato/fr/2`) or a mistake.
    numbered: ClassVar[bool] = False
    # What `for_listing()` joins.
    shown_with: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Signals of a save (verdicts, change log) run in its transaction; one that changes nothing sends none."""
        with transaction.atomic():
            writing.send(type(self))
            if not self.key:
                self.key = self.make_key()
            self.compute()
            if not self.is_as_stored(kwargs.get("update_fields")):
                super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """What goes with a row goes in one act, so that it can come back as one."""
        with transaction.atomic():
            writing.send(type(self))
            with told():
                return super().delete(*args, **kwargs)

    def is_as_stored(self, names: Container[str] | None = None) -> bool:
        """Whether the database has this row, or these fields of it, already.

        What a save does not write is taken over from there first.
        """
        stored = self.pk and type(self)._base_manager.filter(pk=self.pk).values().first()
        if not stored:
            return False
        for name in self.settled_elsewhere:
            setattr(self, name, stored[name])
        deferred = self.get_deferred_fields()
        fields = [field for field in self._meta.concrete_fields if field.attname not in deferred]
        if names is not None:
            fields = [field for field in fields if field.name in names or field.attname in names]
        try:
            return all(field.to_python(getattr(self, field.attname)) == stored[field.attname] for field in fields)
        except (ValidationError, TypeError):
            return False  # a value that does not fit, or an expression: the save has its own words for that

    @classmethod
    def noun(cls) -> str:
        """The name of the class outside: `accession-step`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def plural(cls) -> str:
        """The name of all of them: of their file, their table and their address in the API."""
        noun = cls.noun()
        return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"

    @classmethod
    def public_fields(cls) -> list[models.Field]:
        """The columns that a person or a fixture sets, in the order of the model."""
        return [
            field
            for field in (*cls._meta.concrete_fields, *cls._meta.many_to_many)
            if not field.primary_key and field.name not in {"key", *cls.computed, *cls.settled_elsewhere}
        ]

    def natural_key(self):
        return (self.key,)

    def key_parts(self) -> Iterable[str]:
        """What the key is made of, so that the same record gets the same key from an editor and from a fixture."""
        raise NotImplementedError

    def make_key(self) -> str:
        """The key by the rule of its class, numbered from 2 on where several rows may share the parts."""
        base = joined_key(self.key_parts())
        if not self.numbered:
            return base
        same_parts = Q(key=base) | Q(key__startswith=f"{base}/")
        taken = set(type(self).objects.filter(same_parts).values_list("key", flat=True))
        return numbered_key(base, taken)

    def compute(self):
        """Fill the columns that follow from others on the same row."""

    def clean(self):
        super().clean()
        self.compute()  # rules hold for what will be stored
        if not self.key and not self.numbered:
            try:
                key = self.make_key()
            except (AttributeError, NotImplementedError, models.ObjectDoesNotExist):
                return  # a part is missing, which its own field reports
            if not key.rpartition("/")[2]:
                raise ValidationError(
                    _("Its address is made of its English name: give it letters or digits."), code="address"
                )
            if type(self).objects.filter(key=key).exclude(pk=self.pk).exists():
                raise ValidationError(
                    _("There is already a record “%(key)s”: edit that one."), code="unique", params={"key": key}
                )
