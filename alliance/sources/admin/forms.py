"""Forms of keyed rows: they answer in words, and what a key is made of is not offered again."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from django import forms
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from alliance.editing.checks.rules import Problem, refusals


class ToldForm(forms.ModelForm):
    """A form that is shown again bears the problems for which it was refused."""

    problems: ClassVar[Sequence[Problem]] = ()
    is_row: ClassVar[bool] = False

    def _post_clean(self):
        super()._post_clean()
        names = {self.prefix, f"{self.instance.noun()}/{self.instance.key}"} if self.is_row else {""}
        for problem in self.problems:
            if problem.row in names:
                self.tell(problem)

    def tell(self, problem):
        self.add_error(problem.field if problem.field in self.fields else None, problem.text)


class KeyedForm(ToldForm):
    """Checks the rules across columns also where the form shows a column without editing it."""

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self._update_errors(error)
        if set(self.errors) <= {NON_FIELD_ERRORS}:
            self.refuse()
        else:
            self.leave_out(lambda error: error.code == "address")  # the field that it is made of has said it

    def refuse(self):
        """A rule that has words of its own says which field it means; the database says only what is wrong."""
        refused = list(refusals(self.instance))
        if refused:
            of_the_database = {str(rule.violation_error_message) for rule in self._meta.model._meta.constraints}
            self.leave_out(lambda error: " ".join(error.messages) in of_the_database)
        for problem in refused:
            self.tell(problem)

    def leave_out(self, is_said: Callable[[ValidationError], bool]):
        errors = self.errors.get(NON_FIELD_ERRORS)
        if errors is not None:
            errors.data = [error for error in errors.data if not is_said(error)]
            if not errors.data:
                del self.errors[NON_FIELD_ERRORS]


class RowForm(ToldForm):
    """A row beneath a record: its fields have their labels in the head of the table, and say them too."""

    is_row = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", str(field.label))


class KeyedRowForm(RowForm, KeyedForm):
    pass


class RowFormSet(BaseInlineFormSet):
    """Rows whose boxes for deletion have a label too."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete")


class Settled(forms.Widget):
    """What a row refers to, as a link: its key is made of it, so no other is offered."""

    def __init__(self, record: models.Model):
        self.record = record
        super().__init__()

    def render(self, name, value, attrs=None, renderer=None):
        address = reverse(admin_urlname(self.record._meta, "change"), args=[self.record.pk])
        return format_html('<a class="settled" href="{}">{}</a>', address, self.record)


def settle(field: forms.Field, record: models.Model) -> None:
    field.disabled = True
    field.widget = Settled(record)
