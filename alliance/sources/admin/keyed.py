"""What the admin of every keyed row has: a key nobody types, a history, and forms that answer in words."""

from typing import ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, models, transaction
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin
from simple_history.manager import SIMPLE_HISTORY_REVERSE_ATTR_NAME

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

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field


class KeyedAdmin(Roomy, SimpleHistoryAdmin):
    """Rows with a key. `identity` names the fields that the key is made of: chosen once, then shown only."""

    form = KeyedForm
    identity: ClassVar[tuple[str, ...]] = ()
    record: ClassVar[tuple[str, ...]] = ("key",)
    empty_value_display = "–"
    show_full_result_count = False
    list_per_page = 50

    class Media:
        css = {"all": ["alliance/admin.css"]}

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
        """A save that changes nothing leaves no trace; bringing a former version back is a change."""
        if not change or form.has_changed() or hasattr(obj, SIMPLE_HISTORY_REVERSE_ATTR_NAME):
            super().save_model(request, obj, form, change)

    def changelist_view(self, request, extra_context=None):
        """PostgreSQL knows no NUL, wherever in the address it stands."""
        if any("\0" in value for values in request.GET.lists() for value in values[1]):
            messages.error(request, _("Null characters are not allowed."))
            return HttpResponseRedirect(request.path)
        return super().changelist_view(request, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Where somebody else was quicker the form is checked again and says what it now meets."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except DatabaseError:
                return self.not_saved(request)

    def history_view(self, request, object_id, extra_context=None):
        try:
            return super().history_view(request, only_number(object_id), extra_context)
        except ObjectDoesNotExist:
            raise Http404(_("What this record refers to is gone.")) from None

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        numbers = only_number(object_id), only_number(version_id)
        try:
            with transaction.atomic():
                return super().history_form_view(request, *numbers, extra_context)
        except ObjectDoesNotExist:
            raise Http404(_("What this version refers to is gone.")) from None
        except IntegrityError:
            return self.not_saved(request)

    def not_saved(self, request):
        messages.error(request, _("Not saved: another record stands in the way. Look at it and try again."))
        return HttpResponseRedirect(request.path)


class KeyedInline(Roomy):
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


def only_number(text: str) -> str:
    """A part of an address that must be a database id; anything else is not found."""
    if not (text.isascii() and text.isdecimal()):
        raise Http404
    return text
