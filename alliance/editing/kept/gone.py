"""A form that cannot be saved any more, as of a record that somebody has deleted: what was typed is shown as text."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alliance.editing import sheets
from alliance.editing.collisions.authors import Authors
from alliance.editing.spoken import label_of, spoken, spoken_row
from alliance.keyed import Keyed


class Kept(NamedTuple):
    """One thing that stood on the form, in words."""

    label: str
    text: str


def told(model_admin, request: HttpRequest, object_id: str) -> HttpResponse | None:
    """The page that says so; none where there never was such a record, or for who may not see it."""
    if not (object_id.isascii() and object_id.isdecimal() and len(object_id) < 19):
        return None
    entry = model_admin.model.history.filter(id=object_id).order_by("history_date", "history_id").last()
    if entry is None or not model_admin.has_view_or_change_permission(request):
        return None
    why = _(
        "Not saved: this record has been deleted by %(author)s. What stood on your form is kept here, so that you can "
        "copy it. A deleted record can be brought back from the list of deleted records, and then be changed again."
    ) % {"author": Authors().of(model_admin.model, entry.key)}
    deleted = f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_deleted"
    way_back = f"{reverse(deleted)}?{urlencode({'q': entry.key})}"
    return page(model_admin, request, _("This record has been deleted"), why, status=410, way_back=way_back)


def not_allowed(model_admin, request: HttpRequest) -> HttpResponse:
    """What somebody had typed who may not save it: perhaps under another name."""
    why = _("Not saved: you may not change this record. What stood on the form is kept here, so that you can copy it.")
    return page(model_admin, request, _("You may not change this record"), why, status=403)


def page(model_admin, request: HttpRequest, title: str, why: str, status: int, way_back: str = "") -> HttpResponse:
    sheet = sheets.read(model_admin, request, None, request.attempt.base)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "why": why,
        "way_back": way_back,
        "opts": model_admin.opts,
        "kept": list(in_words(model_admin, request, sheet)),
    }
    return TemplateResponse(request, "admin/editing/gone.html", context, status=status)


def in_words(model_admin, request: HttpRequest, sheet: sheets.Sheet):
    """What stands on a sheet, a line for each field and one for each row beneath."""
    model: type[Keyed] = model_admin.model
    for name, value in sheet["record"].items():
        if value not in (None, "", [], False):
            yield Kept(label_of(model, name), spoken(model, name, value))
    for prefix, formset in sheets.formsets_of(model_admin, request, None):
        for row in sheet["rows"].get(prefix, []):
            if not row["deleted"]:
                yield Kept(capfirst(formset.model._meta.verbose_name), spoken_row(formset.model, row["values"]))
