"""An editor at work in the admin: opens forms, fills them in as a browser would, and reads what comes back."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import models
from django.urls import reverse
from django.utils.html import strip_tags

from alliance.sources.models import Source


class Editor:
    """Signed in with every permission. `row` is a record to change, or a class to which one is added.

    What is saved cites `self.source`, unless another one is named, or none: `change_source=""`.
    """

    def __init__(self, client):
        self.client = client
        self.user = get_user_model().objects.create_superuser("editor")
        self.source = Source.objects.create(title="What the editor has read", kind="article")
        client.force_login(self.user)

    def get(self, model, page="changelist", *args, **query):
        return self.client.get(address(model, page, *args), query)

    def open(self, row):
        return self.client.get(form_address(row))

    def save(self, row, rows=None, **values):
        """Post the form as it stands with these values; `rows` adds new ones beneath: `{"agenda": [{"topic": 1}]}`."""
        return self.client.post(form_address(row), self.entries(row, rows, **values))

    def save_all_the_same(self, row, rows=None, **values):
        """Post the form, read what it warns of, and confirm all of that."""
        told = self.save(row, rows, **values)
        codes = [problem.code for problem in told.context["attempt"].problems]
        return self.save(row, rows, **values, confirmed=codes)

    def entries(self, row, rows=None, **values) -> dict:
        entries = filled(self.open(row)) | {"change_source": self.source.pk}
        for prefix, added in (rows or {}).items():
            for new in added:
                number = int(entries[f"{prefix}-TOTAL_FORMS"])
                entries |= {f"{prefix}-{number}-{name}": value for name, value in new.items()}
                entries[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
        entries |= {name: getattr(value, "pk", value) for name, value in values.items()}
        return {name: getattr(value, "pk", value) for name, value in entries.items()}

    def delete(self, row):
        return self.client.post(address(row, "delete", row.pk), {"post": "yes", "why": "Never so."})


def address(row, page, *args):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=args)


def form_address(row):
    return address(row, "change", row.pk) if isinstance(row, models.Model) else address(row, "add")


def filled(response) -> dict:
    """What a browser would send if the form were saved as it is."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    entries = {"_base": response.context["base"]} if "base" in response.context else {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if isinstance(value, list):
                entries[bound.html_name] = [getattr(one, "pk", one) for one in value]
            elif value is not None and value is not False and not bound.field.disabled:
                entries[bound.html_name] = bound.field.widget.format_value(value) if isinstance(value, date) else value
    return entries


def words(response) -> str:
    """The text of a page."""
    return " ".join(strip_tags(response.content.decode()).split())


def is_saved(response) -> bool:
    """Whether the form was accepted; a test that fails here shows what it said."""
    assert response.status_code == 302, [str(error) for error in response.context["errors"]]
    return True


@pytest.fixture
def editor(client, db):
    return Editor(client)
