"""Before a deletion: what goes with a record, what stands in its way, and in which lists it stands.

Counted in the database, with the first rows of each class by name: a page of it costs the same for one claim beneath
and for a hundred thousand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.admin.actions import delete_selected
from django.contrib.auth import get_permission_codename
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, QueryDict

from alliance.editing.documents.reading import dependants
from alliance.editing.history.restoring import WhyForm
from alliance.editing.history.telling import address_of, name_of
from alliance.history import told
from alliance.keyed import Keyed
from alliance.knowledge import changes
from alliance.knowledge.rows import keyed_models

MOST_NAMED = 20


@dataclass
class Group:
    """Rows of one class: how many there are, and the first of them."""

    model: type[Keyed]
    count: int
    rows: list[tuple[str, str]]  # name and page

    @property
    def kind(self) -> str:
        options = self.model._meta
        return str(options.verbose_name if self.count == 1 else options.verbose_name_plural)

    @property
    def untold(self) -> int:
        return self.count - len(self.rows)


@dataclass
class Deletion:
    """What deleting some rows would mean."""

    with_it: list[Group] = field(default_factory=list)
    in_its_way: list[Group] = field(default_factory=list)
    lists: list[Group] = field(default_factory=list)

    def forbidden_to(self, user) -> set[str]:
        """The classes of which rows would go, and may not be deleted by this user."""
        options = [group.model._meta for group in self.with_it]
        return {
            str(one.verbose_name)
            for one in options
            if not user.has_perm(f"{one.app_label}.{get_permission_codename('delete', one)}")
        }


def deletion_of(rows: models.QuerySet) -> Deletion:
    going = hanging_on(rows)
    others = [other for model, other in going.items() if model is not rows.model]
    return Deletion(
        with_it=[group for other in others if (group := group_of(other)).count],
        in_its_way=[group for other in protecting(going) if (group := group_of(other)).count],
        lists=[group for other in listing(rows) if (group := group_of(other)).count],
    )


def hanging_on(rows: models.QuerySet) -> dict[type[Keyed], models.QuerySet]:
    """The rows themselves and all that is deleted with them, by class."""
    conditions: dict[type[Keyed], Q] = {}
    going = {rows.model: rows}
    for model in keyed_models():
        if model in conditions:
            going[model] = model.objects.filter(conditions[model])
        for other, reference in dependants(model) if model in going else ():
            condition = Q(**{f"{reference.name}__in": going[model].order_by().values("pk")})
            conditions[other] = conditions.get(other, Q()) | condition
    return going


def protecting(going: dict[type[Keyed], models.QuerySet]) -> Iterator[models.QuerySet]:
    """The rows that stay, and need one of those that would go."""
    for other in keyed_models():
        needed = Q()
        for reference in other.public_fields():
            is_firm = isinstance(reference, models.ForeignKey) and reference.remote_field.on_delete is models.PROTECT
            if is_firm and reference.related_model in going:
                rows = going[reference.related_model]
                needed |= Q(**{f"{reference.name}__in": rows.order_by().values("pk")})
        if needed:
            staying = other.objects.filter(needed)
            yield staying.exclude(pk__in=going[other].order_by().values("pk")) if other in going else staying


def listing(rows: models.QuerySet) -> Iterator[models.QuerySet]:
    """The rows in whose lists some stand: they are taken out of them."""
    for model, several in changes.lists_of(rows.model):
        yield model.objects.filter(**{f"{several.name}__in": rows.order_by().values("pk")}).distinct()


def group_of(rows: models.QuerySet) -> Group:
    named = rows.select_related(*rows.model.shown_with).order_by("pk")[:MOST_NAMED]
    return Group(rows.model, rows.order_by().count(), [(name_of(row), address_of(row)) for row in named])


def delete_with_reason(model_admin, request: HttpRequest, queryset: models.QuerySet):
    """The action of a list: the stock one, once it is said why."""
    form = WhyForm(request.POST if "post" in request.POST else None)
    request.why_form = form
    if not form.is_valid():
        request.POST = unconfirmed(request.POST)
        return delete_selected(model_admin, request, queryset)
    with changes.held(), told(why=form.cleaned_data["why"]):
        return delete_selected(model_admin, request, queryset)


def unconfirmed(data: QueryDict) -> QueryDict:
    """What was sent, as if it asked only for the page that asks back."""
    data = data.copy()
    data.pop("post", None)
    return data
