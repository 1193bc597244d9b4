"""Export and import on the list of every class of records."""

from copy import copy
from dataclasses import replace
from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance.editing.checks.assessing import tell_of
from alliance.editing.exchange import keeping
from alliance.editing.exchange.columns import MOST_BYTES, MOST_ROWS, described
from alliance.editing.exchange.comparing import Compared, Outcome
from alliance.editing.exchange.files import FORMATS, TooLongError, written
from alliance.editing.exchange.forms import ALL, LISTED, NONE, ExportForm, ImportForm, UploadForm
from alliance.editing.exchange.keeping import DryRun
from alliance.editing.exchange.planning import planned
from alliance.editing.exchange.showing import DryRunPage, shown_conflicts
from alliance.editing.exchange.uploads import Line
from alliance.editing.exchange.writing import Import, MovedError, RefusedError, try_out
from alliance.editing.exchange.wrong import WrongFileError
from alliance.knowledge import version
from alliance.knowledge.rows import plain_rows

FILTERS = "_changelist_filters"  # as Django calls the filters of a list in addresses that lead back to it
MOST_TOLD = 20


class Exchanging:
    """For an admin of keyed rows."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("export/", view(self.export_view), name=f"{name}_export"),
            path("import/", view(self.import_view), name=f"{name}_import"),
            path("import/<str:key>/", view(self.dry_run_view), name=f"{name}_dry_run"),
            *super().get_urls(),
        ]

    def page_of_exchange(self, page: str, **arguments) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", kwargs=arguments)

    def changelist_view(self, request, extra_context=None):
        filters = QueryDict(mutable=True)
        filters[FILTERS] = request.GET.urlencode()
        addresses = {"export_address": f"{self.page_of_exchange('export')}?{filters.urlencode()}"}
        if self.may_import(request):
            addresses["import_address"] = self.page_of_exchange("import")
        return super().changelist_view(request, {**addresses, **(extra_context or {})})

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """The choice of a file, and the file."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = "form" in request.GET
        form = ExportForm(request.GET if asked else None, initial=initial_of_export(request))
        if not asked or not form.is_valid():
            return self.exchange_page(request, "export", _("Export"), form=form)
        try:
            return self.exported(request, **form.cleaned_data)
        except TooLongError as error:
            messages.error(request, str(error))
        except IncorrectLookupParameters:
            messages.error(request, _("The list cannot be filtered like that."))
        return HttpResponseRedirect(self.page_of_exchange("export"))

    def exported(self, request: HttpRequest, which: str, form: str, _changelist_filters: str) -> HttpResponse:
        """Raises `TooLongError` for more than a file can hold, and `IncorrectLookupParameters`."""
        at = moment()
        rows = self.rows_to_export(request, which, _changelist_filters)
        if rows.count() > MOST_ROWS:
            words = _("A file has at most %(most)s records: filter the list. All records are under “Data” on the site.")
            raise TooLongError(words % {"most": MOST_ROWS})
        content = written(self.model, plain_rows(rows).items(), at, form)
        name = f"{self.model.plural()}-{at:%Y-%m-%d}.{FORMATS[form].extension}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=FORMATS[form].media_type, headers=headers)

    def rows_to_export(self, request: HttpRequest, which: str, filters: str) -> models.QuerySet:
        if which == LISTED and filters:
            asked = copy(request)
            asked.GET = QueryDict(filters.replace("\0", ""))
            return self.get_changelist_instance(asked).queryset
        rows = self.get_queryset(request)
        return rows.none() if which == NONE else rows.order_by("key")

    def may_import(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) or self.has_add_permission(request)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """The choice of a file to read; its dry run is on a page of its own."""
        if not self.may_import(request):
            raise PermissionDenied
        form = UploadForm(self.model, *sent(request, request.POST, request.FILES))
        if request.method == "POST" and form.is_valid():
            try:
                return HttpResponseRedirect(self.page_of_exchange("dry_run", key=self.run_dry(request, form)))
            except WrongFileError as error:
                form.add_error("file", str(error))
        limits = {"most_rows": MOST_ROWS, "most_megabytes": MOST_BYTES // 1_000_000}
        return self.exchange_page(request, "import", _("Import"), form=form, columns=described(self.model), **limits)

    def run_dry(self, request: HttpRequest, form: UploadForm) -> str:
        """Gives the key of what was found. Raises `WrongFileError`."""
        upload = form.cleaned_data["upload"]
        compared = self.compared(request, upload.lines)
        run = DryRun(self.model.noun(), form.cleaned_data["file"].name, upload.notes, upload.lines, compared)
        return keeping.keep(request, run)

    def compared(self, request: HttpRequest, lines: list[Line]) -> list[Compared]:
        """Raises `WrongFileError`."""
        compared = planned(self.model, lines)
        self.refuse_what_is_forbidden(request, compared)
        try_out(self.model, compared)
        return compared

    def refuse_what_is_forbidden(self, request: HttpRequest, compared: list[Compared]) -> None:
        may_add, may_change = self.has_add_permission(request), self.has_change_permission(request)
        for one in compared:
            makes_it = one.is_gone or one.outcome is Outcome.NEW
            if one.writes and not (may_add if makes_it else may_change):
                one.refuse("", _("You may not do this with records of this kind."))

    def dry_run_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """What a file would change; sent from there, it is written."""
        if not self.may_import(request):
            raise PermissionDenied
        run = keeping.kept(request, self.model, key)
        self.refuse_what_is_forbidden(request, run.compared)  # rights may have been taken since
        is_closed = self.is_closed(request, adding=False)  # to one person alone
        form = ImportForm(self, request, run.compared, *sent(request, request.POST))
        if request.method == "POST" and not is_closed and form.is_valid():
            try:
                return self.imported(request, key, run, form)
            except MovedError:
                run, form = self.looked_at_again(request, key, run)
            except RefusedError as refused:
                add_problems(form, refused)
        shown = DryRunPage(self.model, run, request.GET)
        more = {"conflicts": shown_conflicts(self.model, form), "is_closed": is_closed}
        return self.exchange_page(request, "dry_run", _("Import"), form=form, run=run, shown=shown, **more)

    def looked_at_again(self, request: HttpRequest, key: str, run: DryRun) -> tuple[DryRun, ImportForm]:
        """Records have changed since: how it looks now, with what was typed."""
        words = _("Nothing was written: records have changed since. This is how it looks now.")
        try:
            run = replace(run, compared=self.compared(request, run.lines))
            keeping.keep_again(key, run)
        except WrongFileError as error:
            words = str(error)
        except keeping.OverError:
            words = _("This file has been imported already.")
        form = ImportForm(self, request, run.compared, request.POST)
        form.add_error(None, words)
        return run, form

    def imported(self, request: HttpRequest, key: str, run: DryRun, form: ImportForm) -> HttpResponse:
        """Raises `MovedError` and `RefusedError`, with nothing written."""
        said = form.cleaned_data
        decided = Import(
            self.model, run.lines, run.compared, said["why"], said["source"], form.chosen, warned="warned" in said
        )
        rows = decided.run()
        keeping.forget(request, key)
        text = ngettext("%(number)d record was imported.", "%(number)d records were imported.", len(rows))
        messages.success(request, text % {"number": len(rows)})
        tell_of(decided.made, request)
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def exchange_page(self, request: HttpRequest, page: str, title: str, form, **context) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{title}: {self.opts.verbose_name_plural}",
            "what": title,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, f"admin/editing/exchange/{page}.html", context)


def sent(request: HttpRequest, *parts: QueryDict) -> tuple:
    """What a form is made with: nothing, as long as nothing was sent."""
    return parts if request.method == "POST" else tuple(None for _part in parts)


def initial_of_export(request: HttpRequest) -> dict[str, str]:
    filters = request.GET.get(FILTERS, "")
    return {"which": LISTED if filters else ALL, "form": "xlsx", FILTERS: filters}


def moment() -> datetime:
    """Now, with every change made before it visible: no act that is still being written is older."""
    with transaction.atomic():
        version.queue()
        return datetime.now(UTC)


def add_problems(form: ImportForm, refused: RefusedError) -> None:
    for problem in refused.problems[:MOST_TOLD]:
        place = problem.row.partition("/")[2]
        form.add_error(None, f"{place}: {problem.text}" if place else problem.text)
