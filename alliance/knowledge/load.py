"""The three-way load: fixtures in, editors' changes kept, clashes listed. All or nothing, and idempotent."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.deletion import Collector, ProtectedError
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from alliance import history
from alliance.keyed import Keyed
from alliance.knowledge import changes
from alliance.knowledge.fixtures import Entries, Entry
from alliance.knowledge.merge import merge
from alliance.knowledge.models import Change, Conflict, Loaded
from alliance.knowledge.rows import (
    References,
    Row,
    assign,
    digest,
    keyed_models,
    reference_ids,
    referred_ids,
    rows_of,
)
from alliance.sources import judging
from alliance.sources.models import Claim

BATCH = 500
REASON = "Loaded from the fixtures"

Progress = Callable[[int], object]


@dataclass
class Report:
    """What a load did, in rows."""

    created: int = 0
    updated: int = 0
    retired: int = 0
    unchanged: int = 0
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def wrote(self) -> bool:
        return bool(self.created or self.updated or self.retired or self.conflicts)


def load(entries: Entries, progress: Progress = lambda rows: None) -> Report:
    """Bring the rows of the fixtures into the database; `progress` is told how many rows each step has done.

    Raises `FixtureError` for a row that does not fit, with the database as it was.
    """
    with changes.held(), history.told(REASON):
        run = Load(entries, progress)
        for model in keyed_models():
            run.take(model)
        for model in reversed(keyed_models()):
            run.retire(model)
        run.finish()
    return run.report


class Load:
    """One run: what was loaded before, what is here now, and what is to be written at the end."""

    def __init__(self, entries: Entries, progress: Progress):
        self.entries = entries
        self.progress = progress
        self.report = Report()
        self.references: References = reference_ids()
        self.loaded: dict[str, dict[str, Loaded]] = defaultdict(dict)
        for loaded in Loaded.objects.all():
            self.loaded[loaded.kind][loaded.key] = loaded
        self.new: list[Loaded] = []
        self.renewed: list[Loaded] = []
        self.forgotten: list[Loaded] = []

    def take(self, model: type[Keyed]) -> None:
        """Create what is new, merge what has changed, and leave the rest alone."""
        loaded = self.loaded[model.noun()]
        changed: dict[str, Entry] = {}
        for key, entry in self.entries[model].items():
            base = loaded.get(key)
            if base and base.digest == digest(entry.row):
                self.report.unchanged += 1
            else:
                changed[key] = entry
        self.progress(len(self.entries[model]) - len(changed))
        if not changed:
            return
        ours = rows_of(model)
        create: dict[str, Entry] = {}
        update: dict[str, tuple[Entry, Row]] = {}
        for key, entry in changed.items():
            base = loaded.get(key)
            if key in ours:
                merged = merge(base.values if base else None, ours[key], entry.row)
                for clash in merged.clashes:
                    self.conflict(model, key, clash.field, clash.base, clash.ours, clash.theirs)
                if merged.values != ours[key]:
                    update[key] = entry, merged.values
            elif base:
                self.conflict(model, key, "", base.values, None, entry.row)
            elif self.rests_on_something_deleted(model, entry.row):
                self.conflict(model, key, "", None, None, entry.row)
            else:
                create[key] = entry
            self.remember(model, key, entry, base)
        self.create(model, create)
        self.update(model, update)
        self.progress(len(changed))

    def rests_on_something_deleted(self, model: type[Keyed], row: Row) -> bool:
        """Whether it refers to a row that an earlier load brought and an editor has deleted."""
        return any(
            row[field.name] not in self.references[field.related_model]
            and row[field.name] in self.loaded[field.related_model.noun()]
            for field in model.public_fields()
            if isinstance(field, models.ForeignKey) and row[field.name]
        )

    def create(self, model: type[Keyed], entries: dict[str, Entry]) -> None:
        """Rows that refer to rows of their own class come after these."""
        own = [field.name for field in model.public_fields() if field.related_model is model]
        waiting = dict(entries)
        while waiting:
            ready = {
                key: entry
                for key, entry in waiting.items()
                if not any(entry.row[name] in waiting and entry.row[name] != key for name in own)
            } or waiting  # a circle: the reference that does not exist yet is named as the error
            pairs = [(self.instance(model(key=key), entry, entry.row), entry) for key, entry in ready.items()]
            instances = self.write(
                model,
                pairs,
                lambda rows: bulk_create_with_history(rows, model, batch_size=BATCH, **history.of_many()),
            )
            self.references[model].update({instance.key: instance.pk for instance in instances})
            changes.log(instances, Change.Action.CREATED)
            self.set_lists(model, pairs)
            self.report.created += len(instances)
            waiting = {key: entry for key, entry in waiting.items() if key not in ready}

    def update(self, model: type[Keyed], merged: dict[str, tuple[Entry, Row]]) -> None:
        present = {instance.key: instance for instance in model.objects.filter(key__in=merged)}
        pairs = [(self.instance(present[key], entry, row), entry) for key, (entry, row) in merged.items()]
        if not pairs:
            return
        columns = [field.name for field in model.public_fields() if not field.many_to_many]
        own_computed = [name for name in model.computed if name not in model.settled_elsewhere]
        instances = self.write(
            model,
            pairs,
            lambda rows: bulk_update_with_history(
                rows, model, columns + own_computed, batch_size=BATCH, **history.of_many()
            ),
        )
        changes.log(instances, Change.Action.UPDATED)
        keep_lists(model, instances)
        self.set_lists(model, pairs, {key: row for key, (_, row) in merged.items()})
        self.report.updated += len(instances)

    def instance(self, instance: Keyed, entry: Entry, row: Row) -> Keyed:
        """The instance with the values of the row, each fit for its field."""
        try:
            assign(instance, row, self.references)
            instance.clean_fields(exclude=[name.name for name in instance._meta.fields if name.is_relation])
            for reference in instance._meta.fields:
                if reference.is_relation and not reference.null and getattr(instance, reference.attname) is None:
                    raise ValidationError({reference.name: reference.error_messages["null"]})
        except ValidationError as error:
            raise misfit(entry, error) from None
        return instance

    def write(self, model: type[Keyed], pairs: list[tuple[Keyed, Entry]], bulk: Callable) -> list[Keyed]:
        """Write all at once; where the database refuses, say which row it was, then check the rules across rows."""
        instances = [instance for instance, _ in pairs]
        try:
            with transaction.atomic():
                bulk(instances)
        except IntegrityError as error:
            for instance, entry in pairs:
                refuse(model, instance, entry)
            raise pairs[0][1].error("-", f"the database refuses these rows: {error}") from error
        for instance, entry in pairs:
            try:
                instance.clean()
            except ValidationError as error:
                raise misfit(entry, error) from None
        return instances

    def set_lists(
        self, model: type[Keyed], pairs: list[tuple[Keyed, Entry]], rows: dict[str, Row] | None = None
    ) -> None:
        for several in (column for column in model.public_fields() if column.many_to_many):
            for instance, entry in pairs:
                keys = (rows[instance.key] if rows else entry.row)[several.name]
                try:
                    getattr(instance, several.name).set(referred_ids(several, keys, self.references))
                except ValidationError as error:
                    raise entry.error(several.name, " ".join(error.messages)) from None

    def retire(self, model: type[Keyed]) -> None:
        """Delete rows that are gone from the fixtures, unless an editor has touched them or built on them."""
        gone = {key: base for key, base in self.loaded[model.noun()].items() if key not in self.entries[model]}
        ours = rows_of(model, gone) if gone else {}
        for key, base in gone.items():
            if key not in ours:
                continue  # remembered as deleted here, should the fixtures bring it back
            self.forgotten.append(base)
            instance = model.objects.get(key=key)
            if ours[key] == base.values and not built_upon(instance):
                instance.delete()
                self.report.retired += 1
            else:
                self.conflict(model, key, "", base.values, ours[key], None)

    def conflict(self, model: type[Keyed], key: str, name: str, base, ours, theirs) -> None:
        self.report.conflicts.append(
            Conflict(kind=model.noun(), key=key, field=name, base=base, ours=ours, theirs=theirs)
        )

    def remember(self, model: type[Keyed], key: str, entry: Entry, base: Loaded | None) -> None:
        if base is None:
            self.new.append(Loaded(kind=model.noun(), key=key, digest=digest(entry.row), values=entry.row))
        else:
            base.digest, base.values = digest(entry.row), entry.row
            self.renewed.append(base)

    def finish(self) -> None:
        """Remember what the fixtures said, list the conflicts, and judge every claim anew if anything has changed."""
        Loaded.objects.bulk_create(self.new, batch_size=BATCH)
        Loaded.objects.bulk_update(self.renewed, ["digest", "values"], batch_size=BATCH)
        Loaded.objects.filter(pk__in=[loaded.pk for loaded in self.forgotten]).delete()
        Conflict.objects.bulk_create(self.report.conflicts)
        if self.report.created or self.report.updated:
            judging.refresh(Claim.objects.all())


def keep_lists(model: type[Keyed], instances: list[Keyed]) -> None:
    """Copy the lists of rows to their last entries: simple-history does so for each save, but not in bulk."""
    for several in (column for column in model.public_fields() if column.many_to_many):
        through, own = several.remote_field.through, several.m2m_field_name()
        copies = getattr(model.history.model, several.name).model
        told = model.history.filter(id__in=[instance.pk for instance in instances])
        last = dict(told.order_by("history_date", "history_id").values_list("id", "pk"))
        lines = through.objects.filter(**{f"{own}__in": last}).values()
        copies.objects.bulk_create(copies(history_id=last[line[f"{own}_id"]], **line) for line in lines)


def built_upon(instance: Keyed) -> bool:
    """Whether its deletion is forbidden by other rows or would take rows along that no fixture retires."""
    collector = Collector(using=instance._state.db)
    try:
        collector.collect([instance])
    except ProtectedError:
        return True
    others = {row for rows in collector.data.values() for row in rows} - {instance}
    return any(isinstance(row, Keyed) for row in others) or any(
        issubclass(rows.model, Keyed) and rows.exists() for rows in collector.fast_deletes
    )


def misfit(entry: Entry, error: ValidationError):
    """The first thing wrong with a row, as an error that names its place."""
    if hasattr(error, "error_dict"):
        name, messages = next(iter(error.message_dict.items()))
    else:
        name, messages = NON_FIELD_ERRORS, error.messages
    return entry.error("-" if name == NON_FIELD_ERRORS else name, " ".join(messages))


def refuse(model: type[Keyed], instance: Keyed, entry: Entry) -> None:
    """Raise `FixtureError` if this row breaks a rule of the database."""
    try:
        instance.validate_unique()
    except ValidationError as error:
        raise misfit(entry, error) from None
    for constraint in model._meta.constraints:
        try:
            constraint.validate(model, instance)
        except ValidationError as error:
            condition = getattr(constraint, "condition", None)
            columns = getattr(constraint, "fields", ()) or sorted(condition.referenced_base_fields)
            raise entry.error(", ".join(columns), " ".join(error.messages)) from None
