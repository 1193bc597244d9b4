"""What the admin of every keyed row has: a key nobody types, a history, and forms that answer in words."""

from typing import ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from alliance.editing.checks.live import Checking
from alliance.editing.drafts.forms import DraftedRows, Drafting
from alliance.editing.exchange.pages import Exchanging
from alliance.editing.history.pages import Storied
from alliance.editing.home.queues import QueueFilter
from alliance.editing.kept.holding import Keeping, hold
from alliance.editing.presence import Attending
from alliance.editing.saving import Saving, attempt_of
from alliance.reports.answering import Answering
from alliance.sources.admin.choices import RecordChoice, RecordChoices
from alliance.sources.admin.forms import KeyedForm, KeyedRowForm, RowFormSet
from alliance.translation import sort_key

# More than anybody types; a longer search would be a tree of conditions too deep for SQLite.
LONGEST_SEARCH = 200
MOST_WORDS = 12


class Roomy:
    """Small text areas: a note is a sentence or two, and two languages stand side by side.

    Beside a reference one can add or correct what it refers to, not delete it.
    """

    formfield_overrides: ClassVar[dict] = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 40})},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordChoice(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordChoices(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field


class KeyedAdmin(
    Roomy, Keeping, Attending, Answering, Checking, Drafting, Saving, Storied, Exchanging, admin.ModelAdmin
):
    """Rows with a key. `identity` names the fields that the key is made of: chosen once, then shown only."""

    form = KeyedForm
    identity: ClassVar[tuple[str, ...]] = ()
    record: ClassVar[tuple[str, ...]] = ("key",)
    empty_value_display = "–"
    show_full_result_count = False
    list_per_page = 50

    class Media:
        js = ("alliance/editing/rows.js", "alliance/editing/choices.js")
        css = {"all": ["alliance/editing/rows.css"]}

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), QueueFilter]

    def get_queryset(self, request):
        """With what the name of a row is made of: for lists, and for those that choices are made from."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.model.shown_with) if self.model.shown_with else rows

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *self.record, *(self.identity if obj else ()))

    def get_fieldsets(self, request, obj=None):
        fieldsets = list(super().get_fieldsets(request, obj))
        return [*fieldsets, (_("Record"), {"fields": [self.record]})] if obj else fieldsets

    def get_search_results(self, request, queryset, search_term):
        """Also found without diacritics, in the columns that are kept for sorting."""
        term = " ".join(search_term[:LONGEST_SEARCH].replace("\0", " ").split()[:MOST_WORDS])
        found, may_have_duplicates = super().get_search_results(request, queryset, term)
        folded = sort_key(term)
        if folded == term.lower():
            return found, may_have_duplicates
        also, _duplicates = super().get_search_results(request, queryset, folded)
        both = Q(pk__in=found.order_by().values("pk")) | Q(pk__in=also.order_by().values("pk"))
        return queryset.filter(both), False

    def save_model(self, request, obj, form, change):
        """A save that changes nothing leaves no trace."""
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def not_saved(self, request):
        hold(request)
        messages.error(request, _("Not saved: another record stands in the way. Look at it and try again."))
        return HttpResponseRedirect(request.path)


class KeyedInline(DraftedRows, Roomy):
    """Rows edited on the page of another; the link leads to their own page, with claims and history."""

    form = KeyedRowForm
    formset = RowFormSet
    extra = 0
    show_change_link = True
    view_on_site = False
    empty_value_display = "–"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = False
        return field

    def get_formset(self, request, obj=None, **kwargs):
        """Rows of a form that is shown again carry their problems, too."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.problems = attempt_of(request).problems
        return formset
