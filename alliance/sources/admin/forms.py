"""Forms of keyed rows: they answer in words, and what a key is made of is not offered again."""

from django import forms
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _


class KeyedForm(forms.ModelForm):
    """Checks the rules across columns also where the form shows a column without editing it."""

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self._update_errors(error)


class RowForm(forms.ModelForm):
    """A row beneath a record: its fields have their labels in the head of the table, and say them too."""

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
