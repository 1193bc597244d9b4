"""Which record a row of a file is about: by the key it gives, or by the rule of its class."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.translation import gettext as _

from alliance.editing.documents.lookups import instances, named, once_there
from alliance.editing.exchange.saying import Said
from alliance.keyed import Keyed, joined_key, numbered_key
from alliance.knowledge.rows import Row

NUMBER = re.compile(r"/[2-9]\d*$|/1\d+$")


class NoKeyError(ValueError):
    """No key can be made for a row, in words; none where another problem says why."""


class KeyRule:
    """The rule of one class, for many rows: what they refer to is fetched for all of them together."""

    def __init__(self, model: type[Keyed], rows: Iterable[Row]):
        self.model = model
        rows = list(rows)
        self.references = [
            field for field in model.public_fields() if field.is_relation and field.related_model is not model
        ]
        wanted: dict[type[Keyed], set[str]] = defaultdict(set)
        for field in self.references:
            wanted[field.related_model].update(key for row in rows for key in named(field, row))
        self.known = {other: instances(other, keys) for other, keys in wanted.items()}

    def missing(self, row: Row) -> list[tuple[str, str]]:
        """References to nothing, as problems."""
        return [
            no_such(field, key)
            for field in self.references
            for key in named(field, row)
            if key not in self.known[field.related_model]
        ]

    def key_of(self, row: Row) -> str:
        """Without the number that a further record with the same parts gets. Raises `NoKeyError`."""
        try:
            key = joined_key(self.instance(row).key_parts())
        except NotImplementedError:
            raise NoKeyError(_("A new one is made in its form, not in a file.")) from None
        except (AttributeError, TypeError, ObjectDoesNotExist):
            raise NoKeyError(_("The fields that make up its key are empty.")) from None
        except ValidationError as error:
            raise NoKeyError(" ".join(error.messages)) from None
        if not key.rpartition("/")[2]:
            raise NoKeyError(_("Its address is made of its English name: give it letters or digits."))
        return key

    def instance(self, row: Row) -> Keyed:
        """Unsaved, with the records it refers to."""
        instance = self.model()
        for field in self.model.public_fields():
            if field in self.references and not field.many_to_many:
                setattr(instance, field.name, self.known[field.related_model].get(row[field.name]))
            elif not field.is_relation:
                setattr(instance, field.name, field.to_python(row[field.name]))
        instance.compute()
        return instance


def no_such(field, key: str) -> tuple[str, str]:
    kind = field.related_model._meta.verbose_name
    return field.name, _("There is no %(kind)s with the key “%(key)s”.") % {"kind": kind, "key": key[:60]}


class Keys:
    """The keys that are taken, in the database and by rows further up in the file; `gone` are those of deleted ones."""

    def __init__(self, model: type[Keyed], given: Iterable[str]):
        self.model = model
        self.stored = set(model.objects.order_by().values_list("key", flat=True))
        self.gone = once_there(model, set(given) - self.stored)
        self.taken = set(self.stored)
        self.families: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.stored) if model.numbered else ():
            self.families[family_of(key)].append(key)

    def meant(self, said: Said, base: str, is_same: Callable[[str], bool]) -> str:
        """The key of the record that a row is about, be it there or not; `base` is what the rule makes of the row.

        Raises `NoKeyError` for a key that neither a record nor the rule gives.
        """
        if said.key:
            if said.key != base and not (self.model.numbered and family_of(said.key) == base):
                words = _("There is no record “%(key)s”. For a new one leave the key empty: it will be “%(base)s”.")
                raise NoKeyError(words % {"key": said.key[:60], "base": base})
            return said.key
        if not self.model.numbered:
            return base
        return next((key for key in self.families[base] if is_same(key)), None) or numbered_key(base, self.taken)

    def is_known(self, key: str) -> bool:
        return key in self.stored or key in self.gone


def family_of(key: str) -> str:
    """A key without its number: what all records with the same parts share."""
    return NUMBER.sub("", key)
