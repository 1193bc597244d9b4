"""Checks before a save: asked for by a script while somebody types, or by a button where no script runs."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpResponseNotAllowed, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse

from alliance.editing.checks.rules import Problem


class Checking:
    """For admins with `Drafting` and `Saving`: `…/check/` tries a form out, and so does its button `_check`."""

    def get_urls(self):
        name, check = self.check_name(), self.admin_site.admin_view(self.check_view)
        return [
            path("add/check/", check, name=f"{name}_add"),
            path("<path:object_id>/check/", check, name=name),
            *super().get_urls(),
        ]

    def check_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_check"

    def check_view(self, request, object_id=None):
        """What saving would come to, as JSON: `problems` with the ids of their fields, `verdicts` by row of claims."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self.drafted(request, object_id, also_editors=True)
        trial = self.trial(request, object_id)
        problems = [as_told(problem) for problem in trial.problems]
        if isinstance(trial.response, TemplateResponse):
            problems += errors_of(trial.response)
        found = request.attempt.assessment
        return JsonResponse({"problems": problems, "verdicts": found.verdicts if found else {}})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        arguments = request, object_id, form_url, extra_context
        if request.method != "POST" or "_check" not in request.POST:
            return super().changeform_view(*arguments)
        obj = self.get_object(request, object_id) if object_id else None
        if bool(obj) != bool(object_id) or not self.may_save(request, obj):
            return super().changeform_view(*arguments)
        trial = self.trial(request, object_id)
        if trial.response is not None:
            return trial.response
        request.attempt.problems, request.attempt.checked, request.is_only_shown = trial.problems, True, True
        return ModelAdmin._changeform_view(self, *arguments)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        address = f"admin:{self.check_name()}"
        context |= {
            "check_address": reverse(address, args=[obj.pk]) if obj else reverse(f"{address}_add"),
            "confirmed": request.POST.getlist("confirmed"),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None):
        """Claims on a form that was tried out show the verdict that they would get."""
        attempt = getattr(request, "attempt", None)
        verdicts = attempt.assessment.verdicts if attempt and attempt.assessment else {}
        for form in (form for formset in formsets for form in formset.forms if form.prefix in verdicts):
            form.instance.tried = verdicts[form.prefix]
        return super().get_inline_formsets(request, formsets, inline_instances, obj)


def as_told(problem: Problem) -> dict[str, Any]:
    """`place` is the id of the field on the page, empty where the problem is of no single field."""
    parts = ["id", problem.row, problem.field] if problem.row else ["id", problem.field]
    place = f"{parts[0]}_{'-'.join(parts[1:])}" if problem.field else ""
    return {"text": problem.text, "place": place, "blocks": problem.blocks, "code": problem.code}


def errors_of(response: TemplateResponse) -> Iterator[dict[str, Any]]:
    """What the form says of itself where it did not get as far as a save."""
    context = response.context_data or {}
    forms = [context["adminform"].form] if "adminform" in context else []
    for inline in context.get("inline_admin_formsets", ()):
        forms += inline.formset.forms
        yield from (as_told(Problem(str(text))) for text in inline.formset.non_form_errors())
    for form in forms:
        for name, errors in form.errors.items():
            field = name if name in form.fields else ""
            yield from (as_told(Problem(str(text), field, form.prefix or "")) for text in errors)
