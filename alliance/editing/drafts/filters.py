"""By what the list of drafts is narrowed."""

from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.editing.drafts.keeping import STATES, State
from alliance.editing.models import Draft
from alliance.knowledge.rows import noun_to_model


class StateFilter(admin.SimpleListFilter):
    """Without a choice what is not published yet."""

    title = _("status")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*State.choices, ("all", _("All"))]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("not published yet"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(STATES[State(self.value())]) if self.value() in State else unpublished(queryset)


class WhoseFilter(admin.SimpleListFilter):
    title = _("author")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("mine")), ("others", _("of others"))]

    def queryset(self, request, queryset):
        mine = Draft.authors.through.objects.filter(user_id=request.user.pk).values("draft_id")
        return {"mine": queryset.filter(pk__in=mine), "others": queryset.exclude(pk__in=mine)}.get(self.value())


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        kinds = Draft.objects.order_by("kind").values_list("kind", flat=True).distinct()
        return [(kind, capfirst(name_of(kind))) for kind in kinds]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


def unpublished(queryset):
    return queryset.filter(published_at=None)


def name_of(kind: str) -> str:
    model = noun_to_model().get(kind)
    return str(model._meta.verbose_name) if model else kind
